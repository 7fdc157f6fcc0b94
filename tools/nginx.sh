#!/bin/sh
# What tests/audit needs: the nginx of Debian.  Says where it is, and installs it if it is missing and we may.
set -eu
PATH="$PATH:/usr/sbin"
command -v nginx && exit
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "no nginx: as root run 'apt-get install nginx-light'" >&2
  exit 1
fi
# RUNLEVEL: the package is not to start a server of its own on this machine.
DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
export DEBIAN_FRONTEND RUNLEVEL
apt-get update -qq >&2 && apt-get install -qq -y --no-install-recommends nginx-light >&2
command -v nginx
