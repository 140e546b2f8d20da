# What the README's commands call. `make help` lists them.
#
# Everything is set up by need: a stamp file in the virtual environment is newer than what it was made from, or the
# step is done again. The pages have their own test of whether they are current (app/launch/frontend.py).

VENV ?= .venv
python := $(VENV)/bin/python
pip := $(python) -m pip install -qq --no-input --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install run test check bench integrity lock clean
.DELETE_ON_ERROR:

help: ## List these commands
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(VENV)/.run ## Open the room at http://localhost:3000 (PORT=3001 make run for another port)
	@$(python) -m app.cli serve

install: $(VENV)/.run ## Install what `make run` needs, and stop there

test: $(VENV)/.dev ## Set up all that the tests need, a browser included, then run every check and every test
	@browser=$$($(python) -m tests.browser) && echo "Browser: $$browser"
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(python) -m app.cli build
	$(python) -m pytest

check: $(VENV)/.dev ## Lint, types, import contracts and the quick tests (no browser, no PostgreSQL)
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(python) -m pytest -m "not browser and not postgres and not server"

bench: $(VENV)/.dev ## Measure the live room beside baselines of the same run, within ten minutes (bench/README.md)
	$(python) -m app.cli build
	$(python) -m bench --full-integrity --minutes 12
	$(python) -m tests.integrity.promises .bench/integrity.json README.md

integrity: $(VENV)/.dev ## Try every promise about votes at full size, and put the table into the README
	$(python) -m app.cli build
	$(python) -m pytest tests/integrity --full-integrity --integrity-report .bench/integrity.json
	$(python) -m tests.integrity.promises .bench/integrity.json README.md

lock: $(VENV)/.dev ## Write requirements/ anew from pyproject.toml, with hashes
	@$(call compile,run) requirements/build.in
	@$(call compile,dev) requirements/build.in --extra dev --constraint requirements/run.txt

clean: ## Remove what was built and installed; the data folder stays
	rm -rf $(VENV) .web build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find app bench migrations tests -name __pycache__ -type d -prune -exec rm -rf {} +

compile = $(VENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file requirements/$(1).txt

$(python):
	@found=$$(sh scripts/find-python) && echo "Making the virtual environment $(VENV) ..." && $$found -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(python)
	@echo "Installing what Mission Room needs; this happens once and takes a minute or two ..."
	@$(pip) --require-hashes -r requirements/run.txt
	@$(pip) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the tests need ..."
	@$(pip) --require-hashes -r requirements/dev.txt
	@touch $@
