# Sourced by every script: strict mode, the repository's root as working directory, and the tools' folders on the PATH.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools installed for this checkout alone come first, so that a version it needs never replaces one a person uses elsewhere.
export PATH="$PWD/.tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# Cargo's own variable, made absolute because suites start in folders of their own.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}"
case "$CARGO_TARGET_DIR" in /*) ;; *) CARGO_TARGET_DIR="$PWD/$CARGO_TARGET_DIR" ;; esac

# Read by Trunk, which wants a word where the convention allows any value.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

has() { command -v "$1" >/dev/null 2>&1; }

# say TEXT…: a heading between the outputs of tools, in bold on a terminal.
say() {
  if [ -t 2 ]; then printf '\n\033[1m%s\033[0m\n' "$*" >&2; else printf '\n%s\n' "$*" >&2; fi
}
