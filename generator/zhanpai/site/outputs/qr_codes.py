"""二维码: the QR code (GB/T 18284, ISO/IEC 18004) of every station that can be visited, as SVG.

Level Q, or H where it takes no more modules: a doorplate gets dirty.  Quiet zone of four modules inside the
picture, as the standard asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

import segno

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page

LEVEL, QUIET_ZONE = "q", 4


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One code for each station; those of merged and closed stations hang on doors too, but are not shown."""
    for station in site.stations:
        if station.is_open:
            address = urls.permalink(site.register.site, station)
            yield Output(urls.station_code(station), partial(qr_svg, address), f"qr-{LEVEL}+{address}")


def qr_svg(text: str) -> bytes:
    """A square SVG, black on white whatever the colour scheme: one rectangle for each run of dark modules."""
    # segno's own SVG writer strokes lines, which print shops' cutters cannot follow, and takes as long again.
    matrix = segno.make(text, error=LEVEL, micro=False, boost_error=True).matrix
    runs = (
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{width}v1h-{width}z"
        for y, row in enumerate(matrix)
        for x, width in _dark_runs(row)
    )
    side = len(matrix) + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{"".join(runs)}"/></svg>\n'
    ).encode()


def _dark_runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and width of each run of dark modules in a row."""
    start = 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            yield start, width
        start += width
