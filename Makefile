# `make` lists the commands. `make check` is the whole truth; `.ci/run` is that on a bare machine.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help install dashboard demo serve test test-deps check static dashboard-static format lint types imports sizes generate generated ledger bench chaos screenshots clean

export UV_PYTHON_DOWNLOADS := never
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WORKERS ?= 3

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) scripts/make_venv.py $(VENV)
	@touch $@

install: $(VENV)/.installed ## Install Buddy and its tools into .venv

dashboard/node_modules/.installed: dashboard/package-lock.json $(VENV)/.installed
	@$(BIN)/python scripts/node.py npm ci --prefix dashboard
	@touch $@

tests/mcp_servers/node_modules/.installed: tests/mcp_servers/package-lock.json $(VENV)/.installed
	@$(BIN)/python scripts/node.py npm ci --prefix tests/mcp_servers
	@touch $@

dashboard: dashboard/node_modules/.installed ## Build the whiteboard's page
	@$(BIN)/python scripts/node.py npm run build --prefix dashboard

demo: install dashboard ## Install everything, run a mission, leave the whiteboard open
	@$(BIN)/python scripts/demo.py

serve: install dashboard ## Start Buddy on this checkout
	@$(BIN)/buddy serve --port $(PORT) --data-dir .buddy

# Compiled beforehand: the tests start hundreds of Buddies, which would each compile what they
# import where Python is told to write no bytecode.
test: install dashboard tests/mcp_servers/node_modules/.installed ## Run the tests; what needs a missing program skips with its reason
	@$(BIN)/python -m compileall -q src
	@$(TESTS)

# Three workers for two cores, and the page's tests at once: many tests wait for a process of their
# own, and leave a core to others. What the page's say comes last, whole.
define TESTS
page=$$(mktemp); \
$(BIN)/python scripts/node.py npm test --prefix dashboard -- --maxWorkers=1 >$$page 2>&1 & page_tests=$$!; \
$(BIN)/pytest -n $(WORKERS) --dist loadgroup --durations=40; failed=$$?; \
wait $$page_tests || failed=1; \
cat $$page; rm $$page; exit $$failed
endef

test-deps: ## Install what the tests use: Debian's packages (root); SearXNG and a small language model into .test-deps
	@PYTHON=$(PYTHON) bash scripts/test_deps.sh

# The rules of sizes are among the tests.
LOOKED_AT := format lint types imports generated dashboard-static

check: $(LOOKED_AT) dashboard tests/mcp_servers/node_modules/.installed ## Everything: what `make static` looks at, the dashboard's own checks, every test
	@$(BIN)/python -m compileall -q src
	@$(TESTS)

static: $(LOOKED_AT) sizes ## All that runs no test of behaviour: format, lint, types, imports, sizes, generated files

dashboard-static: dashboard/node_modules/.installed ## Check the dashboard's format, types, imports, sizes, generated files
	@$(BIN)/python scripts/node.py npm run static --prefix dashboard

format: install ## Fail where the format is off (mend with: ruff format)
	@$(BIN)/ruff format --check src tests scripts bench

lint: install ## Lint
	@$(BIN)/ruff check src tests scripts bench

types: install ## Check types, strictly
	@$(BIN)/basedpyright

imports: install ## Check the floors
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

sizes: install ## Check the architecture rules that are tests
	@$(BIN)/pytest -q -p no:randomly tests/architecture

generate: install ## Write the generated files anew
	@$(BIN)/python scripts/generate_contracts.py
	@$(BIN)/python scripts/generate_openapi.py
	@$(BIN)/python scripts/generate_firestore_indexes.py
	@$(BIN)/python scripts/node.py npm run generate --prefix dashboard

generated: install ## Fail where a generated file is stale
	@$(BIN)/python scripts/generate_contracts.py --check
	@$(BIN)/python scripts/generate_openapi.py --check
	@$(BIN)/python scripts/generate_firestore_indexes.py --check
	@$(BIN)/python scripts/build_minilm.py --check
	@$(BIN)/python scripts/train_intents.py --check
	@$(BIN)/python scripts/train_reader.py --check

ledger: install ## Prove the ledger: 10,000 interleavings on memory, SQLite, PostgreSQL; 300 on Firestore
	@BUDDY_EXAMPLES=10000 BUDDY_REQUIRE=all $(BIN)/pytest -q -n 2 tests/contract/test_ledger_interleavings.py

bench: install ## Measure everything, beside the peers; one part alone: make bench PART=growth
	@$(BIN)/python bench/run.py $(PART)

WORLD ?= sqlite
KILLS ?= 20
STATE ?= .chaos/$(WORLD)
chaos: install ## Kill Buddy at random under load: WORLD=sqlite|postgres|firestore KILLS=n SEED=n STATE=folder
	@PYTHONPATH=bench $(BIN)/python -m chaos --world $(WORLD) --kills $(KILLS) --state $(STATE) \
		$(if $(SEED),--seed $(SEED)) $(if $(HISTORY_CHECKER),--history-checker $(HISTORY_CHECKER))

screenshots: install dashboard ## Take the whiteboard's screenshots in Chromium
	@$(BIN)/python scripts/screenshots.py

clean: ## Remove what was installed and built
	rm -rf $(VENV) .test-deps dashboard/node_modules tests/mcp_servers/node_modules src/buddy/web/static dist build
