"""Places with one wrong, lost or doubled character, and which of them are sure.

What is sure, and why so little:

- A character that **sounds** or **looks** like the right one is a slip of the keyboard or of a scanner: 衡达社区 is
  恒达社区, 韭莱园 is 韭菜园, however short the name.
- Any **other** wrong character is a slip only in a name of three characters or more, unit not counted, or in a township
  whose community stands behind it as it should: of two characters half would be invented.
- A **lost** character is one only where two are left, or where a township keeps its unit (菁华乡: the register
  knows all townships); at either end of a community it must not be one that tells neighbours apart.
- One **too many** is one if it repeats its neighbour, or stands within a name of three: 杉仙岭 is not 仙岭.
- A **unit** of one character is one by sound or look (仙人市材), and a character that stands twice in a township may be
  written once (朝阳街道 for 朝阳街街道), though another place has the stem that is left.
- Characters that tell neighbours apart — 东西, 上下, 新老, 一二三 — are never changed into one another.
- A place that is known is never a slip for another, and where two places are as near, neither is meant.

Exactly one sure place must be left.  And no other place of the city may be one character away, sure or not — but for
sound and look in a township, within a township that is typed as it should be, or in a name of three characters: there
衡达 is 恒达, whatever else ends in 达.  A community of two characters alone (新越) has too many neighbours for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain.model.register import StationKind
from zhanpai.domain.names.gazetteer import FULL, Gazetteer, Locality
from zhanpai.domain.names.look_alike_pairs import LOOK_ALIKE_PAIRS
from zhanpai.domain.names.place_forms import stem_of, unit_of
from zhanpai.kit.pinyin import sounds_of

_APART = frozenset(
    "东西南北中上下前后左右内外里新老旧大小长短高低一二三四五六七八九十百千甲乙丙丁金银铜铁红白黑青黄"
)
"""Characters by which neighbours, and sister estates, are told apart."""
_LISTING = frozenset("和与及或的在到至同暨")
_NOBODYS = frozenset("本该各全我每某两哪这那小大新老")
"""Before 镇 and 街道 no rest of a name: 本镇, 小镇."""


@dataclass(frozen=True, slots=True)
class Near:
    """A place one character away: `sure` as far as the character goes.

    `is_other` says that what was typed is the name of a place itself.  By `likeness` if sound or look tells it so well
    that no other place one character away matters.
    """

    spot: Locality
    sure: bool
    likeness: bool = False
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class _Writing:
    """One way to write a place: the township above it, "" if left out, and its own name with or without its unit."""

    spot: Locality
    above: str
    own: str

    @property
    def text(self) -> str:
        return self.above + self.own


def alike(typed: str, meant: str) -> bool:
    """Whether two characters sound the same, tones left out, or look nearly the same."""
    return frozenset((typed, meant)) in LOOK_ALIKE_PAIRS or bool(sounds_of(typed) & sounds_of(meant))


@dataclass(frozen=True)
class Slips:
    """All places of a gazetteer by what is left of their writings when one character goes."""

    gazetteer: Gazetteer

    @cached_property
    def _writings(self) -> dict[str, list[_Writing]]:
        found: defaultdict[str, list[_Writing]] = defaultdict(list)
        for spot in self.gazetteer.spots:
            if spot.level in (StationKind.CITY, StationKind.DISTRICT):
                continue
            for writing in _writings(spot):
                for key in {writing.text, *_shortened(writing.text)}:
                    found[key].append(writing)
        return dict(found)

    def near(self, place: str) -> list[Near]:
        """The places one character from `place`, which may begin with the city and a district as they should be."""
        found: dict[int, Near] = {}
        for rest in self.gazetteer.without_city(place):
            for district, short in self.gazetteer.districts_in(rest):
                for one in self._near(short):
                    if district in ("", one.spot.district):
                        known = found.get(id(one.spot))
                        if known is None or (one.sure, one.likeness) > (known.sure, known.likeness):
                            found[id(one.spot)] = one
            for spot in self._of_near_district(rest):
                found.setdefault(id(spot), Near(spot, sure=True, likeness=True))
        return list(found.values())

    def _of_near_district(self, place: str) -> Iterator[Locality]:
        """The places that `place` is read as if the district before it has one character that sounds or looks alike."""
        for district in self.gazetteer.district_names:
            typed = place[: len(district)]
            if typed[:1] != district[:1] and typed[1:] != district[1:]:
                continue
            wrong = [(a, b) for a, b in zip(typed, district, strict=False) if a != b]
            if len(typed) == len(district) and len(wrong) == 1 and alike(*wrong[0]):
                sights = self.gazetteer.look(district + place[len(district) :]).sights
                yield from (sight.spot for sight in sights if sight.way is FULL)

    def _near(self, place: str) -> Iterator[Near]:
        if len(place) < 2:
            return
        for key in {place, *_shortened(place)}:
            for writing in self._writings.get(key, ()):
                if abs(len(writing.text) - len(place)) <= 1 and (one := self._judged(place, writing)):
                    yield one

    def _judged(self, place: str, writing: _Writing) -> Near | None:
        """What one character makes of `place` as this writing; None if more than one differs."""
        meant = writing.text
        at = _first_difference(place, meant)
        lost = len(meant) - len(place)
        typed_rest, meant_rest = place[at + (lost <= 0) :], meant[at + (lost >= 0) :]
        if typed_rest != meant_rest or place == meant or not writing.own.endswith(unit_of(place)):
            return None
        in_above = at < len(writing.above)
        part = writing.above if in_above else writing.own
        start = 0 if in_above else len(writing.above)
        typed = place[start : start + len(part) - lost]
        change = _Change(part, typed, at - start, lost, writing, in_above)
        if typed in self.gazetteer.names or (
            stem_of(typed) in self.gazetteer.stems and not change.is_half_of_double()
        ):
            return Near(writing.spot, sure=False, is_other=True)
        return Near(writing.spot, change.is_sure(), change.is_alike() and change.is_placed())


@dataclass(frozen=True, slots=True)
class _Change:
    """One character changed in one place of a chain, `part`: at `at`, lost (1), wrong (0) or too many (-1)."""

    part: str
    typed: str
    at: int
    lost: int
    writing: _Writing
    in_above: bool

    @property
    def _is_township(self) -> bool:
        return self.in_above or self.writing.spot.level is StationKind.TOWNSHIP

    @property
    def _stem(self) -> str:
        return stem_of(self.part)

    def is_placed(self) -> bool:
        """Whether it is in a township, of which all are known, within one, or in a name of three characters or more."""
        return self._is_township or self.writing.above != "" or len(self._stem) > 2

    def is_alike(self) -> bool:
        """Whether sound or look tells it: the wrong character, or one that was doubled."""
        if self.lost > 0:
            return False
        typed = self.typed[self.at : self.at + 1]
        if not typed:
            return False
        if self.lost < 0:
            return typed in self.typed[max(0, self.at - 1) : self.at] + self.typed[self.at + 1 : self.at + 2]
        meant = self.part[self.at]
        return not {typed, meant} <= _APART and alike(typed, meant)

    def is_half_of_double(self) -> bool:
        """Whether a character that stands twice in a township was written once: 朝阳街道 for 朝阳街街道."""
        is_double = self.part[self.at] in (
            self.part[self.at - 1 : self.at] + self.part[self.at + 1 : self.at + 2]
        )
        return self.lost > 0 and self._is_township and is_double

    def is_sure(self) -> bool:
        """Whether nobody who knows the place could have meant another."""
        if self.at >= len(self._stem) and self.part != self._stem:
            return self._is_sure_in_unit()
        if not self._is_township and len(self._stem) - len(unit_of(self._stem)) < 2:
            return False
        if self.lost > 0:
            return self.is_half_of_double() or self._is_sure_loss()
        if self.lost < 0:
            return self.is_alike() or self._is_sure_surplus()
        if {self.typed[self.at], self.part[self.at]} <= _APART:
            return False
        return self.is_alike() or self._is_long_enough()

    def _is_sure_in_unit(self) -> bool:
        unit = self.part[len(self._stem) :]
        if len(unit) == 1 and self.lost == 0:
            return len(self._stem) > 1 and unit_of(self.typed) == "" and self.is_alike()
        if self.lost > 0:
            return unit == "街道" or self.typed.endswith("社")
        return len(unit) == 2 and self.is_alike()

    def _is_long_enough(self) -> bool:
        """Whether a wrong character that sounds and looks otherwise leaves enough of the name."""
        if self.typed[self.at] in _APART:
            return False
        return len(self._stem) > 2 or (self.in_above and len(stem_of(self.writing.own)) > 1)

    def _is_sure_loss(self) -> bool:
        lost = self.part[self.at]
        if self._is_township:
            rest = self.typed[: len(self._stem) - 1]
            return len(rest) > 1 or (self.part != self._stem and rest not in _NOBODYS)
        at_end = self.at in (0, len(self._stem) - 1)
        return len(self._stem) > 2 and not (at_end and lost in _APART)

    def _is_sure_surplus(self) -> bool:
        typed = self.typed[self.at]
        within = 0 < self.at < len(self._stem)
        return within and len(self._stem) > 2 and typed not in _APART | _LISTING


def _first_difference(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _shortened(text: str) -> Iterator[str]:
    return (text[:i] + text[i + 1 :] for i in range(len(text)))


def _writings(spot: Locality) -> Iterator[_Writing]:
    owns = dict.fromkeys((spot.own, stem_of(spot.own)))
    aboves = dict.fromkeys(("", spot.township, stem_of(spot.township))) if spot.township else {"": None}
    return (_Writing(spot, above, own) for above in aboves for own in owns)
