"""What waits for a yes in 成批改: its rows, what is ticked of them, and one page of those that answer to a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhanpai.fronts.desk.looked import KeptStation

MANY = 60
"""Rows on a page."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row as it is shown, see `BulkRow`; `pictures` is the number of files that go with it."""

    mark: str
    station: str
    subject: str
    says: tuple[str, ...]
    is_ticked: bool
    pictures: int
    deeds: tuple[str, ...] = ()


@dataclass
class PlannedBulk:
    """One plan on its way: what was `asked`, what it is called, its rows, what is `left`; `ticks` and `refused` change."""

    asked: Mapping[str, Any]
    what: str
    rows: tuple[PlannedRow, ...]
    left: tuple[str, ...]
    ticks: frozenset[str]
    refused: dict[str, str] = field(default_factory=dict)
    """Why rows that were ticked could not be written, by their marks."""


@dataclass(frozen=True)
class BulkPage:
    """One page of the rows that answer to `words` and `district`; `found` is the number of those, `ticked` of all ticks."""

    rows: tuple[PlannedRow, ...]
    number: int
    pages: int
    found: int
    ticked: int
    pictures: int
    words: str
    district: str
    counts: tuple[tuple[str, int], ...]
    """What the ticked rows do, on all pages, and how often."""


def read_planned(result: Mapping[str, Any]) -> PlannedBulk:
    """What the errand has found; all rows that it thinks of are ticked."""
    rows = tuple(
        PlannedRow(mark, station, subject, tuple(says), ticked, pictures, tuple(deeds))
        for mark, station, subject, says, ticked, pictures, deeds in result["rows"]
    )
    ticks = frozenset(row.mark for row in rows if row.is_ticked)
    return PlannedBulk(result["asked"], result["what"], rows, tuple(result["left"]), ticks)


def answering(
    plan: PlannedBulk, stations: Mapping[str, KeptStation], words: str, district: str
) -> tuple[PlannedRow, ...]:
    """The rows whose station lies in `district` and whose words, station or number hold all of `words`; "" asks for nothing."""
    asked = words.split()
    return tuple(row for row in plan.rows if _answers(row, stations.get(row.station), asked, district))


def _answers(row: PlannedRow, station: KeptStation | None, asked: list[str], district: str) -> bool:
    if district and (station is None or station.district != district):
        return False
    name = station.name if station else ""
    return all(word in row.subject or word in name or row.station.startswith(word) for word in asked)


def bulk_page(
    plan: PlannedBulk, found: tuple[PlannedRow, ...], words: str, district: str, number: int
) -> BulkPage:
    """The page of this number of the rows that were `found`."""
    pages = max(1, -(-len(found) // MANY))
    page = min(max(1, number), pages)
    here = found[(page - 1) * MANY : page * MANY]
    done = [row for row in plan.rows if row.mark in plan.ticks]
    pictures = sum(row.pictures for row in done)
    counts = Counter(deed for row in done for deed in row.deeds)
    return BulkPage(
        here, page, pages, len(found), len(done), pictures, words, district, tuple(counts.items())
    )
