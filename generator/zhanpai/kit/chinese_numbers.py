"""Small numbers in Chinese numerals."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """`14` → 十四, for 1 to 99."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十") + (
        _DIGITS[ones] if ones else ""
    )
