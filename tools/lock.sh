#!/bin/sh
# Write both lock files from pyproject.toml, with versions and hashes, for all systems.
#   requirements.lock      what a user of zhanpai needs, and the setuptools that installs it
#   requirements-dev.lock  the same versions, and what tests, linters and benchmarks need
# Versions stay as they are where they may; `tools/lock.sh --upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."
compile() {
  .venv/bin/python -m uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --python-version 3.11 pyproject.toml --group setup "$@"
}
compile "$@" -o requirements.lock
compile "$@" --extra dev --extra bench -c requirements.lock -o requirements-dev.lock
