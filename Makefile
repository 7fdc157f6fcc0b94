# `make site` and `make test` do their own set-up on a machine that has only Python 3.11, git and make.
PY := .venv/bin/python
USER := .venv/.user
DEV := .venv/.dev

site: $(USER) ; $(PY) -m zhanpai build
serve: $(USER) ; $(PY) -m zhanpai serve
check: $(USER) ; $(PY) -m zhanpai check
# The fast tests, and which were slowest; `test-slow` runs the others: properties, corpora, samples of faults. .ci/run
# runs both. A lane of the fast ones, see tests/lanes.py, runs alone as test-unit, test-site, test-browser, test-print.
test: setup ; $(PY) -m pytest -n auto --dist worksteal -m "not slow" --durations=30 --junitxml=build/tests/fast.xml
test-unit test-site test-browser test-print: setup ; $(PY) -m pytest -n auto --dist worksteal -m "$(@:test-%=%) and not slow"
test-slow: setup bundle ; $(PY) -m pytest -n auto --dist worksteal -m slow --junitxml=build/tests/slow.xml
# Everything that tests, linters and pictures need; what only root can install is said to others.
setup: $(DEV) ; sh tools/setup_tests.sh
lint: $(DEV) ; sh tools/lint.sh
golden: $(DEV) ; $(PY) -m pytest -q tests/site/test_golden.py --update-golden
lighthouse: setup ; sh tools/lighthouse.sh
bench: $(USER) ; $(PY) benchmarks/build.py
screenshots: setup ; for tool in screenshots desk_pictures sign_pictures share_screenshots report_screenshots shown; do $(PY) tools/$$tool.py || exit 1; done
bundle: $(DEV) ; $(PY) -m tools.bundle.make_bundle
lock: $(DEV) ; sh tools/lock.sh --upgrade
# The page docs/api.md, from the docstrings.
api: $(USER) ; $(PY) tools/api_page.py
# The pages docs/handbook/zhengwen.md, from the pairs that the tests hold the reader of Markdown to, and ziduan.md, from
# the models, and daima.md, from the rulebook.
handbook: $(USER) ; $(PY) tools/handbook_page.py && $(PY) tools/fields_page.py && $(PY) tools/codes_page.py

# A shell may forbid Python to keep what it has compiled; then every process of the tests, and there are hundreds, would
# compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

$(USER): requirements.lock pyproject.toml tools/setup.sh ; sh tools/setup.sh
$(DEV): $(USER) requirements-dev.lock ; sh tools/setup.sh dev

.PHONY: site serve check test test-unit test-site test-browser test-print test-slow setup lint golden lighthouse bench screenshots bundle lock api handbook
