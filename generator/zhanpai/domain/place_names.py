"""Places as the register takes them: 码头社区 for 码头社区居委会, 白水村 for 松林镇白水村.

The tables of the statistics office call a place by its committee (…社区居委会, …村委会) and clerks type the whole
chain into one cell; either would stand on the doorplate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhanpai.kit.look_alikes import folded

UNITS = ("街道", "社区", "镇", "乡", "苏木", "村", "嘎查", "区", "县", "旗", "市", "州", "盟")
"""What the name of a place ends in."""

BARE = re.compile(r"自治[区州县旗]|小区|" + "|".join(UNITS))
"""A unit without the name of one."""

_SPACE = re.compile(r"\s+")
_COMMITTEE = "[居村牧]?民?[委员]{0,3}会{0,2}"
"""居民委员会, 村委会, 牧委会 and what becomes of them in a hurry, each of two characters or more."""
_PARTY = "党群服务中心|便民服务中心|综合服务中心|服务中心|服务站|党委|党总支|党支部"
_OFFICES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), place)
    for pattern, place in (
        # 组织法 and 居民委员会组织法 name the committee; the place is what it is the committee of.
        (rf"(?<=社区)((?=..){_COMMITTEE}|社委会|管委会|{_PARTY})$", ""),
        (rf"(?<=[村队])((?=..){_COMMITTEE}|村?委|{_PARTY})$", ""),
        (rf"(?<=嘎查)(?:嘎查)?(?=..){_COMMITTEE}$", ""),
        (r"(?<=.)(居民委员会|居委会|居委|家委会)$", "社区"),
        (r"(?<=街道)(办事处|办|人民政府|党工委|工委|人大工委|人大|管委会)$", ""),
        (r"(?<=[镇乡])(人民政府|政府|党委|人大主席团|人大|管委会)$", ""),
        (r"(?<=苏木)(人民政府|政府|人大)$", ""),
        (r"(?<=[区县旗市州盟])(人民政府|政府|人大常委会|人大)$", ""),
    )
)
# Not 镇 and 村: 乌镇镇 and 桥头村村 are right.
_TWICE = re.compile(r"(社区|街道|区|县)\1$")
_WHOLE_TWICE = re.compile(r"(.{2,})\1")


_WHOLE = re.compile("(社区|村|嘎查|[区居队连场庄屯园组苑院])$")


def is_whole(community: str) -> bool:
    """Whether it says what it is: 湖东 may be 湖东社区 or 湖东村.

    The statistics office's 620,573 communities of 2023, without their committees, end so but for some hundred.
    """
    return _WHOLE.search(community) is not None


def registered(typed: str, above: Sequence[str] = ()) -> str:
    """`typed` as a place of the register: without its committee, without the places `above` it, once.

    What needs nothing comes back as it is; never "".
    """
    place = _SPACE.sub("", folded(typed))
    while (less := _less(place, above)) != place:
        place = less
    return place


def without_above(typed: str, above: Sequence[str]) -> str:
    """`typed` without the places `above` it: all that is too much of a spot that may well be 党群服务中心."""
    place = _SPACE.sub("", folded(typed))
    while (less := _cut(place, above)) != place:
        place = less
    return place


def _cut(place: str, above: Sequence[str]) -> str:
    for larger in above:
        rest = place.removeprefix(larger)
        if rest != place and rest and not BARE.fullmatch(rest):
            return rest
    return place


def _less(place: str, above: Sequence[str]) -> str:
    """`place` without one thing that is too much."""
    if (rest := _cut(place, above)) != place:
        return rest
    for pattern, unit in _OFFICES:
        if pattern.search(place):
            return pattern.sub(unit, place)
    if twice := _WHOLE_TWICE.fullmatch(place):
        return twice[1]
    return _TWICE.sub(r"\1", place)
