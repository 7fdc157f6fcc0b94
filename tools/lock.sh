#!/bin/sh
# Write requirements.lock: every package that pyproject.toml asks for, with versions and hashes, for all systems.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --python-version 3.11 --extra dev --extra bench pyproject.toml --upgrade -o requirements.lock
