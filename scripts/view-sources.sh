#!/usr/bin/env bash
# Lists the files with view macros, one a line.
. "$(dirname "$0")/environment.sh"

git grep --files-with-matches --untracked --fixed-strings 'view! {' -- 'src/*.rs' 'tests/browser/*.rs' || true
