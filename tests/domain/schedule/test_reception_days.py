"""Reception days against hand-made lists; holidays as in the notices for 2025 and 2026.

2026: 元旦 1–3 January (the 4th worked), 春节 15–23 February (14th and 28th worked), 清明节 4–6 April,
劳动节 1–5 May (9th worked), 端午节 19–21 June, 中秋节 25–27 September (20th worked),
国庆节 1–7 October (10 October worked).
"""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from zhanpai.domain.schedule import (
    OnHoliday,
    ReceptionDay,
    parse_phrase,
    reception_days,
)
from zhanpai.domain.schedule.workdays import holiday_name, is_working_day
from zhanpai.kit.dates import format_long_date, format_month_day

TODAY = date(2026, 3, 4)

PHRASES = (
    "每周二",
    "每周二、周四",
    "每周六、周日",
    "每天",
    "每个工作日",
    "周一至周五",
    "每月第2个周三",
    "每月第1、3个周六",
    "每月最后一个周五",
    "每月5日、20日",
    "每月最后一天",
    "单月15日",
    "双月第1个周一",
    "每季度首月10日",
    "每月第1个工作日",
    "逢4、9",
    "农历逢4、9",
)


def days(
    phrase: str, start: date, count: int = 6, on_holiday: OnHoliday = OnHoliday.POSTPONE
) -> list[ReceptionDay]:
    return reception_days(parse_phrase(phrase), on_holiday, start, count)


def words(received: list[ReceptionDay]) -> list[str]:
    return [f"{day.on:%m-%d}{day.note}" for day in received]


def test_next_six_days_of_a_monthly_rule() -> None:
    # Wednesdays: 4 March is the first, 11 March the second; 8 April, 13 May, 10 June, 8 July, 12 August.
    assert words(days("每月第2个周三", TODAY)) == ["03-11", "04-08", "05-13", "06-10", "07-08", "08-12"]


def test_start_and_until_are_included() -> None:
    pattern = parse_phrase("每周二")
    start, until = date(2026, 3, 10), date(2026, 3, 24)
    assert words(reception_days(pattern, OnHoliday.POSTPONE, start, until=until)) == [
        "03-10",
        "03-17",
        "03-24",
    ]
    assert reception_days(pattern, OnHoliday.POSTPONE, start, until=date(2026, 3, 9)) == []
    assert reception_days(pattern, OnHoliday.POSTPONE, start, 0) == []


def test_day_in_a_public_holiday_is_postponed_to_the_next_working_day() -> None:
    # 7 October 2026 is the first Wednesday and off; the 8th, a Thursday, is worked.
    assert days("每月第1个周三", date(2026, 9, 10), 1) == [
        ReceptionDay(date(2026, 10, 8), date(2026, 10, 7), "因国庆节顺延")
    ]


def test_day_is_postponed_to_a_weekend_that_is_worked() -> None:
    # 1–3 January 2026 are off; the 4th, a Sunday, is worked.
    assert words(days("单月1日", date(2026, 1, 1), 1)) == ["01-04因元旦顺延"]
    # 1–5 May 2026 are off; the 6th, a Wednesday, comes before the worked Saturday.
    assert words(days("每月1日", date(2026, 5, 1), 1)) == ["05-06因劳动节顺延"]


def test_day_in_a_public_holiday_is_cancelled() -> None:
    assert words(days("每周二", date(2026, 9, 22), 4, OnHoliday.CANCEL)) == [
        "09-22",
        "09-29",
        "10-13",
        "10-20",
    ]


def test_day_in_a_public_holiday_is_held_when_the_station_says_so() -> None:
    assert words(days("每周二", date(2026, 9, 22), 4, OnHoliday.HOLD)) == ["09-22", "09-29", "10-06", "10-13"]


