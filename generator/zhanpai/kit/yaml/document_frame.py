"""Where the reader stands: one frame for every list or mapping that has begun and not ended."""

from __future__ import annotations

from typing import Any


class Frame:
    """An open list or mapping: where the next value goes."""

    __slots__ = ("flow", "key", "key_line", "line", "outer", "values")

    def __init__(self, container: dict[str, Any] | list[Any], flow: bool, line: int, outer: int) -> None:
        self.values = container
        self.flow = flow
        self.line = line
        # The column of the nearest list or mapping without brackets: its own, or of what it lies in.
        self.outer = outer
        self.key: str | None = None
        self.key_line = -1
