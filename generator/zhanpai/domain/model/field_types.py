"""The types of single values as staff type them, each refusing in plain Chinese.

Every scalar reaches the model as the string that was typed (design: Reading YAML), so that
`010203`, `no` and `2026-02-30` mean what they say; these types give it its meaning.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from zhanpai.domain.model import meant
from zhanpai.kit.look_alikes import NAME_DOT, plain_name
from zhanpai.kit.pinyin import parse_reading

MAX_LINE = 200
"""Characters in a one-line field: more is a paragraph in the wrong place."""


def refuse(code: str, message: str, fix: str, new: str | None = None) -> PydanticCustomError:
    """Return the error of rule `code`.

    `message` is said of the field, whose Chinese title the reader of records puts before it:
    “电话” + 写成“八八”，不像一个电话号码。  `new` is what `fix` says to write, as it is typed in the file.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix, "new": new})


def refuse_for(code: str, message: str, likely: str, fix: str) -> PydanticCustomError:
    """The same; the fix is to write what is `likely` meant, or in general `fix` if that is ""."""
    # A number that begins with 0 is kept whole by quotes in every other program too.
    new = f'"{likely}"' if likely.isdigit() and code in _OF_DIGITS else likely
    return refuse(code, message, f"写成 {new}。", new) if likely else refuse(code, message, fix)


_OF_DIGITS = ("D201", "D202", "D206", "D213")


def shown(value: Any) -> str:
    """What was typed, short enough for a message."""
    text = str(value)
    return text if len(text) <= 40 else text[:38] + "……"


_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def parse_date(value: Any) -> dt.date:
    """`2026-03-14` → date, the one way to type a day; pydantic's PydanticCustomError for anything else."""
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    match = _DATE.fullmatch(text)
    if match is None:
        _refuse_missing_day(text)
        fix = "写成“年-月-日”，例如 2026-03-14。"
        raise refuse_for("D203", f"写成“{shown(text)}”，认不出是哪一天。", meant.date(text), fix)
    return _day(text, *match.groups())


def _refuse_missing_day(text: str) -> None:
    """Say of 2026年2月30日 that there is no such day: to write it in another way would not help."""
    parts = re.fullmatch(r"([0-9]{4})\s*[年./]\s*([0-9]{1,2})\s*[月./]\s*([0-9]{1,2})\s*[日号]?", text)
    if parts:
        _day(text, *parts.groups())


def _day(text: str, *numbers: str) -> dt.date:
    """The day that the numbers in `text` name, if there is one."""
    year, month, day = map(int, numbers)
    try:
        date = dt.date(year, month, day)
    except ValueError:
        raise _no_such_day(text, year, month) from None
    if not 1949 <= year <= 2100:
        raise refuse("D203", f"写成“{text}”，年份不对。", "写四位年份，例如 2026。")
    return date


def _no_such_day(text: str, year: int, month: int) -> PydanticCustomError:
    if not 1 <= month <= 12:
        return refuse("D203", f"写成“{text}”，没有 {month} 月。", "月份写 01 到 12。")
    last = calendar.monthrange(max(year, 1), month)[1]
    fix = f"这个月的日子写 01 到 {last}。"
    return refuse("D203", f"写成“{text}”，{year} 年 {month} 月没有这一天。", fix)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, for facts that are known no closer: 任期到 2027-01."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def label(self) -> str:
        """The month in words."""
        return f"{self.year}年{self.month}月"

    @property
    def last_day(self) -> dt.date:
        """The last day of the month."""
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


def parse_month(value: Any) -> Month:
    """`2027-01` (or a whole date, of which the month is kept) → Month; PydanticCustomError for anything else."""
    if isinstance(value, Month):
        return value
    text = str(value).strip()
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text):
        year, month = map(int, match.groups())
        if 1949 <= year <= 2100 and 1 <= month <= 12:
            return Month(year, month)
    elif re.fullmatch(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text):
        day = parse_date(text)
        return Month(day.year, day.month)
    fix = "写成“年-月”，例如 2027-01。"
    likely = meant.month(text) or meant.date(text)[:7]
    raise refuse_for("D209", f"写成“{shown(text)}”，认不出是哪个月。", likely, fix)


_YES = ("true", "yes", "是", "on", "1", "对", "有", "√", "y", "t", "开", "是的")
_NO = ("false", "no", "否", "off", "0", "不", "不是", "无", "没有", "×", "n", "f", "关", "none", "null")


def _parse_flag(value: Any) -> bool:
    words = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
    if isinstance(value, bool):
        return value
    typed = meant.plain(str(value)).lower()
    if str(value).strip().lower() in words:
        return words[str(value).strip().lower()]
    likely = "true" if typed in _YES else "false" if typed in _NO else ""
    message = f"写成“{shown(value)}”，不是“是”也不是“否”。"
    raise refuse_for("D103", message, likely, "写 true（是）或 false（否）。")


def _patterned(
    code: str, pattern: str, message: str, fix: str, likely: Callable[[str], str] = meant.plain
) -> BeforeValidator:
    """A validator for text of one form; `message` has a hole for what was typed.

    If `likely` makes of it what would pass, the fix is to write that.
    """
    compiled = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not compiled.fullmatch(value.strip()):
            guess = likely(value.strip())
            right = guess if compiled.fullmatch(guess) else ""
            raise refuse_for(code, message.format(shown(value)), right, fix)
        return value

    check.pattern, check.fix = pattern, fix  # type: ignore[attr-defined]
    return BeforeValidator(check)


