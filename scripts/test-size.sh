#!/usr/bin/env bash
# Adds up what a first visit downloads and compares it with the budget. The whole console is one wasm file, so
# every page, script and style sheet of the build belongs to the first visit. A file without a brotli twin counts in full.
. "$(dirname "$0")/environment.sh"
. scripts/counting.sh

budget=307200
total=0

while IFS= read -r file; do
  sent=$file
  [ ! -f "$file.br" ] || sent=$file.br
  bytes=$(stat -c %s "$sent")
  total=$((total + bytes))
  printf '%9d  %s\n' "$bytes" "${file#dist/}"
done < <(find dist -type f \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.wasm' \) | LC_ALL=C sort)

printf '%9d  of %d bytes in brotli for a first visit\n' "$total" "$budget"

if [ "$total" -eq 0 ]; then record size 1 0 0; fi
if [ "$total" -le "$budget" ]; then record size 0 1 0; fi
echo "The console is $((total - budget)) bytes over its budget. Find what grew before raising it." >&2
record size 1 0 1
