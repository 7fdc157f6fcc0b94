"""A typed file as a tree in which every key and value knows the very characters it takes up.

`positions.py` points at one line, for a person who looks; this says where a value begins and where it ends, for
whoever puts another in its place.  Knows no problem: only files that the strict reader took get here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import events as ev

Spot: TypeAlias = tuple[int, int]
"""A line and a column, both counted from 0, in characters of the file without its mark of UTF-8."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_INDICATOR = re.compile(r"[|>][-+0-9]*")


@dataclass(slots=True)
class Node:
    """A value: where it begins, and where its last own character ends (of a text block its last line of text)."""

    start: Spot
    end: Spot
    style: str | None
    """Of a scalar: ``""`` plain, ``'``, ``"``, ``|`` or ``>``; None of a list or mapping."""
    flow: bool = False
    """In brackets."""
    is_list: bool = False
    text: str = ""
    """Of a scalar: what is read."""
    entries: list[Slot] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is typed."""
        return self.style == "" and not self.text

    @property
    def is_block(self) -> bool:
        """Whether it is a list or mapping without brackets, a line or more for each entry."""
        return self.style is None and not self.flow


@dataclass(slots=True)
class Slot:
    """One entry: an item of a list, or a key with its value."""

    key: str | int
    start: Spot
    """Of the key, of the dash, or — in brackets — of the item."""
    anchor: Spot
    """Behind the key's colon or the dash; in brackets behind the key, or where the item starts."""
    value: Node

    @property
    def end(self) -> Spot:
        """Where the last own character ends."""
        return max(self.anchor, self.value.end)


class TypedText:
    """The lines of a file with the line ends they have, and the offset of every spot."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = _LINE.findall(text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def offset(self, spot: Spot) -> int:
        """How many characters stand before `spot`, whose line may be the one behind the last."""
        return min(self.starts[min(spot[0], len(self.lines))] + spot[1], len(self.text))

    def line_of(self, offset: int) -> int:
        """The line, from 0, in which the character at `offset` stands."""
        return min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)

    def bare(self, number: int) -> str:
        """Line `number`, from 0, without its line end; empty past the last."""
        return self.lines[number].rstrip("\r\n") if number < len(self.lines) else ""

    def end_of_line(self, number: int) -> int:
        """The offset at which line `number`, from 0, ends before its line end."""
        return self.starts[number] + len(self.bare(number))

    def has_end(self, number: int) -> bool:
        """Whether line `number`, from 0, is ended at all: the last one of a file need not be."""
        return len(self.lines[number]) > len(self.bare(number))

    def line_end(self, number: int) -> str:
        """The line end of line `number`, from 0, or of the nearest above it that has one, or the first of the file."""
        for line in (*reversed(self.lines[: number + 1]), *self.lines):
            if end := line[len(line.rstrip("\r\n")) :]:
                return end
        return "\n"


def read_tree(yaml: str) -> Node:
    """The tree of a text that the strict reader has taken, its line ends as that reader has them."""
    return _TreeReader(yaml).read()


def entry_at(root: Node, keys: Keys) -> tuple[Node, Slot] | None:
    """The list or mapping and its entry at `keys`, which are not empty; None if there is none."""
    parent, entry = root, None
    for key in keys:
        parent = entry.value if entry is not None else root
        entry = next((e for e in parent.entries if e.key == key and type(e.key) is type(key)), None)
        if entry is None:
            return None
    return None if entry is None else (parent, entry)


class _TreeReader:
    def __init__(self, yaml: str) -> None:
        self.yaml = yaml
        self.lines = yaml.split("\n")
        self.stack: list[tuple[Node, Node | None]] = []
        self.root: Node | None = None

    def read(self) -> Node:
        for event in ev.events(self.yaml):
            kind = type(event)
            if kind is ev.ScalarEvent:
                self._add(self._scalar(event))
            elif kind in (ev.MappingStartEvent, ev.SequenceStartEvent):
                start = _spot(event.start_mark)
                is_list = kind is ev.SequenceStartEvent
                self.stack.append((Node(start, start, None, bool(event.flow_style), is_list), None))
            elif kind in (ev.MappingEndEvent, ev.SequenceEndEvent):
                node, _ = self.stack.pop()
                # libyaml ends a list without brackets only where the next thing begins.
                node.end = _spot(event.end_mark) if node.flow else node.entries[-1].end
                self._add(node)
        if self.root is None:
            raise ValueError("no value in a text that was read")
        return self.root

    def _scalar(self, event: Any) -> Node:
        start = _spot(event.start_mark)
        if event.style in ("|", ">"):
            return Node(start, self._end_of_text(event), event.style, text=event.value)
        return Node(start, _spot(event.end_mark), event.style, text=event.value)

    def _end_of_text(self, event: Any) -> Spot:
        first, behind = event.start_mark.line, event.end_mark.line
        header = _INDICATOR.match(self.lines[first], event.start_mark.column)
        last = min(behind, len(self.lines)) - 1 if event.end_mark.column == 0 else behind
        while last > first and not self.lines[last].strip() and not (header and "+" in header[0]):
            last -= 1
        if last == first:
            return first, header.end() if header else len(self.lines[first])
        return last, len(self.lines[last])

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if parent.is_list:
            start = node.start if parent.flow else self._dash(parent, node)
            anchor = start if parent.flow else (start[0], start[1] + 1)
            parent.entries.append(Slot(len(parent.entries), start, anchor, node))
        elif key is None:
            self.stack[-1] = (parent, node)
            return
        else:
            parent.entries.append(Slot(key.text, key.start, self._colon(key, node, parent.flow), node))
            self.stack[-1] = (parent, None)

    def _dash(self, parent: Node, node: Node) -> Spot:
        """The dash of an item without brackets, which may stand some lines above what it holds."""
        column = parent.start[1]
        for number in range(node.start[0], parent.start[0], -1):
            if self.lines[number][: column + 1] == " " * column + "-":
                return number, column
        return parent.start

    def _colon(self, key: Node, node: Node, flow: bool) -> Spot:
        line, column = key.end
        rest = self.lines[line][column:]
        colon = len(rest) - len(rest.lstrip(" "))
        if rest[colon : colon + 1] == ":":
            return line, column + colon + 1
        return key.end


def _spot(mark: Any) -> Spot:
    return mark.line, mark.column
