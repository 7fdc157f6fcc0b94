"""今天要做的: the week's work of the stations that the person keeps, by what it is, the most pressing first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import Chore, Looked

FEW = 12
"""In a project of so many stations nobody need choose: all are shown."""


@dataclass(frozen=True)
class ChoreGroup:
    """Chores of one kind, with what the kind means, each with the short name of its station."""

    kind: str
    about: str
    chores: tuple[tuple[Chore, str], ...]


@dataclass(frozen=True)
class WeekPage:
    """`stations` is how many are kept; `is_chosen` is false where all are shown because there are few."""

    stations: int
    is_chosen: bool
    number: int
    groups: tuple[ChoreGroup, ...]


def week_page(looked: Looked, kept: Set[str]) -> WeekPage:
    """The work of the stations `kept`; of all where none was chosen and there are few."""
    chosen = kept & {station.id for station in looked.stations}
    names = {station.id: station.short_name for station in looked.stations}
    shown = chosen or (names.keys() if len(names) <= FEW else frozenset())
    groups: dict[tuple[str, str], list[tuple[Chore, str]]] = {}
    for chore in (one for one in looked.chores if one.station in shown):
        groups.setdefault((chore.kind, chore.about), []).append((chore, names[chore.station]))
    made = tuple(ChoreGroup(*kind, tuple(chores)) for kind, chores in groups.items())
    return WeekPage(len(shown), bool(chosen), sum(len(group.chores) for group in made), made)
