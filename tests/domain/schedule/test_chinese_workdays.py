"""Working days against the State Council's notices, copied by hand.

2025: 国务院办公厅关于2025年部分节假日安排的通知 of 2024-11-12.
2026: 国务院办公厅关于2026年部分节假日安排的通知 of 2025-11-04.
Where no notice is known: 全国年节及纪念日放假办法, as revised in November 2024.
"""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from zhanpai.domain.schedule.workdays import (
    LAST_NOTICED_YEAR,
    holiday_name,
    is_settled,
    is_working_day,
    next_working_day,
)

OFF = {
    2025: {
        "元旦": [(1, 1)],
        "春节": [(1, 28), (1, 29), (1, 30), (1, 31), (2, 1), (2, 2), (2, 3), (2, 4)],
        "清明节": [(4, 4), (4, 5), (4, 6)],
        "劳动节": [(5, 1), (5, 2), (5, 3), (5, 4), (5, 5)],
        "端午节": [(5, 31), (6, 1), (6, 2)],
        # One holiday 国庆节、中秋节 of eight days; 中秋节 itself was the 6th.
        "国庆节": [(10, 1), (10, 2), (10, 3), (10, 4), (10, 5), (10, 7), (10, 8)],
        "中秋节": [(10, 6)],
    },
    2026: {
        "元旦": [(1, 1), (1, 2), (1, 3)],
        "春节": [(2, day) for day in range(15, 24)],
        "清明节": [(4, 4), (4, 5), (4, 6)],
        "劳动节": [(5, 1), (5, 2), (5, 3), (5, 4), (5, 5)],
        "端午节": [(6, 19), (6, 20), (6, 21)],
        "中秋节": [(9, 25), (9, 26), (9, 27)],
        "国庆节": [(10, day) for day in range(1, 8)],
    },
}
WORKED_WEEKENDS = {
    2025: [(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    2026: [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
}

# A year far beyond any notice: 13 days by law.  正月初一 is 31 January, 端午节 1 June and 中秋节 8 September
# 2033, the year whose leap month (after the 11th) careless lunar tables put elsewhere; 清明 is 4 April.
BY_LAW_2033 = {
    "元旦": [(1, 1)],
    "春节": [(1, 30), (1, 31), (2, 1), (2, 2)],
    "清明节": [(4, 4)],
    "劳动节": [(5, 1), (5, 2)],
    "端午节": [(6, 1)],
    "中秋节": [(9, 8)],
    "国庆节": [(10, 1), (10, 2), (10, 3)],
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days) for days in range((date(year + 1, 1, 1) - first).days)]


def holidays_of(year: int) -> dict[str, list[tuple[int, int]]]:
    named: dict[str, list[tuple[int, int]]] = {}
    for on in days_of(year):
        if name := holiday_name(on):
            named.setdefault(name, []).append((on.month, on.day))
    return named


@pytest.mark.parametrize("year", OFF)
def test_days_off_are_those_of_the_notice(year: int) -> None:
    assert holidays_of(year) == OFF[year]


@pytest.mark.parametrize("year", WORKED_WEEKENDS)
def test_weekends_are_worked_only_where_the_notice_says_so(year: int) -> None:
    worked = [(on.month, on.day) for on in days_of(year) if on.weekday() >= 5 and is_working_day(on)]
    assert worked == WORKED_WEEKENDS[year]


def test_without_a_notice_the_law_alone_names_the_days_off() -> None:
    assert LAST_NOTICED_YEAR < 2033
    assert holidays_of(2033) == BY_LAW_2033


def test_beyond_the_lunar_table_the_solar_festivals_remain() -> None:
    assert set(holidays_of(2051)) == {"元旦", "劳动节", "国庆节"}


def test_next_working_day_skips_the_holiday_and_takes_a_worked_saturday() -> None:
    assert next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert next_working_day(date(2026, 2, 13)) == date(2026, 2, 14)  # a Saturday worked for 春节
    assert next_working_day(date(2026, 3, 6)) == date(2026, 3, 9)  # Friday → Monday


def test_noticed_days_are_settled_but_the_last_of_the_year() -> None:
    assert is_settled(date(LAST_NOTICED_YEAR, 10, 5))
    # The notice for 2019 came on 2018-12-06 and put days off on 30 and 31 December 2018.
    assert not is_settled(date(LAST_NOTICED_YEAR, 12, 31))


def test_far_from_a_festival_a_day_is_settled_without_a_notice() -> None:
    assert is_settled(date(2033, 3, 9))  # a Wednesday in March
    assert not is_settled(date(2033, 10, 5))  # always in the National Day holiday, but by notice only
    assert not is_settled(date(2033, 9, 25))  # a Sunday that may be worked for 国庆节


def test_no_notice_since_2020_reached_a_day_that_would_have_counted_as_settled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Had the notices been unknown, none of their changes would have fallen on a day called settled."""
    monkeypatch.setattr("zhanpai.domain.schedule.workdays._LAST_SETTLED", date.min)
    is_settled.cache_clear()
    changed = [on for on in chinese_calendar.holidays if on.weekday() < 5] + list(chinese_calendar.workdays)
    surprised = [on for on in changed if on.year >= 2020 and is_settled(on)]
    is_settled.cache_clear()
    assert surprised == []
