"""The finder's first index: what a station is found by, loaded when somebody first touches the search field.

Names are stable addresses: an index may be some days older than its page, and both stay right, because a
站号 is never reused.  The other two indexes are named here, so that a page needs to know one address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from zhanpai.domain import naming, urls
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.pinyin import Readings, place_readings, syllable_table
from zhanpai.site.find.packed import deltas, pack
from zhanpai.site.page import Output, Page

T = TypeVar("T")

VERSION = 2
"""Of the format: a script that knows another leaves the search to the find page."""

OFFICE = ("人大", "代表")
"""What stands in every name before the station's word, cut where people leave a part out."""

Row = tuple[int, tuple[str, ...], str, int, tuple[str, ...], tuple[str, ...]]
"""站号, places from large to small, 站点用词, status, former names, reception points."""


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one table of stations that the finder asks for."""
    rows = tuple(map(_row, site.stations))
    into = {
        str(n): "、".join(successor.short_name for successor in successors)
        for n, station in enumerate(site.stations)
        if (successors := site.successors_of(station))
    }
    register = site.register
    make = partial(station_index, register.city.name, register.own_readings, rows, into)
    yield Output(urls.FIND_INDEX, make)


def _row(station: Station) -> Row:
    *places, word = (part for part in station.name_parts if part != naming.DEPUTY)
    return (
        int(station.id),
        tuple(places),
        word.removeprefix(naming.DEPUTY),
        list(StationStatus).index(station.status),
        tuple(name.name for name in station.detail.former_names),
        tuple(point.name for point in station.detail.points),
    )


def station_index(
    city: str, own: Mapping[str, Readings], rows: tuple[Row, ...], into: Mapping[str, str]
) -> bytes:
    """The index as JSON: columns of one entry a station, and one of each text that repeats.

    `into` names, by a row's place in the table, the stations that have taken over.
    """
    chains = _numbered(row[1][:-1] for row in rows)
    words = _numbered(row[2] for row in rows)
    former = {str(n): [_shorten(name, row[1]) for name in row[4]] for n, row in enumerate(rows) if row[4]}
    texts = {*OFFICE, *words, *(name[1:] for names in former.values() for name in names)}
    texts |= {text for row in rows for text in (*row[1], *row[5])}
    return pack(
        {
            "version": VERSION,
            "station": urls.relative("/s/*/", urls.FIND_INDEX),
            "deputies": urls.relative(urls.DEPUTY_INDEX, urls.FIND_INDEX),
            "places": urls.relative(urls.PLACE_INDEX, urls.FIND_INDEX),
            "search": urls.relative(urls.SEARCH, urls.FIND_INDEX),
            "city": city,
            "office": OFFICE,
            "statuses": [status.label for status in StationStatus],
            "chains": list(chains),
            "words": list(words),
            "ids": deltas(row[0] for row in rows),
            "in": [chains[row[1][:-1]] for row in rows],
            "own": [row[1][-1] for row in rows],
            "word": [words[row[2]] for row in rows],
            "status": {str(n): row[3] for n, row in enumerate(rows) if row[3]},
            "into": into,
            "former": former,
            "points": {str(n): row[5] for n, row in enumerate(rows) if row[5]},
            "pinyin": syllable_table((text, place_readings(text, own)) for text in sorted(texts)),
        }
    )


def _shorten(former: str, places: tuple[str, ...]) -> str:
    """A former name without the places that the station still bears; the digit says where these begin."""
    for start in range(len(places)):
        if former.startswith(tail := "".join(places[start:])):
            return f"{start}{former.removeprefix(tail)}"
    return f"{len(places)}{former}"


def _numbered(values: Iterable[T]) -> dict[T, int]:
    """Each different value with its place in the order of first appearance."""
    numbers: dict[T, int] = {}
    for value in values:
        numbers.setdefault(value, len(numbers))
    return numbers
