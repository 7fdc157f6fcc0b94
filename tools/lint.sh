#!/bin/sh
# Everything that is checked without running the program.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
$bin/ruff check --no-cache .
$bin/ruff format --no-cache --check .
$bin/mypy
$bin/lint-imports --no-cache
$bin/python -m tools.template_names
