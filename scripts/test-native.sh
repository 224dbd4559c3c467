#!/usr/bin/env bash
# Runs the tests of console, contract and server on this machine's own target.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

crates=(--workspace --exclude cloud-ui-browser-tests)
log="$logs/native.log"
status=0

if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run "${crates[@]}" --no-fail-fast 2>&1 | tee "$log" || status=1
  # cargo-nextest leaves the examples in the documentation to cargo.
  cargo test "${crates[@]}" --doc --no-fail-fast 2>&1 | tee -a "$log" || status=1
else
  cargo test "${crates[@]}" --no-fail-fast 2>&1 | tee "$log" || status=1
fi

record native "$status" $(cargo_counts "$log")
