"""What was typed, as it can be compared: one width, one script, no signs nobody sees, no numbering, no trailers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zhanpai.domain.names.station_words import ABROAD, BEFORE_ONLY, BEHIND, BRANDS, NOTES, STARS, TAIL
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

_NUMBERING = re.compile(
    r"^(?:[-*•■◆●▪◇□○✓√>#]+\s*|第?\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\)|[.、:]|\s+(?!号))\s*|序号\s*\d+\s*[:、.]?\s*)+"
)
"""A bullet or a running number before a name; 0219 of four digits is none, it may be a 站号."""

_NUMERALS = frozenset("一二三四五六七八九十第序")

_ID = r"(?:站号|编号|站点编号|№|NO\.?|No\.?|no\.?|ID|id)\s*[:.]?\s*"
_ID_BEFORE = re.compile(
    rf"^(?:\[(?:{_ID})?(\d{{4}})\]|\((?:{_ID})?(\d{{4}})\)|(?:{_ID})?(\d{{4}})(?:号站|号)?(?![\d年]))[\s:、.,\-—_|/]*"
)
_ID_BEHIND = re.compile(
    rf"[\s,;]*(?:[\[(](?:{_ID})?(\d{{4}})号?[\])]|{_ID}(\d{{4}})|(?<![0-9A-Za-z])(\d{{4}}))$"
)
_ID_ALONE = re.compile(rf"^(?:(?:{_ID}|第)0*(\d{{1,4}})(?:号站|号)?|0*(\d{{1,4}})(?:号站|号)|(\d{{4}}))$")
_GRADED = re.compile("[级★☆⭐]")
_DIGIT = re.compile("[0-9]")
_DAY = re.compile(r"\(?(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[-./]\d{1,2}[-./]\d{1,2})\)?")

_QUOTED = re.compile("[“”\"‘’'「」『』]([^“”\"‘’'「」『』]*)[“”\"‘’'「」『』]")
_QUOTES = re.compile("[“”\"‘’'「」『』《》〈〉<>]")
_BRACKETED = re.compile(r"[(\[{〔【]([^()\[\]{}〔〕【】]*)[)\]}〕】]")
_BRACKETS = re.compile(r"[(\[{〔【)\]}〕】]")
_JOINTS = re.compile(r"[\s\-‐‑‒–—―−_·・•‧∙●/\\|~→>:.]+")
"""What stands between the places of a chain, or between a brand and a name."""

BETWEEN_NAMES = re.compile(r"[、,;/\\|\n]|\s{1,}|和|与|及|以及|-{2,}|—+")
"""What may stand between two names."""

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


def id_alone(text: str) -> str | None:
    """The 站号 that is all of `text` (0219, 219号, 站号0219), with four digits; None if there is more or less."""
    found = _ID_ALONE.match(text)
    number = next(filter(None, found.groups()), None) if found else None
    return number.zfill(4) if number else None


def take_id(text: str) -> tuple[str, str | None]:
    """`text` without the 站号 of four digits at its beginning or end, and that number; None if there is none."""
    for pattern in (_ID_BEFORE, _ID_BEHIND) if _DIGIT.search(text) else ():
        if (found := pattern.search(text)) and has_han(rest := pattern.sub("", text, count=1)):
            return rest.strip(), next(filter(None, found.groups()))
    return text, None


def without_numbering(text: str) -> str:
    """`text` without the bullet or the running number of a list before it, and without days."""
    if not _ODD.search(text) and text[:1] not in _NUMERALS:
        return text
    return _DAY.sub(" ", _NUMBERING.sub("", text)).strip()


def strippings(text: str) -> Iterator[str]:
    """`text` as one word, with ever more taken away that is said around names; each once, the least first."""
    seen: set[str] = set()
    for word in _words(text):
        for form in _shorter(word):
            if form and form not in seen:
                seen.add(form)
                yield form


def _words(text: str) -> Iterator[str]:
    """`text` as one word, then without brands, then without notes in brackets, then without both."""
    if not _ODD.search(text):
        yield text
        return
    for words in (text, _without_brands(text)):
        yield _as_word(words)
        yield _as_word(_BRACKETED.sub(_without_note, words))


def _as_word(text: str) -> str:
    return _JOINTS.sub("", _BRACKETS.sub("", _QUOTES.sub("", text))).strip(",;、!。?")


def _shorter(word: str) -> Iterator[str]:
    """As it is, without grades, without what is said behind, without what is said before."""
    yield word
    graded = STARS.sub("", word) if _GRADED.search(word) else word
    yield graded
    bare = graded if graded.endswith(TAIL) else BEHIND.sub("", graded)
    yield bare
    yield BEFORE_ONLY.sub("", bare)


def _without_brands(text: str) -> str:
    """Without brands, in quotes or among those known; what names a place far away is none."""
    for brand in BRANDS:
        text = text.replace(brand, "")
    return _QUOTED.sub(lambda m: m[0] if _may_be_place(m[1]) else "", text)


def _may_be_place(words: str) -> bool:
    return bool(ABROAD.search(words)) or words.endswith(tuple("省市区县镇乡村街道社区州盟站家室点"))


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
