"""A piece of text that leads to one person, and the plain form of signs in which it is looked for."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]")
_ODD = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\uf900-\ufaff\ufe0f\ufeff"
    "\uff03\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]|&[#A-Za-z]|<!--|</?(?:b|i|s|em|strong|del|sub|sup)>|[0-9](?:!\\[|\\[\\^|<br)"
)
_VANISHING = r"<!--.*?-->|</?(?:br?|i|s|em|strong|del|sub|sup)[ \t]*/?>|\[\^[^\]\s]+\]"
"""Marks of Markdown of which a page shows nothing, so that what stands around them is read as one."""
_SIGN = re.compile(
    rf"(?P<nothing>{_VANISHING})|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]{{2,8}});|.", re.DOTALL
)


class Certainty(Enum):
    """How surely a piece leads to a person: only what is sure may stop anybody."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    HARMLESS = "harmless"
    """It has the form, and its words say that it is something else: a sum, the number of a paper."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of text that leads to a person: what kind of thing it is, and in plain signs (`typed`).

    It begins at the character `start` of the text and is `width` characters long there.
    """

    kind: str
    typed: str
    start: int = 0
    width: int = 1
    certainty: Certainty = Certainty.SURE

    @property
    def is_sure(self) -> bool:
        """Whether nothing else can be meant."""
        return self.certainty is Certainty.SURE

    @property
    def masked(self) -> str:
        """Enough to find it, too little to pass it on: a message is copied into chats."""
        text = self.typed.strip()
        if len(text) > 9:
            return text[:3] + "*" * (len(text) - 5) + text[-2:]
        return text[:1] + "*" * max(2, len(text) - 1)

    @property
    def value(self) -> str:
        """The same for every spelling of it: letters and digits alone, capitals."""
        return re.sub(r"[\W_]", "", self.typed).upper()

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that stand for the value where the value itself must not be written.

        So few that some twenty mobile numbers share each: nobody finds the number by trying them all.
        """
        return hashlib.sha256(self.value.encode("utf-8", "replace")).hexdigest()[:8]


def plain(text: str) -> str:
    """`text` in the one form in which words are looked for: full-width and invisible signs gone."""
    if "&" in text:
        text = html.unescape(text)
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def as_plain(text: str) -> tuple[str, list[int]]:
    """The plain form of `text`, and where in it each sign begins; no places if all stands as it stood.

    Patterns know Chinese punctuation, so that most texts need not be spelt out.
    """
    return spell_out(text) if _ODD.search(text) else (text, [])


def traces(kind: str, pattern: re.Pattern[str], text: str, group: str | int = 0) -> Iterator[Trace]:
    """What `pattern`, or its `group`, finds in the plain form of `text`, with its places in `text` itself."""
    signs, offsets = as_plain(text)
    for match in pattern.finditer(signs):
        start, end = match.span(group)
        trace = Trace(kind, match[group], start, end - start)
        yield placed(trace, offsets) if offsets else trace


def placed(trace: Trace, offsets: list[int]) -> Trace:
    """`trace` of a plain form moved to where it stands in the text that was spelt out."""
    start, end = offsets[trace.start], offsets[trace.start + trace.width]
    return Trace(trace.kind, trace.typed, start, max(1, end - start), trace.certainty)


def spell_out(text: str) -> tuple[str, list[int]]:
    """The plain form of `text`, and where in it each sign begins."""
    signs: list[str] = []
    offsets: list[int] = []
    for match in _SIGN.finditer(text):
        sign = "" if match["nothing"] else plain(match[0])
        signs.append(sign)
        offsets += [match.start()] * len(sign)
    return "".join(signs), [*offsets, len(text)]
