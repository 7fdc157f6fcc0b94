"""Brands around a station's name, in quotes or set off by a dot: “民声驿站”, 【代表听声】, ·民声直通车.

Anything in quotes is one that speaks of no place.  Without quotes it must also speak of hearing the people, for what
stands behind a dot may be where the station is: 望月湖街道人大代表联络站·步步高广场.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zhanpai.domain.names.station_words import BRANDS

_PAIRS = ("“”", "‘’", "「」", "『』", "【】", "〔〕", "[]", "{}", "《》", "〈〉", '""', "''", "””", "““")
_QUOTED = tuple(
    re.compile(rf"{re.escape(a)}([^{re.escape(a + b)}]*){re.escape(b)}") for a, b in map(tuple, _PAIRS)
)
"""Innermost first: “…“民声驿站””; last, those of a keyboard that has one sign for both."""
_DOTS = r"[·•・‧∙●\-‐‑‒–—―−|/\\~:]+"
_SIGNS = "“”\"‘’'「」『』【】〔〕《》〈〉()"
_IN_FRONT = re.compile(rf"(?:^|(?<=[{_SIGNS}]))\s*([\u3400-\u9fff]{{2,14}}?)\s*{_DOTS}")
_BEHIND = re.compile(rf"{_DOTS}\s*([\u3400-\u9fff]{{2,14}})\s*(?=[{_SIGNS}★☆⭐,;]|$)")
_CIVIC = re.compile(
    "民[声情意生心]|有约|听[你您我声民]|倾听|说事|议事|会客|客厅|直通车|连心|同心|初心|暖心|心连心|家门口|身边|面对面|"
    "零距离|有我|有你|有您|来了|在行动|先锋|夜话|圆桌|驿站|之乡|会商|金点子|连民|为民|惠民"
)
"""What a brand without quotes says: who hears whom."""
_IS_KIND = re.compile("联络|联系|(?<!驿)站|工作|活动|接待|中心|代表之家|[室点]$")
_IS_NAME = re.compile("联络|联系|代表.{0,6}(?:(?<!驿)站|室|之家|点|坊)$")
_MOST = 16
"""Characters of a brand; what is longer is a sentence."""


def without_brands(text: str, speaks_of_place: Callable[[str], bool]) -> str:
    """`text` without brands: in quotes, set off by a dot before or behind it, or among those known."""
    for brand in BRANDS:
        text = text.replace(brand, "")
    for quoted in _QUOTED:
        text = quoted.sub(lambda m: " " if _is_quoted_brand(m[1], m.string, speaks_of_place) else m[0], text)
    for edge in (_IN_FRONT, _BEHIND):
        text = edge.sub(lambda m: " " if is_brand(m[1], speaks_of_place) else m[0], text)
    return text


def _is_quoted_brand(words: str, text: str, speaks_of_place: Callable[[str], bool]) -> bool:
    """Whether words in quotes are neither a name nor a place; “月湖夜话” says no other place than its 望月湖街道."""
    if len(words) > _MOST or _IS_NAME.search(words):
        return False
    said = _CIVIC.search(words)
    if said and said.start() and words[: said.start()] in text.replace(words, ""):
        words = words[said.start() :]
    return not speaks_of_place(words)


def is_brand(words: str, speaks_of_place: Callable[[str], bool]) -> bool:
    """Whether `words` without quotes are a brand and neither a place nor a kind."""
    is_said = len(words) <= _MOST and _CIVIC.search(words) and not _IS_KIND.search(words)
    return bool(is_said) and not speaks_of_place(words)
