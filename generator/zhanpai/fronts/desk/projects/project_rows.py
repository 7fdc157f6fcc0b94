"""The projects of a year as they stand in its file, and the number that the next one gets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from zhanpai.content.edits import read_file
from zhanpai.domain.model.field_types import parse_date
from zhanpai.fronts.desk.register.register_rows import text_of
from zhanpai.fronts.desk.rooms.project_list import ListedProject
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

FOLDER = "content/projects"

_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def path_of(year: int) -> str:
    """Where the projects of this year stand, from the root of the project; there need be no such file."""
    return f"{FOLDER}/{year}.yaml"


def years_of(root: Path) -> tuple[int, ...]:
    """The years that have a file, the newest first."""
    try:
        names = [one.name for one in (root / FOLDER).iterdir()]
    except OSError:
        return ()
    found = (re.fullmatch(r"(20[0-9]{2})\.yaml", name) for name in names)
    return tuple(sorted((int(match[1]) for match in found if match), reverse=True))


def lines_of(root: Path, year: int) -> tuple[tuple[ListedProject, ...], tuple[Diagnostic, ...]]:
    """The projects of this year's file, none if there is no such file; and what keeps it from being read."""
    try:
        document = parse(read_file(root, path_of(year)), path_of(year), root=list)
    except Problem:
        return (), ()
    rows = [one for one in document.data or () if isinstance(one, Mapping)]
    problems = () if document.data is not None else tuple(p for p in document.problems if p.severity.is_error)
    return tuple(_line(row, year) for row in rows if text_of(row, "id")), problems


def _line(row: Mapping[str, Any], year: int) -> ListedProject:
    steps = [one for one in row.get("milestones") or () if isinstance(one, Mapping)]
    percents = [text_of(one, "percent") for one in steps]
    known = [int(text) for text in percents if text.isascii() and text.isdecimal() and int(text) <= 100]
    due = None
    with suppress(ValueError):
        due = parse_date(text_of(row, "due"))
    return ListedProject(
        year,
        text_of(row, "id"),
        text_of(row, "title"),
        text_of(row, "district"),
        text_of(row, "township"),
        text_of(row, "status"),
        known[-1] if known else 0,
        due,
        tuple((text_of(one, "on"), text_of(one, "text"), text_of(one, "percent")) for one in steps),
    )


def next_number(year: int, lines: Sequence[ListedProject], district: str, taken: Iterable[str] = ()) -> str:
    """The number after the highest of the district's own in this year, counted as they are: YL2026-03 after YL2026-02.

    Where the district has none, as the city's; where there are none at all, ``2026-01``.  None of `taken` is given out.
    """
    own = [one.id for one in lines if one.district == district] or [
        one.id for one in lines if not one.district
    ]
    matches = [match for id in reversed(own) if (match := _NUMBERED.fullmatch(id))]
    before, digits = (matches[0][1], len(matches[0][2])) if matches else (f"{year}-", 2)
    used = {*taken, *(one.id for one in lines)}
    same = [int(match[2]) for id in used if (match := _NUMBERED.fullmatch(id)) and match[1] == before]
    return f"{before}{max(same, default=0) + 1:0{digits}}"