def says_nothing(typed: str) -> PydanticCustomError:
    """The error of a value that says that there is none, which residents would read as it stands."""
    fix = "冒号后面空着，或者删掉这一项。"
    return refuse("D105", f"写成“{shown(typed)}”，意思是没有内容，居民会原样看到。", fix, "")


def _one_line(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise refuse("D105", "是空的。", "填上内容；暂时没有就删掉这一行。")
    return _at_most_one_line(value)


def _at_most_one_line(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if "\n" in text:
            raise refuse("D105", "只能写一行字。", "写成一行；长的内容放进 intro（简介）或正文。")
        if len(text) > MAX_LINE:
            raise refuse("D105", f"写了 {len(text)} 个字，太长了。", f"缩到 {MAX_LINE} 个字以内。")
        if meant.is_nothing(text):
            raise says_nothing(text)
    return value


def _person(value: Any) -> Any:
    value = _one_line(value)
    if isinstance(value, str) and (right := plain_name(value)) != value.strip():
        is_apart = re.sub(r"\s", "", value) == right
        why = "姓名里不加空格" if is_apart else f"间隔号要用“{NAME_DOT}”"
        typed = re.sub(r"\s", " ", shown(value))
        raise refuse_for("D219", f"写成“{typed}”，{why}。", right, "")
    return value


def _reading(value: Any) -> Any:
    if isinstance(value, str) and parse_reading(value) is None:
        fix = "写拼音，一个字一个音节，中间用空格，例如“hong tong”；一个字有两种读法的，用 / 隔开，例如“zui/ju shan”。"
        raise refuse("D220", f"写成“{shown(value)}”，不是拼音。", fix)
    return value


Reading = Annotated[str, BeforeValidator(_reading)]
"""How a word is read, in pinyin: a syllable a character, tones or none, ``/`` between two readings of one."""

Day = Annotated[dt.date, BeforeValidator(parse_date)]
MonthField = Annotated[Month, BeforeValidator(parse_month), PlainSerializer(str)]
Flag = Annotated[bool, BeforeValidator(_parse_flag)]
Line = Annotated[str, BeforeValidator(_one_line)]
"""One line of words, not empty."""
PersonName = Annotated[str, BeforeValidator(_person)]
"""The name of a person: without blanks, its parts, if it has several, parted by ``·``."""
OptionalLine = Annotated[str, BeforeValidator(_at_most_one_line)]
"""One line that may be typed as ``""``."""
Paragraphs = Annotated[str, Field(max_length=20_000)]
"""Several lines; blank lines part paragraphs."""

StationId = Annotated[
    str,
    _patterned(
        "D201",
        "[0-9]{4}",
        "写成“{}”，应当是四位数字。",
        '写四位数字并加引号，例如 "0001"。',
        lambda typed: meant.digits(typed, 4, pad=True),
    ),
]
StationIds = Annotated[
    tuple[StationId, ...],
    BeforeValidator(lambda typed: (typed,) if isinstance(typed, str) else typed),
]
"""One 站号, or several in brackets."""
DeputyId = Annotated[
    str,
    _patterned(
        "D202",
        "[0-9]{6}",
        "写成“{}”，应当是六位数字。",
        '写六位数字并加引号，例如 "100023"。',
        lambda typed: meant.digits(typed, 6),
    ),
]
Phone = Annotated[
    str,
    _patterned(
        "D206",
        meant.PHONE.pattern,
        "写成“{}”，不像一个电话号码。",
        "只写一个号码，例如 010-88880001；分机写成 010-88880001-8001。",
        meant.phone,
    ),
]
WebUrl = Annotated[
    str,
    _patterned(
        "D208",
        r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'\\]*)?",
        "写成“{}”，打不开。",
        "写完整的网址，例如 https://www.example.gov.cn/。",
        meant.web_address,
    ),
]
PictureName = Annotated[
    str,
    _patterned(
        "D211",
        # What no disk of Windows' holds, and what would lead out of the folder, is no name.
        r"(?i)(?!\.)(?!.*%(?:2f|5c))[^\\/:*?\"<>|\x00-\x1f\x7f]{1,120}\.(jpg|jpeg|png|webp)",
        "写成“{}”，这样的图片文件名不能用。",
        "照文件夹里的写，只写文件名，以 .jpg、.png 或 .webp 结尾，例如 0001-1.jpg；HEIC、SVG 先用看图软件另存为 JPG。",
    ),
]
Slug = Annotated[
    str,
    _patterned(
        "D212",
        "[a-z][a-z0-9-]*",
        "写成“{}”，不能做网址。",
        "只用小写字母、数字和连字符，例如 shili。",
        lambda typed: meant.plain(typed).lower().replace("_", "-").replace(" ", ""),
    ),
]
DistrictCode = Annotated[
    str,
    _patterned("D213", "[0-9]{6}", "写成“{}”，应当是六位数字。", "查国家统计局区划代码，例如 110101。"),
]
TownshipCode = Annotated[
    str,
    _patterned("D213", "[0-9]{9}", "写成“{}”，应当是九位数字。", "查国家统计局区划代码，例如 110101001。"),
]
