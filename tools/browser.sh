#!/bin/sh
# Say where the Chromium is that tests and screenshots use; `make setup` installs it.
command -v chromium || command -v chromium-browser || command -v google-chrome || {
  echo "no Chromium here: make setup" >&2
  exit 1
}
