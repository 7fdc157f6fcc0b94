"""What was dear to make is kept as long as builds ask for it, and a month longer."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from zhanpai.kit.disk.files import write_bytes

KEPT = 30 * 24 * 60 * 60
"""Seconds that an entry is kept after it was asked for: pictures come back, and a build a month is not rare."""


def find(cache: Path, key: str) -> bytes | None:
    """The bytes kept under `key` in the folder `cache`, which live on for it; None if there are none."""
    path = _path(cache, key)
    try:
        content = path.read_bytes()
        os.utime(path)  # `prune` keeps what is asked for.
        return content
    except OSError:
        return None


def keep(cache: Path, key: str, content: bytes) -> None:
    """Keep `content` under `key`; a cache that cannot be written costs time, nothing else."""
    path = _path(cache, key)
    new = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        write_bytes(new, content)
        new.replace(path)


def prune(cache: Path, now: float) -> None:
    """Take out of `cache` what nobody has asked for since `KEPT` before `now`.

    A file's time is when it was made or last found.  What cannot be taken out stays: it costs room, nothing else.
    """
    with suppress(OSError):
        for entry in cache.iterdir():
            with suppress(OSError):
                if entry.is_file() and entry.stat().st_mtime < now - KEPT:
                    entry.unlink()


def _path(cache: Path, key: str) -> Path:
    return cache / hashlib.sha256(key.encode()).hexdigest()[:32]
