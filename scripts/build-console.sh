#!/usr/bin/env bash
# Builds the release console into dist/, unless nothing it is made of has changed since.
. "$(dirname "$0")/environment.sh"

stamp=.tools/console-built
sources=(src contract style public index.html Trunk.toml Cargo.toml Cargo.lock .cargo)

if [ -f dist/index.html ] && [ -f "$stamp" ] && [ -z "$(find "${sources[@]}" -newer "$stamp" -print -quit)" ]; then
  exit 0
fi

say 'Building the console'
mkdir -p .tools
started=$(mktemp)
# Both tools Trunk might fetch are on the PATH, so it needs no network of its own.
TRUNK_SKIP_VERSION_CHECK=true trunk build --release --cargo-profile console --dist dist
# A source saved while the build ran is newer than the stamp and builds again.
mv "$started" "$stamp"
