"""`zhanpai signs --void`: a print run that was a mistake and was never handed over; `--reseal`: a ledger that is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.ledger import latest
from zhanpai.content.ledger.appending import reseal, void_printings
from zhanpai.content.ledger.printings import PUBLISHED, STEP, current_base
from zhanpai.content.load import ContentReader
from zhanpai.domain import placeholders
from zhanpai.domain.model.field_types import parse_date
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site
from zhanpai.domain.web_hosts import fault_of_former_base
from zhanpai.fronts.cli import choice, screen
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem

MANY = 20
"""Plates of which each is named; of more their number says as much."""

EXAMPLE = "例如 zhanpai signs --void --only 0001 --kind s1，或者 --day 2026-11-27。"


def take_back(
    root: Path, numbers: Sequence[str], only: Sequence[str], districts: Sequence[str], day: str | None
) -> None:
    """Void the printings of these signs (``s1``), ids, districts and that day; of each sign the last if no day is named.

    With nothing named at all, everything that went out under an address that nobody can open.  The content may be faulty: that
    it is may be why.  Raises Problem if any of what is named was not printed, with the ledger as it was.
    """
    site = _site(root)
    on = _day(day) if day else None

    def choose(printed: tuple[Printed, ...]) -> list[Printed]:
        ids = list(choice.typed(only))
        places = list(choice.typed(districts))
        if not (numbers or ids or places or on):
            return _of_examples(printed)
        return _named(site, printed, numbers, ids, places, on)

    voided = void_printings(root, choose, site.today)
    for one in voided[:MANY]:
        screen.say(f"撤销了：{words(one)}，{one.on} 印的“{one.text}”。")
    more = f"（上面列了 {MANY} 块）" if len(voided) > MANY else ""
    screen.say(f"一共撤销 {len(voided)} 块牌子的登记{more}。做好的印刷文件不要再交给印刷厂。", "green")


def seal_again(root: Path) -> None:
    """Go on from the ledger as it stands; Problem if nothing is missing of it."""
    site = _site(root)
    lines = reseal(root, site.today, current_base(site))
    screen.say(f"登记册从现有的 {lines} 行接着往下记，少了的行已经记明。", "green")
    screen.say("对照墙上的牌子和印刷厂的单子，看有没有缺的编号：缺的编号永远不要给别的站用。")


def words(printed: Printed) -> str:
    """Whose sign it is: 站号 0001 S1."""
    what = "网页" if printed.what == PUBLISHED else printed.what.upper()
    return f"{printed.kind.label} {printed.id} {what}"


def _site(root: Path) -> Site:
    """The content, faulty or not: a fault may be what is to be taken back."""
    loaded = ContentReader(root).load(read_today())
    if loaded.checked is None:
        raise ContentError(p for p in loaded.problems if p.path == filing.REGISTER)
    return loaded.checked


def _day(typed: str) -> dt.date:
    try:
        return parse_date(typed)
    except ValueError:
        raise Problem(f"“{typed}”不是日期。", "写成 2026-11-27 的样子。") from None


def _of_examples(printed: Sequence[Printed]) -> list[Printed]:
    found = [
        one
        for one in printed
        if placeholders.host(one.permalink_base) or fault_of_former_base(one.permalink_base)
    ]
    if not found:
        raise Problem("没有说撤销哪一次印的。", f"写明站号、种类、区县或者日期，{EXAMPLE}")
    return found


def _named(
    site: Site,
    printed: Sequence[Printed],
    numbers: Sequence[str],
    ids: Sequence[str],
    places: Sequence[str],
    on: dt.date | None,
) -> list[Printed]:
    signs = [one for one in printed if one.what != PUBLISHED and (on is None or one.on == on)]
    found = [
        one
        for one in signs
        if (not numbers or one.what in numbers)
        and (not ids or not {one.id, _station_of(site, one)}.isdisjoint(ids))
        and (not places or _district_of(site, one) in places)
    ]
    _refuse_what_was_not_printed(site, found, numbers, ids, places, on)
    if on is None:
        last = set(map(id, latest(found).values()))
        found = [one for one in found if id(one) in last]
    return found


def _refuse_what_was_not_printed(
    site: Site,
    found: Sequence[Printed],
    numbers: Sequence[str],
    ids: Sequence[str],
    places: Sequence[str],
    on: dt.date | None,
) -> None:
    when = f"{on} " if on else ""
    missing = [
        *(
            f"站号 {n}" if len(n) == 4 else f"编号 {n}"
            for n in ids
            if not any(n in (o.id, _station_of(site, o)) for o in found)
        ),
        *(n.upper() for n in numbers if not any(o.what == n for o in found)),
        *(place for place in places if not any(_district_of(site, o) == place for o in found)),
    ]
    if missing or not found:
        what = f"{'、'.join(missing)} 的牌子" if missing else "牌子"
        message = f"登记册里{when}没有印过{what}，没有可撤销的；什么都没有动。"
        raise Problem(message, "印过什么、哪一天印的，看 content/permalinks.csv（只看，不改）。")


def _station_of(site: Site, printed: Printed) -> str:
    """The 站号 to which a sign belongs, a desk card by its deputy's station; "" if nobody knows."""
    if printed.kind is PrintedKind.STATION:
        return printed.id
    _, station = site.deputy_by_id.get(printed.id, (None, None))
    return station.id if station else ""


def _district_of(site: Site, printed: Printed) -> str:
    """The district by which a sign's station was printed; a desk card's by its deputy's station."""
    if printed.kind is PrintedKind.STATION:
        return printed.place.partition(STEP)[0]
    station = site.station_by_id.get(_station_of(site, printed))
    return (station.row.district or "") if station else ""
