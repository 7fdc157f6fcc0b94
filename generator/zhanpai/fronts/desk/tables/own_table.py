"""A table that somebody has handed in, in the person's own folder and never in the project, until it is decided or replaced."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhanpai.fronts.desk.tables.shown_rows import ComparedRow, read_rows, usual_ticks
from zhanpai.kit.disk.files import make_folder, put

NAME = 120
"""Characters of a file's name that are shown."""
_UPLOAD, _ABOUT, _ROWS, _TICKS, _REFUSED = (
    "upload.bin",
    "about.json",
    "rows.json",
    "ticks.json",
    "refused.json",
)
DOUBTFUL, TRIED = "doubtful.xlsx", "tried.json"


@dataclass(frozen=True, slots=True)
class TakenTable:
    """What was handed in: the name of the file, the word of the table that the person says it is ("" for: see yourself)."""

    name: str
    table: str


@dataclass(frozen=True)
class OwnTable:
    """The one table that waits, with what was found of it and what is ticked; all files of one folder."""

    folder: Path

    def take(self, raw: bytes, name: str, table: str) -> None:
        """Keep this one in the place of the one before; OSError if the disk refuses."""
        self.drop()
        make_folder(self.folder)
        put(self.folder / _UPLOAD, raw)
        shown = "".join(ch if ch.isprintable() else " " for ch in name.replace("\\", "/").rpartition("/")[2])
        self._write(_ABOUT, {"name": shown[:NAME], "table": table})

    def drop(self) -> None:
        """Forget it, and everything that was found of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def taken(self) -> TakenTable | None:
        """What waits; None if nothing does."""
        match self._read(_ABOUT):
            case {"name": str(name), "table": str(table)} if (self.folder / _UPLOAD).is_file():
                return TakenTable(name, table)
        return None

    def raw(self) -> bytes:
        """The bytes that were handed in; OSError if there are none."""
        return (self.folder / _UPLOAD).read_bytes()

    def note_rows(
        self, rows: Iterable[ComparedRow], counts: Mapping[str, int], unknown: Iterable[str]
    ) -> None:
        """Keep what was found; what is ticked already stays, else it is what is usually ticked."""
        found = tuple(rows)
        plain = [row.plain() for row in found]
        self._write(_ROWS, {"rows": plain, "counts": dict(counts), "unknown": list(unknown)})
        if not (self.folder / _TICKS).exists():
            self.tick(usual_ticks(found), "")

    def rows(self) -> tuple[tuple[ComparedRow, ...], dict[str, int], tuple[str, ...]] | None:
        """The rows that were found, the number of each outcome, and sentences of headers that nobody knows; None before that."""
        try:
            match self._read(_ROWS):
                case {"rows": list(rows), "counts": dict(counts), "unknown": list(unknown)}:
                    return read_rows(rows), counts, tuple(unknown)
        except (KeyError, TypeError):
            return None
        return None

    def tick(self, marks: Iterable[str], left_in: str) -> None:
        """Remember what is ticked, and the month in which deputies have left, as it was typed."""
        self._write(_TICKS, {"marks": sorted(marks), "left_in": left_in})

    def ticked(self) -> tuple[frozenset[str], str]:
        """The marks that are ticked, and the month in which deputies have left, as it was typed; nothing before anybody ticked."""
        match self._read(_TICKS):
            case {"marks": list(marks), "left_in": str(left_in)}:
                return frozenset(map(str, marks)), left_in
        return frozenset(), ""

    def refuse(self, refused: Mapping[str, str]) -> None:
        """Remember which rows were refused when they were tried, beside those before, and why."""
        self._write(_REFUSED, {**self.refused(), **refused})

    def refused(self) -> dict[str, str]:
        """Which rows were refused, by their marks, and why."""
        known = self._read(_REFUSED)
        return {str(mark): str(why) for mark, why in known.items()} if isinstance(known, dict) else {}

    def keep_doubtful(self, raw: bytes | None) -> None:
        """Keep the workbook of doubtful rows; None: there is none."""
        path = self.folder / DOUBTFUL
        path.unlink(missing_ok=True) if raw is None else put(path, raw)

    @property
    def doubtful(self) -> Path | None:
        """The workbook of doubtful rows, if there is one."""
        path = self.folder / DOUBTFUL
        return path if path.is_file() else None

    def _write(self, name: str, value: object) -> None:
        put(self.folder / name, json.dumps(value, ensure_ascii=False).encode())

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
