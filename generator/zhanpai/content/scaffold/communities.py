"""A list of communities that somebody pastes, placed in the townships of a register that begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.divisions.short_names import stem_of
from zhanpai.domain.place_names import BARE, is_whole, registered
from zhanpai.kit import workbook

_CUT = re.compile(r"[\s\"“”,，、;；:：|]+")
_NUMBER = re.compile(r"[(（]?[0-9]{1,4}[)）.．]?|[(（]?[一二三四五六七八九十]{1,3}[)）.．]")
_FRONT_NUMBER = re.compile(
    r"^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,4}[.．)）]|[0-9]{1,4}(?=[^0-9.]))"
)
_COUNT = re.compile(r"[(（]?(?:共|辖)?[0-9]+个?(?:社区|村|居|行政村)?[)）]?$")
_TITLES = re.compile(
    r"(?:序号|编号|所属|所在|区县|县区|县市区|县|区|乡镇|镇街|街镇|街道|乡|镇|办事处|社区|村居|村|居委会|村委会|名称|名|备注|全称"
    r"|[/()（）和或及])+"
)
_ABOVE = re.compile("(街道|街道办事处|[镇乡县市旗]|苏木|(?<![社小])区)$")
"""What a line begins with that is no community, but names a place above those that follow."""
_FOREIGN = re.compile(r"[^\u3007\u3400-\u9fff\U00020000-\U0003ffff·]")


@dataclass(frozen=True, slots=True)
class PlacedCommunity:
    """A community that a line of the list names, in its township."""

    line: int
    """From 1."""
    district: str
    """The name of the register's district; of a place without counties, the place itself."""
    township: str
    name: str
    """As it will stand in the station's name: 湖东社区, 杨家村."""


@dataclass(frozen=True, slots=True)
class CommunityList:
    """What was made of the pasted list."""

    placed: tuple[PlacedCommunity, ...]
    faults: tuple[tuple[int, str], ...]
    """(line from 1, one Chinese sentence with its fix) of each line that could not be placed."""


def read_communities(city: str, townships: Mapping[str, Sequence[str]], text: str) -> CommunityList:
    """The communities of a pasted list, in their order.

    `townships` are the names in each of the register's districts, see `CityStart.areas`.  A line is ``township
    community`` (or ``district township community``), cut by tabs, blanks or commas; or a township alone, under which its
    communities follow.  What is no whole name of a community of a known township is a fault, never a guess.
    """
    reader = _ListReader(city, townships)
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        reader.read(number, line)
    return CommunityList(tuple(reader.placed), tuple(reader.faults))


def list_text(raw: bytes) -> str:
    """The list in a file that somebody has: a text, a CSV, or the first sheet of a workbook, its cells cut by tabs.

    Problem if it is neither, or is too large.
    """
    if not workbook.is_workbook(raw):
        return workbook.decode_text(raw)
    sheets = workbook.read_sheets(raw)
    rows = sheets[0].rows if sheets else ()
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


