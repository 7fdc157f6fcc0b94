"""二维码: the QR code (GB/T 18284, ISO/IEC 18004) of every station that can be visited, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from zhanpai.domain import qr_addresses, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit import qr
from zhanpai.site.page import Output, Page


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One code for each station; those of merged and closed stations hang on doors too, but are not shown."""
    for station in site.stations:
        if station.exists:
            address = qr_addresses.code_text(site.register.site, station)
            yield Output(urls.station_code(station), partial(qr.svg, address), f"qr-{qr.PLAIN}+{address}")
