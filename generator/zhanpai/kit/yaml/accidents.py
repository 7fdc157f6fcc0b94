"""What one typed line was meant to be, when it cannot be what it is: a full-width colon, a dash …

Only asked about lines that are already suspect: inside a text block such a line is plain prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhanpai.kit.diagnostics import Rule
from zhanpai.kit.yaml.rules import layout as rules
from zhanpai.kit.yaml.source import corrected, exchanged, quote

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_HEAD = r"(?P<head> *(?:- +)*)"
_KEY = r"(?P<key>[^\s：:#'\"\[\]{}，,|>&*!%@`—–－•●·-][^：:#'\"\[\]{}，,]{0,29}?)"
_TAB = re.compile(r"[ ]*\t[ \t]*(?=\S)")
_WIDE = re.compile(rf" *(?P<wide>[{WIDE_SPACES}][{WIDE_SPACES} ]*)(?=\S)")
_COLON = re.compile(rf"{_HEAD}{_KEY}(?P<colon>\s*：[\s{WIDE_SPACES}]*)(?P<rest>.*)")
_TIGHT = re.compile(rf"{_HEAD}{_KEY}(?<!\d)(?P<colon>:)(?![/\\])(?P<gap>[{WIDE_SPACES}]*)(?P<rest>\S.*)")
_DASH = re.compile(rf"(?P<indent> *)(?P<dash>-(?=[^\s\d-])|[－—–―•●▪◦·]+[\s{WIDE_SPACES}]*)(?P<rest>\S.*)")
_OTHER_MARK = re.compile(
    r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z][A-Za-z_]{1,30})(?P<mark>\s*(?:[=＝；;→﹕∶︰，,。、]|[-=]+>|::)\s*|[\s　]+)(?P<rest>\S.*)"
)
_BRACKET = re.compile(rf"(?P<before> *(?:- +)*(?:{_KEY}[:：]\s*)?)(?P<open>[｛［])(?P<rest>.*)")
_NARROW = str.maketrans({"｛": "{", "｝": "}", "［": "[", "］": "]"})
_NUMBERED = re.compile(rf"(?P<indent> *)(?P<dash>\d{{1,2}}[.、．)）][\s{WIDE_SPACES}]*)(?P<rest>[^\s\d].*)")


@dataclass(frozen=True, slots=True)
class Accident:
    """A slip of the keyboard in one line, and the line as it was meant."""

    rule: Rule
    column: int
    width: int
    message: str
    fix: str
    line: str


def find_accident(line: str) -> Accident | None:
    """The slip in `line`, or None when it could have been meant as it stands."""
    for read in (_tab, _wide_indent, _bracket, _other_mark, _colon, _tight_colon, _dash, _numbered):
        if accident := read(line):
            return accident
    return None


def _tab(line: str) -> Accident | None:
    if not (match := _TAB.match(line)):
        return None
    tab = line.index("\t")
    meant = line[:tab] + line[tab : match.end()].replace("\t", "  ") + line[match.end() :]
    return Accident(
        rules.TAB_INDENT, tab + 1, match.end() - tab, "行首用了 Tab 键来缩进。",
        "把行首的 Tab 删掉，改成空格，与同一级的各行对齐。", meant,
    )  # fmt: skip


def _wide_indent(line: str) -> Accident | None:
    if not (match := _WIDE.match(line)):
        return None
    start, end = match.span("wide")
    meant = line[:start] + " " * _spaces(match["wide"]) + line[end:]
    return Accident(
        rules.WIDE_INDENT, start + 1, end - start, "行首的缩进用了全角空格或特殊空格。",
        "把行首的空格删掉，切换到英文输入法重新敲，与同一级的各行对齐。", meant,
    )  # fmt: skip


def _bracket(line: str) -> Accident | None:
    if not (match := _BRACKET.match(line)):
        return None
    close = "}" if match["open"] == "｛" else "]"
    inside = exchanged(r"\s*[，、]\s*", ", ", re.sub("[｝}］】)）\\]]$", "", match["rest"].strip()))
    inside = exchanged(r"\s*：\s*", ": ", inside) if close == "}" else inside
    before = re.sub(r"：\s*$", ": ", match["before"])
    for wide, narrow in zip("｛｝［］", "{}[]", strict=True):
        inside = exchanged(wide, narrow, inside)
    meant = before + match["open"].translate(_NARROW) + inside + close
    name = "花括号" if close == "}" else "方括号"
    return Accident(
        rules.FULL_WIDTH_BRACKET, match.start("open") + 1, 1, f"{name}是中文全角“{match['open']}”。",
        corrected("括号、冒号和逗号都改成英文的", meant), meant,
    )  # fmt: skip


def _other_mark(line: str) -> Accident | None:
    if not (match := _OTHER_MARK.match(line)):
        return None
    mark, key = match["mark"].strip(), match["key"]
    gap = len(match["mark"]) - len(match["mark"].lstrip()) if mark else 0
    # One word behind another is prose in English, unless the second cannot be such a word.
    if not mark and (match["rest"][0].isascii() and not match["rest"][0].isdigit()):
        return None
    meant = f"{match['head']}{key}: {match['rest']}"
    what = f"是{quote(mark)}，不是冒号" if mark else "没有冒号"
    return Accident(
        rules.NO_COLON, match.start("mark") + 1 + gap, max(1, len(mark)), f"{quote(key)}后面{what}。",
        corrected("写成英文冒号加一个空格", meant), meant,
    )  # fmt: skip


def _colon(line: str) -> Accident | None:
    if not (match := _COLON.match(line)):
        return None
    meant = f"{match['head']}{match['key']}: {match['rest']}".rstrip()
    return Accident(
        rules.FULL_WIDTH_COLON, line.index("：") + 1, 1, f"{quote(match['key'])}后面的冒号是中文全角“：”。",
        corrected("改成英文冒号加一个空格", meant), meant,
    )  # fmt: skip


def _tight_colon(line: str) -> Accident | None:
    if not (match := _TIGHT.match(line)):
        return None
    meant = f"{match['head']}{match['key']}: {match['rest']}"
    what = "是全角空格或特殊空格，不是普通空格" if match["gap"] else "没有空格"
    return Accident(
        rules.NO_SPACE_AFTER_COLON, match.start("colon") + 1, 1 + len(match["gap"]),
        f"{quote(match['key'])}的冒号后面{what}。", corrected("冒号后面敲一个普通空格", meant), meant,
    )  # fmt: skip


def _dash(line: str) -> Accident | None:
    if not (match := _DASH.match(line)):
        return None
    meant = f"{match['indent']}- {match['rest']}"
    dash = match["dash"].strip()
    what = "后面没有空格" if dash == "-" else f"写成了{quote(dash)}"
    return Accident(
        rules.LIST_DASH, match.start("dash") + 1, len(dash), f"列表的短横{what}。",
        corrected("写成英文短横加一个空格", meant), meant,
    )  # fmt: skip


def _numbered(line: str) -> Accident | None:
    if not (match := _NUMBERED.match(line)):
        return None
    meant = f"{match['indent']}- {match['rest']}"
    mark = match["dash"].strip()
    return Accident(
        rules.LIST_DASH, match.start("dash") + 1, len(mark), f"列表用了编号{quote(mark)}，程序认不出来。",
        corrected("写成英文短横加一个空格", meant), meant,
    )  # fmt: skip


def _spaces(wide: str) -> int:
    """As many plain spaces as the wide ones take on the screen."""
    return sum(2 if ch == "\u3000" else 1 for ch in wide)
