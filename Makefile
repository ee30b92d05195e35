# Everything a fresh machine needs: `make run` starts the program, `make test` checks it. Both set themselves up.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test lint types unit window bench screenshots wheel clean

# The first Python of a version that we support; `make run PYTHON=/path/to/python` takes another.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help:
	@echo 'make run     start the program (the first start opens a copy of the sample)'
	@echo 'make test    lint, types and tests'
	@echo 'make window  drive a real window with keyboard and mouse under Xvfb'
	@echo 'make bench   measure beside what sets the limit and beside peers, and write benchmarks/RESULTS.md'
	@echo 'make screenshots  make the pictures of the README anew, from the running program'
	@echo 'make wheel   build dist/*.whl'
	@echo 'make clean   remove what the above have made'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Timeline Explorer needs Python 3.11, 3.12 or 3.13; none was found. On Debian or Ubuntu: sudo apt-get install python3 python3-venv' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks its venv module. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)

# One stamp for what runs the program, one for what checks it: a user never waits for the tools of the tests.
$(VENV)/.run-ready: $(BIN)/python pyproject.toml constraints.txt
	@echo 'Setting up in .venv (once; about a minute) …'
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.run-ready
	@$(BIN)/python -m explorer

test: lint types unit

lint: $(VENV)/.test-ready
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.test-ready
	@$(BIN)/mypy

unit: $(VENV)/.test-ready
	@$(BIN)/python -m explorer doctor --libraries
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

window: $(VENV)/.test-ready
	@$(BIN)/python -m pytest -m real_window tests/window

# Some twenty minutes; `make bench BENCH='--keep FOLDER'` keeps the databases, so that the next run is shorter.
bench: $(VENV)/.test-ready
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(BENCH)

screenshots: $(VENV)/.run-ready
	@$(BIN)/python -m docs.pictures

wheel: $(VENV)/.test-ready
	@$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
