#!/usr/bin/env bash
# Runs every suite. The release build goes on beside the native and browser tests, whose debug build shares nothing
# with it; the end-to-end tests come last and alone, because they measure time.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

# What runs in the background does not hear the interrupt of a terminal by itself.
trap 'trap - INT TERM; kill 0' INT TERM

rm -f "$counts"/*

say 'Native and browser tests, with the release build beside them'
scripts/build.sh >"$logs/build.log" 2>&1 &
build=$!

scripts/test-native.sh || true
scripts/test-browser.sh || true

if wait "$build"; then
  say 'Size of a first visit'
  scripts/test-size.sh || true
  say 'End-to-end tests'
  scripts/test-e2e.sh || true
else
  cat "$logs/build.log" >&2
  echo 'The release build failed.' >&2
fi

say 'All suites'
scripts/test-summary.sh
