#!/usr/bin/env bash
# Installs Debian packages as root or through sudo. Otherwise prints the command and stops.
# Usage: install-packages.sh PACKAGE…
. "$(dirname "$0")/environment.sh"

if [ "$(id -u)" -eq 0 ]; then
  as_root=(env)
elif has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root=(sudo)
else
  as_root=()
fi

if [ ${#as_root[@]} -eq 0 ] || ! has apt-get; then
  printf 'These system packages are missing. Install them, then run the same command again:\n\n  sudo apt-get update && sudo apt-get install -y %s\n\n' "$*" >&2
  exit 1
fi

say "Installing system packages: $*"
"${as_root[@]}" apt-get update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
