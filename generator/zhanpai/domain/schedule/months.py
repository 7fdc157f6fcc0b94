"""The months that a rule names."""

from __future__ import annotations

from enum import StrEnum


class Months(StrEnum):
    """The months that a rule names, by their Chinese words."""

    EVERY = "每月"
    ODD = "单月"
    EVEN = "双月"
    FIRST_OF_QUARTER = "每季度首月"
    SECOND_OF_QUARTER = "每季度第2个月"
    LAST_OF_QUARTER = "每季度末月"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The months of the year, 1 to 12."""
        return _MONTH_NUMBERS[self]

    @property
    def fewest_days(self) -> int:
        """The last day of the month that each of these months has, in any year."""
        return min(_FEWEST_DAYS[month - 1] for month in self.numbers)

    @property
    def each(self) -> str:
        """These months as the subject of a sentence: 不是每个月都有……."""
        return {Months.EVERY: "每个月", Months.ODD: "每个单月", Months.EVEN: "每个双月"}.get(self, self.value)


_MONTH_NUMBERS = {
    Months.EVERY: tuple(range(1, 13)),
    Months.ODD: (1, 3, 5, 7, 9, 11),
    Months.EVEN: (2, 4, 6, 8, 10, 12),
    Months.FIRST_OF_QUARTER: (1, 4, 7, 10),
    Months.SECOND_OF_QUARTER: (2, 5, 8, 11),
    Months.LAST_OF_QUARTER: (3, 6, 9, 12),
}


_FEWEST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
