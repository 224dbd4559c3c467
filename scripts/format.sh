#!/usr/bin/env bash
# Formats all Rust code: rustfmt, and leptosfmt inside the view macros.
. "$(dirname "$0")/environment.sh"

cargo fmt --all
scripts/view-sources.sh | xargs -r leptosfmt --quiet
# Views that now take several lines make rustfmt lay out differently what follows them.
cargo fmt --all
