"""What goes wrong around a build rather than in the content: disks, folders, a second builder."""

from __future__ import annotations

import errno
from pathlib import Path


class BuildError(Exception):
    """The surroundings do not allow the build; nothing was changed.  Chinese, for the person at the keyboard."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}\n    怎么改：{self.fix}"


_KNOWN = {
    errno.ENOSPC: ("磁盘满了，新网站写不下。", "清理磁盘，或者用 --out 换一个有空间的地方，再生成一次。"),
    errno.EDQUOT: ("磁盘配额用完了，新网站写不下。", "清理自己的文件，或者请管理员增加配额。"),
    errno.EFBIG: ("文件太大，系统不让写。", "请管理员检查这台机器的文件大小限制（ulimit -f）。"),
    errno.EROFS: ("这个磁盘是只读的。", "用 --out 换一个可以写的文件夹。"),
    errno.EACCES: ("没有权限写。", "换一个自己能写的文件夹，或者请管理员开放权限。"),
    errno.EPERM: ("系统不允许这样写。", "换一个自己能写的文件夹，或者请管理员开放权限。"),
    errno.EBUSY: (
        "文件夹正被占用，或者它本身是一个挂载点，换不了。",
        "输出到它里面的一个子文件夹，例如 …/site。",
    ),
    errno.EMFILE: ("打开的文件太多。", "关掉别的程序再试；或者请管理员提高限制（ulimit -n）。"),
}


def explain(error: OSError, path: Path) -> BuildError:
    """Say in Chinese what the system refused while writing to `path`."""
    where = error.filename if isinstance(error.filename, str) else str(path)
    message, fix = _KNOWN.get(error.errno or 0, ("写文件时出错。", "看看这个文件夹能不能写，磁盘有没有坏。"))
    return BuildError(f"{message}（{where}：{error.strerror or error}）", fix)
