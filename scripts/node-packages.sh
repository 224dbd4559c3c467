#!/usr/bin/env bash
# Installs the end-to-end tests' npm packages as locked, once for each state of the lock file.
. "$(dirname "$0")/environment.sh"

if ! has npm; then
  echo 'npm is missing: install Node.js 20 or newer with npm, then run the same command again.' >&2
  exit 1
fi

cd tests/e2e
if ! cmp -s package-lock.json node_modules/.installed-lock; then
  say 'Installing the npm packages of the end-to-end tests'
  # Playwright would fetch browsers of its own; the tests use the system's Chromium.
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit
  cp package-lock.json node_modules/.installed-lock
fi
