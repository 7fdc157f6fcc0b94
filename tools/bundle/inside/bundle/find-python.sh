# Sourced with $here set: sets $python to an interpreter of the locked minor version, or says what to do and ends.
machine="linux-$(uname -m)"
own="$here/程序/python-$machine"
if [ ! -x "$own/bin/python3" ]; then
  for archive in "$here/python/$machine/"*.tar.gz; do
    [ -f "$archive" ] || continue
    (cd "$here/python/$machine" && grep -F "  $(basename "$archive")" ../linux-pythons.sha256 | sha256sum -c --status -) || {
      echo "“$(basename "$archive")”不是名单里的文件，或者没有下载完整。"
      echo "怎么办：照 python/$machine 里的“请先看.txt”重新放一份。"
      exit 1
    }
    echo "正在解开 Python ……"
    rm -rf "$own.new" && mkdir -p "$own.new" && tar -xzf "$archive" -C "$own.new" --strip-components=1 && mv "$own.new" "$own" || exit 1
    break
  done
fi
python=
for one in "$own/bin/python3" python3.11 python3; do
  found=$(command -v "$one" 2>/dev/null) || continue
  if "$found" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    python=$found
    break
  fi
done
if [ -z "$python" ]; then
  echo "这台电脑上没有 Python 3.11。"
  echo "怎么办：照 python/$machine 里的“请先看.txt”放一份，再打开一次。"
  exit 1
fi
