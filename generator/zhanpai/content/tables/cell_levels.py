"""Of which congresses somebody is a deputy, as offices put it into one cell: 市、区人大代表, 长沙市第十六届人大代表 兼 岳麓区代表.

Only what is wholly explained is read: a piece that is no level, no place of the register and no 届 makes the cell a doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.congresses import has_congress, province_of
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.register import Register
from zhanpai.kit.chinese_numbers import chinese_number

_WORDS = {
    Level.NATIONAL: "全国 国家 国家级 全国级",
    Level.PROVINCE: "省 省级 自治区 自治区级",
    Level.CITY: "市 市级 州 州级 设区的市 设区市 地级市 地市级",
    Level.DISTRICT: "区 县 区县 县区 区级 县级 区县级 县区级 县市区 区县市 县(市、区) 区(县) 区(县、市) 旗",
    Level.TOWNSHIP: "乡 镇 乡镇 镇乡 乡级 镇级 乡镇级 乡(镇) 镇(乡)",
}
_LEVELS = {word: level for level, words in _WORDS.items() for word in words.split()}
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNTED = re.compile(r"([两二三四五2-5])级")
_SUFFIX = re.compile(r"(?:人民代表大会|人大)?(?:的?代表)?$")
_BETWEEN = re.compile(r"[、,，;；/\\|\n+&\s]+|(?<=代表)(?=.)")
_BETWEEN_WORDS = re.compile("[和及与兼]|兼任|同时是|同时为")
"""Words between two levels, which are parts of names too: 和平区."""
_ENCLOSED = re.compile(r"^\((.*)\)$")
_RUN = re.compile(r"全国|省|市|区|县|乡|镇")
_NUMERAL = {chinese_number(n): n for n in range(1, 40)}
_TERM = re.compile(r"第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})届")


@dataclass(frozen=True, slots=True)
class SeatRead:
    """One seat as a cell tells it: its level, the place whose congress it is in, and the 届; "" where nothing is said."""

    level: Level
    place: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class CellDoubt:
    """Why the cell is not read; half a sentence."""

    says: str


def read_term(typed: str) -> str:
    """16届, 十六届, 第16届 → 第十六届; "" if it is none."""
    found = _TERM.fullmatch(unicodedata.normalize("NFKC", typed).replace(" ", "").removesuffix("人大"))
    number = (int(found[1]) if found[1].isdigit() else _NUMERAL.get(found[1], 0)) if found else 0
    return f"第{chinese_number(number)}届" if 0 < number < 40 else ""


def read_levels(
    register: Register, typed: str, district: str, *, is_ours: bool
) -> tuple[SeatRead, ...] | CellDoubt:
    """The seats that a cell names, in its order.

    `district` is that of the person's station: where it is a city itself, 市人大代表 may be of either, unless the column
    `is_ours` and has our own words.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if is_ours and (own := _own(typed)):
        return own
    counted = _COUNTED.search(text)
    bare = _COUNTED.sub("", text)
    pieces = [bare] if _level(register, _core(bare)[0]) else [p for p in _BETWEEN.split(bare) if p]
    seats: list[SeatRead] = []
    for piece in pieces:
        found = _seats(register, piece, is_run=counted is not None)
        if isinstance(found, CellDoubt):
            parts = [_seats(register, part, is_run=False) for part in _BETWEEN_WORDS.split(piece) if part]
            if len(parts) < 2 or any(isinstance(part, CellDoubt) for part in parts):
                return found
            found = [seat for part in parts if not isinstance(part, CellDoubt) for seat in part]
        seats += found
    return _sure(register, seats, counted[1] if counted else "", district)


def _own(typed: str) -> tuple[SeatRead, ...]:
    known = {level.label: level for level in Level}
    parts = [part.strip() for part in typed.split("；")]
    return tuple(SeatRead(known[part]) for part in parts) if all(part in known for part in parts) else ()


def _core(piece: str) -> tuple[str, str]:
    """A piece without 人大代表 and without its 届, and that 届."""
    term = _TERM.search(piece)
    words = _SUFFIX.sub("", _ENCLOSED.sub(r"\1", _TERM.sub("", piece).strip()))
    return words, read_term(term[0]) if term else ""


def _seats(register: Register, piece: str, *, is_run: bool) -> list[SeatRead] | CellDoubt:
    words, term = _core(piece)
    if seat := _level(register, words):
        return [SeatRead(seat.level, seat.place, term)]
    run = _RUN.findall(words)
    if is_run and len(run) > 1 and "".join(run) == words and not term:
        return [SeatRead(_LEVELS[word]) for word in run]
    if words.endswith("街道"):
        return CellDoubt("街道没有人大，写清楚是哪一级的代表")
    if not words:
        return CellDoubt("没有写是哪一级的代表")
    return CellDoubt(f"“{words}”认不出是哪一级，写成“市人大代表”或者“某某区人大代表”这样的话")


def _level(register: Register, words: str) -> SeatRead | None:
    if level := _LEVELS.get(words):
        return SeatRead(level)
    return next((seat for place in _less(register, words) if (seat := _place(register, place))), None)


def _less(register: Register, words: str) -> Iterator[str]:
    """`words`, and what stands behind the larger places that they may begin with."""
    yield words
    for larger in (province_of(register), register.city.name, *(d.name for d in register.districts)):
        if larger and words.startswith(larger) and len(words) > len(larger):
            words = words.removeprefix(larger)
            yield words


def _place(register: Register, words: str) -> SeatRead | None:
    """The seat in the congress of a place of the register, with its unit or without."""
    city, province = register.city.name, province_of(register)
    if city != province and words in (city, city[:-1]):
        return SeatRead(Level.CITY, city)
    if len(words) > 1 and words in (province, province.removesuffix("省")):
        return SeatRead(Level.PROVINCE, province)
    for district in register.districts:
        if words == district.name or (len(words) > 1 and words == district.name[:-1]):
            return SeatRead(Level.DISTRICT, district.name)
    towns = [t.name for d in register.districts for t in d.townships if t.name == words]
    if towns and has_congress(Level.TOWNSHIP, words):
        return SeatRead(Level.TOWNSHIP, words)
    return None


def _sure(
    register: Register, seats: list[SeatRead], counted: str, district: str
) -> tuple[SeatRead, ...] | CellDoubt:
    if counted and _COUNT[counted] != len(seats):
        return CellDoubt(f"写了{counted}级，认出来的是 {len(seats)} 级")
    if len({(seat.level, seat.place) for seat in seats}) < len(seats) or not seats:
        return CellDoubt("同一级写了两次" if seats else "没有写是哪一级的代表")
    has_bare_city = any(seat.level is Level.CITY and not seat.place for seat in seats)
    if has_bare_city and district.endswith("市") and district != register.city.name:
        return CellDoubt(f"“市”可能是{register.city.name}，也可能是{district}，写全是哪个市")
    if has_bare_city and register.city.name == province_of(register):
        return CellDoubt(f"{register.city.name}是直辖市，市人大代表在代表层级里选“省人大代表”")
    return tuple(seats)
