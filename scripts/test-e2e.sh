#!/usr/bin/env bash
# Runs tests/e2e against the release build. Options go to Playwright: a file's name, --grep, --headed.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

report="$PWD/tests/e2e/test-results/report.json"
status=0

rm -f "$report"
(cd tests/e2e && CLOUD_UI_BINARY="$CARGO_TARGET_DIR/release/cloud-ui" npx --no-install playwright test "$@") || status=1

record e2e "$status" $(node tests/e2e/counts.mjs "$report")
