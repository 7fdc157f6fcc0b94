"""Days on which nobody is received because the office says so: what becomes of rules and rotas; all dates by hand.

March 2026 begins on a Sunday, TODAY is Wednesday the 4th.  清明节: 4–6 April off; 劳动节: 1–5 May off.
"""

import datetime as dt
from typing import Any

import pytest

from tests.make import TODAY, make_register, make_row, make_station
from zhanpai.domain import closures, receptions
from zhanpai.domain.model.register import Closure

SECOND_WEDNESDAY = "每月第2个周三"


def day(month: int, number: int) -> dt.date:
    return dt.date(2026, month, number)


def closure(first: str = "03-09", last: str = "03-13", **fields: Any) -> dict[str, Any]:
    return {"since": f"2026-{first}", "until": f"2026-{last}", "reason": "机关搬迁", **fields}


def station(*shut: dict[str, Any], rule: str = "", holidays: str = "顺延", **fields: Any):  # type: ignore[no-untyped-def]
    rules = [{"rule": rule, "holidays": holidays}] if rule else []
    register = make_register([make_row()], closures=shut)
    return make_station(register=register, reception=rules, **fields)


def days(*shut: dict[str, Any], **fields: Any) -> list[dt.date]:
    return [reception.on for reception in station(*shut, **fields).receptions]


def test_a_day_of_a_rule_that_says_shunyan_is_held_on_the_first_working_day_after_the_closure() -> None:
    first, second, *_ = station(closure(), rule=SECOND_WEDNESDAY).receptions
    assert (first.on, first.note) == (day(3, 16), "因机关搬迁顺延")
    assert (second.on, second.note) == (day(4, 8), "")


@pytest.mark.parametrize("holidays", ["取消", "照常"])
def test_a_day_of_a_rule_that_does_not_say_shunyan_falls_out(holidays: str) -> None:
    assert days(closure(), rule=SECOND_WEDNESDAY, holidays=holidays)[0] == day(4, 8)


def test_a_market_day_falls_out_whatever_the_rule_says() -> None:
    assert days(closure(), rule="逢4、9")[:4] == [day(3, 4), day(3, 14), day(3, 19), day(3, 24)]


def test_the_first_and_the_last_day_are_in_it_and_the_days_around_are_not() -> None:
    assert days(closure(), rule="每天", holidays="照常")[:6] == [
        *(day(3, 4), day(3, 5), day(3, 6), day(3, 7), day(3, 8)),
        day(3, 14),
    ]


def test_a_day_put_off_onto_a_day_of_the_rule_is_one_day_held_as_scheduled() -> None:
    kept = station(closure("03-09", "03-16"), rule="每周二").receptions
    assert [(r.on, r.note) for r in kept[:2]] == [(day(3, 17), ""), (day(3, 24), "")]


def test_a_day_that_a_holiday_has_put_off_into_the_closure_moves_on_behind_it() -> None:
    moved = station(closure("04-07", "04-09"), rule="每月5日").receptions
    assert [(r.on, r.note) for r in moved[:2]] == [(day(3, 5), ""), (day(4, 10), "因清明节顺延")]


def test_two_closures_one_behind_the_other_are_passed_together() -> None:
    assert days(closure(), closure("03-14", "03-18"), rule=SECOND_WEDNESDAY)[0] == day(3, 19)


def test_days_put_off_over_several_months_meet_on_the_day_after() -> None:
    """The closure ends before 劳动节, so the next working day is the 6th of May."""
    assert days(closure("03-05", "04-30"), rule=SECOND_WEDNESDAY)[:3] == [day(5, 6), day(5, 13), day(6, 10)]


def test_a_duty_within_it_does_not_take_place_and_one_after_it_does() -> None:
    rota = [{"on": "2026-03-11", "deputies": ["100001"]}, {"on": "2026-03-16", "deputies": ["100002"]}]
    (first,) = station(closure(), rota=rota).receptions
    assert (first.on, first.deputies) == (day(3, 16), ("100002",))


