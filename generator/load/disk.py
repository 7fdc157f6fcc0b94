"""Find the files of a project and read their bytes; never follow a link, open a pipe or swallow a giant."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import filing
from generator.diagnostics import Finding


@dataclass(frozen=True, slots=True)
class Seen:
    """A regular file: its path from the root with `/`, and a stamp that changes when it does."""

    path: str
    stamp: tuple[int, int]


def walk(root: Path, folder: str) -> Iterator[Seen | Finding]:
    """Every regular file below `folder`, in the order of names; links and pipes become findings."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if filing.is_noise(entry.name):
            continue
        info = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(info.st_mode):
            yield from walk(root, path)
        elif stat.S_ISREG(info.st_mode):
            yield Seen(path, (info.st_mtime_ns, info.st_size))
        else:
            yield filing.NOT_A_FILE.at(
                path, (), "这不是普通文件（快捷方式或特殊文件），不读。", "删掉它，把文件本身复制到这里。"
            )


def read(root: Path, path: str, limit: int) -> bytes:
    """The first `limit` + 1 bytes: enough to tell that a file is too large without reading it whole."""
    with (root / path).open("rb") as file:
        return file.read(limit + 1)
