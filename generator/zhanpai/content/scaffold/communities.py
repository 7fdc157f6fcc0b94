"""A list of communities that somebody pastes, placed in the townships of a register that begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from zhanpai.content.divisions.short_names import stem_of
from zhanpai.domain.place_names import BARE, is_whole, registered
from zhanpai.kit import workbook
from zhanpai.kit.nearest import nearest

_CUT = re.compile(r"[\s\"“”,，、;；:：|]+")
_NUMBER = re.compile(r"[(（]?[0-9]{1,4}[)）.．]?|[(（]?[一二三四五六七八九十]{1,3}[)）.．]?")
_FRONT_NUMBER = re.compile(
    r"^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,4}[.．)）]|[0-9]{1,4}(?=[^0-9.])|[一二三四五六七八九十]{1,3}[.．])"
)
_COUNT = re.compile(r"[(（]?(?:共|辖)?[0-9]+个?(?:社区|村|居|行政村)?[)）]?$")
_TITLES = re.compile(
    r"(?:序号|编号|所属|所在|区县|县区|县市区|县|区|乡镇|镇街|街镇|街道|乡|镇|办事处|社区|村居|村|居委会|村委会|名称|名|备注|全称|合计|总计|小计|共计"
    r"|[/()（）和或及])+"
)
_ABOVE = re.compile("(街道|街道办事处|[镇乡县市旗]|苏木|(?<![社小])区)$")
"""What a line begins with that is no community, but names a place above those that follow."""
_SURE = re.compile("(社区|小区|村|嘎查)$")
"""What a community alone ends in; a 农场 or an 园区 may be a township's equal, with communities of its own."""
_ESTATE = re.compile(
    "(农|林|渔|牧|茶|果|盐|良种|原种|园艺|养殖|垦殖|种畜|畜牧|蚕种)场$|(工业|产业|科技|农业|物流|创业|创新)园$"
)
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
    communities follow.  What is no whole name of a community of a known township is a fault, never a guess; and as it may
    be a township that is mistyped, what stands below it is not placed in the one before.
    """
    reader = _ListReader(city, townships)
    lines = text.lstrip("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        reader.read(number, line, _leads(line, lines[number:]))
    return CommunityList(tuple(reader.placed), reader.faults)


def _leads(line: str, below: Sequence[str]) -> bool:
    """Whether the line is set as a heading: a colon ends it, or what follows stands further in."""
    following = next((one for one in below if one.strip()), "")
    return line.rstrip().endswith((":", "：")) or _indent(following) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


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
        self._is_lost = self._is_named = self._is_heading = False
        self._seen: dict[tuple[str, str, str], int] = {}
        self.placed: list[PlacedCommunity] = []
        self._told: list[tuple[int, str]] = []
        self._left: dict[int, int] = {}

    @property
    def faults(self) -> tuple[tuple[int, str], ...]:
        """The lines that could not be placed, and how many below each were left with it."""
        return tuple(
            (line, f"{said}下面 {self._left[line]} 个也先没有放。" if line in self._left else said)
            for line, said in self._told
        )

    def read(self, number: int, line: str, is_heading: bool) -> None:
        """Take up one line, `number` from 1; `is_heading`: it is set as one."""
        self._is_named, self._is_heading = False, is_heading
        words = [_FRONT_NUMBER.sub("", word) for word in _CUT.split(unicodedata.normalize("NFKC", line))]
        words = [word for word in words if word and not _NUMBER.fullmatch(word)]
        if not words or all(map(_TITLES.fullmatch, words)):
            return
        try:
            for name in list(self._communities(words)):
                self._place(number, name)
        except _Unplaced as fault:
            self._told.append((number, str(fault)))

    def _communities(self, words: Sequence[str]) -> Iterator[str]:
        """What is left of the words when the places above have been taken up."""
        is_first = True
        for word in words:
            rest = self._without_above(word)
            if rest and is_first and not self._is_named:
                self._refuse_heading(rest)
            if rest:
                is_first = False
                yield rest

    def _refuse_heading(self, word: str) -> None:
        """_Unplaced if the first word of a line, which no known township stands before, may be one that is not known."""
        if _ABOVE.search(word):
            where = self._district or self._city
            self._lose(f"{where}的名册里没有“{word}”；照区划表改正，或者把它写进名册以后再加下面的社区。")
        name = registered(word, (self._city,))
        if _SURE.search(name) or (is_whole(name) and not self._is_heading and not _ESTATE.search(name)):
            return
        meant = nearest(word, self._inside())
        fix = f"是社区就写 {word}社区，是街道（乡镇）就写 {meant or '名册里的全名'}。"
        if is_whole(name):
            fix = f"是社区（村）就把街道写在前面，例如“{next(iter(self._inside()), '某某街道')} {word}”。"
        self._lose(f"“{word}”看不出是社区还是村，也不是名册里的街道（乡镇）；{fix}")

    def _lose(self, said: str) -> NoReturn:
        """_Unplaced; what follows is placed nowhere until a township is named."""
        self._township, self._is_lost = "", True
        raise _Unplaced(said)

    def _inside(self) -> Sequence[str]:
        """The names of the townships that may be meant."""
        return self._known.get(self._district, ()) if self._district else [*self._homes]

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
        inside = self._inside()
        # 桃洪镇村 is a village of its own, and no heading with a rest.
        fits = (n for n in inside if word.startswith(n) and not BARE.fullmatch(word.removeprefix(n)))
        name = max(fits, key=len, default="")
        if not name:
            if other := max((n for n in self._homes if word == n), key=len, default=""):
                self._lose(
                    f"{other}不在{self._district}，在{'、'.join(self._homes[other])}；前面写上它所在的区县。"
                )
            return ""
        if not self._district:
            homes = self._homes[name]
            if len(homes) > 1:
                self._lose(f"{'、'.join(homes)}都有{name}；前面写上区县，例如“{homes[0]} {name}”。")
        self._township, self._is_lost, self._is_named = name, False, True
        self._home = self._district or self._homes[name][0]
        return name

    def _place(self, number: int, typed: str) -> None:
        if self._is_lost:
            # Its heading has been told of; what is below it will be placed when that is right.
            told = self._told[-1][0]
            self._left[told] = self._left.get(told, 0) + 1
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
