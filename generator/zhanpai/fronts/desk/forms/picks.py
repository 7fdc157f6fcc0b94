"""What stands in the lists to choose from: stations and deputies by their numbers, with their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhanpai.fronts.desk.forms.filled import Filled, marks_in
from zhanpai.fronts.desk.forms.form_fields import FormField

_NUMBER = re.compile(r"\s*([0-9]{4}|[0-9]{6})\b")


@dataclass(frozen=True)
class Picks:
    """Names by numbers: all that are known, and the few that a form offers; `pictures` lie beside the file."""

    stations: Mapping[str, str] = field(default_factory=dict)
    deputies: Mapping[str, str] = field(default_factory=dict)
    near_stations: Sequence[str] = ()
    near_deputies: Sequence[str] = ()
    pictures: Sequence[str] = ()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What is usually typed in a field of one line, by the field's key."""
    takes: Mapping[str, str] = field(default_factory=dict)
    """Where a new picture for a field is handed in, by the field's key."""
    news: Mapping[str, str] = field(default_factory=dict)
    """Titles by the names of their files, no title twice: what somebody chooses by its words."""

    def offered(self, sort: str) -> Iterable[tuple[str, str]]:
        """Number and name of what a field of this sort offers."""
        if sort == "picture":
            return [(name, name) for name in self.pictures]
        if sort == "news":
            return self.news.items()
        known, near = (
            (self.stations, self.near_stations) if sort == "station" else (self.deputies, self.near_deputies)
        )
        return [(id, known.get(id, "")) for id in near]

    def name_of(self, sort: str, number: str) -> str:
        """Who or what has this number, "" if nobody is known to."""
        known = {"station": self.stations, "deputy": self.deputies, "news": self.news}[sort]
        return known.get(number.strip(), "")


def with_numbers(fields: Sequence[FormField], filled: Filled, picks: Picks) -> dict[str, str]:
    """The same with numbers where names were typed: ``100001 张示例`` is 100001, and so is 张示例 if one alone is called so.

    What cannot be told is left as it was typed.
    """
    numbered = dict(filled)
    for one, name in _singles(fields, filled, ""):
        if one.sort in ("station", "deputy") and (typed := filled.get(name, "").strip()):
            numbered[name] = _number(typed, picks.stations if one.sort == "station" else picks.deputies)
        elif one.sort == "news" and (typed := filled.get(name, "").strip()):
            numbered[name] = next((stem for stem, title in picks.news.items() if title == typed), typed)
    return numbered


def _number(typed: str, known: Mapping[str, str]) -> str:
    if found := _NUMBER.match(typed):
        return found[1] if found[1] in known or typed == found[1] else typed
    bare = re.sub(r"\s", "", typed)
    same = [number for number, name in known.items() if name == bare]
    return same[0] if len(same) == 1 else typed


def _singles(fields: Sequence[FormField], filled: Filled, prefix: str) -> Iterator[tuple[FormField, str]]:
    for one in fields:
        yield from _below(one, filled, prefix + one.key)


def _below(one: FormField, filled: Filled, name: str) -> Iterator[tuple[FormField, str]]:
    if one.is_single:
        yield one, name
    elif one.sort == "group":
        yield from _singles(one.parts, filled, f"{name}.")
    elif one.item is not None:
        for mark in marks_in(filled, name):
            yield from _below(one.item, filled, f"{name}.{mark}")
