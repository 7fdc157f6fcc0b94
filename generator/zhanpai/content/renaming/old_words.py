"""Where an old name stands in a text as a whole, and whether it can only mean what was renamed.

Chinese writes no blanks: 湖东社区 is no place in 新湖东社区, and 岳麓区 none in 岳麓区域.  What is not sure is said so,
and never exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from zhanpai.domain.names.text_edges import is_station
from zhanpai.domain.naming import begins_word
from zhanpai.domain.place_names import UNITS
from zhanpai.domain.word_edges import is_introduced, is_person, occurrences

_OTHER_WORD = re.compile("区[域间别块位划段]|市[场值容政]|县[城域]|乡[村亲镇情音愁]|村镇|镇[静定]")
"""The last character of a place that begins another word with the next."""

_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """The old name at `start` to `end` of a text; `new` belongs there if it `is_sure`."""

    start: int
    end: int
    new: str
    is_sure: bool


class OldWord(Protocol):
    """A name that has become another."""

    @property
    def words(self) -> tuple[str, ...]:
        """What to seek: a text without any of them has no hit."""

    def hits(self, text: str, *, at_home: bool) -> Iterator[Hit]:
        """Every place of `text` that may say it, in order; `at_home`: whether the text is of nothing but what was renamed."""


def replaced(text: str, hits: Iterable[Hit]) -> str:
    """`text` with the new name in the place of every sure hit."""
    parts, done = [], 0
    for hit in hits:
        if hit.is_sure:
            parts += [text[done : hit.start], hit.new]
            done = hit.end
    return "".join([*parts, text[done:]])


@dataclass(frozen=True)
class PlaceWord:
    """A place of the register: `above` it lie these places, `rivals` lie above others of its name.

    `known` are all places of the register, `beside` those of the kind of the last one `above`.
    """

    old: str
    new: str
    above: tuple[str, ...]
    rivals: frozenset[tuple[str, ...]]
    known: frozenset[str]
    beside: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The old name."""
        return (self.old,)

    def hits(self, text: str, *, at_home: bool) -> Iterator[Hit]:
        """See OldWord: not where another place is said, and sure only where no rival of the name can be meant."""
        longer = [place for place in self.known if self.old in place and place != self.old and place in text]
        for start, end in occurrences(text, (self.old,)):
            if self._is_part(text, start, end, longer) or self._lies_elsewhere(text, start):
                continue
            below = bool(self.above) and text.endswith(self.above[-1], 0, start)
            is_theirs = (
                any(text.endswith(above[-1], 0, start) for above in self.rivals if above) and not below
            )
            if is_theirs:
                continue
            is_whole = (below or begins_word(text, start)) and self._ends(text, end)
            yield Hit(start, end, self.new, is_whole and (below or at_home or not self.rivals))

    def _ends(self, text: str, end: int) -> bool:
        if _OTHER_WORD.match(text, end - 1):
            return False
        # Without its unit a name may be the beginning of anything.
        return self.old.endswith(UNITS) or not _HAN.match(text, end) or text.startswith(("人大", "的"), end)

    @staticmethod
    def _is_part(text: str, start: int, end: int, longer: Iterable[str]) -> bool:
        return any(a <= start and end <= b for place in longer for a, b in occurrences(text, (place,)))

    def _lies_elsewhere(self, text: str, start: int) -> bool:
        """Whether another of the places beside what lies above stands right before it: 天心区望月湖街道."""
        return any(text.endswith(place, 0, start) for place in self.beside if place not in self.above)


@dataclass(frozen=True)
class StationWord:
    """A station's names, old → new, the full one and the short one; `shared` are those that others bear too."""

    names: Mapping[str, str]
    shared: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The old names."""
        return tuple(self.names)

    def hits(self, text: str, *, at_home: bool) -> Iterator[Hit]:
        """As OldWord has it; a name that others share is sure only where the text is the station's own."""
        for start, end in occurrences(text, self.names):
            old = text[start:end]
            is_own = at_home or old not in self.shared
            yield Hit(start, end, self.names[old], is_own and is_station(text, start, end))


@dataclass(frozen=True)
class PersonWord:
    """A deputy's name; `is_shared`: others are called so too; `others` are the names of all others."""

    old: str
    new: str
    is_shared: bool
    others: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The old name."""
        return (self.old,)

    def hits(self, text: str, *, at_home: bool) -> Iterator[Hit]:
        """See OldWord: sure where the text is about the person, or calls a person so whose name no other has."""
        longer = [name for name in self.others if self.old in name and name != self.old and name in text]
        is_meant = at_home or (not self.is_shared and _is_called_deputy(text, self.old))
        for start, end in occurrences(text, (self.old,)):
            if any(a <= start and end <= b for name in longer for a, b in occurrences(text, (name,))):
                continue
            yield Hit(start, end, self.new, is_meant and is_person(text, start, end))


def _is_called_deputy(text: str, name: str) -> bool:
    """Whether `text` says somewhere that `name` is a deputy: a resident may bear it too."""
    said = re.search(f"代表{re.escape(name)}|{re.escape(name)}代表", text)
    return said is not None and is_introduced(text, name)


def chains_of(places: Iterable[Sequence[str]], old: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """What lies above other places of the name of the last of `old`."""
    return frozenset(tuple(one[:-1]) for one in places if one[-1] == old[-1] and tuple(one) != tuple(old))
