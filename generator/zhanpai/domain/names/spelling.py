"""What was typed, as it can be compared: one width, one script, no signs nobody sees, no numbering, no trailers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from zhanpai.domain.names.brands import is_brand, without_brands
from zhanpai.domain.names.station_words import (
    ABROAD,
    BEFORE_ONLY,
    BEHIND,
    BODY,
    HEAD,
    NOTES,
    STARS,
    TAIL,
)
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.scripts import simplified

_CIRCLED = re.compile("[\u2460-\u24ff\u2776-\u2793\u3220-\u3247\u3280-\u32b0]")
"""①, ⑴, ㈠: a number and no part of a name."""
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ODD = re.compile("[^\u4e00-\u9fff]")
"""Without one there is no width, no unseen sign and no compatible form to look after."""

_GRADED = re.compile("[级★☆⭐]")
_QUOTES = re.compile("[“”\"‘’'「」『』《》〈〉<>]")
_BRACKETED = re.compile(r"[(\[{〔【]([^()\[\]{}〔〕【】]*)[)\]}〕】]")
_BRACKETS = re.compile(r"[(\[{〔【)\]}〕】]")
_COMMA_BEFORE_KIND = re.compile(r",\s*(?=人大|代表|联络)")
"""Only where the kind is set off too are commas those of a chain, and not between two names."""
_JOINTS = re.compile(r"[\s*^=\-‐‑‒–—―−_·・•‧∙●/\\|~→>:.]+")
"""What stands between the places of a chain, or between a brand and a name."""

BETWEEN_NAMES = re.compile(r"[、,;/\\|\n]|\s{1,}|和|与|及|以及|-{2,}|—+")
"""What may stand between two names."""

_KIND_BEFORE = re.compile(
    f"^{HEAD.pattern}(?:{'|'.join(BODY)})*(?:{'|'.join(TAIL)})+(?=[\u3400-\u9fff]{{2,30}}(?:人大|代表))"
)
"""人大代表联络站坝塘镇繁荣村人大代表联络站: the kind before the place, and behind it again."""

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_SAME_UNITS = ({"社区", "村", "居", "居委会", "村委会"}, {"镇", "乡", "街道", "办事处"})


def plain(text: str) -> str:
    """`text` in one width and one script, without what is not seen: 觀沙嶺 → 观沙岭, ⼟城 → 土城.

    Digits and letters in ASCII, signs as NFKC has them, blanks at the ends gone.
    """
    if _ODD.search(text):
        text = _UNSEEN.sub("", folded(_CIRCLED.sub(" ", text)))
        text = _CONTROL.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return simplified(text)


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in `text`: without one there is no name."""
    return _HAN.search(text) is not None


def strippings(text: str, speaks_of_place: Callable[[str], bool]) -> Iterator[str]:
    """`text` as one word, with ever more taken away that is said around names; each once, the least first.

    `speaks_of_place` tells of words in quotes whether they may name a place; then they are no brand.
    """
    seen: set[str] = set()
    for word in _words(text, speaks_of_place):
        for form in _shorter(word):
            if form and form not in seen:
                seen.add(form)
                yield form


def _words(text: str, speaks_of_place: Callable[[str], bool]) -> Iterator[str]:
    """`text` as one word, then without notes in brackets, then without brands, then without both."""
    if not _ODD.search(text):
        yield text
        return

    def without_note(match: re.Match[str]) -> str:
        return "" if is_brand(match[1], speaks_of_place) else _without_note(match)

    for words in (text, without_brands(text, speaks_of_place)):
        yield _as_word(words)
        yield _as_word(_BRACKETED.sub(without_note, words))
        if _COMMA_BEFORE_KIND.search(words):
            yield _as_word(words.replace(",", ""))


def _as_word(text: str) -> str:
    return _JOINTS.sub("", _BRACKETS.sub("", _QUOTES.sub("", text))).strip(",;、!。?")


def _shorter(word: str) -> Iterator[str]:
    """As it is, without grades, without what is said behind, without what is said before, or a kind said twice."""
    yield word
    graded = STARS.sub("", word) if _GRADED.search(word) else word
    yield graded
    bare = graded if graded.endswith(TAIL) else BEHIND.sub("", graded)
    yield bare
    bare = BEFORE_ONLY.sub("", bare)
    yield bare
    yield _KIND_BEFORE.sub("", bare)


def _without_note(match: re.Match[str]) -> str:
    """A bracket's words, or nothing where they are a note, or the other unit of a place: 湖东村(社区)."""
    words = match[1].strip()
    if NOTES.search(words) and not ABROAD.search(words):
        return ""
    before = match.string[: match.start()]
    for units in _SAME_UNITS:
        if words in units and before.endswith(tuple(units)):
            return ""
    return "" if words in ("点", "总", "站", "站点") else match[0]
