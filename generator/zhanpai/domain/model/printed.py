"""What was printed or published under a permanent address: one line of `content/permalinks.csv`."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhanpai.domain.model.base import Labelled


class PrintedKind(Labelled):
    """Whose address it is; the two kinds number their ids apart."""

    STATION = "station", "站号"
    DEPUTY = "deputy", "代表编号"


def checksum_of(fields: Iterable[str]) -> str:
    """The checksum of a line with these cells: SHA-256, cut, with a letter in front."""
    return "h" + hashlib.sha256("\x1f".join(fields).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Printed:
    """One event: on that day this went out, with these words, to stay where nobody can change it.

    `what` is ``published`` or the kind of sign (``s1`` … ``s12``); `text` is all that stands on it and
    comes from the register; `place` the station's chain of places, or the deputy's name; `line` where
    in the ledger it stands, 0 for what is not written yet.
    """

    kind: PrintedKind
    id: str
    what: str
    on: dt.date
    permalink_base: str
    text: str
    place: str
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[PrintedKind, str, str]:
        """What a later event of the same thing has in common with this one."""
        return self.kind, self.id, self.what

    @property
    def is_compact(self) -> bool:
        """Whether its code says the number alone (短码): such a one is told by the capitals of its host."""
        host = self.permalink_base.partition("://")[2].partition("/")[0]
        return host != host.lower()

    @property
    def fields(self) -> tuple[str, ...]:
        """The cells of the line but for the last, which is `checksum`."""
        return self.kind, self.id, self.what, f"{self.on}", self.permalink_base, self.text, self.place

    @property
    def checksum(self) -> str:
        """The line's own checksum (SHA-256), so that a change by hand is noticed.

        The letter in front keeps a spreadsheet from taking ``12345e67`` for a number.
        """
        return checksum_of(self.fields)

    def says_the_same_as(self, other: Printed) -> bool:
        """Whether both were printed with the same words and the same address."""
        mine, theirs = (
            (self.text, self.place, self.permalink_base),
            (
                other.text,
                other.place,
                other.permalink_base,
            ),
        )
        return self.key == other.key and mine == theirs
