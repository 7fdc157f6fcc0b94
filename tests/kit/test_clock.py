"""A day that cannot be today is told once, and not with every date of the content."""

import datetime as dt

import pytest

from tests.shipped import ROOT
from zhanpai.kit import clock
from zhanpai.kit.clock import CHINA, read_today
from zhanpai.kit.problem import Problem


def at(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    class Stopped(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            return moment.astimezone(tz)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(clock.dt, "datetime", Stopped)


def test_today_is_the_day_in_china(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, dt.datetime(2026, 12, 31, 16, 1, tzinfo=dt.UTC))
    assert read_today() == dt.date(2027, 1, 1)


@pytest.mark.parametrize("day", ["1970-01-01", "2000-01-01", "2026-10-31", "2101-01-02", "9999-12-30"])
def test_a_clock_that_is_wrong_is_named_and_nothing_else(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    at(monkeypatch, dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), CHINA))
    with pytest.raises(Problem) as caught:
        read_today()
    assert str(caught.value) == (
        f"这台电脑的时间不对：它说今天是 {day}。\n    怎么改：把电脑的日期和时间调准，再运行一次；网站资料不用改。"
    )


def test_the_program_is_as_old_as_it_says() -> None:
    newest = ROOT.joinpath("CHANGELOG.md").read_text("utf-8").partition("(")[2][:10]
    assert dt.date.fromisoformat(newest) >= clock.RELEASED


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1795420800", "2026-11-23"),
        (" 1795420800 ", "2026-11-23"),
        ("1577808000", "2020-01-01"),
        ("4133951999", "2100-12-31"),
    ],
)
def test_the_day_that_is_asked_for_is_the_day(monkeypatch: pytest.MonkeyPatch, typed: str, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    assert read_today() == dt.date.fromisoformat(day)


def test_an_empty_variable_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert read_today() == dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "-5",
        "abc",
        "1e9",
        "１２３",
        "253402300800",
        "9" * 5000,
        "4133952000",
        "2026-11-23",
        "1577807999",
        "1.5",
    ],
)
def test_what_is_no_day_of_a_site_is_quoted(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    with pytest.raises(Problem) as caught:
        read_today()
    assert caught.value.message.startswith(f"环境变量 SOURCE_DATE_EPOCH 写成“{typed[:38]}")
    assert len(caught.value.message) < 100 and "去掉这个变量" in caught.value.fix
