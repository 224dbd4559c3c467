#!/usr/bin/env bash
# Adds up what the first visit downloads to show the login page, and compares it with the budget; then tells what
# the console adds after the sign-in. A file without a brotli twin counts in full.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

budget=307200

# Prints each file with the bytes that are sent of it, and sets `total` to their sum.
add_up() {
  total=0
  for file in "$@"; do
    sent=$file
    [ ! -f "$file.br" ] || sent=$file.br
    bytes=$(stat -c %s "$sent")
    total=$((total + bytes))
    printf '%9d  %s\n' "$bytes" "${file#dist/}"
  done
}

add_up dist/console-*.js dist/console-*.wasm
printf '%9d  bytes in brotli for the console, after the sign-in\n' "$total"

add_up dist/index.html dist/*.css dist/boot.js dist/theme.js dist/sign-in.js dist/sign-in_bg.wasm
printf '%9d  of %d bytes in brotli for a first visit\n' "$total" "$budget"

if [ "$total" -eq 0 ]; then record size 1 0 0; fi
if [ "$total" -le "$budget" ]; then record size 0 1 0; fi
echo "The login page is $((total - budget)) bytes over its budget. Find what grew before raising it." >&2
record size 1 0 1
