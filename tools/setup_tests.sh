#!/bin/sh
# Install what tests need beside Python, where it is missing and we may; otherwise say how.  Whatever stays missing,
# the tests that need it name again and are skipped (in CI they fail), so this ends well.
set -u
cd "$(dirname "$0")/.."
PATH="$PATH:/usr/sbin"
have() {
  for program; do command -v "$program" >/dev/null && return; done
  return 1
}
have_chinese_font() {
  find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" /System/Library/Fonts \
    \( -iname '*cjk*' -o -iname 'pingfang*' \) 2>/dev/null | grep -q .
}

missing=
# Chromium without windows, which tests use where it is: a context in it takes a fifth of the CPU.
have chromium-headless-shell || missing="$missing chromium-headless-shell"
have_chinese_font || missing="$missing fonts-noto-cjk"
have nginx || missing="$missing nginx-light"
have openssl || missing="$missing openssl"
have java || missing="$missing default-jre-headless"
have npm || missing="$missing npm"
# Windows programs of the bundle are run by it; their Chinese names need a locale that has them.
have wine || missing="$missing wine wine64"
have_chinese_locale() { locale -a 2>/dev/null | grep -qix 'zh_CN.utf-\?8'; }
have_chinese_locale || missing="$missing locales"
# shellcheck disable=SC2086 # the names are words of their own
[ -z "$missing" ] || sh tools/apt.sh $missing

have_chinese_locale || localedef -i zh_CN -f UTF-8 zh_CN.UTF-8 2>/dev/null ||
  echo "missing here: the locale zh_CN.UTF-8 (localedef -i zh_CN -f UTF-8 zh_CN.UTF-8, as root)" >&2

have npm || exit 0
for folder in tests/browser tests/kit/yaml/suite benchmarks/qr; do
  sh tools/npm.sh "$folder" || echo "missing here: the npm packages of $folder" >&2
done
