"""放假停止接待: one record in the register for all stations that it means, and what is to be known before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.content.bulk.bulk_plan import BulkPlan, BulkRow
from zhanpai.content.filing import REGISTER
from zhanpai.domain import closures, schedule
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.domain.schedule.holiday_spans import holiday_spans
from zhanpai.kit.dates import format_span
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import NewValue, Splice

NAMED = 5
"""So many duties are named one by one."""


def plan_closure(site: Site, closure: Closure) -> BulkPlan:
    """The one row that adds `closure` behind those of the register; `left` are closures and duties on the same days.

    Problem if it is the wrong way round, is over, or holds for no station that receives.
    """
    if closure.until < closure.since:
        raise Problem(
            f"停止接待从 {closure.since} 起，到 {closure.until} 为止，最后一天比第一天还早。",
            "两个日子换过来，或者改正年月。",
        )
    if closure.until < site.today:
        raise Problem(f"{closure.until} 已经过了。", "写今后的日子；年份写错了的，改正年份。")
    shut = [s for s in site.stations if s.receives and closures.holds_for(closure, s.row)]
    if not shut:
        raise Problem("没有一个正在接待的站在这几天停止接待。", "看看区县、站号写得对不对。")
    span = format_span(closure.since, closure.until, site.today.year)
    reason = closures.reason(closure)
    says = (f"{len(shut)} 个站停止接待，{closures.resumes_on(closure, [closure])} 恢复。",)
    splice = Splice("add", ("closures",), _typed(closure))
    row = BulkRow("closure", "", f"{span}，{reason}", says, REGISTER, (splice,))
    return BulkPlan(
        f"{span}停止接待（{reason}）", (row,), (*_same_days(site, closure), *_duties(site, closure))
    )


def holidays_to_come(site: Site) -> tuple[tuple[Closure, str], ...]:
    """The public holidays of the coming twelve months as closures of all stations, each with what is to be known of it.

    Those of which the register has a closure on one of the days already are left out.
    """
    found = []
    for span in holiday_spans(site.today):
        closure = Closure(since=span.first, until=span.last, reason=f"{span.name}放假")
        if not any(_overlap(closure, known) for known in site.register.closures):
            doubt = "" if span.is_settled else "国务院的放假通知还没有出，日子可能还要变"
            found.append((closure, doubt))
    return tuple(found)


def _typed(closure: Closure) -> NewValue:
    """The record as a person would type it: nothing that is not said."""
    typed: dict[str, NewValue] = {"since": closure.since, "until": closure.until, "reason": closure.reason}
    if closure.instead:
        typed["instead"] = closure.instead
    for key in ("districts", "stations", "receiving"):
        if values := getattr(closure, key):
            typed[key] = list(values)
    return typed


def _overlap(one: Closure, other: Closure) -> bool:
    return one.since <= other.until and other.since <= one.until


def _same_days(site: Site, closure: Closure) -> Iterator[str]:
    """The closures of the register with a day and a station in common."""
    for known in site.register.closures:
        rows = site.register.stations if _overlap(closure, known) else ()
        both = sum(closures.holds_for(closure, row) and closures.holds_for(known, row) for row in rows)
        if both:
            span = format_span(known.since, known.until, site.today.year)
            yield f"名册里已经写了{span}停止接待（{closures.reason(known)}），有 {both} 个站两条都算，日子重了。"


def _duties(site: Site, closure: Closure) -> Iterator[str]:
    """The duties that will not take place; S285 tells of each when the closure is written."""
    pauses = closures.pauses([closure])
    taken = [
        f"{station.short_name} {duty.on}"
        for station in site.stations
        if station.receives and closures.holds_for(closure, station.row)
        for duty in station.detail.rota
        if duty.on >= site.today and schedule.pause_on(duty.on, pauses)
    ]
    if taken:
        more = f"等 {len(taken)} 次" if len(taken) > NAMED else ""
        yield f"这几天已经排了轮值，不再登出来，要改到别的日子：{'、'.join(taken[:NAMED])}{more}。"
