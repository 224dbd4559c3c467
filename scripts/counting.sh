# Sourced by the suites: what a suite counted is kept, and a suite that ran nothing has failed.

counts="$CARGO_TARGET_DIR/test-counts"
logs="$CARGO_TARGET_DIR/test-logs"
mkdir -p "$counts" "$logs"

# record SUITE STATUS PASSED FAILED: keeps the counts and leaves the script with the suite's outcome.
record() {
  local suite=$1 status=$2 passed=$3 failed=$4
  if [ $((passed + failed)) -eq 0 ]; then
    echo "The $suite suite ran no test." >&2
    status=1
  fi
  # A runner may fail without a failing test, when it cannot build or start.
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  if [ "$failed" -ne 0 ]; then status=1; fi
  echo "$passed $failed" >"$counts/$suite"
  echo "$suite: $passed passed, $failed failed" >&2
  exit "$status"
}

# cargo_counts LOG: prints "PASSED FAILED", summed over the closing lines of cargo-nextest and of the built-in harness.
cargo_counts() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    / tests? run: / {
      match($0, /[0-9]+(\/[0-9]+)? tests? run: [0-9]+ passed/)
      split(substr($0, RSTART, RLENGTH), word, " ")
      split(word[1], run, "/")
      passed += word[4]
      failed += run[1] - word[4]
    }
    /^test result: / {
      for (i = 2; i <= NF; i++) {
        if ($i == "passed;") passed += $(i - 1)
        if ($i == "failed;") failed += $(i - 1)
      }
    }
    END { print passed + 0, failed + 0 }'
}
