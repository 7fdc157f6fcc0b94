"""Rules and rota joined into the days on which residents are received; all dates by hand.

March 2026 begins on a Sunday.  清明节 2026: 4–6 April off; 劳动节: 1–5 May off, 9 May worked.
"""

import datetime as dt

import pytest

from tests.make import TODAY
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.station import ReceptionRule, StationFile
from zhanpai.domain.receptions import SHOWN, UNCONFIRMED, format_times, is_by_appointment, receptions


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def agenda(*rules: dict[str, str], rota: tuple[dict[str, object], ...] = (), count: int = SHOWN):  # type: ignore[no-untyped-def]
    return receptions(StationFile.model_validate({"reception": rules, "rota": rota}), TODAY, count)


def test_without_rules_and_rota_there_is_nothing() -> None:
    assert agenda() == ()


def test_the_next_six_days_of_a_rule_are_shown() -> None:
    days = agenda({"rule": "每月第2个周三", "time": "9：00至11：30", "place": "一楼"})
    assert [r.on for r in days] == [day(3, 11), day(4, 8), day(5, 13), day(6, 10), day(7, 8), day(8, 12)]
    assert {(r.time, r.place, r.deputies, r.note) for r in days} == {("9:00-11:30", "一楼", (), "")}


def test_today_counts_as_a_coming_day() -> None:
    assert agenda({"rule": "每月4日", "holidays": "照常"})[0].on == TODAY


def test_two_rules_are_joined_in_the_order_of_days() -> None:
    days = agenda({"rule": "每月第2个周三"}, {"rule": "每月20日"}, count=4)
    assert [r.on for r in days] == [day(3, 11), day(3, 20), day(4, 8), day(4, 20)]


def test_a_duty_on_a_day_of_a_rule_says_who_receives() -> None:
    days = agenda(
        {"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼"},
        rota=({"on": "2026-04-08", "deputies": ["100001"], "topic": "加装电梯"},),
        count=2,
    )
    assert days == (
        Reception(day(3, 11), "9:00-11:30", "一楼"),
        Reception(day(4, 8), "9:00-11:30", "一楼", ("100001",), "加装电梯"),
    )


def test_time_and_place_of_a_duty_go_before_those_of_the_rule() -> None:
    rota = {"on": "2026-03-11", "deputies": ["100001"], "time": "14:30-16:30", "place": "公园"}
    (first,) = agenda({"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼"}, rota=(rota,), count=1)
    assert (first.time, first.place) == ("14:30-16:30", "公园")


def test_a_duty_on_another_day_is_a_day_of_its_own() -> None:
    rota = {"on": "2026-03-27", "deputies": ["100002"], "time": "下午2:30-4:30"}
    days = agenda({"rule": "每月第2个周三"}, rota=(rota,), count=2)
    assert days[1] == Reception(day(3, 27), "14:30-16:30", "", ("100002",))


def test_duties_before_today_are_over() -> None:
    rota = ({"on": "2026-03-03", "deputies": ["100001"]}, {"on": "2026-03-04", "deputies": ["100002"]})
    assert [r.on for r in agenda(rota=rota)] == [TODAY]


def test_a_duty_belongs_to_the_day_to_which_the_rule_is_postponed() -> None:
    # 15 March 2026 is a Sunday.
    days = agenda({"rule": "每月15日"}, rota=({"on": "2026-03-16", "deputies": ["100004"]},), count=1)
    assert days == (Reception(day(3, 16), deputies=("100004",), note="因周末顺延"),)


def test_a_duty_on_a_day_that_a_holiday_took_away_is_kept() -> None:
    # Somebody has written the duty by hand and means it.
    rota = ({"on": "2026-04-04", "deputies": ["100007"]},)
    days = agenda({"rule": "逢4、9", "holidays": "取消"}, rota=rota)
    assert [r.on for r in days][:7] == [day(3, 4), day(3, 9), day(3, 14), day(3, 19), day(3, 24), day(3, 29)]
    days = agenda({"rule": "逢4、9", "holidays": "取消"}, rota=rota, count=8)
    assert [r.on for r in days[6:]] == [day(4, 4), day(4, 9)]
    assert days[6].deputies == ("100007",)


@pytest.mark.parametrize(
    ("holidays", "on", "note"),
    [("顺延", day(5, 6), "因劳动节顺延"), ("取消", day(6, 5), ""), ("照常", day(5, 1), "")],
)
def test_a_holiday_moves_cancels_or_is_held(holidays: str, on: dt.date, note: str) -> None:
    days = agenda({"rule": "每月第1个周五", "holidays": holidays}, count=4)
    after_april = next(r for r in days if r.on > day(4, 30))
    assert (after_april.on, after_april.note) == (on, note)


def test_a_day_that_the_next_holiday_notice_may_move_says_so() -> None:
    # The notice for 2027 comes in November 2026; 1 February 2027 lies before 春节 and may be worked or not.
    days = agenda({"rule": "每季度首月10日"}, count=4)
    assert [r.on for r in days] == [day(4, 10), day(7, 10), day(10, 10), day(1, 11, 2027)]
    assert days[2].note == ""
    assert days[3].note == f"因周末顺延，{UNCONFIRMED}"


def test_a_rule_that_cannot_be_read_gives_nothing_and_leaves_the_others() -> None:
    days = agenda({"rule": "每月第6个周三"}, {"rule": "每月第2个周三"}, count=1)
    assert [r.on for r in days] == [day(3, 11)]


def test_by_appointment_names_no_day() -> None:
    assert agenda({"rule": "预约"}) == ()
    assert is_by_appointment(ReceptionRule(rule="提前电话预约"))
    assert not is_by_appointment(ReceptionRule(rule="每周二"))
    assert not is_by_appointment(ReceptionRule(rule="看情况"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("9：00—11：30", "9:00-11:30"),
        ("9点到25点", "9点到25点"),
        ("", ""),
        ("9:00-12:00，14:30-17:00", "9:00-12:00, 14:30-17:00"),
    ],
)
def test_times_are_written_in_one_way_or_as_typed(typed: str, written: str) -> None:
    assert format_times(typed) == written
