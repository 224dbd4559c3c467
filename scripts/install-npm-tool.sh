#!/usr/bin/env bash
# Installs a tool from an npm package for this checkout alone.
# Usage: install-npm-tool.sh PACKAGE VERSION BINARY
. "$(dirname "$0")/environment.sh"

package=$1 version=$2 binary=$3

if ! has npm; then
  echo "npm is missing: install Node.js 20 or newer with npm (or $binary yourself), then run the same command again." >&2
  exit 1
fi

say "Installing $binary $version"
npm install --prefix .tools/npm --no-fund --no-audit --no-save "$package@$version"
mkdir -p .tools/bin
ln -sf "../npm/node_modules/.bin/$binary" ".tools/bin/$binary"
