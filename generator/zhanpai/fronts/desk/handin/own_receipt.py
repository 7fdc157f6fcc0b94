"""On a district's desk, in the person's own folder: the receipt that was taken in, what it says, and what is left out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zhanpai.kit.disk.files import make_folder, put

_RECEIPT, _SAID, _OUT = "receipt.bin", "said.json", "leave.json"


@dataclass(frozen=True, slots=True)
class SaidReceipt:
    """What a receipt says: when and of which scope, the city's word, what was taken, what came back with which word.

    `told` are sentences on the whole; `paths` the files that change here, as the city gave other numbers and names.
    """

    made: str
    scope: str
    word: str
    taken: tuple[str, ...]
    returned: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnReceipt:
    """The one receipt that was taken in last; all files of one folder."""

    folder: Path

    def take(self, raw: bytes) -> None:
        """Keep this one in the place of the one before; OSError if the disk refuses."""
        self.drop()
        make_folder(self.folder)
        put(self.folder / _RECEIPT, raw)

    def drop(self) -> None:
        """Forget it and what it says; what is left out stays left out."""
        for name in (_RECEIPT, _SAID):
            (self.folder / name).unlink(missing_ok=True)

    def forget(self) -> None:
        """Forget everything of this folder, as another base was taken."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def raw(self) -> bytes:
        """The bytes of the receipt; OSError if there are none."""
        return (self.folder / _RECEIPT).read_bytes()

    @property
    def waits(self) -> bool:
        """Whether a receipt was taken in and is not kept yet."""
        return (self.folder / _RECEIPT).is_file()

    def done(self) -> None:
        """The base has moved: only what it says is remembered."""
        (self.folder / _RECEIPT).unlink(missing_ok=True)

    def note(self, said: SaidReceipt) -> None:
        """Remember what it says, for the page that tells of it."""
        self._write(_SAID, asdict(said))

    def said(self) -> SaidReceipt | None:
        """What the last one said; None if there was none."""
        try:
            plain = self._read(_SAID)
            returned = tuple((str(where), str(word)) for where, word in plain["returned"])
            lists = {key: tuple(map(str, plain[key])) for key in ("taken", "told", "paths")}
            return SaidReceipt(**{**plain, **lists, "returned": returned})
        except (KeyError, TypeError, ValueError):
            return None

    def leave(self, paths: Iterable[str]) -> None:
        """Remember which files are not handed in this time."""
        make_folder(self.folder)
        self._write(_OUT, sorted(paths))

    def left(self) -> frozenset[str]:
        """Which files those are, by their paths in the project."""
        paths = self._read(_OUT)
        return frozenset(map(str, paths)) if isinstance(paths, list) else frozenset()

    def _write(self, name: str, value: object) -> None:
        put(self.folder / name, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
