"""What the surroundings refuse: disks, folders, fonts.  Chinese, for the person at the keyboard."""

from __future__ import annotations

import errno
from pathlib import Path


class PressError(Exception):
    """Nothing was written, for this reason."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


_KNOWN = {
    errno.ENOSPC: ("磁盘满了，写不下", "清理磁盘，或者用 --out 换一个有空间的地方，再做一次。"),
    errno.EDQUOT: ("磁盘配额用完了，写不下", "清理自己的文件，或者请管理员增加配额。"),
    errno.EFBIG: ("文件太大，系统不让写", "请管理员检查这台机器的文件大小限制（ulimit -f）。"),
    errno.EROFS: ("这个磁盘是只读的", "用 --out 换一个可以写的文件夹。"),
    errno.EACCES: ("没有权限写", "用 --out 换一个自己能写的文件夹，或者请管理员开放权限。"),
    errno.EPERM: ("系统不允许这样写", "用 --out 换一个自己能写的文件夹，或者请管理员开放权限。"),
    errno.ENOTDIR: ("这里有一个同名的文件，不是文件夹", "把它移开，或者用 --out 换一个文件夹。"),
    errno.EEXIST: ("这里有一个同名的文件，不是文件夹", "把它移开，或者用 --out 换一个文件夹。"),
    errno.EISDIR: ("这里有一个同名的文件夹，写不了文件", "把它移开，或者用 --out 换一个文件夹。"),
}


def explain(error: OSError, out: Path) -> PressError:
    """Say in Chinese what the system refused; nothing in `out` has changed."""
    message, fix = _KNOWN.get(error.errno or 0, ("写文件时出错", "看看这个文件夹能不能写，磁盘有没有坏。"))
    return PressError(f"{message}（{out}）。什么都没有写。", fix)
