"""Cells of words, names and numbers as people type them → as our own files have them; what may mean two things is a doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from zhanpai.content.tables.cell_choices import plain_choice
from zhanpai.content.tables.cell_days import read_day
from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.kinds import SEVERAL
from zhanpai.domain.model import meant
from zhanpai.domain.model.field_types import MAX_LINE
from zhanpai.domain.schedule import PhraseError, format_times, parse_times
from zhanpai.kit.csv_table import harmless
from zhanpai.kit.look_alikes import folded, plain_name
from zhanpai.kit.privacy import find_id_cards
from zhanpai.kit.yaml.characters import INVISIBLE

_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}、，。；：（）“”])[^\S\n]*\n\s*(?=[{_HAN}、，。；：（）“”])")
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
"""How a CSV file keeps a spreadsheet from taking 0001 for a number."""
_WIDE = {0xFF10 + n: str(n) for n in range(10)}
_WIDE |= {wide + n: chr(narrow + n) for wide, narrow in ((0xFF21, 65), (0xFF41, 97)) for n in range(26)}
_NAME = re.compile(rf"[{_HAN}]{{2,12}}|[{_HAN}]{{1,15}}(?:·[{_HAN}]{{1,15}})+")
_ABOUT = re.compile(r"[(（\[【](?:[男女]|[^()（）]{1,4}族|[,，、;；\s])+[)）\]】]")
"""(女，回族) behind a name."""
_NO_NAME = re.compile("代表|联络|社区|街道|书记|主任|同志|先生|女士|电话|待定|合计|空缺|人大|某")
_BETWEEN = re.compile(r"[；;]|\s*\n\s*|[、，,/／]")
_LONG_DIGITS = re.compile(r"[0-9０-９][0-9０-９\s\-—]{12,}[0-9０-９Xxｘ]")
_LOCAL = re.compile("[0-9]{7,8}(?:-[0-9]{1,5})?")
"""A number without its area, which a city's own people leave out and residents from elsewhere cannot dial."""
_PHONES = re.compile(r"[、，,;；/／\n]|(?<=[0-9])\s{1,}(?=1[3-9][0-9]{9}|0[0-9]{2,3}-)")
_AS_STEPS = "每一步写环节和日期，例如：已登记 2026-03-04；已交办 2026-03-09"
_LONGEST_NOTHING = 8
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?: [0-9]{1,2}:[0-9]{2})?")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+")
_STEP = re.compile(
    r"(?P<before>[^0-9]*?)[\s:：]*(?P<day>[12][0-9０-９][^；;]*?[0-9日号])[\s:：]*(?P<after>[^0-9]*)"
)


def as_typed(typed: str) -> str:
    """Without unseen characters and look-alikes, and without what keeps a spreadsheet from computing it: '=1, ="0001"."""
    text = folded(INVISIBLE.sub("", typed)).strip()
    if kept := _AS_TEXT.fullmatch(text):
        return kept[1].strip()
    if text[:1] == "'" and (harmless(text[1:]) == text or text[1:2].isdigit()):
        return text[1:].strip()
    return text


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: 无, /, —."""
    return not text or (len(text) <= _LONGEST_NOTHING and _is_nothing(text))


@lru_cache(maxsize=4096)
def _is_nothing(text: str) -> bool:
    return meant.is_nothing(text)


def has_identity(text: str) -> bool:
    """Whether the number of an identity card stands in it (GB 11643)."""
    return _LONG_DIGITS.search(text) is not None and any(True for _ in find_id_cards(text))


def read_line(typed: str) -> CellRead:
    """One line: line ends gone, wide letters and digits narrow; everything else as it was typed."""
    text = typed.translate(_WIDE)
    if "\n" in text:
        text = _BREAK.sub(" ", _BETWEEN_HAN.sub("", text))
    if _DAY.fullmatch(text):
        return CellRead(doubt="是一个日期，看看是不是写错了列")
    if len(text) > MAX_LINE:
        return CellRead(doubt=f"有 {len(text)} 个字，最多 {MAX_LINE} 个")
    return CellRead(text)


def read_hours(typed: str) -> CellRead:
    """上午9：00—11：30 → 9:00-11:30, as the rules of receptions have it; what is no time of day is a doubt."""
    try:
        return CellRead(format_times(parse_times(typed)))
    except PhraseError as error:
        return CellRead(doubt=f"看不懂，{error.fix.rstrip('。')}")


def read_text(typed: str) -> CellRead:
    """Several lines, without blanks at their ends."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return CellRead("\n".join(line.rstrip() for line in lines).strip())


def read_lines(typed: str) -> CellRead:
    """养老、教育 → 养老；教育: what stands between the parts of our own form, or else whatever people put between them."""
    parts = (read_line(part.strip()).text for part in _BETWEEN.split(typed))
    return CellRead(SEVERAL.join(part for part in parts if not is_nothing(part)))


def read_address(typed: str) -> CellRead:
    """A web address, whole: www.example.gov.cn → https://www.example.gov.cn."""
    text = typed if _ADDRESS.match(typed) else meant.web_address(typed)
    return (
        CellRead(text) if text else CellRead(doubt="不是网址，写完整的网址，例如 https://www.example.gov.cn/")
    )


def read_name(typed: str) -> CellRead:
    """王　伟（女） → 王伟, one dot in names that have one; what may be two people or none is a doubt."""
    name = plain_name(_ABOUT.sub("", typed))
    if _NAME.fullmatch(name) and not _NO_NAME.search(name):
        return CellRead(name)
    if _BETWEEN.search(typed):
        return CellRead(doubt="不止一个人，一格只写一个姓名")
    return CellRead(doubt="不像一个人的姓名，只写姓名")


def read_phone(typed: str) -> CellRead:
    """（0731）8888 0001 → 0731-88880001; of two numbers, and of one that lost its area, nothing is chosen."""
    text = unicodedata.normalize("NFKC", typed).strip()
    number = meant.phone(text)
    if _LOCAL.fullmatch(number):
        return CellRead(doubt="没有写区号，写成 0731-88880001 这样")
    if number:
        return CellRead(number)
    digits = re.sub(r"\D", "", text)
    # A number keeps no 0 at its front: 73188880001, and no mobile begins so.
    if text == digits and len(digits) in (10, 11) and (number := meant.phone(f"0{digits}")) and "-" in number:
        return CellRead(number)
    if len(digits) >= 14 and sum(bool(meant.phone(part)) for part in _PHONES.split(text)) > 1:
        return CellRead(doubt="不止一个号码，只留要公开的那一个")
    return CellRead(doubt="不像一个电话号码，只写一个号码，例如 0731-88880001")


def read_number(length: int, typed: str) -> CellRead:
    """A number of `length` digits; one that is shorter may have lost its zeros and is a doubt."""
    text = meant.digits(typed, length)
    return CellRead(text) if text else CellRead(doubt=f"应当是 {length} 位数字，照编好的填")


def read_steps(known: Mapping[str, str], typed: str) -> CellRead:
    """2026年3月4日登记；3月… → 已登记 2026-03-04；…; `known` are the words of the steps, in plain form."""
    steps = []
    for part in re.split(r"[；;\n]", typed):
        if not part.strip():
            continue
        found = _STEP.fullmatch(part.strip())
        word = known.get(plain_choice((found["before"] or found["after"]).strip())) if found else None
        day = read_day(found["day"]) if found else CellRead()
        if not word or not day.text:
            return CellRead(doubt=_AS_STEPS)
        steps.append(f"{word} {day.text}")
    return CellRead(SEVERAL.join(steps))
