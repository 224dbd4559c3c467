#!/usr/bin/env bash
# Runs tests/browser in headless Chromium, started as tests/browser/webdriver.json says.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

log="$logs/browser.log"
status=0

export CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}"
export WASM_BINDGEN_TEST_TIMEOUT="${WASM_BINDGEN_TEST_TIMEOUT:-180}"

cargo test --target wasm32-unknown-unknown --package cloud-ui-browser-tests --tests --no-fail-fast 2>&1 | tee "$log" || status=1

record browser "$status" $(cargo_counts "$log")
