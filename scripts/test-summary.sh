#!/usr/bin/env bash
# Prints the sum of all suites as the last line, and fails when a test did or when a suite is missing.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

passed=0 failed=0
for suite in native browser size e2e; do
  if [ -f "$counts/$suite" ]; then
    read -r suite_passed suite_failed <"$counts/$suite"
  else
    suite_passed=0 suite_failed=1
    echo "The $suite suite did not run." >&2
  fi
  passed=$((passed + suite_passed)) failed=$((failed + suite_failed))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
