"""The lunar table against festivals known from almanacs and from the State Council's notices."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from zhanpai.domain.schedule.lunar import LUNAR_YEARS, lunar_day

# (正月初一, 端午节 五月初五, 中秋节 八月十五)
KNOWN = {
    2020: ((1, 25), (6, 25), (10, 1)),
    2021: ((2, 12), (6, 14), (9, 21)),
    2022: ((2, 1), (6, 3), (9, 10)),
    2023: ((1, 22), (6, 22), (9, 29)),
    2024: ((2, 10), (6, 10), (9, 17)),
    2025: ((1, 29), (5, 31), (10, 6)),
    2026: ((2, 17), (6, 19), (9, 25)),
    2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)),
}


@pytest.mark.parametrize("year", KNOWN)
def test_festivals_fall_on_their_known_dates(year: int) -> None:
    lunar_year = LUNAR_YEARS[year]
    found = tuple(
        (on.month, on.day) for on in (lunar_year.first_day, lunar_year.day(5, 5), lunar_year.day(8, 15))
    )
    assert found == KNOWN[year]


def test_each_year_ends_where_the_next_begins() -> None:
    for year, lunar_year in LUNAR_YEARS.items():
        days = sum(30 if size == "大" else 29 for size in lunar_year.months)
        assert len(lunar_year.months) == (13 if lunar_year.leap else 12)
        if year + 1 in LUNAR_YEARS:
            assert lunar_year.first_day + timedelta(days) == LUNAR_YEARS[year + 1].first_day


def test_leap_months_of_these_years() -> None:
    leaps = {year: lunar_year.leap for year, lunar_year in LUNAR_YEARS.items() if lunar_year.leap}
    assert {year: leaps[year] for year in (2020, 2023, 2025, 2028, 2031, 2033)} == {
        2020: 4,
        2023: 2,
        2025: 6,
        2028: 5,
        2031: 3,
        2033: 11,
    }
    assert 2026 not in leaps
    assert 2027 not in leaps


def test_days_of_the_lunar_month() -> None:
    assert lunar_day(date(2026, 2, 15)) == 28  # 腊月二十八, in the notice for 2026
    assert lunar_day(date(2026, 2, 17)) == 1
    assert lunar_day(date(2026, 2, 23)) == 7  # 正月初七, in the notice for 2026
    assert lunar_day(date(2025, 7, 25)) == 1  # 闰六月初一
    assert lunar_day(date(2025, 11, 5)) == 16  # 九月十六, masthead of 中山日报


def test_every_noticed_festival_lies_in_its_holiday() -> None:
    """`chinese_calendar` knows nothing of lunar months: two sources for one day."""
    for year in range(2020, 2027):
        holidays = chinese_calendar.holidays
        lunar_year = LUNAR_YEARS[year]
        assert holidays[lunar_year.first_day] == "Spring Festival"
        assert holidays[lunar_year.day(5, 5)] == "Dragon Boat Festival"
        assert lunar_year.day(8, 15) in holidays


def test_outside_the_table_there_is_no_lunar_day() -> None:
    assert lunar_day(date(2020, 1, 24)) == 0
    assert lunar_day(date(2051, 12, 1)) == 0
