# Needs Python 3.11 or newer and make, nothing else; uses uv where it is installed.
#
#   make demo    read the shipped reports and write a brief; its path is the last line
#   make test    run the tests
#   make check   format, lint, types, contracts between the rooms, docs in step with the code
#   make docs    write the pages that are made from the code, and build the site
#   make long    the tests that take minutes
#   make spark   put PySpark into the environment, for the tests of many machines; Spark needs Java 17
#   make frontend   build the map and the fonts of the edition anew; needs node, which nothing else does
#   make lock    pin the newest versions of what pyproject.toml asks for
#   make clean   remove what was made

PYTHON ?= python3
VENV ?= .venv
OUT ?= out

BIN := $(VENV)/bin
RUN := OMP_NUM_THREADS=1 $(BIN)/python
LOCK := requirements-dev.txt
MADE := $(VENV)/.made
CODE := src tests evaluation gazetteer training docs frontend

.DEFAULT_GOAL := help
.PHONY: help demo test check docs long spark frontend lock clean

help:
	@sed -n 's/^#   //p' Makefile

demo: $(MADE)
	@$(BIN)/variorum demo $(OUT)/demo

test: $(MADE)
	@$(RUN) -m pytest -rs

long: $(MADE)
	@$(RUN) -m pytest -rs -m long

check: $(MADE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(RUN) -m docs.generate --check
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir $(OUT)/site

docs: $(MADE)
	@$(RUN) -m docs.generate
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir $(OUT)/site
	@echo "$(OUT)/site/index.html"

spark: $(MADE)
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python -c $(LOCK) -e '.[spark]'; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -c $(LOCK) -e '.[spark]'; \
	fi

frontend: $(MADE)
	@PYTHONPATH=src $(BIN)/python -m frontend.towns > frontend/src/towns.tsv
	@cd frontend && npm ci --silent && node build.mjs

lock:
	@command -v uv >/dev/null 2>&1 || { echo "make lock needs uv, which resolves for every system at once"; exit 2; }
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --upgrade --no-header --no-annotate --quiet --output-file $(LOCK)

clean:
	@rm -rf $(OUT) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# One environment, made anew where the pinned versions change.
$(MADE): $(LOCK) pyproject.toml
	@command -v uv >/dev/null 2>&1 || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
	  test -x $(BIN)/python || uv venv --quiet --python '>=3.11' $(VENV); \
	  uv pip install --quiet --python $(BIN)/python -r $(LOCK) && \
	  uv pip install --quiet --python $(BIN)/python --no-deps -e .; \
	else \
	  test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(LOCK) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .; \
	fi
	@touch $@
