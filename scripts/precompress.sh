#!/usr/bin/env bash
# Writes a brotli and a gzip twin beside each file of dist/ that compresses. A new build starts without twins.
. "$(dirname "$0")/environment.sh"

if ! compgen -G 'dist/*.wasm.br' >/dev/null; then
  "$CARGO_TARGET_DIR/release/cloud-ui" precompress dist
fi
