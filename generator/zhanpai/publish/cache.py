"""What was dear to make is kept as long as builds ask for it, and a month longer."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

KEPT = 30 * 24 * 60 * 60
"""Seconds that an entry is kept after it was asked for: pictures come back, and a build a month is not rare."""


def prune(cache: Path, now: float) -> None:
    """Take out of `cache` what nobody has asked for since `KEPT` before `now`.

    A file's time is when it was made or last read, see `write.Job`.  What cannot be taken out stays: it
    costs room, nothing else.
    """
    with suppress(OSError):
        for entry in cache.iterdir():
            with suppress(OSError):
                if entry.is_file() and entry.stat().st_mtime < now - KEPT:
                    entry.unlink()
