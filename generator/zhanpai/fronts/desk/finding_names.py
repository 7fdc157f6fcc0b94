"""Stations and deputies to which a text can link, found by some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from zhanpai.fronts.desk.looked import Looked
from zhanpai.fronts.desk.rooms.keeping import matches

FOUND = 20
"""How many are listed at most."""


@dataclass(frozen=True, slots=True)
class LinkedName:
    """Something to link to: its name, what tells it from others (`where`), and the address of its page."""

    id: str
    name: str
    where: str
    url: str


def found_stations(looked: Looked, words: str) -> list[dict[str, str]]:
    """The stations that answer to `words`; none if nothing was asked."""
    found = matches(looked, " ".join(words.split())[:80], "")
    return _plain([LinkedName(one.id, one.name, one.district, f"/s/{one.id}/") for one in found[:FOUND]])


def found_deputies(looked: Looked, words: str) -> list[dict[str, str]]:
    """The deputies in office in whose name, station or number all of `words` stand; who is called so comes first."""
    asked = words[:80].split()
    if not asked:
        return []
    names = {one.id: one.short_name for one in looked.stations}
    homes = ((one, names.get(one.stations[0], "")) for one in looked.deputies if not one.is_former)
    found = [
        (one, home)
        for one, home in homes
        if all(word in one.name or word in home or one.id.startswith(word) for word in asked)
    ]
    found.sort(key=lambda each: each[0].name not in asked)
    return _plain(
        [LinkedName(one.id, one.name, f"{one.title}，{home}", f"/d/{one.id}/") for one, home in found[:FOUND]]
    )


def _plain(found: Sequence[LinkedName]) -> list[dict[str, str]]:
    return [asdict(one) for one in found]
