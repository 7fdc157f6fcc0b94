#!/bin/sh
# Make .venv from a lock file: `tools/setup.sh` for who uses zhanpai, `tools/setup.sh dev` for who works on it.
# Debian ships Python without venv: fetch it where we may.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "zhanpai needs Python 3.11 or newer; $python is $("$python" -V 2>&1)." >&2
  exit 2
}
"$python" -c 'import ensurepip' 2>/dev/null || sh tools/apt.sh python3-venv || exit 2
[ -x .venv/bin/python ] || "$python" -m venv .venv
pip() { .venv/bin/python -m pip install -q --disable-pip-version-check "$@"; }
case "${1-}" in
  dev) pip --require-hashes -r requirements-dev.lock && stamp=.venv/.dev ;;
  *) pip --require-hashes -r requirements.lock && pip --no-deps --no-build-isolation -e . && stamp=.venv/.user ;;
esac
touch "$stamp"
echo "The environment in .venv takes $(($(du -sk .venv | cut -f1) / 1024)) MB."
