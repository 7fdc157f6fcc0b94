"""What was dear to make is kept as long as somebody asks for it, and a month longer.

Nobody need trust the disk for that: a machine that was switched off leaves files empty or short, tools that copy or
clean folders exchange and damage them.  So an entry says what it was kept for, and proves its content.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.system import NO_LINK, NO_WAITING, move

KEPT = 30 * 24 * 60 * 60
"""Seconds that an entry is kept after it was asked for: pictures come back, and a build a month is not rare."""

MAX_BYTES = 64 * 2**20
"""No entry is larger: whatever lies in an entry's place, no more of it is read."""

_DIGEST = hashlib.sha256().digest_size


def find(cache: Path, key: str) -> bytes | None:
    """The bytes kept under `key` in the folder `cache`, which live on for it; None if there are none, or they are damaged."""
    path = _path(cache, key)
    try:
        # Not of a pipe that somebody put there: opening that would never end.
        with open(path, "rb", opener=_open_waiting_for_nobody) as file:
            entry = file.read(MAX_BYTES + 2 * _DIGEST)
        content = entry[2 * _DIGEST :]
        if entry[: 2 * _DIGEST] != _proof(key, content):
            return None
        os.utime(path)  # `prune` keeps what is asked for.
        return content
    except OSError:
        return None


def keep(cache: Path, key: str, content: bytes) -> None:
    """Keep `content` under `key`; a cache that cannot be written costs time, nothing else."""
    path = _path(cache, key)
    new = path.with_suffix(f".{os.getpid()}")
    if len(content) > MAX_BYTES:
        return
    with suppress(OSError):
        try:
            write_bytes(new, _proof(key, content) + content, lasting=True)
            move(new, path)
        except OSError:
            new.unlink(missing_ok=True)
            raise


def prune(cache: Path, now: float) -> None:
    """Take out of `cache` what nobody has asked for since `KEPT` before `now`.

    A file's time is when it was made or last found.  What cannot be taken out stays: it costs room, nothing else.
    """
    with suppress(OSError):
        for entry in cache.iterdir():
            with suppress(OSError):
                if entry.is_file() and entry.stat().st_mtime < now - KEPT:
                    entry.unlink()


def _proof(key: str, content: bytes) -> bytes:
    """Digests of what was asked for and of what it is: no other entry begins like this, and no other content fits."""
    return hashlib.sha256(key.encode()).digest() + hashlib.sha256(content).digest()


def _path(cache: Path, key: str) -> Path:
    return cache / hashlib.sha256(key.encode()).hexdigest()[:32]


def _open_waiting_for_nobody(path: str, flags: int) -> int:
    return os.open(path, flags | NO_WAITING | NO_LINK)
