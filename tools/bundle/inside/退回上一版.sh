#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/bundle/find-python.sh"
"$python" -X utf8 "$here/bundle/setup" back "$@"
ended $?
