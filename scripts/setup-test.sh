#!/usr/bin/env bash
# Installs what the tests need and this machine lacks: Chromium, ChromeDriver and npm packages.
. "$(dirname "$0")/environment.sh"

packages=()
[ -n "${CHROMIUM:-}" ] || has chromium || packages+=(chromium)
[ -n "${CHROMEDRIVER:-}" ] || has chromedriver || packages+=(chromium-driver)
[ ${#packages[@]} -eq 0 ] || scripts/install-packages.sh "${packages[@]}"

scripts/node-packages.sh
