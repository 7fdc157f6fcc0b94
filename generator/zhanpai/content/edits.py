"""Change one file of the project: read it, splice it, and write it whole, if nobody has saved it in between.

What is changed and how is told by a function of bytes, as `kit/yaml/splice.py` has them; this alone touches the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from zhanpai.content.edit_journal import lock_of, refuse_unfinished
from zhanpai.content.load import disk
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import claimed_within
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.limits import MAX_BYTES

PATIENCE = 10
"""Seconds to wait for another of our programs that is writing, which takes it some milliseconds."""


class ChangedMeanwhileError(Problem):
    """Somebody has saved the file since it was read, and it was left as they saved it.

    `read` is what was read (None: nothing stood there), `meant` what would have been written (None: nothing, it was to
    go), `on_disk` what stands there
    now (None: nothing, or no file that is read), so that a person can choose.
    """

    def __init__(self, path: str, read: bytes | None, meant: bytes | None, on_disk: bytes | None) -> None:
        problem = files.changed_meanwhile(path)
        super().__init__(problem.message, problem.fix)
        self.path = path
        self.read = read
        self.meant = meant
        self.on_disk = on_disk


def proper_path(path: str) -> None:
    """Problem if `path` is not one of a file in a project, from its root with ``/``."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PurePosixPath(path).is_absolute() or "\\" in path or ":" in path:
        raise Problem(f"“{path}”不是项目里的文件。", "写从项目文件夹开始的路径，例如 stations.yaml。")


def read_file(root: Path, path: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of the project's file at `path`, a path from `root` with ``/``; Problem if it is none that is read.

    Of a file of more than `most` bytes, which is as much as a typed file may have, the first `most` + 1.
    """
    proper_path(path)
    try:
        seen = disk.look(root, path)
    except (FileNotFoundError, NotADirectoryError):
        raise Problem(f"没有 {path} 这个文件。", "核对路径。") from None
    raw = seen if isinstance(seen, Finding) else disk.read(root, path, most)
    if isinstance(raw, Finding):
        raise Problem(f"{path}：{raw.message}", raw.fix)
    return raw


def write_file(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after`, whole and on the disk, in the place of `before`, which was read from `path`; the same is not written.

    ChangedMeanwhileError if something else stands there by now, Problem if the disk refuses, or if a change of several
    files was broken off and waits (`zhanpai resume`); the file is then as it was.
    """
    with alone(root):
        refuse_unfinished(root)
        try:
            on_disk: bytes | None = read_file(root, path)
        except Problem:
            on_disk = None
        if on_disk != before:
            raise ChangedMeanwhileError(path, before, after, on_disk)
        if after != before:
            files.replace(root / path, after, expected=before, name=path)


def edit_file(root: Path, path: str, change: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """What stood at `path` and what stands there now, after `change`; raises what `read_file`, `change` and `write_file` raise."""
    before = read_file(root, path)
    after = change(before)
    write_file(root, path, before, after)
    return before, after


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep our own programs apart from the last look at a file until it is exchanged: neither edit may be lost.

    Problem if another of them goes on writing for `PATIENCE` seconds.
    """
    lock_of(root).parent.mkdir(exist_ok=True)
    with claimed_within(lock_of(root), PATIENCE) as is_ours:
        if not is_ours:
            raise Problem("别的程序正在改这个项目的文件。", "等它做完，再试一次。")
        yield
