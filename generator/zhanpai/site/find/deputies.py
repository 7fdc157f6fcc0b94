"""The finder's second index: who serves, loaded only when stations alone do not answer.

It holds a deputy's number, name, title and station — what every list of the site shows — and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.pinyin import Readings, name_readings, surname_of, surname_readings, syllable_table
from zhanpai.site.find.packed import deltas, pack
from zhanpai.site.find.stations import VERSION
from zhanpai.site.page import Output, Page

Row = tuple[int, str, int, str]
"""代表编号, name, 站号 of the home, title: 长沙市、岳麓区人大代表."""


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one index of deputies; who has left office is found on the station's page, not here."""
    rows = tuple(
        (int(deputy.id), deputy.name, int(site.receiving_for(station)[0].id), deputy.title_on(site.today))
        for deputy, station in site.serving
    )
    yield Output(urls.DEPUTY_INDEX, partial(deputy_index, site.register.own_readings, rows))


def deputy_index(own: Mapping[str, Readings], rows: tuple[Row, ...]) -> bytes:
    """The index as JSON, one entry a deputy in each column; surnames' readings apart from given names'."""
    names = sorted({row[1] for row in rows})
    surnames = {surname for name in names if (surname := surname_of(name, own))}
    titles = list(dict.fromkeys(row[3] for row in rows))
    numbers = {title: number for number, title in enumerate(titles)}
    given = ((name[n:], name_readings(name, own)[n:]) for name in names for n in [len(surname_of(name, own))])
    return pack(
        {
            "version": VERSION,
            "deputy": urls.relative("/d/*/", urls.DEPUTY_INDEX),
            "titles": titles,
            "ids": deltas(row[0] for row in rows),
            "names": [row[1] for row in rows],
            "at": deltas(row[2] for row in rows),
            "title": [numbers[row[3]] for row in rows],
            "surnames": {name: _written(surname_readings(name, own)) for name in sorted(surnames)},
            "pinyin": syllable_table(given),
        }
    )


def _written(readings: Readings) -> str:
    """The readings of a surname: those of one character are alternatives, those of two follow each other."""
    return " ".join(readings[0] if len(readings) == 1 else (one[0] for one in readings))
