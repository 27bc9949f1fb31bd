# The commands of this project. `make` alone explains them.
#
# Each target sets up what it needs: a virtual environment in .venv, and in it the versions that one of the
# locks in requirements/ names, with their hashes. Nothing outside of this folder is changed, but for the
# browser that `make test` installs where the machine has none.
#
# Works with GNU Make 3.81, the one of macOS.

PYTHON = python3
BASE = main
BUILDER = mkdocs
ADDRESS = 127.0.0.1:8000

VENV = .venv
BIN = $(VENV)/bin
LOCKS = build site zensical test reuse
# Ready-made packages alone: nothing is compiled, and no package runs code while it is installed.
PIP_INSTALL = $(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes --only-binary :all:

# Material advertises against MkDocs 2 at every start. The locks keep to MkDocs 1.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL = help
# All targets share one virtual environment.
.NOTPARALLEL:

.PHONY: help
help: ## this list
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '  %-11s %s\n' "$$target" "$$text"; done
	@echo
	@echo 'Settings, as in `make site BUILDER=zensical`:'
	@echo '  BUILDER   mkdocs (the default) or zensical'
	@echo '  BASE      the branch, or commit, with which `make diff` compares: $(BASE)'
	@echo '  ADDRESS   where `make serve` serves: $(ADDRESS)'
	@echo '  PYTHON    what makes the virtual environment, 3.11 or newer: $(PYTHON)'
	@echo '  ARGS      more words for pytest, check, bench, compare, mutate, audit or outside, as in'
	@echo '            `make test ARGS="-k links"`'

# In strict mode the server of MkDocs hangs after the first mistake in a file, so here they are only shown.
.PHONY: serve
serve: $(VENV)/.site ## build the site, serve it, and build it again whenever a file is saved
	$(BIN)/mkdocs serve --no-strict --dev-addr $(ADDRESS)

.PHONY: site
site: site-$(BUILDER) ## build the site in site/

.PHONY: site-mkdocs
site-mkdocs: $(VENV)/.site
	$(BIN)/python scripts/build_site.py mkdocs

.PHONY: site-zensical
site-zensical: $(VENV)/.zensical
	$(BIN)/python scripts/build_site.py zensical

site-%:
	@echo 'BUILDER is mkdocs or zensical, not "$*".' >&2; exit 2

.PHONY: check
check: $(VENV)/.build ## list what is wrong in the annotations; takes seconds and writes nothing
	$(BIN)/python scripts/build_pages.py check $(ARGS)

# The name reaches the shell as a variable, so that nothing in it is taken for a command.
.PHONY: diff
diff: export BASE := $(BASE)
diff: $(VENV)/.build ## summarise what was changed since a branch: make diff BASE=main
	@$(BIN)/python scripts/build_pages.py diff "$$BASE"

.PHONY: test
test: $(VENV)/.test ## run all tests, those in a browser too
	$(BIN)/python scripts/chromium.py
	$(BIN)/python -m pytest $(ARGS)

.PHONY: bench
bench: $(VENV)/.test ## measure builds of 1, 10 and 100 documents, and write BENCH.md
	$(BIN)/python scripts/bench.py $(ARGS)

.PHONY: compare
compare: $(VENV)/.test ## compare the search with stock ones, and write SEARCH.md; needs npm
	$(BIN)/python scripts/chromium.py
	$(BIN)/python scripts/compare_search.py --to . $(ARGS)

# Its tool is published for Linux alone, so that it has an environment of its own.
SECONDS = 60
.PHONY: fuzz
fuzz: build/fuzz/.done ## throw bytes at the loader, at mark-up and at the parser; SECONDS for each; Linux alone
	build/fuzz/bin/python scripts/fuzz.py --seconds $(SECONDS) $(ARGS)

build/fuzz/.done: requirements/fuzz.txt
	$(PYTHON) -m venv --clear build/fuzz
	build/fuzz/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes \
		--only-binary :all: --requirement $<
	@touch $@

.PHONY: mutate
mutate: $(VENV)/.build ## put faults into copies of the annotations, count what is caught, write MUTATION.md
	$(BIN)/python scripts/mutate_annotations.py --to . $(ARGS)

.PHONY: lint
lint: $(VENV)/.test ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What a link of site/ leads to, in site/ itself; links.toml has the rules. Whatever built it.
.PHONY: links
links: $(VENV)/.test ## check all links and fragments of the site in site/; asks nobody outside
	$(BIN)/lychee --config links.toml --root-dir $(CURDIR)/site site

.PHONY: workflows
workflows: $(VENV)/.test ## check the workflows of .github/
	$(BIN)/actionlint -shellcheck= -pyflakes=
	$(BIN)/zizmor --offline --persona pedantic --no-progress .github

.PHONY: outside
outside: $(VENV)/.test ## ask all addresses outside, and list those that do not answer; needs the internet
	@$(BIN)/python scripts/outside_links.py $(ARGS)

# --strict: a package that could not be asked about is a failure, and no silence.
.PHONY: audit
audit: $(VENV)/.test ## ask for known weaknesses of all locked versions; needs the internet
	$(BIN)/pip-audit --vulnerability-service osv --strict --disable-pip --require-hashes --progress-spinner off \
		--requirement requirements/test.txt --requirement requirements/reuse.txt $(ARGS)

.PHONY: reuse
reuse: $(VENV)/.reuse ## check that every file says its licence
	$(BIN)/reuse lint

.PHONY: licences
licences: $(VENV)/.test ## list the licences of all that is locked: requirements/LICENCES.md
	$(BIN)/python scripts/licences.py

.PHONY: conversions
conversions: $(VENV)/.test ## write anew what is derived from the text: tests/joined/conversions.txt
	$(BIN)/python scripts/conversions.py

# In a virtual environment of its own, as the versions are not those of the locks.
.PHONY: canary
canary: ## test with the newest Zensical and Material, whatever the locks say
	$(MAKE) VENV=$(VENV)-canary newest

.PHONY: newest
newest: $(VENV)/.test
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --upgrade --only-binary :all: \
		zensical mkdocs-material
	$(BIN)/python -m pip list --disable-pip-version-check
	@rm $(VENV)/.test
	$(BIN)/python scripts/chromium.py
	$(BIN)/python -m pytest tests/acceptance tests/browser $(ARGS)

# The lock of everything comes first, and the others take their versions from it. --universal: one lock for
# Python 3.11 and newer on Linux, macOS and Windows. Versions stay as they are where they still fit;
# `make lock UPGRADE=--upgrade` takes the newest.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-build --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
# Systems for which every package of the lock of everything must be there ready-made.
SYSTEMS = x86_64-manylinux_2_28 aarch64-manylinux_2_28 x86_64-apple-darwin aarch64-apple-darwin \
	x86_64-pc-windows-msvc

.PHONY: lock
lock: $(VENV)/.test ## write the locks in requirements/ anew from the *.in files
	$(COMPILE) $(UPGRADE) requirements/test.in --output-file requirements/test.txt
	@set -e; for lock in $(filter-out test,$(LOCKS)) fuzz; do \
		$(COMPILE) $(UPGRADE) requirements/$$lock.in --output-file requirements/$$lock.txt \
			--constraint requirements/test.txt; done
	@set -e; for system in $(SYSTEMS); do $(BIN)/uv pip install --quiet --dry-run --target $(VENV)-none \
		--python-platform $$system --python-version 3.11 --only-binary :all: --require-hashes \
		--requirement requirements/test.txt; done

# One stamp for each lock: the versions that it names are in the virtual environment.
$(LOCKS:%=$(VENV)/.%): $(VENV)/.%: requirements/%.txt $(BIN)/python
	$(PIP_INSTALL) --requirement $<
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'This needs Python 3.11 or newer, and $(PYTHON) is not. Name another: make PYTHON=python3.12' >&2; \
		exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
		echo '$(PYTHON) has no venv module; on Debian or Ubuntu: apt install python3-venv' >&2; exit 1; }
