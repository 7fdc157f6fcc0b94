"""A closure of many stations is one record behind the others, and what stands in its way is said beforehand."""

import datetime as dt
from typing import Any

import pytest

from tests.make import DEMO, TODAY, make_register, make_row, make_site, make_station
from zhanpai.content.bulk.bulk_plan import bulk_files
from zhanpai.content.bulk.closure import holidays_to_come, plan_closure
from zhanpai.content.load import load
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.kit.problem import Problem

DUTY = [{"on": "2026-03-11", "deputies": ["100001"]}]
MOVING = {"since": "2026-03-09", "until": "2026-03-13", "reason": "机关搬迁"}


def site_of(*shut: dict[str, Any], **fields: Any) -> Site:
    station = make_station(register=make_register([make_row()], closures=shut), **fields)
    return make_site([station], closures=shut)


def closure(**fields: Any) -> Closure:
    return Closure.model_validate({**MOVING, **fields})


def test_it_is_added_at_the_end_of_the_register_and_every_other_byte_stays() -> None:
    before = (DEMO / "stations.yaml").read_bytes()
    plan = plan_closure(site_of(), closure(instead="急事请打 12345。", receiving=["0007"]))
    (change,) = bulk_files(plan, {"closure"}, lambda path: before).changes
    assert change.path == "stations.yaml"
    assert (
        change.after
        == before
        + (
            "closures:\n"
            "  - since: 2026-03-09\n"
            "    until: 2026-03-13\n"
            "    reason: 机关搬迁\n"
            '    instead: "急事请打 12345。"\n'
            '    receiving: ["0007"]\n'
        ).encode()
    )


def test_the_next_one_stands_behind_it_and_the_site_has_both(tmp_path: Any) -> None:
    raw = (DEMO / "stations.yaml").read_bytes()
    for one in (closure(), closure(since="2026-10-01", until="2026-10-08", reason="国庆节放假")):
        plan = plan_closure(site_of(), one)
        raw = bulk_files(plan, {"closure"}, lambda path, now=raw: now).changes[0].after or b""
    (tmp_path / "stations.yaml").write_bytes(raw)
    site = load(tmp_path, TODAY).site
    assert site is not None
    assert [c.until for c in site.register.closures] == [dt.date(2026, 3, 13), dt.date(2026, 10, 8)]


def test_it_says_how_many_stations_it_shuts_and_when_they_receive_again() -> None:
    plan = plan_closure(site_of(), closure())
    assert plan.what == "3月9日至13日停止接待（机关搬迁）"
    assert plan.rows[0].says == ("1 个站停止接待，2026-03-14 恢复。",)
    assert plan.left == ()


def test_a_closure_on_the_same_days_and_duties_within_it_are_said() -> None:
    plan = plan_closure(site_of(MOVING, rota=DUTY), closure(since="2026-03-11", until="2026-03-20"))
    assert plan.left == (
        "名册里已经写了3月9日至13日停止接待（机关搬迁），有 1 个站两条都算，日子重了。",
        "这几天已经排了轮值，不再登出来，要改到别的日子：望月湖街道湖东社区人大代表联络站 2026-03-11。",
    )


def test_a_closure_of_other_stations_on_the_same_days_is_no_overlap() -> None:
    plan = plan_closure(site_of({**MOVING, "districts": ["芙蓉区"]}), closure())
    assert plan.left == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"since": "2026-03-13", "until": "2026-03-09"},
        {"since": "2025-10-01", "until": "2025-10-08"},
        {"districts": ["芙蓉区"]},
        {"receiving": ["0001"]},
    ],
)
def test_what_would_shut_nobody_is_refused_with_a_reason(fields: dict[str, Any]) -> None:
    with pytest.raises(Problem):
        plan_closure(site_of(), closure(**fields))


def test_the_holidays_of_the_coming_year_are_offered_as_the_state_council_has_them() -> None:
    """国办发明电 of November 2025 for 2026: 清明 4–6 April, 劳动节 1–5 May, 端午 19–21 June, 中秋 25–27 September,
    国庆 1–7 October; of 2027 no notice is known, so only the days of the law are, and may become more."""
    offered = [(str(c.since), str(c.until), c.reason, bool(d)) for c, d in holidays_to_come(site_of())]
    assert offered[:5] == [
        ("2026-04-04", "2026-04-06", "清明节放假", False),
        ("2026-05-01", "2026-05-05", "劳动节放假", False),
        ("2026-06-19", "2026-06-21", "端午节放假", False),
        ("2026-09-25", "2026-09-27", "中秋节放假", False),
        ("2026-10-01", "2026-10-07", "国庆节放假", False),
    ]
    assert all(reason in ("元旦放假", "春节放假") for _, _, reason, _ in offered[5:])


def test_a_holiday_of_which_the_register_has_a_closure_is_offered_no_more() -> None:
    known = {"since": "2026-10-01", "until": "2026-10-08", "reason": "国庆节放假"}
    assert "国庆节放假" not in [c.reason for c, _ in holidays_to_come(site_of(known))]
