"""How one value is typed in the one layout: in which quotes, and what stands in brackets on one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.nodes import Node, Slot
from zhanpai.kit.yaml.retyping import is_text, reads_back
from zhanpai.kit.yaml.writing import quote

Sort: TypeAlias = Callable[[Keys], str]
"""What the value at these keys is to be: ``text``, ``date``, ``number``, or "" where nobody knows."""

_BARE = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "number": re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?"),
}
_SAFE = re.compile(
    r'[\u4e00-\u9fff]+|[a-z]{4,}|[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|"[\w /:.，。、：；（）“”-]*"'
)
"""What needs no trying: it is read so wherever it stands."""
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Typist:
    """Types values anew that stand in `lines`."""

    def __init__(self, lines: Sequence[str], sort: Sort) -> None:
        self.lines = lines
        self.sort = sort

    def key(self, slot: Slot) -> str:
        """The key of an entry, without quotes where it is a plain word."""
        text = str(slot.key)
        if _PLAIN_KEY.fullmatch(text) and quote(text) == text:
            return text
        line, column = slot.start
        end = slot.anchor[1] if slot.anchor[0] == line else len(self.lines[line])
        return self.lines[line][column:end].rstrip().removesuffix(":").rstrip()

    def value(self, value: Node, keys: Keys, *, flow: bool, item: bool) -> str | None:
        """A scalar, or what stands in brackets, on one line; None if nothing that could be typed reads back.

        `flow`: it stands in brackets itself; `item`: in a list, and not behind a key.
        """
        if value.style is None:
            return self.sequence(value, keys) if value.is_list else self.mapping(value, keys)
        if value.is_empty:
            return ""
        for typed in self._ways(value, self.sort(keys)):
            if _SAFE.fullmatch(typed) or reads_back(typed, value.text, flow=flow, item=item):
                return typed
        return None

    def sequence(self, value: Node, keys: Keys) -> str | None:
        """A list in brackets; None as above."""
        items = [self.value(e.value, (*keys, e.key), flow=True, item=True) for e in value.entries]
        return None if any(not item for item in items) else "[" + ", ".join(map(str, items)) + "]"

    def mapping(self, value: Node, keys: Keys) -> str | None:
        """A mapping in brackets; None as above."""
        parts = self.pairs(value, keys)
        return None if not all(parts) else "{" + ", ".join(parts) + "}"

    def pairs(self, value: Node, keys: Keys = ()) -> list[str]:
        """Each key with its value as it stands in brackets; "" for one of which nothing reads back."""
        parts = []
        for entry in value.entries:
            typed = self.value(entry.value, (*keys, entry.key), flow=True, item=False)
            parts.append("" if typed is None else f"{self.key(entry)}: {typed}")
        return parts

    def _ways(self, value: Node, sort: str) -> list[str]:
        """How it may be typed, the best first; at the end as it is."""
        text = value.text
        line, column = value.start
        is_one_line = value.end[0] == line
        as_typed = [self.lines[line][column : value.end[1]]] if is_one_line else []
        if value.style == "":
            return [quote(text), *as_typed] if sort == "text" and not is_text(text) else as_typed
        bare = _BARE.get(sort)
        if bare and bare.fullmatch(text):
            return [text, *as_typed]
        right = quote(text)
        if value.style == "'" and right != text and ('"' in text or "\\" in text) and "\n" not in text:
            # What quotes are quoted in, is typed without backslashes.
            return [*as_typed, right]
        return [right, *as_typed]
