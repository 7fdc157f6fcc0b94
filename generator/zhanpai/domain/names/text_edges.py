"""Where a station's name begins and ends in Chinese text, which writes no spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhanpai.domain.naming import begins_word

_BEFORE_STATION = frozenset("原叫名称省以托设有站至处")
"""More characters before which a station's name may begin, beside those before any place."""

_LONGER_STATION = re.compile(
    "长(?![期年效达沙久时])|点(?![亮评名对题验])|群(?!众)|位(?!于)"  # 联络站长, 联络站点, 联络站群, 联系点位
)
"""What makes of the end of a station's name another word, unless it begins a word itself."""

_DIVISION = re.compile("(区|县|市|街道|镇|乡|村)$")
_SOME_DIVISION = re.compile(
    "(?:^|[^\u3400-\u9fff]|[本我全该各每辖们个市城郊主这那两])(?:社?区|县|市|街道|镇|乡|村)$"
)
"""Ends that name no division: 辖区, 全市, 我们街道."""
_LARGEST = 12
"""Characters before a name in which a division that it may lie in is looked for."""


def is_station(text: str, start: int, end: int) -> bool:
    """Whether a station's name may stand at `start` to `end`, and not a part of a longer word."""
    begins = begins_word(text, start) or text[start - 1] in _BEFORE_STATION
    return begins and not _LONGER_STATION.match(text, end)


def is_of_elsewhere(text: str, start: int, own: Iterable[str | None]) -> bool:
    """Whether right before `start` a division stands that is none of `own`: 天心区 before 望月湖街道…, which is not in it."""
    before = text[max(0, start - _LARGEST) : start]
    if not _DIVISION.search(before) or _SOME_DIVISION.search(before):
        return False
    return not before.endswith(tuple(filter(None, own)))
