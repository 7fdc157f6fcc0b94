"""What to ask for: the printed addresses, each with the page that must be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.content.ledger.printings import current_base, deputy_printing, plain_base, station_printing
from zhanpai.domain import qr_addresses, urls
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class Target:
    """One address: `names` are what its page may be headed with, `path` what stands behind the site's root."""

    kind: PrintedKind
    id: str
    names: tuple[str, ...]
    url: str
    path: str
    alias: str = ""
    """The path that was asked for, where codes say a shorter one."""

    @property
    def base(self) -> str:
        """What stands before the path."""
        return self.url.removesuffix(self.alias or self.path)

    @property
    def name(self) -> str:
        """The name in full."""
        return self.names[0] if self.names else ""


def targets(site: Site, base: str = "", *, everything: bool = False) -> tuple[Target, ...]:
    """The printed addresses, by kind and id; with `everything`, those of all stations and deputies too.

    `base` stands in for the printed beginning of each address, to try a site before it is there for all.
    """
    found: dict[str, Target] = {}
    printings = (*site.printed, *(_all(site) if everything else ()))
    for printing in sorted(printings, key=lambda e: (e.kind is PrintedKind.DEPUTY, e.id)):
        path = urls.printed(printing)
        url = plain_base(base or printing.permalink_base) + path
        found.setdefault(url, Target(printing.kind, printing.id, _names(site, printing), url, path))
        if printing.is_compact:
            # The host is asked for in small letters, which are the same to it.
            short = plain_base(base or printing.permalink_base) + (alias := qr_addresses.alias(printing.id))
            found.setdefault(
                short, Target(printing.kind, printing.id, _names(site, printing), short, path, alias)
            )
    return tuple(found.values())


def _all(site: Site) -> Iterator[Printed]:
    for station in site.stations:
        yield station_printing(site, station, "published")
    for deputy, _ in site.deputies:
        yield deputy_printing(site, deputy, "published")


def _names(site: Site, printing: Printed) -> tuple[str, ...]:
    """What the register calls it today; what is gone from there goes by the name that was printed."""
    if printing.kind is PrintedKind.DEPUTY:
        deputy, _ = site.deputy_by_id.get(printing.id, (None, None))
        return (deputy.name if deputy else printing.place,)
    station = site.station_by_id.get(printing.id)
    return (station.name, station.short_name) if station else (printing.text,)


def own_hosts(site: Site, base: str = "") -> frozenset[str]:
    """Hosts that a printed code may lead to: today's, and the one that is being tried."""
    return frozenset(host_of(b) for b in (current_base(site), base) if b)


def host_of(url: str) -> str:
    """The host and port in a URL, in small letters."""
    return url.partition("://")[2].partition("/")[0].lower()
