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
_SIGN = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});|.", re.DOTALL)


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


def traces(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Trace]:
    """What `pattern` finds in the plain form of `text`, with its places in `text` itself."""
    simple = plain(text)
    if simple == text or pattern.search(simple) is None:
        for match in pattern.finditer(simple):
            yield Trace(kind, match[0], match.start(), len(match[0]))
        return
    signs, offsets = spell_out(text)
    for match in pattern.finditer(signs):
        yield placed(Trace(kind, match[0], match.start(), len(match[0])), offsets)


def placed(trace: Trace, offsets: list[int]) -> Trace:
    """`trace` of a plain form moved to where it stands in the text that was spelt out."""
    start, end = offsets[trace.start], offsets[trace.start + trace.width]
    return Trace(trace.kind, trace.typed, start, max(1, end - start), trace.certainty)


def spell_out(text: str) -> tuple[str, list[int]]:
    """The plain form of `text`, and where in it each sign begins."""
    signs: list[str] = []
    offsets: list[int] = []
    for match in _SIGN.finditer(text):
        sign = plain(match[0])
        signs.append(sign)
        offsets += [match.start()] * len(sign)
    return "".join(signs), [*offsets, len(text)]
