"""How many stations of each kind a demo city has, and where: the proportions of Changsha's 901."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.demo.divisions import Community, DemoError, inhabited
from zhanpai.content.demo.word_files import read_words

MAX_STATIONS = 9999
"""站号 has four digits."""

# The two districts whose numbers are published; the others share what is left by their communities.
KNOWN_COMMUNITIES = {"芙蓉区": 74, "雨花区": 163}
OTHER_COMMUNITIES = 471


@dataclass(frozen=True, slots=True)
class StationCounts:
    """How many rows of each kind the register gets; `communities` by district."""

    city: int
    districts: int
    townships: int
    fields: int
    points: int
    communities: Mapping[str, int]
    extra_points: int


def count_stations(total: int, divisions: Sequence[Community]) -> StationCounts:
    """Split `total` stations into kinds; when communities run out, points in them make up the rest.

    Raises DemoError for a total below 1, above MAX_STATIONS, or above what the divisions have room for.
    """
    if total < 1:
        raise DemoError("至少要 1 个站。")
    if total > MAX_STATIONS:
        raise DemoError(f"站号只有四位数字，最多能编 {MAX_STATIONS} 个站，要的是 {total} 个。")
    words = read_words().places
    in_district = Counter(c.district for c in inhabited(divisions))
    districts = min(len(in_district), -(-total // 10)) if total > 1 else 0
    townships = min(len({c.township_code for c in divisions}), total // 5)
    field_spots = sum(f.district in in_district for f in words.fields)
    point_spots = sum(p.district in in_district for p in words.points)
    fields = min(field_spots, total // 100 + 1) if total >= 15 else 0
    points = min(point_spots, total // 225 + 1) if total >= 15 else 0
    left = total - 1 - districts - townships - fields - points
    wanted = min(left, in_district.total())
    extra = left - wanted
    if extra > in_district.total() * len(words.point_places):
        most = total - extra + in_district.total() * len(words.point_places)
        raise DemoError(f"这份区划里的社区（村）不够，最多能编 {most} 个站，要的是 {total} 个。")
    return StationCounts(1, districts, townships, fields, points, _spread(wanted, in_district), extra)


def _spread(total: int, in_district: Mapping[str, int]) -> dict[str, int]:
    others = sum(n for name, n in in_district.items() if name not in KNOWN_COMMUNITIES) or 1
    weights = {
        name: KNOWN_COMMUNITIES.get(name, OTHER_COMMUNITIES * n / others) for name, n in in_district.items()
    }
    return apportion(total, weights, in_district)


def apportion(total: int, weights: Mapping[str, float], caps: Mapping[str, int]) -> dict[str, int]:
    """Share `total` by `weights` (largest remainder), giving nobody more than its cap."""
    shares = dict.fromkeys(weights, 0)
    while (left := total - sum(shares.values())) > 0:
        free = {name: w for name, w in weights.items() if shares[name] < caps[name]}
        whole = sum(free.values())
        if whole <= 0:
            break
        quotas = {name: round(left * w / whole, 6) for name, w in free.items()}
        given = {name: min(int(q), caps[name] - shares[name]) for name, q in quotas.items()}
        for name in sorted(quotas, key=lambda name: (int(quotas[name]) - quotas[name], name)):
            if sum(given.values()) < left and shares[name] + given[name] < caps[name]:
                given[name] += 1
        for name, n in given.items():
            shares[name] += n
    return shares
