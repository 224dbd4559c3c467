#!/usr/bin/env bash
# Builds the release server.
. "$(dirname "$0")/environment.sh"

cargo build --release --package cloud-ui-server
