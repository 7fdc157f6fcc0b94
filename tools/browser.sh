#!/bin/sh
# What tests/browser needs: a Chromium and Chinese fonts.  The judges of a page come by tools/npm.sh.
# Says where the browser is, and installs what is missing if we may.
set -eu
cd "$(dirname "$0")/.."
# The workers of one test run come here at once; where there is no flock they take their chances.
exec 9>"${TMPDIR:-/tmp}/zhanpai-browser.lock"
flock 9 2>/dev/null || true
find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

find_browser && exit
sh tools/apt.sh chromium fonts-noto-cjk
find_browser
