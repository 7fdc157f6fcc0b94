"""Which stations a command is about: `--only 0001,0002` and `--district 岳麓区`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.problem import Problem


def typed(parts: Iterable[str]) -> Iterator[str]:
    """The words of an option that may be given several times, and several words at once."""
    for part in parts:
        yield from filter(None, (word.strip() for word in re.split(r"[,，、\s]+", part)))


def stations(site: Site, only: Sequence[str], districts: Sequence[str]) -> list[Station]:
    """The stations that are named and lie in the districts that are named; all of them if nothing is said.

    Raises Problem for a name that the register does not hold.
    """
    wanted, places = list(typed(only)), set(typed(districts))
    known = site.register.district_by_name
    if unknown := sorted(places - known.keys()):
        raise Problem(f"名册里没有区县“{unknown[0]}”。", f"可以写：{'、'.join(known)}。")
    if missing := [id for id in wanted if id not in site.station_by_id]:
        raise Problem(
            f"名册里没有站号“{'、'.join(missing)}”。", "站号在 stations.yaml 里查，例如 --only 0001。"
        )
    return [
        s
        for s in site.stations
        if (not wanted or s.id in wanted) and (not places or s.row.district in places)
    ]


def open_stations(site: Site, only: Sequence[str], districts: Sequence[str], what: str) -> list[Station]:
    """The same without those that are merged or closed; to name one of them is a mistake.

    `what` says in two words or three what is done with a station: 不再`做标识`.  Raises Problem also when none is left.
    """
    chosen = stations(site, only, districts)
    if closed := [id for id in typed(only) if not site.station_by_id[id].exists]:
        status = site.station_by_id[closed[0]].status.label
        raise Problem(f"站号 {closed[0]} {status}，不再{what}。", "从 --only 里去掉它。")
    found = [s for s in chosen if s.exists]
    if not found:
        raise Problem(f"没有可以{what}的站。", "核对 --only 和 --district。")
    return found