def test_a_weekend_that_the_rule_names_is_no_day_off() -> None:
    # Saturdays of March 2026: 7, 14, 21, 28; of April: 4 (清明节, worked again on Tuesday the 7th), 11.
    assert words(days("每月第1个周六", TODAY, 2)) == ["03-07", "04-07因清明节顺延"]
    assert words(days("每周六", TODAY, 6)) == [
        "03-07",
        "03-14",
        "03-21",
        "03-28",
        "04-07因清明节顺延",
        "04-11",
    ]


def test_a_rule_by_date_gives_way_to_an_ordinary_weekend() -> None:
    # 15 March 2026 is a Sunday; 15 May a Friday; 15 November a Sunday.
    assert words(days("单月15日", TODAY, 2)) == ["03-16因周末顺延", "05-15"]
    assert words(days("单月15日", TODAY, 2, OnHoliday.CANCEL)) == ["05-15", "07-15"]
    assert words(days("单月15日", TODAY, 2, OnHoliday.HOLD)) == ["03-15", "05-15"]


def test_a_rule_by_date_is_held_on_a_weekend_that_is_worked() -> None:
    # 28 February 2026 is a Saturday worked for 春节, 10 October one worked for 国庆节.
    assert words(days("每月最后一天", date(2026, 2, 24), 1)) == ["02-28"]
    assert words(days("每月10日", date(2026, 10, 1), 1)) == ["10-10"]


def test_a_day_postponed_onto_a_regular_day_merges_with_it() -> None:
    # Tuesday 6 October 2026 is postponed to Thursday the 8th, which is a reception day of its own.
    assert days("每周二、周四", date(2026, 10, 1), 1) == [ReceptionDay(date(2026, 10, 8), date(2026, 10, 8))]


def test_two_days_postponed_to_one_day_merge_into_the_first() -> None:
    # Tuesday 6 and Wednesday 7 October 2026 both go to Thursday the 8th.
    assert days("每周二、周三", date(2026, 10, 1), 2) == [
        ReceptionDay(date(2026, 10, 8), date(2026, 10, 6), "因国庆节顺延"),
        ReceptionDay(date(2026, 10, 13), date(2026, 10, 13)),
    ]


def test_a_day_postponed_from_before_the_start_counts() -> None:
    # Saturday 31 October 2026 is postponed to Monday 2 November, a month after its own.
    assert days("每月最后一天", date(2026, 11, 1), 1) == [
        ReceptionDay(date(2026, 11, 2), date(2026, 10, 31), "因周末顺延")
    ]


def test_a_postponed_day_before_the_start_is_gone() -> None:
    assert words(days("每月第1个周三", date(2026, 10, 9), 1)) == ["11-04"]


def test_a_market_day_is_held_at_weekends_and_falls_out_in_a_holiday() -> None:
    # 4 and 29 March 2026 are a Wednesday and a Sunday; 4 October lies in 国庆节.
    assert words(days("逢4、9", TODAY, 6)) == ["03-04", "03-09", "03-14", "03-19", "03-24", "03-29"]
    assert words(days("逢4、9", date(2026, 9, 29), 2)) == ["09-29", "10-09"]
    assert words(days("逢4、9", date(2026, 9, 29), 2, OnHoliday.HOLD)) == ["09-29", "10-04"]


def test_working_days_follow_the_notice() -> None:
    # 14 February 2026 (a Saturday) is worked, 15 to 23 February are off.
    assert words(days("每个工作日", date(2026, 2, 13), 4)) == ["02-13", "02-14", "02-24", "02-25"]
    assert words(days("周一至周五", date(2026, 2, 13), 3)) == ["02-13", "02-24", "02-25"]


def test_no_days_by_appointment() -> None:
    assert days("预约", TODAY) == []


def test_a_rule_of_which_no_day_is_left_ends() -> None:
    # Beyond the lunar table there is no lunar market day.
    assert days("农历逢4、9", date(2060, 1, 1)) == []


