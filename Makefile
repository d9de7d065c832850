# The front door: `make` lists the targets.
PY ?= .venv/bin/python
SHARED ?= ../shared
export OMP_NUM_THREADS ?= 1

.PHONY: help setup demo test check lint type contracts format gate bench docs picture rivals model clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/.ready: pyproject.toml requirements.lock
	@python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer with venv is needed: apt-get install python3 python3-venv" >&2; exit 1; }
	test -x .venv/bin/python || python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	.venv/bin/python -m pip install --quiet --constraint requirements.lock --editable . --group dev
	touch $@

setup: .venv/.ready  ## make .venv with the locked dependencies (all other targets call it)

demo: setup  ## build the sample case, print its timeline and findings, write demo/report.html
	$(PY) -m tawatur demo --out demo

test: setup  ## the test suite (needs nothing outside the repository)
	$(PY) -m pytest -n 2

lint: setup  ## ruff: lint and format check
	$(PY) -m ruff check . && $(PY) -m ruff format --check .

format: setup  ## ruff: format and mend what can be mended
	$(PY) -m ruff format . && $(PY) -m ruff check --fix .

type: setup  ## mypy --strict
	$(PY) -m mypy

contracts: setup  ## import contracts of the house
	.venv/bin/lint-imports

docs: setup  ## docs/tables.md and docs/cli.md, made from the code
	$(PY) docs/generate.py

check: lint type contracts test  ## everything that needs no gold

picture: demo  ## docs/images/report.png, the page of the sample story (needs Debian's chromium-headless-shell)
	chromium-headless-shell --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1050 \
		--screenshot=docs/images/report.png "file://$(CURDIR)/demo/report.html"

gate: setup  ## accuracy on SHARED/gold against the committed floors (fails where the gold is missing)
	$(PY) -m bench.accuracy --gate --shared $(SHARED)

bench: setup  ## accuracy and speed, written to docs/accuracy.md and printed
	$(PY) -m bench.accuracy --shared $(SHARED) --write docs/accuracy.md
	$(PY) -m bench.speed --shared $(SHARED)
	$(PY) -m bench.components --shared $(SHARED)

rivals: setup  ## environments of dateparser and mahad for `bench/times.py --rivals train/work/rivals`
	for rival in dateparser==1.5.0 mahad==0.3.0; do \
		.venv/bin/python -m venv train/work/rivals/$${rival%%==*} && \
		train/work/rivals/$${rival%%==*}/bin/pip install --quiet $$rival || exit 1; \
	done

model: setup  ## train the reader from SHARED/data (hours on a CPU; see train/README.md)
	.venv/bin/python -m pip install --quiet --editable '.[train]'
	$(PY) -m train --shared $(SHARED)

clean:  ## drop what can be made again
	rm -rf demo build dist .mypy_cache .ruff_cache .pytest_cache
