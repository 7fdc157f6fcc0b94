"""One day on which a station's deputies receive residents: rule and rota joined."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reception:
    """A reception day as residents read it; `deputies` are ids, empty where no rota names any."""

    on: dt.date
    time: str = ""
    place: str = ""
    deputies: tuple[str, ...] = ()
    topic: str = ""
    note: str = ""
