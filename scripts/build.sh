#!/usr/bin/env bash
# Builds console and server side by side: the console's link-time optimization keeps only one core busy.
. "$(dirname "$0")/environment.sh"

scripts/build-console.sh &
console=$!
scripts/build-server.sh &
server=$!

status=0
wait "$console" || status=1
wait "$server" || status=1
[ "$status" -eq 0 ] || exit 1

scripts/precompress.sh
