#!/usr/bin/env bash
# Measures the release build in Chromium. Prints figures and judges none of them: budgets are tests.
. "$(dirname "$0")/environment.sh"

cd tests/e2e
CLOUD_UI_BINARY="$CARGO_TARGET_DIR/release/cloud-ui" exec npx --no-install playwright test --config bench.config.ts "$@"
