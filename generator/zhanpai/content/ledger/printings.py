"""Make the events that are to be written down, as of the site's date."""

from __future__ import annotations

from collections.abc import Iterable

from zhanpai.domain import qr_addresses
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.register import Register, StationRow
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station

PUBLISHED = "published"
"""The `what` of a page that went on line: no plate, but its address may be anywhere by now."""

STEP = "/"
"""Parts the places of a chain."""


def station_printing(site: Site, station: Station, what: str, text: str = "") -> Printed:
    """That `what` goes out for a station; `text` is what it says, by default the station's name."""
    words = one_line([text or station.name])
    return _printing(site, PrintedKind.STATION, station.id, what, words, place_of(site.register, station.row))


def deputy_printing(site: Site, deputy: Deputy, what: str, text: str = "") -> Printed:
    """That `what` goes out for a deputy; `text` is what it says, by default the deputy's name."""
    return _printing(site, PrintedKind.DEPUTY, deputy.id, what, one_line([text or deputy.name]), deputy.name)


def _printing(site: Site, kind: PrintedKind, id: str, what: str, text: str, place: str) -> Printed:
    return Printed(kind, id, what, site.today, qr_addresses.code_base(site.register.site), text, place)


def one_line(parts: Iterable[str]) -> str:
    """The words of a plate as one line of the ledger."""
    lines = (" ".join(line.split()) for part in parts for line in part.splitlines())
    return "｜".join(filter(None, lines))


def place_of(register: Register, row: StationRow) -> str:
    """The places that tell a station from all others, from large to small: 岳麓区/望月湖街道/湖东社区."""
    chain = (row.district, row.township, row.community, row.point, row.field, row.at, row.run_by)
    return STEP.join(filter(None, chain)) or register.city.name


def current_base(site: Site) -> str:
    """The beginning of every address that is printed today."""
    return plain_base(site.register.site.permalink_base)


def plain_base(base: str) -> str:
    """`base` so that two ways to write the same are equal: no slash at the end, scheme and host in small letters."""
    scheme, _, rest = base.rstrip("/").partition("://")
    host, slash, folder = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{folder}"
