"""How names sound: the toneless syllables of each character, so that 湖东 is found by `hudong` and `hd`.

`pypinyin` reads words; what it misreads in names — surnames, 长 in a place — stands in the tables of `sounds`, and
what only the people of a place can know they say themselves (`own`).  A character may have several readings where
people differ or only its bearer knows: each of them finds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, cast

from zhanpai.kit.pinyin.sounds import ALONE, IN_GIVEN_NAMES, IN_PLACES, OF_NO_FAMILY, PLACES, SURNAMES

Readings = tuple[tuple[str, ...], ...]
"""The readings of each character of a text, likeliest first; none for what is no Chinese character."""

NO_OWN: Mapping[str, Readings] = {}
"""That nobody has said how anything is read."""

_GROWING = re.compile("(?<=[成校])长")
_OF_A_FAMILY = re.compile("|".join(name for name in SURNAMES if len(name) == 1 and name not in OF_NO_FAMILY))
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_SYLLABLE = re.compile(r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]{1,3}(?:ng?|r)?|[mn]g?")
_TWO_CHARACTERS = tuple(name for name in SURNAMES if len(name) == 2)


def parse_reading(typed: str) -> Readings | None:
    """``hong tong``, ``zui/ju shan``, ``lǜ`` as readings, tones left out and ü as v; None if it is no pinyin."""
    plain = unicodedata.normalize("NFD", typed.strip().lower().replace("’", " ").replace("'", " "))
    plain = plain.replace("u\u0308", "v").replace("u:", "v")
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    found = tuple(tuple(part.strip("0123456789") for part in one.split("/")) for one in plain.split())
    return found if found and all(_SYLLABLE.fullmatch(s) for one in found for s in one) else None


def place_readings(text: str, own: Mapping[str, Readings] = NO_OWN) -> Readings:
    """The readings of a place or a station's name: 长沙 is chang sha, 曾家桥 is zeng jia qiao."""
    found = list(_read(text))
    growing = {match.start() for match in _GROWING.finditer(text)}
    for i, character in enumerate(text):
        if text[i + 1 : i + 2] == "家" and _OF_A_FAMILY.fullmatch(character):
            found[i] = SURNAMES[character]
        elif character in IN_PLACES and i not in growing:
            found[i] = tuple(IN_PLACES[character].split())
    for words in (_places(), _compound(), own):
        _say(found, text, words)
    return tuple(found)


def name_readings(name: str, own: Mapping[str, Readings] = NO_OWN) -> Readings:
    """The readings of a person's name, surname first: 单 is shan, 欧阳 is ou yang, 尉迟 is yu chi."""
    found = [
        tuple(IN_GIVEN_NAMES[character].split()) if character in IN_GIVEN_NAMES else readings
        for character, readings in zip(name, _read(name), strict=True)
    ]
    _say(found, name, own)
    if surname := surname_of(name, own):
        found[: len(surname)] = surname_readings(surname, own)
    return tuple(found)


def surname_readings(surname: str, own: Mapping[str, Readings] = NO_OWN) -> Readings:
    """The readings of a surname that `surname_of` has told, character by character."""
    if surname in own:
        return own[surname]
    readings = SURNAMES[surname]
    return tuple((syllable,) for syllable in readings) if len(surname) == 2 else (readings,)


def romanise(text: str) -> str:
    """The text as it is spelled, Chinese characters by their likeliest reading: 党建 is dangjian, 5G产业 5Gchanye."""
    return "".join(r[0] if r else c for c, r in zip(text, _read(text), strict=True))


def surname_of(name: str, own: Mapping[str, Readings] = NO_OWN) -> str:
    """The surname if it is one of those with a reading of its own; names with a dot have no surname."""
    if "·" in name or len(name) < 2:
        return ""
    # 单于 is a surname, and so is 单 with the given name 于…: only a third character makes it the longer one.
    two = name[:2]
    if name in ALONE or (len(name) > 2 and (two in own or two in _TWO_CHARACTERS)):
        return two
    return name[0] if name[0] in SURNAMES or name[0] in own else ""


def syllable_table(texts: Iterable[tuple[str, Readings]]) -> str:
    """All characters under each of their readings, as the browser gets them: ``"chang长常dong东"``."""
    characters: dict[str, dict[str, None]] = {}
    for text, readings in texts:
        for character, syllables in zip(text, readings, strict=True):
            for syllable in syllables:
                characters.setdefault(syllable, {})[character] = None
    return "".join(syllable + "".join(sorted(characters[syllable])) for syllable in sorted(characters))


def _say(found: list[tuple[str, ...]], text: str, words: Mapping[str, Readings]) -> None:
    """Put the readings of `words` where they stand in `text`, those of longer words over those of shorter ones."""
    for word in sorted((word for word in words if word in text), key=len):
        for match in re.finditer(re.escape(word), text):
            found[match.start() : match.end()] = words[word]


@cache
def _places() -> Mapping[str, Readings]:
    return {place: parse_reading(said) or () for place, said in PLACES.items()}


@cache
def _compound() -> Mapping[str, Readings]:
    """Those surnames of two characters that are themselves in the names of places: 尉迟村."""
    return {name: surname_readings(name) for name in ALONE}


def _read(text: str) -> Readings:
    """What pypinyin makes of a text, one character at a time."""
    return tuple((s,) if _HAN.fullmatch(c) else () for c, s in zip(text, _syllables(text), strict=True))


@lru_cache(8192)
def sounds_of(character: str) -> frozenset[str]:
    """The syllables, tones left out, that people say for one Chinese character; none for another character.

    Its usual reading and those it has in the names of places.  What only a large dictionary has is left out: there 市 is
    also ``fu``, and nobody types it so.
    """
    usual = {s for s in _syllables(character) if _HAN.fullmatch(character)}
    return frozenset(usual | set(IN_PLACES.get(character, "").split()))


@lru_cache(65536)
def _syllables(text: str) -> tuple[str, ...]:
    # Its dictionary takes a third of a second to read, and most commands never need it.
    from pypinyin import lazy_pinyin

    # Without `errors` a run of other characters would come back as one piece; its type hints do not know lists.
    return tuple(lazy_pinyin(text, errors=cast(Any, list)))
