"""The ledgers of opinions as they stand in the project now: every line with its record, or with what is wrong with it.

They are read when they are asked for, and not taken from the last look, so that a list is right at once after a save.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhanpai.content.edits import read_file
from zhanpai.content.records import read_record
from zhanpai.domain.model.opinion import Opinion
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import is_blank

Wrong = tuple[str, str]
"""What is wrong, and what to do about it."""

_KEY = re.compile(r"（[a-z_]+）")
_BEGINS = ("~", "edit")
_WORDS = frozenset({"", ".", "..", "new", "refer", "number", "back", "step"})


@dataclass(frozen=True)
class LedgerLine:
    """One opinion of a ledger: its `place` from 0, and the `mark` by which the desk's addresses know it.

    `opinion` is None if its record cannot be read; then `wrong` says why.  `id` and `topic` are as typed.
    """

    place: int
    mark: str
    id: str
    topic: str
    opinion: Opinion | None = None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpinionLedger:
    """A station's ledger: its lines in the order of the file; `wrong` says why the file cannot be read at all."""

    lines: tuple[LedgerLine, ...] = ()
    wrong: tuple[Wrong, ...] = ()

    def line(self, mark: str) -> LedgerLine | None:
        """The line of this mark, or the first of this number; None if there is none."""
        named = (one for one in self.lines if one.mark == mark)
        numbered = (one for one in self.lines if one.id == mark)
        return next(named, None) or next(numbered, None)


class Ledgers:
    """The ledgers of the project at `root`.  What was read stays read until its bytes change.  Threads may ask at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, tuple[bytes, OpinionLedger]] = {}

    def of(self, station: KeptStation) -> OpinionLedger:
        """The station's ledger; an empty one if it has none yet."""
        path = station.opinions_path
        if not (self._root / path).exists():
            return OpinionLedger()
        try:
            raw = read_file(self._root, path)
        except Problem as problem:
            return OpinionLedger(wrong=((problem.message, problem.fix),))
        sum = hashlib.sha256(raw).digest()
        known = self._read.get(path)
        if known is None or known[0] != sum:
            known = self._read[path] = (sum, read_ledger(raw, path))
        return known[1]

    def warm(self, stations: Iterable[KeptStation]) -> None:
        """Read those of `stations` before anybody asks: a whole city's take some seconds the first time."""
        for one in stations:
            self.of(one)


def read_ledger(raw: bytes, path: str) -> OpinionLedger:
    """The ledger in the bytes of a file; `path` is for what is said of it."""
    document = parse(raw, path, root=list)
    if document.data is None:
        wrong = () if is_blank(raw) else tuple((one.message, one.fix) for one in document.problems)
        return OpinionLedger(wrong=wrong)
    rows = document.data
    ids = Counter(_text(row, "id") for row in rows)
    return OpinionLedger(tuple(_line(place, row, ids, path) for place, row in enumerate(rows)))


def place_of(data: Any, mark: str) -> int | None:
    """The place of the line with this mark in the data of a ledger; None if there is none."""
    rows = data if isinstance(data, list) else []
    if mark.startswith("~"):
        digits = mark[1:]
        place = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else len(rows)
        return place if place < len(rows) else None
    return next((place for place, row in enumerate(rows) if _text(row, "id") == mark), None)


def _line(place: int, row: Any, ids: Mapping[str, int], path: str) -> LedgerLine:
    opinion, found = read_record(Opinion, row, path, (place,))
    id, topic = _text(row, "id"), _text(row, "topic")
    # How it is put right in a file is of no use to who puts it right in a form, and neither is what a field is called there.
    wrong = tuple(_KEY.sub("", one.message) for one in found)
    return LedgerLine(place, _mark(id, place, ids), id, topic, opinion, wrong)


def _mark(id: str, place: int, ids: Mapping[str, int]) -> str:
    """The number itself, where it is one line's alone and can stand in an address; else the place."""
    is_plain = ids[id] == 1 and id not in _WORDS and not id.startswith(_BEGINS) and not set(id) & set("/,\\")
    return id if is_plain else f"~{place}"


def _text(row: Any, key: str) -> str:
    value = row.get(key) if isinstance(row, Mapping) else None
    return value.strip() if isinstance(value, str) else ""
