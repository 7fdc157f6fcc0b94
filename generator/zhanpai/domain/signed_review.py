"""审签: one review of a news item as it is typed on a line, ``一审 张示例 2026-03-14``: which, by whom, on what day.

The day may be missing, as it is in lines that people typed before there was one.  Readers are told who, not when.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

STEPS = ("一审", "二审", "三审", "四审", "五审")
"""The words for the first review, the second …; a site asks for five at most."""

_DAY = re.compile(r"[ \u3000]+([0-9]{4}-[0-9]{2}-[0-9]{2})\Z")


@dataclass(frozen=True, slots=True)
class SignedReview:
    """`step` and `name` as typed, "" where they are not; `on` is None where no day is."""

    step: str
    name: str
    on: dt.date | None = None

    @property
    def typed(self) -> str:
        """The line of the file."""
        return " ".join(part for part in (self.step, self.name, str(self.on or "")) if part)


def read_review(typed: str) -> SignedReview:
    """The review that a line of ``reviews`` says; a last word that is no day is part of the name."""
    bare, on = _parted(typed.strip())
    step, blank, name = bare.partition(" ")
    return (
        SignedReview(step, name.strip(), on) if blank and step.endswith("审") else SignedReview("", bare, on)
    )


def printed_review(typed: str) -> str:
    """The line as it stands under the text on the site and in what is shared: without the day, else as typed."""
    return _parted(typed)[0]


def _parted(typed: str) -> tuple[str, dt.date | None]:
    if found := _DAY.search(typed):
        try:
            return typed[: found.start()].rstrip(), dt.date.fromisoformat(found[1])
        except ValueError:
            pass
    return typed, None
