# What one calls here. Everything is installed into the project: .venv and .tools.

PORT ?= 8000
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if \
  $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
LAPTOP = PYTHONPATH=build $(PYTHON) -m laptop

.PHONY: run day clean test lint races lives bench rehearse requirements tests python

run: python
	@$(PYTHON) build/laptop/bootstrap.py pool
	@.venv/bin/python -m laptop run --port $(PORT)

day: python
	@$(LAPTOP) day "$(DATE)"

clean: python
	@$(LAPTOP) clean

# Everything but the rehearsal, in about a quarter of an hour on two cores; installs what is missing, Chromium too.
test: tests lint
	@.venv/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder \
	  --ignore tests/rehearsal --ignore tests/bench

lint: tests
	@.venv/bin/ruff check && .venv/bin/ruff format --check --quiet
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo --no-cache > .cache/arrows.log || { cat .cache/arrows.log; exit 1; }
	@.venv/bin/zizmor --offline --quiet --no-progress .github
	@.venv/bin/python -m directory check

# The races of `make test` again, two hundred rounds of each, five hundred of appointments; or as
# many as RACE_ROUNDS says, and two and a half times as many of appointments.
RACE_ROUNDS ?= 200
races: tests
	@RACE_ROUNDS=$(RACE_ROUNDS) .venv/bin/python -m pytest -n 2 --dist loadfile tests/races

# Everything people can do, in two thousand random runs of fifty steps; or as many as POOL_EXAMPLES and
# POOL_STEPS say. `make test` does sixty.
POOL_EXAMPLES ?= 2000
POOL_STEPS ?= 50
lives: tests
	@POOL_EXAMPLES=$(POOL_EXAMPLES) POOL_STEPS=$(POOL_STEPS) .venv/bin/python -m pytest \
	  tests/domain/test_state_machine.py

# Ratios against the plain tools, in one run; never a verdict.
bench: tests
	@.venv/bin/python -m tests.bench

# The same stack, built and deployed into an emulated AWS, and the story lived through over HTTP.
rehearse: tests
	@.venv/bin/python tests/rehearsal/tools.py
	@.venv/bin/python -m pytest tests/rehearsal

tests: python
	@$(PYTHON) build/laptop/bootstrap.py tests
	@$(PYTHON) tests/chromium.py

# Pins what the .in files ask for, with hashes and without naming any registry.
requirements: tests
	@for name in functions/requirements requirements tests/requirements build/laptop/emulator \
	  build/laptop/uv tests/rehearsal/requirements tests/rehearsal/checkov; do \
	  .venv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate $$name.in -o $$name.txt || exit 1; done

python:
	@test -n "$(PYTHON)" || { echo "Mentor Pool needs Python 3.11 or newer: install python3 (Debian:" \
	  "apt install python3 python3-venv), then call make again." >&2; exit 1; }
