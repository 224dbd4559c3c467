#!/usr/bin/env bash
# Installs what the build needs and this machine lacks. What fits already is left alone.
. "$(dirname "$0")/environment.sh"

trunk_version=0.21.14
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

if ! has cargo || ! has rustc; then
  echo 'Rust is missing: install rustup with the stable toolchain, then run the same command again.' >&2
  exit 1
fi

packages=()
has cc || packages+=(build-essential)
has pkg-config || packages+=(pkg-config)
{ has pkg-config && pkg-config --exists openssl; } || packages+=(libssl-dev)
has wasm-opt || packages+=(binaryen)
[ ${#packages[@]} -eq 0 ] || scripts/install-packages.sh "${packages[@]}"

if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
  rustup target add wasm32-unknown-unknown
fi

# The generated glue and the macro that asks for it must be of one version.
if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $bindgen_version" ] || ! has wasm-bindgen-test-runner; then
  scripts/install-cargo-tool.sh wasm-bindgen-cli "$bindgen_version"
fi

if [ "$(trunk --version 2>/dev/null)" != "trunk $trunk_version" ]; then
  scripts/install-cargo-tool.sh trunk "$trunk_version" --locked
fi
