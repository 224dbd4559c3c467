# Every command of the project. The work is done by the scripts, one purpose each.

.DEFAULT_GOAL := help
.PHONY: help run dev build test test-native test-browser test-size test-e2e lint format bench screenshots \
	setup-build setup-test setup-lint

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build the release console and server, and start them with demo data on http://localhost:8888
	@scripts/run.sh $(ARGS)

dev: setup-build ## the same with a debug console that rebuilds and reloads when a source changes
	@scripts/dev.sh $(ARGS)

build: setup-build ## release build: dist/ and the server's binary
	@scripts/build.sh

test: setup-build setup-test ## every test there is
	@scripts/test.sh

test-native: setup-build ## unit and server tests on this machine's own target
	@scripts/test-native.sh

test-browser: setup-build setup-test ## building blocks and session in a headless browser
	@scripts/test-browser.sh

test-size: build ## what a first visit downloads, against its budget
	@scripts/test-size.sh

test-e2e: build setup-test ## the release console against the real server
	@scripts/test-e2e.sh $(ARGS)

lint: setup-build setup-lint ## formatting, clippy for both targets, types of the end-to-end tests, repository rules
	@scripts/lint.sh

format: setup-lint ## format all code as lint wants it
	@scripts/format.sh

bench: build setup-test ## how long the console and the API take
	@scripts/bench.sh $(ARGS)

screenshots: build setup-test ## the pictures in docs/screenshots
	@scripts/screenshots.sh $(ARGS)

setup-build: ## install what the build needs and this machine lacks
	@scripts/setup-build.sh

setup-test: ## install what the tests need and this machine lacks
	@scripts/setup-test.sh

setup-lint: ## install what lint needs and this machine lacks
	@scripts/setup-lint.sh