def test_whoever_is_on_duty_on_the_day_it_is_put_off_to_receives_then() -> None:
    rota = [{"on": "2026-03-16", "deputies": ["100002"]}]
    first = station(closure(), rule=SECOND_WEDNESDAY, rota=rota).receptions[0]
    assert (first.on, first.deputies, first.note) == (day(3, 16), ("100002",), "因机关搬迁顺延")


def test_a_closure_the_wrong_way_round_takes_nothing() -> None:
    assert days(closure("03-13", "03-09"), rule=SECOND_WEDNESDAY)[0] == day(3, 11)


def test_past_days_of_a_closure_were_none_for_the_reports_either() -> None:
    held = receptions.dates(station(closure(), rule="每周三", holidays="取消"), day(3, 1), day(3, 31))
    assert held == {day(3, 4), day(3, 18), day(3, 25)}


def test_what_it_takes_is_told_as_called_off_with_the_reason_and_the_new_day() -> None:
    rota = [{"on": "2026-03-12", "deputies": ["100001"]}]
    off = receptions.called_off(station(closure(), rule=SECOND_WEDNESDAY, rota=rota), TODAY, day(4, 30))
    assert [(r.on, r.note) for r in off] == [
        (day(3, 11), "因机关搬迁顺延到2026年3月16日 周一。"),
        (day(3, 12), "因机关搬迁取消。"),
    ]


def test_a_day_that_was_put_off_already_is_called_off_where_it_was_told() -> None:
    off = receptions.called_off(station(closure("04-07", "04-09"), rule="每月5日"), TODAY, day(4, 30))
    assert [(r.on, r.note) for r in off] == [
        (day(4, 5), "因清明节顺延到2026年4月10日 周五。"),
        (day(4, 7), "因机关搬迁顺延到2026年4月10日 周五。"),
    ]


@pytest.mark.parametrize(
    ("scope", "shut"),
    [
        ({}, ["0001", "0002", "0003", "0004"]),
        ({"districts": ["芙蓉区"]}, ["0002"]),
        ({"stations": ["0001"]}, ["0001"]),
        ({"districts": ["芙蓉区"], "stations": ["0001"]}, ["0001", "0002"]),
        ({"receiving": ["0002", "0003"]}, ["0001", "0004"]),
        ({"districts": ["岳麓区"], "receiving": "0001"}, ["0003"]),
    ],
)
def test_it_holds_for_all_stations_or_for_those_named_without_those_that_receive(
    scope: dict[str, Any], shut: list[str]
) -> None:
    rows = [
        make_row("0001"),
        make_row("0002", "district", district="芙蓉区"),
        make_row("0003", "district"),
        make_row("0004", "city"),
    ]
    register = make_register(rows, closures=[closure(**scope)])
    assert [row.id for row in rows if closures.of_row(register, row)] == shut


@pytest.mark.parametrize(
    ("today", "is_told"),
    [(day(3, 1), False), (day(3, 2), True), (day(3, 9), True), (day(3, 13), True), (day(3, 14), False)],
)
def test_residents_are_told_of_it_a_week_ahead_and_no_longer_than_it_lasts(
    today: dt.date, is_told: bool
) -> None:
    register = make_register(closures=[closure()])
    assert bool(closures.told(register, register.closures, today)) is is_told


def test_one_that_is_followed_by_another_ends_with_that() -> None:
    first, second = (Closure.model_validate(one) for one in (closure(), closure("03-14", "03-18")))
    assert closures.resumes_on(first, [first]) == day(3, 14)
    assert closures.resumes_on(first, [second, first]) == day(3, 19)


@pytest.mark.parametrize("typed", ["国庆节放假", "因国庆节放假", "由于国庆节放假，"])
def test_the_reason_is_said_with_one_because_however_it_was_typed(typed: str) -> None:
    assert closures.reason(Closure.model_validate(closure(reason=typed))) == "国庆节放假"


def test_a_way_out_is_a_whole_sentence() -> None:
    assert closures.instead(Closure.model_validate(closure(instead="急事请打 12345"))) == "急事请打 12345。"
    assert closures.instead(Closure.model_validate(closure(instead="急事请打 12345。"))) == "急事请打 12345。"
    assert closures.instead(Closure.model_validate(closure())) == ""
