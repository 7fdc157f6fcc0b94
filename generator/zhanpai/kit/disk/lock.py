"""One builder at a time for one output folder."""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import BuildError


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of `out`; whoever comes second is told who holds it.

    The system itself lets go of the lock when a process dies, however it dies; so the file stays, and
    its presence means nothing.
    """
    path = out.with_name(f".{out.name}.zhanpai-lock")
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file):
            file.seek(0)
            holder = file.read().strip() or "另一个程序"
            raise BuildError(f"{out} 正在由{holder}生成。", "等它做完再试；确定它卡住了，就结束那个进程。")
        file.seek(0)
        file.truncate()
        file.write(_myself())
        file.flush()
        yield


def _myself() -> str:
    began = dt.datetime.now(CHINA).strftime("%H:%M:%S")
    return f"进程 {os.getpid()}（{socket.gethostname()}，{began} 开始）"


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows refuses others even reading what is locked; so a byte behind the words is."""

    def _take(file: IO[str]) -> bool:
        os.lseek(file.fileno(), _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
