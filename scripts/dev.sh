#!/usr/bin/env bash
# Rebuilds the debug console at each change of a source, and serves it under the same headers as a release.
# Trunk's own server is not used: the script it injects is inline, which the Content-Security-Policy forbids.
. "$(dirname "$0")/environment.sh"

export TRUNK_SKIP_VERSION_CHECK=true
console="$CARGO_TARGET_DIR/dev-console"

cargo build --package cloud-ui-server
trunk build --dist "$console"

trunk watch --dist "$console" \
  --watch src --watch contract/src --watch style --watch public --watch index.html &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || true' EXIT

"$CARGO_TARGET_DIR/debug/cloud-ui" serve --demo --console "$console" "$@"
