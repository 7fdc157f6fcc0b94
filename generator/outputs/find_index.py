"""The list that the find page searches in the browser: number, name, former names and path of each station."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from generator import urls
from generator.model.site import Site
from generator.page import Output, Page


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one index: rows of [站号, name, other words to find it by]."""
    rows = []
    for station in site.stations:
        names = [f.name for f in station.detail.former_names]
        deputies = [d.name for d in station.detail.deputies if d.serves_on(site.today)]
        words = " ".join([*names, station.detail.address, *deputies]).strip()
        rows.append((station.id, station.name, words))
    yield Output(urls.FIND_INDEX, partial(_json, tuple(rows)))


def _json(rows: Iterable[tuple[str, ...]]) -> bytes:
    return json.dumps(list(rows), ensure_ascii=False, separators=(",", ":")).encode()
