"""The shipped divisions, read once when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from zhanpai.content.divisions.division import Division, Rank
from zhanpai.content.divisions.divisions_file import FILE, divisions_text

_LINE = re.compile(r"(?P<tabs>\t*)(?P<own>[0-9]*)(?P<name>.+)")
_RANKS = tuple(Rank)
_HEADINGS = re.compile("市辖区|县|(省|自治区)直辖县级行政区划")
"""What stands between a province and its counties where there is no prefecture: no place of its own."""

_OF_THE_STATE = re.compile("(街道|街|镇|乡|苏木|地区)$")
_FOR_TABLES = re.compile("特殊|直属乡镇|直辖村级|小镇$|办事处|管理委员会")
"""In the name of a township: written so that a table is complete."""
_COUNTY = re.compile("[区县市旗]$")
_NOT_ITS_NAME = re.compile("（.*?）|^.*-|办事处(?=街道$)|^.*人民政府(?=..)|^.*开发区(?=.{2,}街道$)")
"""What the tables put before, behind or into a township's own name."""


@dataclass(frozen=True)
class Atlas:
    """All divisions by their codes, in the order of these.

    Left out are the headings 市辖区 and 省直辖县级行政区划, and the counties that a prefecture without counties has in
    the tables under its own name: 东莞市 is there once, as 441900.
    """

    by_code: Mapping[str, Division]

    @cached_property
    def startable(self) -> tuple[Division, ...]:
        """What may have a site of its own: prefectures, counties and the municipalities (直辖市)."""
        return tuple(
            division
            for division in self.by_code.values()
            if division.rank in (Rank.PREFECTURE, Rank.COUNTY) or is_municipality(division)
        )

    def children(self, division: Division, with_statistical: bool = False) -> tuple[Division, ...]:
        """What lies directly in `division`: the counties of a prefecture or a municipality, the townships of a county.

        A prefecture without counties (东莞市) has its townships as children.  Those that are there for statistics
        alone are left out unless they are asked for.
        """
        found = self._below.get(division.code, ())
        return tuple(one for one in found if with_statistical or not one.is_statistical)

    def is_whole(self, division: Division) -> bool:
        """Whether there are no counties in it: a county, or a prefecture like 东莞市."""
        return division.rank is Rank.COUNTY or any(
            one.rank is Rank.TOWNSHIP for one in self._below.get(division.code, ())
        )

    @cached_property
    def _below(self) -> dict[str, tuple[Division, ...]]:
        """The code of a division → what lies directly in it, in the order of the codes."""
        found: dict[str, list[Division]] = {}
        for one in self.by_code.values():
            if parent := next((code for code in _codes_above(one) if code in self.by_code), ""):
                found.setdefault(parent, []).append(one)
        return {code: tuple(several) for code, several in found.items()}


def is_municipality(division: Division) -> bool:
    """Whether it is one of the four cities that are provinces: 北京市, 天津市, 上海市, 重庆市."""
    return division.rank is Rank.PROVINCE and division.name.endswith("市")


@cache
def read_atlas() -> Atlas:
    """The divisions that came with the program.  OSError if the installation is damaged."""
    return Atlas({division.code: division for division in _divisions(divisions_text())})


def _divisions(text: str) -> Iterator[Division]:
    """Each division of the file's text."""
    path: list[tuple[str, str]] = []
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            raise OSError(f"{FILE} is damaged: {line!r}")
        rank = len(found["tabs"])
        before = path[rank][0] if len(path) > rank else ""
        number = int(found["own"] or int(before or 0) + 1)
        path[rank:] = [(f"{number:0{3 if rank == 3 else 2}}", found["name"])]
        if division := _division(path):
            yield division


def _division(path: list[tuple[str, str]]) -> Division | None:
    """What the last of `path` is: (own digits, name) of it and of all above it; None if it is no place of its own."""
    rank, name = _RANKS[len(path) - 1], path[-1][1]
    code = "".join(own for own, _ in path)
    if rank is Rank.PREFECTURE and _HEADINGS.fullmatch(name):
        return None
    if rank is Rank.COUNTY and name == path[1][1]:
        return None
    above = tuple(dict.fromkeys(one for _, one in path[:-1] if not _HEADINGS.fullmatch(one)))
    if rank is Rank.TOWNSHIP:
        name = _NOT_ITS_NAME.sub("", name) or name
    return Division(
        code.ljust(6, "0"),
        name,
        rank,
        above,
        _is_statistical(rank, code, name),
    )


def _is_statistical(rank: Rank, code: str, name: str) -> bool:
    """Whether the tables alone know it.  Codes of zones begin with 7 in a county, those of 类似乡级单位 with 4 and above.

    Where such a code is a subdistrict's all the same, its name tells.
    """
    if rank is Rank.COUNTY:
        return code[4] == "7" or not _COUNTY.search(name)
    if rank is not Rank.TOWNSHIP:
        return False
    if (
        not _OF_THE_STATE.search(name)
        or _FOR_TABLES.search(name)
        or len(name) < 2
        or name in ("街道", "乡镇")
    ):
        return True
    return code[6] >= "4" and name.endswith("地区")


def _codes_above(division: Division) -> tuple[str, ...]:
    """The codes that what it lies in may have, the nearest first."""
    return tuple(division.code[:digits].ljust(6, "0") for digits in (6, 4, 2) if digits < division.rank) + (
        (division.code[:4] + "00",) if division.rank is Rank.TOWNSHIP else ()
    )
