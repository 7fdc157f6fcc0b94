#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd) || exit 1
PATH="$here/bundle/commands:$PATH"
export PATH
# A memory stick forgets it.
chmod +x "$here/bundle/commands/zhanpai" 2>/dev/null
[ ! -d "$here/我们的网站" ] || cd "$here/我们的网站" || exit 1
exec "${SHELL:-/bin/sh}"
