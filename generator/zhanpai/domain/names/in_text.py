"""Names of stations in running text: only what says 人大 or 代表, a kind, and a place as the register has it.

Stricter than for a list, because a text speaks of everything: a place must be written with its unit, or stand in a
chain, or have three characters; nothing is corrected but in the words of the kind; and the edges must be those of a word.
The time is linear in the text: a name is looked for only where a kind stands, and no further back than a name is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhanpai.domain.names.answer import NameAnswer, NameResult
from zhanpai.domain.names.gazetteer import FULL, STEM, Gazetteer, Sight
from zhanpai.domain.names.place_forms import stem_of, without_offices
from zhanpai.domain.names.splitting import HEAD_IN_TEXT, KIND_IN_TEXT, KIND_WITH_INNER
from zhanpai.domain.names.text_edges import is_of_elsewhere, is_station
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.scripts import simplified

if TYPE_CHECKING:
    from zhanpai.domain.names.station_names import StationNames

_FURTHEST = 34
"""Characters before 人大代表 in which a place may begin: city, district, township and community of the longest names."""
_HAN = re.compile("[\u3400-\u9fff]*$")
_DECIDED = frozenset((NameResult.EXACT, NameResult.FORMER, NameResult.NORMALISED, NameResult.CORRECTED))


@dataclass(frozen=True, slots=True)
class NameMention:
    """A station's name in a text, from character `start` up to `end`, and what it was read as."""

    start: int
    end: int
    answer: NameAnswer

    def as_dict(self) -> dict[str, object]:
        """The answer as `NameAnswer.as_dict` gives it, with `at`, the characters of the text before it."""
        return {**self.answer.as_dict(), "at": self.start}


def mentions(names: StationNames, text: str) -> Iterator[NameMention]:
    """Every name in `text` that means one of the stations, or one of a few, in order; none inside another."""
    plain = simplified(folded(text))
    free_from = 0
    for head in HEAD_IN_TEXT.finditer(plain):
        for pattern in (KIND_IN_TEXT, KIND_WITH_INNER) if head.start() >= free_from else ():
            kind = pattern.match(plain, head.end())
            if kind and (mention := _mention(names, text, plain, head.start(), kind, free_from)):
                free_from = mention.end
                yield mention
                break


def _mention(
    names: StationNames, text: str, plain: str, head: int, kind: re.Match[str], free_from: int
) -> NameMention | None:
    """The name whose 人大代表 begins at `head` and that ends with this kind; None if it is not surely one."""
    end = kind.end()
    before = _HAN.search(plain, max(free_from, head - _FURTHEST), head)
    inner = kind.groupdict().get("inner") or ""
    for start in range(before.start() if before else head, head - 1):
        place = plain[start:head] + inner
        sights = names.gazetteer.look(place).sights or names.gazetteer.look(without_offices(place)).sights
        if not sights and not names.was_called(plain[start:end]):
            continue
        if sights and not any(_is_clear(names.gazetteer, sight, place) for sight in sights):
            return None
        if not is_station(plain, start, end) or is_of_elsewhere(plain, start, (names.gazetteer.city,)):
            return None
        answer = names.read_whole(text[start:end])
        is_meant = answer.result in _DECIDED or answer.result is NameResult.AMBIGUOUS
        return NameMention(start, end, answer) if is_meant else None
    return None


def _is_clear(gazetteer: Gazetteer, sight: Sight, place: str) -> bool:
    """Whether a text that has this place means it: 新建 and 红旗 are words, 新建村 is a place."""
    if sight.way is not STEM:
        return sight.spot.own != gazetteer.city or sight.way is FULL
    stem = stem_of(sight.spot.own)
    return len(stem) > 2 or place not in (stem, sight.spot.own[:-1])
