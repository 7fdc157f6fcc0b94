"""What signs say: names from the register, addresses from `urls`, and the city's own texts with holes filled."""

from __future__ import annotations

from zhanpai.domain import naming, qr_addresses
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.press.signs.spec import KindSpec


def texts(spec: KindSpec, **holes: str) -> dict[str, str]:
    """The texts of a kind; ``{id}`` and the like become what they stand for, any other brace stays."""
    filled = {}
    for name, text in spec.texts.items():
        for hole, value in holes.items():
            text = text.replace(f"{{{hole}}}", value)
        filled[name] = text
    return filled


def station_address(site: Site, station: Station) -> str:
    """The permanent address that a code says."""
    return qr_addresses.code_text(site.register.site, station)


def deputy_address(site: Site, deputy: Deputy) -> str:
    """The permanent address of a deputy that a code says."""
    return qr_addresses.code_text(site.register.site, deputy)


def shown(address: str) -> str:
    """An address as people read and type it."""
    return qr_addresses.as_read(address)


def full_parts(site: Site, station: Station) -> tuple[str, ...]:
    """The full name, cut where a line may break."""
    return naming.name_parts(site.register, station.row)


def short_parts(site: Site, station: Station) -> tuple[str, ...]:
    """The short name, cut where a line may break."""
    parts = full_parts(site, station)
    return parts if station.short_name == station.name else parts[1:]


def folder(site: Site, station: Station) -> str:
    """Where the station's files lie: its district's slug, or `city`."""
    district = site.district_of(station)
    return district.slug if district else "city"
