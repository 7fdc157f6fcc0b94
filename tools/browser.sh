#!/bin/sh
# What tests/browser needs: a Chromium, Chinese fonts and, from npm, the judges of a page (axe, the Nu checker, acorn).
# Says where the browser is, and installs what is missing if we may.
set -eu
cd "$(dirname "$0")/.."
# The workers of one test run come here at once; where there is no flock they take their chances.
exec 9>"${TMPDIR:-/tmp}/zhanpai-browser.lock"
flock 9 2>/dev/null || true
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
install() {
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq >&2 && apt-get install -qq -y --no-install-recommends "$@" >&2
}
find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

# Without the judges the other browser tests still run, so this part never fails.
judges=tests/browser/node_modules
if ! cmp -s tests/browser/package-lock.json $judges/.installed; then
  command -v npm >/dev/null || { may_install && install npm; } || echo "no npm: axe cannot be installed" >&2
  if command -v npm >/dev/null && npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund >&2; then
    cp tests/browser/package-lock.json $judges/.installed
  fi
fi

find_browser && exit
if ! may_install; then
  echo "no Chromium: as root run 'apt-get install chromium fonts-noto-cjk'" >&2
  exit 1
fi
install chromium fonts-noto-cjk
find_browser
