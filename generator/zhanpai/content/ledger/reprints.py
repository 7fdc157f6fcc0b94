"""The reprint list: plates that no longer say what the register says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from zhanpai.content.ledger.permalinks import latest
from zhanpai.content.ledger.printings import PUBLISHED, current_base, one_line, plain_base
from zhanpai.domain import urls
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station

SHORT = frozenset({"s3", "s4", "s5", "s12"})
"""The signs that bear the short name: a room's plate, an arrow, a line of a building's index, stickers."""

DEPUTIES_BOARD = "s6"
"""The board that names every deputy: out of date when one comes, goes, or is elected to another level."""

TextOf: TypeAlias = Callable[[Site, Printed], str | None]
"""What a plate would say today, in the words of `one_line`; None when it is not to be printed any more."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """One plate that is out of date: what it says, and what it should say.

    `has_moved`: the address on it is not today's any more, so that its code is out of date too.
    """

    printed: Printed
    now: str
    url: str
    has_moved: bool


def text_now(site: Site, printed: Printed) -> str | None:
    """The name that a plate would bear today; None for what is not printed any more, or never was."""
    if printed.what == PUBLISHED:
        return None
    if printed.kind is PrintedKind.DEPUTY:
        deputy, _ = site.deputy_by_id.get(printed.id, (None, None))
        return deputy.name if deputy and deputy.serves_on(site.today) else None
    station = site.station_by_id.get(printed.id)
    if station is None or not station.exists:
        return None
    return station_text(site, station, printed.what)


def station_text(site: Site, station: Station, what: str) -> str | None:
    """What a sign of a station says; None for a board of deputies where nobody is one any more."""
    if what == DEPUTIES_BOARD:
        serving = station.serving
        names = [f"{d.name} {d.title_on(site.today)}" for d in serving]
        return "\n".join([station.name, *names]) if names else None
    return station.short_name if what in SHORT else station.name


def reprints(site: Site, text_of: TextOf = text_now) -> list[Reprint]:
    """Every plate whose last printing is out of date, by kind, id and sign."""
    return [
        Reprint(printed, now, address(site, printed), has_moved)
        for _, printed in sorted(latest(site.printed).items())
        if printed.what != PUBLISHED and (text := text_of(site, printed)) is not None
        for now, has_moved in [(one_line([text]), plain_base(printed.permalink_base) != current_base(site))]
        if now != printed.text or has_moved
    ]


def address(site: Site, printed: Printed) -> str:
    """The permanent address as it is printed today."""
    return site.register.site.permalink(urls.printed(printed))
