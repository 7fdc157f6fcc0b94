"""The divisions of a city, as the statistics bureau lists them: the demo's only real data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.domain.model.register import District, Township


class DemoError(ValueError):
    """Raised for a city that cannot be made as asked: too few or too many stations.

    The message is one Chinese sentence that names the numbers, for the person who asked.
    """


@dataclass(frozen=True, slots=True)
class Community:
    """A community (社区) or village (村) and the divisions above it."""

    code: str
    name: str
    township_code: str
    township: str
    district_code: str
    district: str


# The register needs ASCII folder names; a city elsewhere falls back on its code.
SLUGS = {
    "芙蓉区": "furong",
    "天心区": "tianxin",
    "岳麓区": "yuelu",
    "开福区": "kaifu",
    "雨花区": "yuhua",
    "望城区": "wangcheng",
    "长沙县": "changshaxian",
    "浏阳市": "liuyang",
    "宁乡市": "ningxiang",
}


def parse_divisions(text: str) -> tuple[Community, ...]:
    """Read the CSV of divisions, one row a community; `README.md` beside it says where it comes from.

    Raises KeyError if a column is missing: the file is shipped with the program.
    """
    return tuple(
        Community(
            code=row["community_code"],
            name=row["community"],
            township_code=row["township_code"],
            township=row["township"],
            district_code=row["district_code"],
            district=row["district"],
        )
        for row in csv.DictReader(text.lstrip("\ufeff").splitlines())
    )


def inhabited(divisions: Iterable[Community]) -> list[Community]:
    """The communities a station can stand in: no statistical placeholder, no name twice in a township."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for community in divisions:
        key = (community.township_code, community.name)
        if key not in seen and "虚拟" not in community.name:
            kept.append(community)
        seen.add(key)
    return kept


def make_districts(divisions: Sequence[Community]) -> tuple[District, ...]:
    """The districts with their townships, in the order of their codes."""
    names = {c.district_code: c.district for c in divisions}
    townships = {c.township_code: (c.district_code, c.township) for c in divisions}
    return tuple(
        District(
            code=code,
            name=name,
            slug=SLUGS.get(name, f"d{code}"),
            townships=tuple(
                Township(code=township_code, name=township)
                for township_code, (district_code, township) in sorted(townships.items())
                if district_code == code
            ),
        )
        for code, name in sorted(names.items())
    )
