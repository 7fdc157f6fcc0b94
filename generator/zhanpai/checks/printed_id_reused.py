"""P506 印过的编号给了别人

编号永不重用。旧牌子还挂在原来的地方，扫它的人会走进另一个站的网页，打另一个站的电话。

错：
    0007 原来是识字里社区，撤销后改写成乔庄社区
对：
    0007 留着，写 status: closed；乔庄社区在最后另起一行，用新的站号
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.content.ledger.printings import STEP, place_of
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Ids that were printed for one place or person and now name another; the first printing speaks for all."""
    told: set[tuple[PrintedKind, str]] = set()
    rows = {row.id: i for i, row in reversed([*enumerate(site.register.stations)])}
    for printing in site.printed:
        if (printing.kind, printing.id) in told:
            continue
        finding: Finding | None = None
        if printing.kind is PrintedKind.STATION:
            if station := site.station_by_id.get(printing.id):
                finding = _of_station(site, printing, station, rows[printing.id])
        elif found := site.deputy_by_id.get(printing.id):
            finding = _of_deputy(printing, *found)
        if finding:
            told.add((printing.kind, printing.id))
            yield finding


def _of_station(site: Site, printing: Printed, station: Station, row: int) -> Finding | None:
    now = place_of(site.register, station.row)
    if _is_one_place(printing.place, now) or _was_renamed(printing, station):
        return None
    message = (
        f"站号 {printing.id} 在 {printing.on} 已经给“{printing.place.replace(STEP, '')}”用在"
        f"{_sign(printing)}上，现在名册里是“{now.replace(STEP, '')}”。"
    )
    path = station.path or "这个站的文件"
    fix = (
        f"新设的站换一个没用过的号，{printing.id} 改回原来的地点；"
        f"只是改了名，在 {path} 的 former_names 里写上旧名。"
    )
    return RULE.at("stations.yaml", ("stations", row, "id"), message, fix)


def _is_one_place(before: str, now: str) -> bool:
    """Whether two chains of places mean the same place: their last is the same, and of what is above it something.

    So a street that comes to another district, or a district under a new name, is no other place.
    """
    *above, last = before.split(STEP)
    *above_now, last_now = now.split(STEP)
    return last == last_now and (not above or not above_now or not set(above).isdisjoint(above_now))


def _was_renamed(printing: Printed, station: Station) -> bool:
    """Whether the station's file says that it once bore the printed name."""
    last = printing.place.rpartition(STEP)[2]
    return any(last in former.name for former in station.detail.former_names)


def _of_deputy(printing: Printed, deputy: Deputy, station: Station) -> Finding | None:
    # A name that was mistyped, or a married one, shares a character with the one that was printed.
    if not set(printing.place).isdisjoint(deputy.name):
        return None
    position = station.deputies.index(deputy)
    message = f"代表编号 {printing.id} 在 {printing.on} 已经给“{printing.place}”用过，现在是“{deputy.name}”。"
    fix = f"新的代表换一个没用过的编号；{printing.place}离任了也要留着，写任期 until: 年-月。"
    return RULE.at(station.path, ("deputies", position, "id"), message, fix)


def _sign(printing: Printed) -> str:
    return "网页" if printing.what == "published" else f"标牌（{printing.what.upper()}）"
