"""What the last look at the project knows of stations and deputies, for forms: where they stand, and whom to offer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.looked import KeptStation, KnownDeputy, Looked
from zhanpai.fronts.desk.state import Desk

FEW = 400
"""Numbers that a form offers at most: a longer list helps nobody to choose."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def looked(desk: Desk) -> Looked | None:
    """What was seen last; None if nobody has looked yet."""
    return desk.glance.looked if desk.glance else None


def station_of(desk: Desk, id: str) -> KeptStation | None:
    """The station of this 站号; None if the register has none that exists."""
    seen = looked(desk)
    return next((one for one in seen.stations if one.id == id), None) if seen else None


def deputy_of(desk: Desk, id: str) -> KnownDeputy | None:
    """The deputy of this number; None if nobody has it."""
    seen = looked(desk)
    return next((one for one in seen.deputies if one.id == id), None) if seen else None


def picks_for(desk: Desk, subject: Subject, stations: Iterable[str]) -> Picks:
    """Everybody's names, and of `stations` first and of those that the person keeps next whom to offer."""
    seen = looked(desk)
    if seen is None:
        return Picks(pictures=_pictures(desk.root, subject.path))
    near = list(dict.fromkeys([*stations, *sorted(desk.own.read_stations())]))
    of_near = [one.id for one in seen.deputies if not one.is_former and set(one.stations) & set(near)]
    first = set(stations)
    own = [one.id for one in seen.deputies if not one.is_former and set(one.stations) & first]
    return Picks(
        {one.id: one.short_name for one in seen.stations},
        {one.id: one.name for one in seen.deputies},
        near[:FEW],
        list(dict.fromkeys([*own, *of_near]))[:FEW],
        _pictures(desk.root, subject.path),
    )


def _pictures(root: Path, path: str) -> list[str]:
    """The pictures beside a file that begin as it is called, the first by name."""
    own = PurePosixPath(path)
    try:
        names = sorted(one.name for one in (root / own.parent).iterdir())
    except OSError:
        return []
    found = [name for name in names if name.lower().endswith(PICTURES)]
    return sorted(found, key=lambda name: not name.startswith(own.stem))[:FEW]
