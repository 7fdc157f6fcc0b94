#!/bin/sh
# Install packages of Debian if they may be installed here; otherwise say how.
set -eu
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "missing here: as root run 'apt-get install $*'" >&2
  exit 1
fi
# RUNLEVEL: no package is to start a server of its own on this machine.
DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
export DEBIAN_FRONTEND RUNLEVEL
apt-get update -qq >&2
apt-get install -qq -y --no-install-recommends "$@" >&2
