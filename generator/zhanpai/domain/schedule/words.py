"""Dates and weekdays as residents read them, and the error that says what cannot be read."""

from __future__ import annotations

from datetime import date, time

_WEEKDAYS = "一二三四五六日"


class PhraseError(ValueError):
    """A phrase that names no day or no time.

    `message` is a Chinese sentence that quotes the phrase as typed; `fix` is a Chinese sentence with at
    least one phrase in “ ” that would pass.
    """

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def format_weekday(weekday: int) -> str:
    """周一 for 0 to 周日 for 6, as `date.weekday` counts."""
    return f"周{_WEEKDAYS[weekday]}"


def format_date_zh(on: date) -> str:
    """2026年12月9日 周三."""
    return f"{on.year}年{on.month}月{on.day}日 {format_weekday(on.weekday())}"


def format_month_day(on: date) -> str:
    """12月9日（周三）, where the year is clear."""
    return f"{on.month}月{on.day}日（{format_weekday(on.weekday())}）"


def format_clock(at: time) -> str:
    """9:00, without a leading zero."""
    return f"{at.hour}:{at.minute:02}"


def quote(typed: str) -> str:
    """What was typed, on one line and short enough for a sentence."""
    words = " ".join(typed.split())
    return words if len(words) <= 40 else f"{words[:40]}……"
