"""What was joined the last time: of a city read again, one station of a thousand is another.

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
    """Values by their names, each with what it was made of; all of one register and one day."""

    _of: tuple[object, dt.date] | None = None
    _known: dict[Hashable, tuple[tuple[object, ...], Any]] = field(default_factory=dict)

    def begin(self, register: object, today: dt.date) -> None:
        """Forget everything unless it was made for this very register and this day."""
        if self._of is None or self._of[0] is not register or self._of[1] != today:
            self._of, self._known = (register, today), {}

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
