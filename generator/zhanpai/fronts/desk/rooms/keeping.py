"""我管的站: the stations that the person keeps, and others to choose from."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import KeptStation, Looked

MOST = 60
"""Stations that a search lists."""


@dataclass(frozen=True)
class KeepingPage:
    """`kept` are those chosen; `found` the first of the `number` that answer to `words` and `district` and are not chosen."""

    kept: tuple[KeptStation, ...]
    districts: tuple[str, ...]
    words: str
    district: str
    found: tuple[KeptStation, ...]
    number: int


def keeping_page(looked: Looked, kept: Set[str], words: str, district: str) -> KeepingPage:
    """What is kept, and what answers to `words` (part of a name, or a 站号) in this district, "" for all of them."""
    words = " ".join(words.split())[:80]
    answers = matches(looked, words, district)
    others = tuple(one for one in answers if one.id not in kept)
    return KeepingPage(
        tuple(one for one in looked.stations if one.id in kept),
        tuple(dict.fromkeys(one.district for one in looked.stations)),
        words,
        district,
        others[:MOST],
        len(others),
    )


def matches(looked: Looked, words: str, district: str) -> tuple[KeptStation, ...]:
    """The stations that answer: all of `words` stand in the name or begin the 站号; none if nothing was asked."""
    asked = words.split()
    if not asked and not district:
        return ()
    return tuple(
        one
        for one in looked.stations
        if district in ("", one.district)
        and all(word in one.name or one.id.startswith(word) for word in asked)
    )