class _ListReader:
    """Line after line: the district and township that the lines above have named hold until others are named."""

    def __init__(self, city: str, townships: Mapping[str, Sequence[str]]) -> None:
        self._city = city
        self._districts: dict[str, str] = {}
        for name in townships:
            self._districts.setdefault(stem_of(name), name)
        self._districts |= {name: name for name in townships}
        self._known = townships
        self._homes: dict[str, list[str]] = {}
        for district, names in townships.items():
            for name in names:
                self._homes.setdefault(name, []).append(district)
        self._district = next(iter(townships)) if len(townships) == 1 else ""
        self._township = self._home = ""
        self._is_lost = False
        self._seen: dict[tuple[str, str, str], int] = {}
        self.placed: list[PlacedCommunity] = []
        self.faults: list[tuple[int, str]] = []

    def read(self, number: int, line: str) -> None:
        """Take up one line, `number` from 1."""
        words = [_FRONT_NUMBER.sub("", word) for word in _CUT.split(unicodedata.normalize("NFKC", line))]
        words = [word for word in words if word and not _NUMBER.fullmatch(word)]
        if not words or all(map(_TITLES.fullmatch, words)):
            return
        try:
            for name in list(self._communities(words)):
                self._place(number, name)
        except _Unplaced as fault:
            self.faults.append((number, str(fault)))

    def _communities(self, words: Sequence[str]) -> Iterator[str]:
        """What is left of the words when the places above have been taken up."""
        for number, word in enumerate(words):
            rest = self._without_above(word)
            if rest and number == 0 and _ABOVE.search(rest):
                self._township, self._is_lost = "", True
                where = self._district or self._city
                raise _Unplaced(
                    f"{where}的名册里没有“{rest}”；照区划表改正，或者把它写进名册以后再加下面的社区。"
                )
            if rest:
                yield rest

    def _without_above(self, word: str) -> str:
        rest = word.removeprefix(self._city) or word
        if district := self._prefix(rest, self._districts):
            self._district, self._township = self._districts[district], ""
            rest = rest.removeprefix(district)
        rest = _COUNT.sub("", rest) or rest
        if not rest:
            return ""
        if township := self._township_at(rest):
            rest = rest.removeprefix(township)
            rest = re.sub("^(办事处|人民政府)", "", rest)
        return rest

    def _prefix(self, word: str, names: Mapping[str, object]) -> str:
        """The longest of `names` that `word` begins with; a short one (stem) only if it is all of it."""
        fits = [name for name in names if word == name or (word.startswith(name) and name in self._known)]
        return max(fits, key=len, default="")

    def _township_at(self, word: str) -> str:
        """The township that the word begins with, which is then the one that is filled; "" if it begins with none."""
        inside = self._known.get(self._district, ()) if self._district else self._homes
        # 桃洪镇村 is a village of its own, and no heading with a rest.
        fits = (n for n in inside if word.startswith(n) and not BARE.fullmatch(word.removeprefix(n)))
        name = max(fits, key=len, default="")
        if not name:
            if other := max((n for n in self._homes if word == n), key=len, default=""):
                self._township, self._is_lost = "", True
                raise _Unplaced(
                    f"{other}不在{self._district}，在{'、'.join(self._homes[other])}；前面写上它所在的区县。"
                )
            return ""
        if not self._district:
            homes = self._homes[name]
            if len(homes) > 1:
                self._township, self._is_lost = "", True
                raise _Unplaced(f"{'、'.join(homes)}都有{name}；前面写上区县，例如“{homes[0]} {name}”。")
        self._township, self._is_lost = name, False
        self._home = self._district or self._homes[name][0]
        return name

    def _place(self, number: int, typed: str) -> None:
        if self._is_lost:
            # Its heading has been told of; what is below it will be placed when that is right.
            return
        if not self._township:
            raise _Unplaced(
                f"“{typed}”前面没有写街道（乡镇），不知道在哪里；写成“街道 社区”，或者先单独写一行街道。"
            )
        name = registered(typed, (self._city, self._home, self._township))
        if found := _FOREIGN.search(name):
            raise _Unplaced(f"“{typed}”里有“{found[0]}”；只写社区（村）的名字，不加括号、数字和字母。")
        if not is_whole(name) or len(name) < 2 or name in self._homes or name in self._known:
            raise _Unplaced(f"“{typed}”看不出是社区还是村；写全名，例如 {typed}社区，或者 {typed}村。")
        key = (self._home, self._township, name)
        if key in self._seen:
            raise _Unplaced(f"{self._township}的{name}在第 {self._seen[key]} 行已经写过；删掉这一行。")
        self._seen[key] = number
        self.placed.append(PlacedCommunity(number, self._home, self._township, name))


class _Unplaced(Exception):
    """A line that cannot be placed; its words are the sentence for the person."""
