#!/usr/bin/env bash
# Builds console and server side by side: the console's link-time optimization keeps only one core busy.
. "$(dirname "$0")/environment.sh"

# What runs in the background does not hear the interrupt of a terminal by itself.
trap 'trap - INT TERM; kill 0' INT TERM

scripts/build-console.sh &
console=$!
scripts/build-server.sh &
server=$!

status=0
wait "$console" || status=1
wait "$server" || status=1
[ "$status" -eq 0 ] || exit 1

scripts/precompress.sh
