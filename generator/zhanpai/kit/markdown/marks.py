"""Which ``*``, ``~`` and ``<…>`` in a line are marks.

CommonMark decides by the blanks and punctuation around a mark, which Chinese has not or has elsewhere: ``**主题：**加装``
opens nothing there.  Here pairs count: the first ``**`` of a paragraph opens and the next one closes, whatever stands
beside them.  Between figures and measures a single ``*`` is a times sign, and ``~`` is always a range.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

TAGS = {
    **{tag: tag for tag in ("br", "sub", "sup", "del", "strong", "em")},
    **{"b": "strong", "i": "em", "s": "del"},
}
"""HTML that staff may type, without attributes, and what it is on the page."""

MOST_TAGS = 10
"""Typed tags that may be open at a time: each is a level that every later reader goes down."""

_EMPHASIS, _STRONG, _STRUCK, _TAGGED = -1, -2, -3, -4
"""Whether one is open, beside the positions (from 0) that markdown-it itself keeps there."""

_MEASURED = re.compile(
    r"(?:[0-9A-Za-z)）%％㎡]|[0-9一二三四五六七八九十百两半](?:厘米|毫米|公分|平方米|米|寸|尺|元|块|个|人|户|组|次|天|件|台|份|页|层|万|千|百|吨|公斤|斤|克)"
    r"|[长宽高深厚径积价率数量])$"
)
_MEASURES = re.compile(r"[0-9A-Za-z(（一二三四五六七八九十百两半ΦφØ]|[长宽高深厚径单数人次天]")
_TAG = re.compile(r"<(/?)([A-Za-z]+)[ \t]*/?>")


def is_times(text: str, at: int) -> bool:
    """Whether the ``*`` at `at` in `text` is a times sign: 2.5*5米, 3米*4米, 长*宽*高, 每人*3件."""
    before, after = text[max(0, at - 5) : at], text[at + 1 : at + 2]
    if not before or before[-1].isspace() or not after:
        return False
    if after.isdigit():
        return before[-1].isalnum() or before[-1] in ")）%％"
    return bool(_MEASURED.search(before) and _MEASURES.match(after))


def is_range(text: str, start: int, end: int) -> bool:
    """Whether the tildes from `start` to `end` in `text` are between two figures: 20~~30元."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return (
        after.isdigit() and bool(before) and (before.isdigit() or before in "元点时分日月年岁度℃%％米楼栋号")
    )


def star(state: StateInline, silent: bool) -> bool:
    """Rule of markdown-it in the place of `emphasis`, for ``*`` alone."""
    start = state.pos
    if silent or state.src[start] != "*":
        return False
    length = _run(state, "*")
    before, after = (
        state.src[start - 1 : start] if start else " ",
        state.src[start + length : start + length + 1],
    )
    strong, emphasis = length in (2, 3), length in (1, 3)
    is_closing = state.cache.get(_STRONG if strong else _EMPHASIS, 0) == 1
    is_mark = length <= 3
    if length == 1:
        is_mark = not is_times(state.src, start) and not (before if is_closing else after or " ").isspace()
    _mark(state, "*", length, is_mark, is_closing)
    if is_mark:
        for kind, counts in ((_STRONG, strong), (_EMPHASIS, emphasis)):
            state.cache[kind] = state.cache.get(kind, 0) ^ counts
    return True


def tilde(state: StateInline, silent: bool) -> bool:
    """Rule of markdown-it in the place of `strikethrough`."""
    start = state.pos
    if silent or state.src[start] != "~":
        return False
    length = _run(state, "~")
    is_closing = state.cache.get(_STRUCK, 0) == 1
    is_mark = length == 2 and (is_closing or not is_range(state.src, start, start + length))
    if is_mark:
        state.cache[_STRUCK] = 0 if is_closing else 1
    token = state.push("text", "", 0)
    token.content = "~" * length
    if is_mark:
        state.delimiters.append(Delimiter(ord("~"), 0, len(state.tokens) - 1, -1, not is_closing, is_closing))
    state.pos += length
    return True


def tag(state: StateInline, silent: bool) -> bool:
    """Rule of markdown-it for the few tags that staff may type; any other is text."""
    if state.src[state.pos] != "<":
        return False
    found = _TAG.match(state.src, state.pos)
    name = TAGS.get(found[2].lower()) if found else None
    if found is None or name is None:
        return False
    if name != "br" and not found[1] and f"</{found[2]}>".lower() not in state.src[found.end() :].lower():
        return False  # a<b>c is no mark.
    if not silent:
        opened = state.cache.get(_TAGGED, 0)
        if name == "br":
            state.push("typed_break", "br", 0)
        elif found[1]:
            state.push("typed_close", name, 0)
            state.cache[_TAGGED] = max(0, opened - 1)
        elif opened < MOST_TAGS:
            state.push("typed_open", name, 0)
            state.cache[_TAGGED] = opened + 1
    state.pos = found.end()
    return True


def _run(state: StateInline, sign: str) -> int:
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    return end - state.pos


def _mark(state: StateInline, sign: str, length: int, is_mark: bool, is_closing: bool) -> None:
    """Put the run into the stream as markdown-it's own rule does: sign by sign, each with its part in a pair."""
    for _ in range(length if is_mark else 1):
        token = state.push("text", "", 0)
        token.content = sign if is_mark else sign * length
        if is_mark:
            number = len(state.tokens) - 1
            state.delimiters.append(Delimiter(ord(sign), length, number, -1, not is_closing, is_closing))
    state.pos += length
