"""最近核对日期 for many stations: somebody has looked through them, and says on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from zhanpai.content.bulk.bulk_plan import BulkPlan, BulkRow
from zhanpai.domain.model.site import Site
from zhanpai.kit.dates import format_date
from zhanpai.kit.yaml.splice import Splice

NOTED = "记下核对的日子"
"""What every row does, as it is counted."""


def plan_verified(site: Site, on: dt.date, stations: Container[str], stale_days: int) -> BulkPlan:
    """The day set for those of `stations` that exist; first, and ticked, those not looked through for `stale_days` days.

    A station verified on that day or later is no row: nothing would become newer.
    """
    rows = []
    bare = 0
    for station in site.stations:
        if station.id not in stations or not station.exists:
            continue
        last = station.detail.last_verified
        if not station.path:
            bare += 1
        elif last is None or last < on:
            words = f"最近核对日期：{format_date(last) if last else '没有写'}，改成{format_date(on)}"
            splice = Splice("set", ("last_verified",), on)
            is_stale = last is None or (on - last).days > stale_days
            rows.append(
                BulkRow(
                    *(station.id, station.id, station.name, (words,), station.path, (splice,), (), is_stale),
                    deeds=(NOTED,),
                )
            )
    rows.sort(key=lambda row: not row.is_ticked)
    left = (f"有 {bare} 个站还没有自己的资料，没有什么可核对的。",) if bare else ()
    return BulkPlan(f"{format_date(on)}核对过", tuple(rows), left)
