#!/usr/bin/env bash
# Installs what the build needs and this machine lacks. What fits already is left alone.
. "$(dirname "$0")/environment.sh"

trunk_version=0.21.14
# Older ones, Debian 12's 108 among them, mix up the tables of references, and the console does not start.
least_binaryen=116
binaryen_version=132.0.0
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

if ! has cargo || ! has rustc; then
  echo 'Rust is missing: install rustup with the stable toolchain, then run the same command again.' >&2
  exit 1
fi

packages=()
has cc || packages+=(build-essential)
has pkg-config || packages+=(pkg-config)
{ has pkg-config && pkg-config --exists openssl; } || packages+=(libssl-dev)
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

if [ "$(wasm-opt --version 2>/dev/null | awk '{ print $3 + 0 }')" -lt "$least_binaryen" ] 2>/dev/null || ! has wasm-opt; then
  scripts/install-npm-tool.sh binaryen "$binaryen_version" wasm-opt
fi
