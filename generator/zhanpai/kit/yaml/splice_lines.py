"""Where characters change when something that stands on lines of its own is set, added or taken out.

Knows the layout alone; that the result says what was meant is seen by `splice.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from zhanpai.kit.yaml.nodes import Node, Slot, TypedText
from zhanpai.kit.yaml.retyping import INDENT, NewValue, item_lines, key_lines, laid_out

Piece: TypeAlias = tuple[int, int, str]
"""Characters from one offset up to another, and what is typed in their place."""

_INDICATOR = re.compile(r"[|>][-+0-9]*")


def set_value(text: TypedText, parent: Node, entry: Slot, value: NewValue) -> list[Piece]:
    """What to exchange so that `entry` of `parent`, neither in brackets, holds `value`; may raise UntypeableError."""
    old = entry.value
    column = _column_below(text, entry, isinstance(value, Sequence) and not isinstance(value, str))
    head, tail = laid_out(value, column, item=parent.is_list, like=old)
    if old.is_block:
        return _instead_of_lines(text, entry, head, tail)
    if old.style in ("|", ">"):
        return _instead_of_text(text, entry, head, tail)
    return _instead_of_inline(text, entry, head, tail)


def set_root(text: TypedText, root: Node, value: NewValue) -> list[Piece]:
    """What to exchange so that the file holds `value`; what stands on its lines behind it goes too.  May raise UntypeableError."""
    start, end = text.offset(root.start), text.end_of_line(root.end[0])
    lines = root_lines(value, root)
    return [(start, end, text.line_end(root.start[0]).join(lines).lstrip(" "))]


def root_lines(value: NewValue, like: Node | None = None) -> list[str]:
    """The lines of a value that is the whole file, in the layout of `like`; UntypeableError if nothing reads back."""
    column = like.start[1] if like is not None and like.is_block else 0
    if isinstance(value, Sequence) and not isinstance(value, str) and value and not (like and like.entries):
        # No file is one pair of brackets.
        return [line for item in value for line in item_lines(item, column)]
    head, tail = laid_out(value, column, item=False, like=like)
    return [head, *tail] if head else tail


def appended(text: TypedText, lines: list[str]) -> str:
    """What to type behind the end of the file so that `lines` are its last."""
    last = len(text.lines) - 1
    end = text.line_end(last) if text.lines else "\n"
    before = end if text.lines and not text.has_end(last) else ""
    return before + "".join(line + end for line in lines)


def remove(text: TypedText, parent: Node, entry: Slot) -> list[Piece]:
    """What to take out so that `entry`, which is not the only one, is gone with the remarks that belong to it."""
    first, last = entry.start[0], _last_line(text, entry)
    start = text.offset(entry.start)
    if not text.text[text.starts[first] : start].strip():
        return [(text.starts[first], text.starts[last + 1], "")]
    # The first key of an item stands behind the item's dash; the next one moves up to it.
    following = parent.entries[parent.entries.index(entry) + 1]
    if following.start[0] == last + 1:
        return [(start, text.offset(following.start), "")]
    while text.text[start - 1] == " ":
        start -= 1
    return [(start, text.end_of_line(last), "")]


def add(text: TypedText, parent: Node, number: int, key: str | None, value: NewValue) -> list[Piece]:
    """What to put in so that entry `number` of `parent` is the new one; UntypeableError if nothing reads back."""
    column = parent.start[1]
    like = parent.entries[max(0, number - 1)].value
    lines = item_lines(value, column, like) if key is None else key_lines(key, value, column)
    if number:
        line = _last_line(text, parent.entries[number - 1])
        end = text.line_end(line)
        at = text.starts[line + 1]
        before = "" if text.has_end(line) else end
        return [(at, at, before + "".join(typed + end for typed in lines))]
    first = parent.entries[0]
    at, end = text.offset(first.start), text.line_end(first.start[0])
    if text.text[text.starts[first.start[0]] : at].strip():
        return [(at, at, end.join(lines).lstrip(" ") + end + " " * column)]
    at = text.starts[first.start[0]]
    return [(at, at, "".join(typed + end for typed in lines))]


def _column_below(text: TypedText, entry: Slot, for_list: bool) -> int:
    """How many spaces in what belongs to `entry` stands: as before, where it stood on lines of its own."""
    old = entry.value
    # The dashes of a list, and nothing else, may stand right below their key.
    if old.is_block and (for_list or old.start[1] > entry.start[1]):
        return old.start[1]
    if old.style in ("|", ">") and old.text.strip():
        shown = next(line for line in old.text.split("\n") if line.strip())
        typed = next(line for n in range(old.start[0] + 1, old.end[0] + 1) if (line := text.bare(n)).strip())
        return _indent(typed) - _indent(shown)
    return entry.start[1] + INDENT


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last_line(text: TypedText, entry: Slot) -> int:
    """The last line of `entry`, remarks below it included that stand deeper than it does: those belong to it."""
    last = entry.end[0]
    for number in range(last + 1, len(text.lines)):
        line = text.bare(number)
        if not line.strip():
            continue
        if not line.lstrip(" ").startswith("#") or _indent(line) <= entry.start[1]:
            break
        last = number
    return last


def _instead_of_inline(text: TypedText, entry: Slot, head: str, tail: list[str]) -> list[Piece]:
    anchor = text.offset(entry.anchor)
    start, end = text.offset(entry.value.start), text.offset(entry.value.end)
    if entry.value.is_empty:
        start = end = anchor
    pieces = [(anchor, end, "")] if not head else [(start, end, head)]
    if entry.value.is_empty and head:
        line = text.line_of(anchor - 1)
        rest = text.text[anchor : text.end_of_line(line)]
        is_blank = bool(rest) and not rest.strip()
        pieces = [(anchor, anchor + len(rest), f" {head}")] if is_blank else [(anchor, anchor, f" {head}")]
    return [*pieces, *_below(text, text.line_of(max(end, 1) - 1), tail)]


def _below(text: TypedText, line: int, tail: list[str]) -> list[Piece]:
    """The lines `tail` below a line that may end in a remark."""
    at, end = text.end_of_line(line), text.line_end(line)
    return [(at, at, "".join(end + typed for typed in tail))] if tail else []


def _instead_of_text(text: TypedText, entry: Slot, head: str, tail: list[str]) -> list[Piece]:
    """The ``|`` and the lines of text below it; what is remarked behind the ``|`` stays."""
    old = entry.value
    start = text.offset(old.start)
    indicator = _INDICATOR.match(text.text, start)
    behind = indicator.end() if indicator else start + 1
    pieces = [(start, behind, head)] if head else [(text.offset(entry.anchor), behind, "")]
    line = old.start[0]
    at, end = text.end_of_line(line), text.line_end(line)
    stop = text.offset(old.end) if old.end[0] > line else at
    return [*pieces, (at, max(at, stop), "".join(end + typed for typed in tail))]


def _instead_of_lines(text: TypedText, entry: Slot, head: str, tail: list[str]) -> list[Piece]:
    """A list or mapping on lines of its own, or behind a dash."""
    old = entry.value
    start, stop = text.offset(old.start), text.end_of_line(old.end[0])
    end = text.line_end(old.start[0])
    line = text.starts[old.start[0]]
    if text.text[line:start].strip():
        # It begins behind the dash of the item.
        return [
            (
                start,
                stop,
                head + "".join(end + typed for typed in tail) if head else end.join(tail).lstrip(" "),
            )
        ]
    if not head and tail:
        return [(line, stop, end.join(tail))]
    anchor = text.offset(entry.anchor)
    above = text.end_of_line(old.start[0] - 1)
    return [
        (anchor, anchor, f" {head}" if head else ""),
        (above, stop, "".join(end + typed for typed in tail)),
    ]
