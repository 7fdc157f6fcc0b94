"""What hangs on a wall or stands on a desk and is to go: plates of stations that are shut for ever, cards of deputies who left."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.content.ledger.permalinks import latest
from zhanpai.content.ledger.printings import PUBLISHED, STEP
from zhanpai.content.ledger.reprints import address
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class Removal:
    """One sign that is to be taken away: its last printing, its address on the web, and why it is to go."""

    printed: Printed
    url: str
    why: str


def takedowns(site: Site) -> list[Removal]:
    """拆除: every sign of a station that is merged, closed, or not in the register any more, by 站号 and sign."""
    return [
        Removal(printed, address(site, printed), why)
        for printed in _signs(site, PrintedKind.STATION)
        if (why := _why_gone(site, printed))
    ]


def collections(site: Site) -> list[Removal]:
    """收回: every desk card of a deputy who has left office, or whom no station lists any more, by id."""
    return [
        Removal(printed, address(site, printed), why)
        for printed in _signs(site, PrintedKind.DEPUTY)
        if (why := _why_left(site, printed))
    ]


def place_of_sign(site: Site, printed: Printed) -> str:
    """Where to look for a sign: its station's street address, or as much as the ledger knows."""
    if printed.kind is PrintedKind.STATION:
        station = site.station_by_id.get(printed.id)
    else:
        _, station = site.deputy_by_id.get(printed.id, (None, None))
    if station is None:
        return printed.place.replace(STEP, "") if printed.kind is PrintedKind.STATION else ""
    name = station.short_name
    return (
        "，".join(filter(None, [name if printed.kind is PrintedKind.DEPUTY else "", station.detail.address]))
        or name
    )


def _signs(site: Site, kind: PrintedKind) -> list[Printed]:
    """The last printing of every sign of a kind's ids, by id and number of the sign."""
    signs = [p for p in latest(site.printed).values() if p.kind is kind and p.what != PUBLISHED]
    return sorted(signs, key=lambda p: (p.id, len(p.what), p.what))


def _why_gone(site: Site, printed: Printed) -> str:
    station = site.station_by_id.get(printed.id)
    if station is None:
        return "名册里没有了" if site.lacks_station(printed.id) else ""
    if station.exists:
        return ""
    since = f"{station.row.since} 起" if station.row.since else ""
    into = "、".join(f"{s.short_name}（站号 {s.id}）" for s in site.successors_of(station))
    return f"{since}{station.status.label}{f'，接替的是{into}' if into else ''}"


def _why_left(site: Site, printed: Printed) -> str:
    deputy, _ = site.deputy_by_id.get(printed.id, (None, None))
    if deputy is None:
        return "各站的名单里没有了" if site.lacks_deputy(printed.id) else ""
    if deputy.serves_on(site.today):
        return ""
    return f"{deputy.left_in.label}届满或离任" if deputy.left_in else "已离任"
