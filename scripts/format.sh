#!/usr/bin/env bash
# Formats all Rust code: rustfmt first, then leptosfmt inside the view macros.
. "$(dirname "$0")/environment.sh"

cargo fmt --all
scripts/view-sources.sh | xargs -r leptosfmt --quiet
