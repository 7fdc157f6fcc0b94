#!/bin/sh
# Install what FOLDER/package-lock.json names, exactly that and without running scripts of the packages: tools/npm.sh FOLDER
# Does nothing if that was done before.
set -eu
cd "$(dirname "$0")/.."
folder=$1
# The workers of one test run come here at once; where there is no flock they take their chances.
exec 8>"${TMPDIR:-/tmp}/zhanpai-npm.lock"
flock 8 2>/dev/null || true
cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" && exit
command -v npm >/dev/null || sh tools/apt.sh npm
npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >&2
cp "$folder/package-lock.json" "$folder/node_modules/.installed"
