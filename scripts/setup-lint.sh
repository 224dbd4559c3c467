#!/usr/bin/env bash
# Installs what lint needs and this machine lacks.
. "$(dirname "$0")/environment.sh"

leptosfmt_version=0.1.33

if [ "$(leptosfmt --version 2>/dev/null)" != "leptosfmt $leptosfmt_version" ]; then
  scripts/install-cargo-tool.sh leptosfmt "$leptosfmt_version" --locked
fi

scripts/node-packages.sh
