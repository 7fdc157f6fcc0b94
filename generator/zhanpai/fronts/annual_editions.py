"""Which 年报 can be printed, for the command and the desk."""

from __future__ import annotations

from collections.abc import Sequence

from zhanpai.domain import annual
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.problem import Problem
from zhanpai.press.annual import AnnualEdition, editions


def wanted_editions(site: Site, year: int | None, chosen: Sequence[Station] | None) -> list[AnnualEdition]:
    """The reports of `year` (None: this one) of the stations `chosen`; of all and of the city if that is None.

    Raises Problem where there is nothing to count.
    """
    told = annual.years(site)
    wanted = site.today.year if year is None else year
    if wanted not in told:
        known = "、".join(map(str, told))
        fix = f"可以写：{known}。" if told else "先录入意见建议、动态或者民生实事项目。"
        raise Problem(f"{wanted} 年没有可以统计的内容。", fix)
    stations = list(site.stations) if chosen is None else chosen
    found = editions(site, wanted, stations, with_city=chosen is None)
    if not found:
        raise Problem(f"这些站 {wanted} 年没有可以统计的内容。", "核对 --only 和 --district，或者换一年。")
    return found
