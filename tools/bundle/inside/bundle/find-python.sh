# Sourced with $here set: sets $python to an interpreter of the locked minor version, or says what to do and ends.
# What was double-clicked lies in a window that closes with it: `ended` waits until somebody has read.
ended() {
  [ ! -t 0 ] || { printf '按回车键关掉这个窗口。'; read -r _; }
  exit "$1"
}
machine="linux-$(uname -m)"
if [ ! -d "$here/python/$machine" ]; then
  echo "没有给这种电脑（$(uname -m)）准备。"
  echo "怎么办：换一台 64 位的 Windows 10、11，或者 x86、ARM 的 Linux 电脑。"
  ended 1
fi
own="$here/程序/python-$machine"
if [ ! -x "$own/bin/python3" ]; then
  for archive in "$here/python/$machine/"*.tar.gz; do
    [ -f "$archive" ] || continue
    (cd "$here/python/$machine" && grep -F "  $(basename "$archive")" ../linux-pythons.sha256 | sha256sum -c --status -) || {
      echo "“$(basename "$archive")”不是名单里的文件，或者没有下载完整。"
      echo "怎么办：照 python/$machine 里的“请先看.txt”重新放一份。"
      ended 1
    }
    echo "正在解开 Python ……"
    rm -rf "$own.new" && mkdir -p "$own.new" && tar -xzf "$archive" -C "$own.new" --strip-components=1 && mv "$own.new" "$own" || {
      echo "Python 没有解开。"
      echo "怎么办：看看磁盘有没有满，再打开一次。"
      ended 1
    }
    break
  done
fi
python=
# The last: the folder that is updated has one, which the new folder may not have; nobody else's is taken.
for one in "$own/bin/python3" python3.11 python3 ${updated:+"$updated/程序/python-$machine/bin/python3"} ${updated:+"$here"/../*/程序/"python-$machine/bin/python3"}; do
  case $one in "$own"*) ;; */*) [ -O "$one" ] || continue ;; esac
  found=$(command -v "$one" 2>/dev/null) || continue
  if "$found" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    python=$found
    break
  fi
done
if [ -z "$python" ]; then
  echo "这台电脑上没有 Python 3.11。"
  echo "怎么办：照 python/$machine 里的“请先看.txt”放一份，再打开一次。"
  ended 1
fi
