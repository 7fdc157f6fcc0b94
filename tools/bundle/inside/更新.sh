#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd) || exit 1
updated=${1:-$here}
. "$here/bundle/find-python.sh"
"$python" -X utf8 "$here/bundle/setup" update "$@"
ended $?
