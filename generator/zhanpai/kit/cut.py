"""Shorten a text as an editor would: behind a sentence, else behind a clause, never inside a word, a number or a pair of marks."""

from __future__ import annotations

import re
from collections.abc import Callable

Count = Callable[[str], int]

_CLOSING = '”’」』）》】")'
_SENTENCE = re.compile(rf"[^。！？；!?\n]*(?:[。！？；!?]+[{_CLOSING}]*|\n+|$)")
_CLAUSE = re.compile(rf"[，、：,]|[{_CLOSING}]|——")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("【", "】"), ("「", "」"), ("『", "』"))
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[!-~]*)?"
)
"""A web address or a mailbox: Chinese stands right behind it, without a blank."""
_JOINED = re.compile(
    r"[0-9A-Za-z.,:%+/~·-][0-9A-Za-z%+/-]|[0-9.%~零一二两三四五六七八九十百千万-][^\s，。；：、！？]|[第约近共][0-9]"
)
"""Two characters that belong together: in a word, a number, or a number and what it counts."""


def sentences(text: str) -> list[str]:
    """`text` cut behind its sentences; nothing is lost."""
    ends = [found.span() for found in _SENTENCE.finditer(_with_whole_addresses(text))]
    return [text[start:end] for start, end in ends if text[start:end].strip()]


def to_length(text: str, most: int, count: Count = len, least: int = 1) -> str:
    """As much of `text` as counts at most `most`: whole sentences, if they are at least `least` characters, else clauses."""
    text = text.strip()
    if count(text) <= most:
        return text
    whole = ended(whole_sentences(text, most, count))
    return whole if len(whole) >= least else _within_sentence(text, most, count) or whole


def ended(text: str) -> str:
    """`text` with a full stop where it breaks off behind a semicolon or a colon."""
    return text[:-1] + "。" if text and text[-1] in "；：;:" else text


def whole_sentences(text: str, most: int, count: Count = len) -> str:
    """As many sentences as count at most `most`, perhaps none; a quotation is not left open."""
    kept = done = ""
    for sentence in sentences(text.strip()):
        done += sentence
        if count(done.strip()) > most:
            break
        if _is_closed(done):
            kept = done
    return kept.strip()


def _within_sentence(text: str, most: int, count: Count) -> str:
    """The longest beginning that ends with a clause; failing that, between two words; with a mark that more follows."""
    whole = _with_whole_addresses(text)
    ends = [end for end in range(len(text), 0, -1) if count(text[:end].rstrip("，、：,") + "…") <= most]
    clauses = [end for end in ends if _CLAUSE.fullmatch(whole[end - 1]) and end > len(text[: ends[0]]) // 2]
    for end in (*clauses, *ends):
        kept = text[:end].rstrip("，、：,— ")
        if kept and _is_closed(kept) and not _JOINED.fullmatch(whole[end - 1 : end + 1]):
            return kept + "…"
    return ""


def _with_whole_addresses(text: str) -> str:
    """`text` with each address as one word, so that nothing ends at the ``?`` or the ``.`` in it."""
    return _ADDRESS.sub(lambda found: "x" * len(found[0]), text)


def _is_closed(text: str) -> bool:
    """Whether every mark that is opened in `text` is closed."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
