#!/bin/sh
# Say where the Chromium is that takes pictures and measures; `make setup` installs the last of these.
command -v chromium || command -v chromium-browser || command -v google-chrome || command -v chromium-headless-shell || {
  echo "no Chromium here: make setup" >&2
  exit 1
}
