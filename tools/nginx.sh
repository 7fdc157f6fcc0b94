#!/bin/sh
# What tests/office/audit needs: the nginx of Debian.  Says where it is, and installs it if it is missing and we may.
set -eu
cd "$(dirname "$0")/.."
PATH="$PATH:/usr/sbin"
command -v nginx && exit
sh tools/apt.sh nginx-light
command -v nginx
