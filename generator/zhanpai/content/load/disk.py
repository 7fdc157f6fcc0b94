"""Find the files of a project and read their bytes; never follow a link, open a pipe or swallow a giant."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content import filing
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.problem import Problem

CACHE = ".cache/zhanpai"
"""Where a project keeps what was dear to make; it may be deleted at any time."""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A regular file: its path from the root with `/`, and a stamp that changes when it does."""

    path: str
    stamp: tuple[int, int]


def walk(root: Path, folder: str) -> Iterator[SeenFile | Finding]:
    """Every regular file below `folder`, in the order of names; links and pipes become findings."""
    try:
        if not stat.S_ISDIR((root / folder).lstat().st_mode):
            yield filing.not_a_file(folder)
            return
        entries = sorted(os.scandir(root / folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    except OSError:
        yield filing.unreadable(folder)
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if filing.is_noise(entry.name):
            continue
        if filing.is_garbled(entry.name):
            yield filing.garbled(folder, entry.name)
        elif entry.is_dir(follow_symlinks=False):
            if filing.is_named_like_a_file(entry.name):
                yield filing.not_a_file(path)
            else:
                yield from walk(root, path)
        else:
            # A file that is gone by now was an editor's, which saves by writing a new one.
            with contextlib.suppress(FileNotFoundError):
                yield _seen(path, entry.stat(follow_symlinks=False))


def look(root: Path, path: str) -> SeenFile | Finding:
    """The file at `path`, or why it is not read; FileNotFoundError if there is none."""
    return _seen(path, (root / path).lstat())


def _seen(path: str, info: os.stat_result) -> SeenFile | Finding:
    if not stat.S_ISREG(info.st_mode):
        return filing.not_a_file(path)
    return SeenFile(path, (info.st_mtime_ns, info.st_size))


def read(root: Path, path: str, limit: int) -> bytes | Finding:
    """The first `limit` + 1 bytes: enough to tell that a file is too large without reading it whole.

    Excel keeps its files locked on Windows, and editors take theirs away for a moment when they save.
    """
    try:
        with (root / path).open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        return filing.unreadable(path)


def read_picture(root: Path, path: str, checksum: str = "") -> bytes:
    """The whole of a picture that was looked at when the content was loaded, and had this `checksum` then.

    OSError if it is gone by now, and Problem if somebody has saved another in its place.
    """
    raw = (root / path).read_bytes()
    if not hashlib.sha256(raw).hexdigest().startswith(checksum):
        raise Problem(f"图片 {path} 刚才被换掉了。", "等图片都存好了，再做一次。")
    return raw
