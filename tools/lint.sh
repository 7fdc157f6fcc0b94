#!/bin/sh
# Everything that is checked without running the program.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
$bin/ruff check .
$bin/ruff format --check .
$bin/mypy
$bin/lint-imports --no-cache
$bin/python -m tools.template_names
