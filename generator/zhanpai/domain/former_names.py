"""What a station was called on a day: news of that day speaks of it rightly by the name it bore then."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from zhanpai.domain.model.station import Station

_DISTRICT = re.compile(r"^[\u3400-\u9fff]{1,7}?[区县市旗](?=.)")


def was_called(station: Station, text: str, start: int, end: int, day: dt.date) -> bool:
    """Whether the words of `text` that stand at `start` to `end`, or reach back further, are a name of `station` on `day`.

    A name that was borne until a month was one on every day of that month; without the month, on no day that is known.
    """
    return any(
        end - len(name) <= start and day <= until and text.endswith(name, 0, end)
        for name, until in _names(station)
    )


def _names(station: Station) -> Iterator[tuple[str, dt.date]]:
    """Every former name of which the last day is known, and the same without its district."""
    for former in station.detail.former_names:
        if former.until:
            for name in {former.name, _DISTRICT.sub("", former.name)}:
                yield name, former.until.last_day
