"""What was made the last time: of thousands of things read again one is another.

What is handed in again as the very same objects gives the very same object; what is equal by chance is made anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

T = TypeVar("T")


@dataclass
class Remembered:
    """Values by their names, each with what it was made of; all of one state of what the rest hangs on, and of one day."""

    _of: tuple[object, dt.date] | None = None
    _known: dict[Hashable, tuple[tuple[object, ...], Any]] = field(default_factory=dict)

    def begin(self, of: object, today: dt.date) -> None:
        """Forget everything unless it was made for this very object and this day."""
        if self._of is None or self._of[0] is not of or self._of[1] != today:
            self._of, self._known = (of, today), {}

    def get(self, name: Hashable, parts: tuple[object, ...], make: Callable[[], T]) -> T:
        """The value of that name as it was made of these very parts, or made of them now."""
        known = self._known.get(name)
        if (
            known
            and len(known[0]) == len(parts)
            and all(a is b for a, b in zip(known[0], parts, strict=True))
        ):
            return cast(T, known[1])
        value = make()
        self._known[name] = parts, value
        return value

    def same(self, name: Hashable, value: T) -> T:
        """The value of that name as it was, if it is equal to this one: so that it can be a part in `get`."""
        known = self._known.get(name)
        if known and known[1] == value:
            return cast(T, known[1])
        self._known[name] = (), value
        return value
