"""One program at a time: for one output folder, or for one file that it makes and takes away."""

from __future__ import annotations

import datetime as dt
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from zhanpai.kit.clock import CHINA
from zhanpai.kit.disk.system import take_lock
from zhanpai.kit.problem import Problem


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of `out`; whoever comes second is told, in a Problem, who holds it.

    The system itself lets go of the lock when a process dies, however it dies; so the file stays, and
    its presence means nothing.
    """
    path = out.with_name(f".{out.name}.zhanpai-lock")
    with path.open("a+", encoding="utf-8") as file:
        if not take_lock(file):
            file.seek(0)
            holder = file.read().strip() or "另一个程序"
            raise Problem(f"{out} 正在由{holder}生成。", "等它做完再试；确定它卡住了，就结束那个进程。")
        file.seek(0)
        file.truncate()
        file.write(_myself())
        file.flush()
        yield


@contextmanager
def claimed(path: Path) -> Iterator[bool]:
    """Hold the file at `path`, which is there no longer than it is held; False if another holds it.

    One that was left by a program that was killed can be claimed, as in `locked`.
    """
    while True:
        with path.open("a+", encoding="utf-8") as file:
            if not take_lock(file):
                yield False
                return
            if not _stands_at(path, file):
                continue  # Whoever held it before has taken it away between our opening and our taking.
            try:
                yield True
            finally:
                # While it is still held, so that nobody can take what is about to go.
                with suppress(OSError):
                    path.unlink()
        with suppress(OSError):
            path.unlink()  # Windows lets no open file go; and there nobody else's open one either.
        return


@contextmanager
def claimed_within(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the file at `path` as `claimed` does, waiting so long for who holds it; False if it is held even then."""
    deadline = time.monotonic() + seconds
    while True:
        with claimed(path) as is_ours:
            if is_ours or time.monotonic() > deadline:
                yield is_ours
                return
        time.sleep(0.02)


def _stands_at(path: Path, file: IO[str]) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def _myself() -> str:
    began = dt.datetime.now(CHINA).strftime("%H:%M:%S")
    return f"进程 {os.getpid()}（{socket.gethostname()}，{began} 开始）"
