"""What cannot be done as asked, by no fault of the content and none of ours: disks, folders, a second builder."""

from __future__ import annotations

import errno
from pathlib import Path

from zhanpai.kit.disk.system import is_held


class Problem(Exception):
    """What is in the way, and what to do or type instead; both in Chinese, for the person at the keyboard.

    `fix` may be empty where nothing but waiting helps.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message, fix)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}\n    怎么改：{self.fix}" if self.fix else self.message

    def unwritten(self) -> Problem:
        """The same, said by somebody who knows that nothing has been written."""
        return Problem(f"{self.message}什么都没有写。", self.fix)


_WHOLE_DISK = {
    errno.ENOSPC: ("磁盘满了，写不下", "清理磁盘，或者{choose}换一个有空间的地方，再做一次。"),
    errno.EDQUOT: ("磁盘配额用完了，写不下", "清理自己的文件，或者请管理员增加配额，再做一次。"),
    errno.EROFS: ("这个磁盘是只读的，写不了", "{choose}换一个可以写的文件夹，再做一次。"),
    errno.EFBIG: ("文件太大，系统不让写", "请管理员放宽这台机器的文件大小限制（ulimit -f），再做一次。"),
    errno.EMFILE: (
        "打开的文件太多，系统不让再开",
        "请管理员放宽一个程序能打开的文件数（ulimit -n），再做一次。",
    ),
    errno.EAGAIN: ("正在运行的程序太多，系统不让再开", "关掉别的程序，或者加上 --jobs 1，再做一次。"),
    errno.ENFILE: ("打开的文件太多，系统不让再开", "关掉别的程序，再做一次。"),
}
"""What is told of the place that was asked for: which of its files met it first says nothing."""

_ACCESS = "{choose}换一个自己能读写的文件夹，或者请管理员开放权限。"
_HELD = "在 Excel、WPS 这样的程序里关掉它，再做一次；还不行，看看这个文件夹自己能不能写。"
_IN_THE_WAY = "把它移开，或者{choose}换一个文件夹。"

_ONE_FILE = {
    errno.EACCES: ("没有权限读写", _ACCESS),
    errno.EPERM: ("系统不允许这样读写", _ACCESS),
    errno.EBUSY: (
        "正被占用，或者本身是一个挂载点，换不了",
        "关掉占用它的程序；是挂载点，就{choose}换成它里面的一个子文件夹，例如 …/site。",
    ),
    errno.ENOTDIR: ("这里有一个同名的文件，不是文件夹", _IN_THE_WAY),
    errno.EEXIST: ("这里有一个同名的文件，不是文件夹", _IN_THE_WAY),
    errno.EISDIR: ("这里有一个同名的文件夹，不是文件", _IN_THE_WAY),
}
"""What is told of the very file or folder that met it."""

_KNOWN = _WHOLE_DISK | _ONE_FILE


def is_refusal(error: OSError) -> bool:
    """Whether `error` is of the surroundings: no change to the program could mend it."""
    return error.errno in _KNOWN or error.errno == errno.ENOMEM


def explain(error: OSError, path: Path | None = None) -> Problem:
    """What the system refused, in Chinese.

    `path` is the folder that was to be written to, if `--out` could have named another.
    """
    code = error.errno or 0
    if code == errno.ENOMEM:
        return out_of_memory()
    named = error.filename if isinstance(error.filename, str) else ""
    asked = "" if path is None else str(path)
    where = (asked or named) if code in _WHOLE_DISK else (named or asked)
    if is_held(error):
        return Problem(f"{named or asked or '文件'} 写不进去，多半正在别的程序里打开着。", _HELD)
    if code not in _KNOWN:
        told = "：".join(filter(None, (where, error.strerror or str(error))))
        return Problem(f"读写文件时出错（{told}）。", "看看这个文件夹能不能写，磁盘有没有坏。")
    message, fix = _KNOWN[code]
    place = f"（{where}）" if where else ""
    return Problem(f"{message}{place}。", fix.format(choose="用 --out " if asked else ""))


def out_of_memory() -> Problem:
    """What to say when the system gives no more memory."""
    return Problem(
        "内存不足，没有做完。", "关掉别的程序再试；还不够就加上 --jobs 1，或者换一台内存大一些的电脑。"
    )


def worker_killed() -> Problem:
    """What to say when the system has ended one of several processes that share the work."""
    return Problem("一个工作进程被系统结束了，多半是内存不够。", "关掉别的程序再试，或者加上 --jobs 1。")
