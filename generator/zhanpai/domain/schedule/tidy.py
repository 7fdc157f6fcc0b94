"""A typed phrase with one spelling for each thing, so that the readers in `phrases` stay short.

每 星期二，星期四 → 每周2、周4; 每月的第二个礼拜天 → 每月第2个周7; 每月１５号 → 每月15日; 逢一四七 → 逢1、4、7.
"""

from __future__ import annotations

import re
import unicodedata

_NUMERAL = re.compile(r"[一二三四五六七八九十两]+")
_TWO_DIGITS = re.compile(r"(?P<tens>[二三]?)十(?P<ones>[一二三四五六七八九]?)")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

_SPELLINGS = tuple(
    (re.compile(typed), spelling)
    for typed, spelling in (
        (r"\s+|的", ""),
        (r"星期|礼拜", "周"),
        (r"每个", "每"),
        (r"每逢", "逢"),
        (r"(?:[,、;/]|以及|和|及|与)+", "、"),
        (r"[~–—―−-]+|到", "至"),
    )
)
_SPELLINGS_OF_DAYS = tuple(
    (re.compile(typed), spelling)
    for typed, spelling in (
        (r"(?<=\d)号", "日"),
        (r"最后1日", "最后1天"),
        (r"周[日天]", "周7"),
        (r"(?<=周6)[日天]", "、7"),  # 周六日
        (r"(周\d(?:、\d)*[、至])[日天]", r"\g<1>7"),  # 周六、日; 周一至日
        (r"(?<=\d)周(?=\d)", "、周"),  # 周二周四
        (r"(?<=日)(?=\d)", "、"),  # 5日20日
    )
)


def tidy_phrase(text: str) -> str:
    """The phrase without spaces, in half-width characters, with numbers as digits and 周7 for Sunday."""
    words = unicodedata.normalize("NFKC", text)
    for typed, spelling in _SPELLINGS:
        words = typed.sub(spelling, words)
    words = _NUMERAL.sub(_as_digits, words)
    for typed, spelling in _SPELLINGS_OF_DAYS:
        words = typed.sub(spelling, words)
    return _say_once(words)


def _say_once(words: str) -> str:
    """每周2、每周4 → 每周2、4: each 每周 or 每月 after the first says nothing new."""
    every = words[:2]
    return every + words[2:].replace(f"、{every}", "、") if every in ("每周", "每月") else words


def _as_digits(found: re.Match[str]) -> str:
    """三 → 3; 十五 → 15; several digits only where they cannot be one number: 周二四六 → 周2、4、6.

    每月二五日 stays as it is, and is refused: it may mean the 25th, or the 2nd and the 5th.
    """
    numeral = found[0]
    if number := _TWO_DIGITS.fullmatch(numeral):
        return str(_DIGITS.get(number["tens"], 1) * 10 + _DIGITS.get(number["ones"], 0))
    if len(numeral) == 1 or found.string[: found.start()].endswith(("周", "逢")):
        return "、".join(str(_DIGITS[digit]) for digit in numeral)
    return numeral
