#!/usr/bin/env bash
# Formatting, clippy for both targets with warnings denied, types of the end-to-end tests, repository rules.
# All checks run, so that one look shows everything there is to mend.
. "$(dirname "$0")/environment.sh"

failed=()
check() {
  local name=$1
  shift
  say "$name"
  "$@" || failed+=("$name")
}

check_views() { scripts/view-sources.sh | xargs -r leptosfmt --check --quiet; }
check_types() { (cd tests/e2e && npx --no-install tsc --noEmit); }

check 'rustfmt' cargo fmt --all --check
check 'leptosfmt' check_views
check 'clippy, native' cargo clippy --workspace --exclude cloud-ui-browser-tests --all-targets -- -D warnings
check 'clippy, wasm32' cargo clippy --target wasm32-unknown-unknown --package cloud-ui --lib --bins -- -D warnings
check 'clippy, browser tests' cargo clippy --target wasm32-unknown-unknown --package cloud-ui-browser-tests --all-targets -- -D warnings
check 'types of the end-to-end tests' check_types
check 'repository rules' cargo test --package cloud-ui --test repo_rules

if [ ${#failed[@]} -ne 0 ]; then
  printf '\nlint failed: %s\n' "$(IFS=';'; echo "${failed[*]}")" >&2
  exit 1
fi
say 'lint passed'
