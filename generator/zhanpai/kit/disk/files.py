"""Put single files into a project, whole or not at all: an edge, for fronts that write what they made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class ChangedMeanwhile(Exception):
    """Somebody saved the file between our reading and our writing."""


def create(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; FileExistsError if it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # The empty file claims the name against anybody who creates it at the same moment.
    with path.open("xb"):
        pass
    try:
        _swap_in(path, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace(path: Path, content: bytes, *, expected: bytes) -> None:
    """Write `content` in the place of `expected`; ChangedMeanwhile if something else stands there by now."""
    target = path.resolve()
    if target.read_bytes() != expected:
        raise ChangedMeanwhile(path)
    _swap_in(target, content)


def _swap_in(path: Path, content: bytes) -> None:
    # The name is one that the reader of the project passes over, should we be killed here.
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, draft)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
