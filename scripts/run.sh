#!/usr/bin/env bash
# Starts the release server with demo data and the release console. Options are passed on, and the last one wins.
. "$(dirname "$0")/environment.sh"

exec "$CARGO_TARGET_DIR/release/cloud-ui" serve --demo --console dist "$@"
