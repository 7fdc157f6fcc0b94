"""Where characters change when something inside brackets is set, added or taken out.

Knows the layout alone; that the result says what was meant is seen by `splice.py`.
"""

from __future__ import annotations

from zhanpai.kit.yaml.nodes import Node, Slot, TypedText
from zhanpai.kit.yaml.retyping import NewValue, one_line
from zhanpai.kit.yaml.splice_lines import Piece

_BLANK = " \t\r\n"


def set_value(text: TypedText, parent: Node, entry: Slot, value: NewValue) -> list[Piece]:
    """What to exchange so that `entry` of `parent`, which stands in brackets, holds `value`; may raise UntypeableError."""
    typed = one_line(value, flow=True, item=parent.is_list, like=entry.value)
    if parent.is_list or not entry.value.is_empty:
        return [(text.offset(entry.value.start), text.offset(entry.value.end), typed)]
    at = text.offset(entry.anchor)
    if not typed:
        return []
    if text.text[at - 1] != ":":
        return [(at, at, f": {typed}")]
    if text.text[at : at + 1] == " ":
        return [(at + 1, at + 1, typed)]
    return [(at, at, f" {typed}")]


def remove(text: TypedText, parent: Node, entry: Slot) -> list[Piece]:
    """What to take out so that `entry` is gone, with its comma."""
    n = parent.entries.index(entry)
    start, end = text.offset(entry.start), text.offset(entry.end)
    comma = _comma_behind(text, end)
    if alone := _own_lines(text, start, end if comma is None else comma + 1):
        # A comma that the one before it keeps is allowed before the closing bracket.
        return [(*alone, "")]
    if n + 1 < len(parent.entries):
        behind = text.offset(parent.entries[n + 1].start)
        if "#" in text.text[end:behind]:
            return [(start, end if comma is None else comma + 1, "")]
        return [(start, behind, "")]
    if n == 0:
        opening, closing = text.offset(parent.start) + 1, text.offset(parent.end) - 1
        inside = "#" in text.text[opening:start] + text.text[end:closing]
        return [(start, end if comma is None else comma + 1, "")] if inside else [(opening, closing, "")]
    before = text.offset(parent.entries[n - 1].end)
    if "#" in text.text[before:start]:
        return [(start, end, "")]
    return [(before, end, "")]


def add(text: TypedText, parent: Node, number: int, key: str | None, value: NewValue) -> list[Piece]:
    """What to put in so that entry `number` of `parent` is the new one; UntypeableError if nothing reads back."""
    entries = parent.entries
    like = entries[max(0, number - 1)].value
    scalar = like if like.style is not None and key is None and not like.is_empty else None
    typed = (
        one_line(value, flow=True, item=True, like=scalar)
        if key is None
        else one_line({key: value}, flow=True, item=True)[1:-1]
    )
    if number < len(entries):
        start = text.offset(entries[number].start)
        line = text.line_of(start)
        if number and not text.text[text.starts[line] : start].strip():
            return [(start, start, f"{typed},{text.line_end(line)}{' ' * (start - text.starts[line])}")]
        return [(start, start, f"{typed}, ")]
    last = entries[-1]
    end = text.offset(last.end)
    comma = _comma_behind(text, end)
    start = text.offset(last.start)
    line = text.line_of(end - 1)
    is_alone = not text.text[text.starts[text.line_of(start)] : start].strip()
    closing = text.offset(parent.end) - 1
    if is_alone and text.line_of(closing) > line:
        pad = " " * (start - text.starts[text.line_of(start)])
        below = text.end_of_line(line)
        new = f"{text.line_end(line)}{pad}{typed}{',' if comma is not None else ''}"
        return [(below, below, new)] if comma is not None else [(end, end, ","), (below, below, new)]
    if comma is not None:
        return [(comma + 1, comma + 1, f" {typed}")]
    return [(end, end, f", {typed}")]


def _comma_behind(text: TypedText, end: int) -> int | None:
    at = end
    while at < len(text.text) and text.text[at] in _BLANK:
        at += 1
    return at if text.text[at : at + 1] == "," else None


def _own_lines(text: TypedText, start: int, end: int) -> tuple[int, int] | None:
    """The whole lines from `start` to `end`, if nothing else than a remark stands on them."""
    first, last = text.line_of(start), text.line_of(end - 1)
    before = text.text[text.starts[first] : start]
    behind = text.text[end : text.end_of_line(last)].strip()
    if before.strip() or (behind and not behind.startswith("#")):
        return None
    return text.starts[first], text.starts[last + 1]
