# make demo and make test are all that a fresh machine with Python 3.11 or newer needs.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Where Python is told not to keep what it compiles, as in many containers, each start would compile everything again.
COMPILE := $(BIN)/python -m compileall -q kzgraph

.PHONY: help demo test check eval bench-extraction bench-names bench-neo4j bench-resolution clean
.DEFAULT_GOAL := help

help: ## Show these lines
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

demo: $(VENV)/.installed ## Run everything on the five documents in seeds/ and write demo/
	@$(BIN)/kzgraph demo

test: $(VENV)/.installed-dev ## Run every test; real parts that are missing are installed where that is allowed
	@bash scripts/test-tools.sh
	@# What is compiled is kept whatever the machine says: else every worker and every program it starts compiles again.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadgroup

check: $(VENV)/.installed-dev ## Check format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict kzgraph
	@for script in .ci/run scripts/*.sh; do bash -n "$$script" || exit 1; done

eval: $(VENV)/.installed-dev ## Score the annotated documents that are there, and compare with bench/scores.json
	@$(BIN)/python scripts/eval.py

bench-extraction: $(VENV)/.installed-dev ## Measure speed and memory of the extraction (100,000 documents: half an hour)
	@$(BIN)/python bench/extraction.py

bench-names: $(VENV)/.installed-dev ## Compare the matcher of names with two measures of likeness on the labelled pairs
	@$(BIN)/python bench/names.py

bench-neo4j: $(VENV)/.installed-dev ## Measure loading a Neo4j server against a short script, one MERGE a row and Neo4jWriter
	@$(PIP) -e '.[bench]'
	@$(BIN)/python bench/neo4j_load.py

bench-resolution: $(VENV)/.installed-dev ## Measure resolution on up to a million mentions whose truth is known: speed, memory, accuracy
	@$(BIN)/python bench/resolution.py

clean: ## Remove what was made, except the virtual environment (rm -r .venv)
	rm -rf demo build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@bash scripts/make-venv.sh $(VENV) $(PYTHON)
	@# Older ones take the extra html_clean for another than html-clean, and warn. Without a newer one all works too.
	@$(PIP) 'pip>=23.3' || true

# The stamps are younger than pyproject.toml, or pip runs again.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing kzgraph into $(VENV) (a minute or two, once)"
	@$(PIP) -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing kzgraph and what its tests need into $(VENV) (a minute or two, once)"
	@$(PIP) -e '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed
