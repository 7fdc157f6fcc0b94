#!/bin/sh
# Make .venv from the lock file.  Debian ships Python without venv: fetch it where we may.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "zhanpai needs Python 3.11 or newer; $python is $("$python" -V 2>&1)." >&2
  exit 2
}
"$python" -c 'import ensurepip' 2>/dev/null || sh tools/apt.sh python3-venv || exit 2
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
touch .venv
