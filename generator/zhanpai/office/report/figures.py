"""How figures are rounded here: by hand's rule (a half goes up), so that anybody can check them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction


def percent(part: int | Fraction, whole: int | Fraction) -> int | None:
    """`part` of `whole` in whole per cent; None where there is nothing to have a part of."""
    return None if not whole else rounded(Fraction(100 * part) / whole)


def rounded(value: Fraction) -> int:
    """The nearest whole number, a half going up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def tenths(value: Fraction) -> Fraction:
    """`value` rounded to one decimal, a half going up."""
    return Fraction(rounded(10 * value), 10)


def mean(values: Iterable[Fraction | int]) -> Fraction | None:
    """The mean, to one decimal; None of nothing."""
    listed = [Fraction(v) for v in values]
    return tenths(sum(listed, Fraction(0)) / len(listed)) if listed else None


def median(values: Iterable[int]) -> Fraction | None:
    """The middle one, or the mean of the two in the middle; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return Fraction(
        ordered[middle] if len(ordered) % 2 else Fraction(sum(ordered[middle - 1 : middle + 1]), 2)
    )


def plain(value: Fraction | float | None) -> str:
    """7, 7.5, or — for what is not known; never more than two decimals."""
    if value is None:
        return "—"
    hundredths = rounded(100 * Fraction(value))
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def anniversary(day: dt.date, years: int) -> dt.date:
    """The same day `years` later; of 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def short_day(on: dt.date) -> str:
    """A day of this year in a table, as 11月23日."""
    return f"{on.month}月{on.day}日"