def test_a_day_that_a_later_notice_may_move_is_not_confirmed() -> None:
    # 2033: no notice.  5 October lies in every National Day holiday so far, but only 1–3 are off by law.
    november = days("每月5日", date(2033, 10, 1), 2)
    assert [(day.on, day.is_confirmed) for day in november] == [
        (date(2033, 10, 5), False),
        (date(2033, 11, 7), True),  # the 5th is a Saturday, far from any festival
    ]
    assert days("每月5日", date(2033, 10, 1), 1, OnHoliday.HOLD)[0].is_confirmed


def test_the_first_working_day_of_a_festival_month_is_not_confirmed_without_a_notice() -> None:
    assert not days("每月第1个工作日", date(2033, 10, 1), 1, OnHoliday.HOLD)[0].is_confirmed
    assert days("每月第1个工作日", date(2033, 3, 1), 1)[0].is_confirmed
    assert days("每月最后一个工作日", date(2033, 11, 1), 1)[0].is_confirmed
    assert not days("每月最后一个工作日", date(2033, 12, 1), 1)[0].is_confirmed


def test_noticed_days_are_confirmed() -> None:
    for phrase in PHRASES:
        received = reception_days(
            parse_phrase(phrase), OnHoliday.POSTPONE, date(2025, 1, 1), 800, until=date(2026, 12, 20)
        )
        assert received
        assert all(day.is_confirmed for day in received)


def test_postponed_days_are_working_days_and_say_why() -> None:
    for phrase in PHRASES:
        for day in days(phrase, date(2025, 1, 1), 300):
            assert day.is_postponed == bool(day.note)
            if day.is_postponed:
                assert day.on > day.scheduled_on
                assert is_working_day(day.on)
                assert holiday_name(day.scheduled_on) or day.scheduled_on.weekday() >= 5


def test_no_day_lies_in_a_holiday_unless_it_is_held_as_usual() -> None:
    for phrase in PHRASES:
        for on_holiday in (OnHoliday.POSTPONE, OnHoliday.CANCEL):
            assert not any(holiday_name(day.on) for day in days(phrase, date(2025, 1, 1), 300, on_holiday))


@pytest.mark.slow
def test_days_are_sorted_and_none_comes_twice() -> None:
    for phrase in PHRASES:
        for on_holiday in OnHoliday:
            dates = [day.on for day in days(phrase, date(2025, 1, 1), 300, on_holiday)]
            assert dates == sorted(set(dates))


def test_cancelling_takes_days_away_and_postponing_keeps_the_rest() -> None:
    for phrase in PHRASES:
        pattern, start, until = parse_phrase(phrase), date(2025, 1, 1), date(2027, 12, 31)
        held, kept, all_days = (
            {day.on for day in reception_days(pattern, policy, start, 2000, until=until)}
            for policy in (OnHoliday.POSTPONE, OnHoliday.CANCEL, OnHoliday.HOLD)
        )
        assert kept <= all_days
        assert kept <= held


def test_the_days_seen_from_a_later_start_are_the_same_days() -> None:
    for phrase in PHRASES:
        all_days = days(phrase, date(2025, 12, 1), 400)
        for offset in range(0, 330, 7):
            start = date(2025, 12, 1) + timedelta(offset)
            assert days(phrase, start, 3) == [day for day in all_days if day.on >= start][:3]


def test_dates_are_written_with_the_weekday() -> None:
    assert format_long_date(date(2026, 12, 9)) == "2026年12月9日 周三"
    assert format_long_date(date(2026, 3, 1)) == "2026年3月1日 周日"
    assert format_month_day(date(2026, 12, 9)) == "12月9日 周三"


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_city_of_stations_takes_no_time(phrase: str) -> None:
    """0.1 ms a call is the aim and 5 to 20 µs is measured; the limit leaves room for a busy machine."""
    pattern = parse_phrase(phrase)
    reception_days(pattern, OnHoliday.POSTPONE, TODAY)
    started = time.process_time()
    for _ in range(1000):
        reception_days(pattern, OnHoliday.POSTPONE, TODAY)
    assert time.process_time() - started < 0.5
