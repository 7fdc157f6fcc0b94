"""What errands made for the person to look at and to take away: in folders of the desk's own, never in the project.

They last until the desk is closed, or until the same is made anew.  Each making has a folder to itself, so that one that is
stopped or refused leaves the one before it as it was.
"""

from __future__ import annotations

import itertools
import shutil
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zhanpai.kit.disk.system import PAUSE, TRIES

MOST = 12
"""Packages of news that are kept at a time; the oldest gives way."""


@dataclass(frozen=True)
class MadeThing:
    """One making that ended well: where its files lie, what the errand says of them, and what the desk noted since."""

    folder: Path
    result: Mapping[str, Any]
    saves: int
    """The desk's count of saves when it was begun."""
    notes: Mapping[str, Any] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def path(self, name: str) -> Path | None:
        """The file of this name, if it is one of those that were made."""
        return self.folder / name if name in self.names else None


class MadeThings:
    """Everything that was made since the desk was opened, by keys: ``signs``, ``report``, ``share/<stem>``."""

    def __init__(self, folder: Path) -> None:
        """`folder` is emptied: what a desk that was killed has left is nobody's any more."""
        self._folder = folder
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._kept: dict[str, MadeThing] = {}
        self._begun: dict[str, Path] = {}
        self.clear()

    def place(self, kind: str) -> Path:
        """Where the errand of this kind that is begun now is to put what it makes; what one before it left is swept."""
        with self._lock:
            self._sweep(kind)
            self._begun[kind] = self._folder / f"{kind}-{next(self._numbers)}"
            return self._begun[kind]

    def keep(self, kind: str, key: str, result: Mapping[str, Any], saves: int) -> None:
        """Keep what the errand has made, in the place of what was kept under this key."""
        with self._lock:
            folder = self._begun.pop(kind, None)
            if folder is None:
                return
            old = [self._kept.pop(key)] if key in self._kept else []
            self._kept[key] = MadeThing(folder, result, saves, names=frozenset(result["files"]))
            alike = [one for one in self._kept if one.startswith("share/")]
            old += [self._kept.pop(one) for one in alike[:-MOST]]
        for one in old:
            _take_away(one.folder)

    def get(self, key: str) -> MadeThing | None:
        """What was made under this key; None if nothing was."""
        return self._kept.get(key)

    def note(self, key: str, **notes: object) -> None:
        """Remember something of what was made; nothing happens if it is not there any more."""
        with self._lock:
            if one := self._kept.get(key):
                self._kept[key] = replace(one, notes={**one.notes, **notes})

    def sweep(self, kind: str) -> None:
        """Take away what an errand of this kind that was stopped has left."""
        with self._lock:
            self._sweep(kind)

    def _sweep(self, kind: str) -> None:
        if folder := self._begun.pop(kind, None):
            _take_away(folder)

    def clear(self) -> None:
        """Take everything away, when the desk is opened or closed."""
        with self._lock:
            self._kept.clear()
            self._begun.clear()
            _take_away(self._folder)


def _take_away(folder: Path) -> None:
    """Helpers of an errand that was stopped write on for a moment, and Windows lets nobody take what is open."""
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(PAUSE)
