#!/usr/bin/env bash
# Builds one published cargo tool into .tools, quickly: its own link-time optimization costs minutes and buys nothing here.
# Usage: install-cargo-tool.sh CRATE VERSION [CARGO-INSTALL-OPTION…]
. "$(dirname "$0")/environment.sh"

crate=$1 version=$2
shift 2

say "Installing $crate $version"
# A build folder of its own: the project's flags and locks stay out of it.
CARGO_TARGET_DIR="$PWD/.tools/build" \
CARGO_PROFILE_RELEASE_LTO=off \
CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
  cargo install "$crate" --version "$version" --root .tools --force "$@"
rm -rf .tools/build
