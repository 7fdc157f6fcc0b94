"""Where each key and value stands: a second pass over the events, made only when someone asks.

Nothing here knows what is wrong; a text that cannot be read to its end gives the places before that.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import Any

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import events as ev
from zhanpai.kit.yaml.limits import MAX_DEPTH


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line, counted from 1 in characters; `runs_on`: it goes on in the lines below."""

    line: int
    column: int
    width: int
    runs_on: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A value's place and, in a mapping, its key's."""

    value: Place
    key: Place | None


class _Open:
    """A list or mapping that has not ended yet."""

    __slots__ = ("count", "is_list", "key", "key_place", "keys", "mark")

    def __init__(self, keys: Keys, is_list: bool, mark: Any) -> None:
        self.keys = keys
        self.is_list = is_list
        self.mark = mark
        self.count = 0
        self.key: str | None = None
        self.key_place: Place | None = None


def read_spans(text: str) -> dict[Keys, Span]:
    """The place of everything in `text`; of a key typed twice, the first."""
    finder = _SpanFinder(text)
    with contextlib.suppress(ev.Stopped):
        finder.read()
    return finder.spans


class _SpanFinder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.spans: dict[Keys, Span] = {}
        self.stack: list[_Open] = []

    def read(self) -> None:
        for event in ev.events(self.text):
            kind = type(event)
            if kind in (ev.MappingStartEvent, ev.SequenceStartEvent):
                if len(self.stack) > MAX_DEPTH:
                    return
                self.stack.append(_Open(self._here(), kind is ev.SequenceStartEvent, event.start_mark))
            elif kind in (ev.MappingEndEvent, ev.SequenceEndEvent):
                closed = self.stack.pop()
                self._add(self._place(closed.mark, event.end_mark), None)
            elif kind is ev.ScalarEvent:
                self._add(self._place(event.start_mark, event.end_mark), event)
            elif kind is ev.AliasEvent:
                self._add(self._place(event.start_mark, event.end_mark), None)

    def _here(self) -> Keys:
        """The keys of the value that comes next."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.keys, top.count if top.is_list else top.key or "")

    def _add(self, place: Place, scalar: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and not top.is_list and top.key is None:
            top.key = scalar.value if scalar is not None else ""
            top.key_place = place
            return
        key_place = top.key_place if top is not None and not top.is_list else None
        if scalar is not None and key_place is not None and scalar.value == "" and scalar.style == "":
            # Nothing stands after the colon, so there is nothing to underline but the key.
            place = key_place
        self.spans.setdefault(self._here(), Span(place, key_place))
        if top is not None:
            top.count += 1
            top.key = None

    def _place(self, start: Any, end: Any) -> Place:
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Place(start.line + 1, start.column + 1, max(1, stop - start.column), end.line != start.line)
