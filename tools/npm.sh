#!/bin/sh
# Install what FOLDER/package-lock.json names, exactly that and without running scripts of the packages: tools/npm.sh FOLDER
# Does nothing if that was done before.
set -eu
cd "$(dirname "$0")/.."
folder=$1
cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed" && exit
command -v npm >/dev/null || sh tools/apt.sh npm
npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >&2
cp "$folder/package-lock.json" "$folder/node_modules/.installed"
