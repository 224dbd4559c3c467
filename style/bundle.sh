#!/bin/sh
# Joins the style sheets into the one file that index.html links.
set -eu
cd "$(dirname "$0")"
mkdir -p ../target
cat layers.css reset.css tokens.css layout/*.css controls/*.css pages/*.css >../target/console.css.new
# An unchanged sheet keeps its time, so that a watching build rests.
if cmp -s ../target/console.css.new ../target/console.css; then
  rm ../target/console.css.new
else
  mv ../target/console.css.new ../target/console.css
fi
