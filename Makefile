# make help lists what there is. Everything stays in this clone: .venv, .build, notebooks/outputs.

# Every Debian package that anything here needs; installed only when missing.
DEBIAN_PACKAGES := g++ python3-venv libzmq3-dev libsodium-dev libsleef-dev libboost-math-dev \
	zlib1g-dev liblz4-dev libzstd-dev liblzma-dev libxxhash-dev libhdf5-dev curl chromium
PDF_PACKAGES := texlive-xetex texlive-fonts-recommended texlive-plain-generic pandoc librsvg2-bin \
	fonts-linuxlibertine fonts-dejavu-core
NOTEBOOK_PACKAGES := $(filter-out chromium,$(DEBIAN_PACKAGES))

ROOT := $(filter 0,$(shell id -u))
SUDO := $(if $(ROOT),,sudo)

RELEASE := .build/release/dipole
# The tests see internals, so theirs is a build of its own: the two never rebuild each other.
TESTING := --configuration release --scratch-path .build/testing -Xswiftc -enable-testing
RESULTS := .build/results
OUTPUT := .build/notebooks
FRONTEND ?= Tests/frontend kernelspec/pygments

export PATH := $(CURDIR)/.venv/bin:$(PATH)
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: help notebook notebooks test counts lint bench pdf clean release testing debian-notebook \
	debian-test debian-pdf swift

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

notebook: release .venv/notebook.stamp ## open JupyterLab on notebooks/ (HEADLESS=1: execute the tour)
	$(RELEASE) install --prefix .venv
ifdef HEADLESS
	mkdir -p $(OUTPUT)
	jupyter nbconvert --log-level WARN --to notebook --execute notebooks/01-tour.ipynb \
		--output-dir $(OUTPUT)
	jupyter nbconvert --log-level WARN --to html $(OUTPUT)/01-tour.ipynb
	@echo "The executed tour is $(CURDIR)/$(OUTPUT)/01-tour.ipynb; to read it: 01-tour.html beside it."
else
	jupyter lab --notebook-dir notebooks $(if $(ROOT),--allow-root)
endif

test: lint testing .venv/test.stamp ## run every test; the counts come last
	@rm -rf $(RESULTS); mkdir -p $(RESULTS)
	@status=0; \
	swift test $(TESTING) --skip-build --disable-xctest \
		--xunit-output $(RESULTS)/swift.xml || status=1; \
	DIPOLE=$(CURDIR)/.build/testing/release/dipole \
		pytest $(FRONTEND) --junitxml $(RESULTS)/pytest.xml || status=1; \
	$(MAKE) --silent counts || status=1; \
	exit $$status

counts: ## print the counts of the last `make test`
	@python3 Tests/counts.py $(RESULTS)/swift.xml $(RESULTS)/pytest.xml

lint: swift ## check the format of the Swift sources
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

bench: release .venv/bench.stamp ## measure beside ipykernel, xeus-python and C; rewrite the table
	$(RELEASE) install --prefix .venv
	python3 Benchmarks/bench.py --write
	python3 Benchmarks/interrupt.py --write
	python3 Benchmarks/rate.py --write
	python3 Benchmarks/selection.py --write
	python3 Benchmarks/fit.py --write
	python3 Benchmarks/rule_coverage.py --write
	python3 Benchmarks/coherent.py --write
	python3 Benchmarks/xenonnt.py --write

notebooks: release .venv/test.stamp ## execute every notebook; any other output than committed fails
	DIPOLE=$(CURDIR)/$(RELEASE) pytest Tests/frontend/test_notebooks.py -rs

pdf: debian-pdf .venv/notebook.stamp ## export every notebook as PDF and as HTML
	mkdir -p $(OUTPUT)
	jupyter nbconvert --log-level WARN --config kernelspec/nbconvert/config.py --to pdf \
		--output-dir $(OUTPUT) notebooks/*.ipynb
	jupyter nbconvert --log-level WARN --to html --output-dir $(OUTPUT) notebooks/*.ipynb
	@echo "They are in $(CURDIR)/$(OUTPUT)."

clean: ## remove everything that was built or installed here
	rm -rf .build .venv

release: debian-notebook swift
	swift build --configuration release --product dipole
	swift build --configuration release --product dipole-hdf5

testing: debian-test swift
	swift build $(TESTING) --build-tests

# -- what must be installed first -----------------------------------------------------------------

debian-notebook: MISSING_FROM := $(NOTEBOOK_PACKAGES)
debian-test: MISSING_FROM := $(DEBIAN_PACKAGES)
debian-pdf: MISSING_FROM := $(PDF_PACKAGES)
debian-notebook debian-test debian-pdf:
	@missing=$$(for package in $(MISSING_FROM); do \
		dpkg-query --show --showformat '$${Status}\n' $$package 2>/dev/null \
			| grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
		echo "installing:" $$missing; \
		$(SUDO) apt-get update --quiet && \
		$(SUDO) apt-get install --yes --quiet --no-install-recommends $$missing; \
	fi

swift:
	@command -v swift >/dev/null || { \
		echo "No swift on PATH. Dipole is built with Swift 6.2 or later: https://www.swift.org/install"; \
		exit 1; }

.venv/bin/pip: | debian-notebook
	PATH="$${PATH#*:}" python3 -m venv --clear .venv

LEXER := $(wildcard kernelspec/pygments/*.toml kernelspec/pygments/dipole_pygments/*.py)

.venv/notebook.stamp: requirements.txt $(LEXER) | .venv/bin/pip
	pip install --quiet --requirement requirements.txt
	pip install --quiet --no-deps --no-build-isolation --force-reinstall ./kernelspec/pygments
	touch $@

.venv/test.stamp: Tests/frontend/requirements.txt .venv/notebook.stamp
	pip install --quiet --requirement $<
	touch $@

.venv/bench.stamp: Benchmarks/requirements.txt .venv/notebook.stamp
	pip install --quiet --requirement $<
	touch $@
