#!/usr/bin/env bash
# Takes the pictures in docs/screenshots from the release build with demo data.
. "$(dirname "$0")/environment.sh"

# The address shows on some of them: the one that people know.
export CLOUD_UI_PORT=8888

cd tests/e2e
CLOUD_UI_BINARY="$CARGO_TARGET_DIR/release/cloud-ui" exec npx --no-install playwright test --config screenshots.config.ts "$@"
