# `make site` and `make test` do their own set-up on a machine that has only Python 3.11, git and make.
PY := .venv/bin/python

site: .venv ; $(PY) -m zhanpai build
serve: .venv ; $(PY) -m zhanpai serve
check: .venv ; $(PY) -m zhanpai check
test: .venv ; $(PY) -m pytest -n auto
lint: .venv ; sh tools/lint.sh
golden: .venv ; $(PY) -m pytest -q tests/site/test_golden.py --update-golden
lighthouse: .venv ; sh tools/lighthouse.sh
bench: .venv ; $(PY) benchmarks/build.py
screenshots: .venv ; $(PY) tools/screenshots.py && $(PY) tools/sign_pictures.py
lock: .venv ; sh tools/lock.sh

.venv: requirements.lock pyproject.toml tools/setup.sh ; sh tools/setup.sh

.PHONY: site serve check test lint golden lighthouse bench screenshots lock
