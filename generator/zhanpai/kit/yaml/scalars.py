"""Is this scalar what was typed?  Asked by the reader about each one that looks suspect."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.accidents import WIDE_SPACES, Accident, find_accident
from zhanpai.kit.yaml.characters import INVISIBLE, untyped_in_value
from zhanpai.kit.yaml.limits import MAX_KEY
from zhanpai.kit.yaml.rules import layout, structure, values
from zhanpai.kit.yaml.source import Source, corrected, double_quoted, quote

_SLIPPED = re.compile(rf"[-－—–―•●▪◦·{WIDE_SPACES}]")
_ENGLISH_KEY = re.compile(r" *(?:- +)+[a-z_]+[：:]")
_REMARK = re.compile(r"(.*?)( {2,}(?=# )|\s*$)(.*)")
_EXPLICIT = re.compile(r"[ -]*\?\s+")


def diagnose_accident(source: Source, line: int, accident: Accident) -> Diagnostic:
    """The slip in line `line` (from 1) as a diagnostic."""
    return source.diagnostic(
        accident.rule,
        line,
        accident.column,
        accident.message,
        accident.fix,
        width=accident.width,
        meant=accident.line,
    )


def check_plain(
    event: Any, source: Source, *, in_list: bool, in_flow: bool, own_line: bool
) -> Iterator[Diagnostic]:
    """What an unquoted value that spans lines, or stands on a line of its own, was meant to be."""
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    value = event.value
    if in_flow:
        separators = "，、" if in_list else "，"
        if any(ch in value for ch in separators):
            yield _full_width_comma(event, source, separators)
        elif last > first:
            yield _multi_line(event, source)
        return
    typed = source.line(first)
    if last > first:
        accidents = [(n, a) for n in range(first, last + 1) if (a := _line_accident(source, n, event))]
        for number, slip in accidents:
            yield diagnose_accident(source, number, slip)
        if accidents:
            return
        dashed = next(
            (n for n in range(first + 1, last + 1) if source.line(n).lstrip().startswith("- ")), None
        )
        yield _misplaced_item(source, dashed) if dashed else _multi_line(event, source)
        return
    suspect = value[:1] == "｛" or (own_line and (not in_list or _ENGLISH_KEY.match(typed)))
    if suspect and (accident := find_accident(typed)):
        yield diagnose_accident(source, first, accident)


def _line_accident(source: Source, number: int, event: Any) -> Accident | None:
    """The slip in a line of the value; the first line begins with the value's key, which is fine."""
    typed = source.line(number)
    before = typed[: event.start_mark.column]
    if number == event.start_mark.line + 1 and before.strip(" -"):
        return None
    return find_accident(typed)


def check_key(event: Any, source: Source) -> Diagnostic | None:
    """What is wrong with a key, the worst first."""
    key: str = event.value
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    typed = source.line(line)
    plain = event.style == ""
    if _EXPLICIT.fullmatch(typed[: column - 1]):
        fix = "删掉问号，写成“项: 内容”。"
        at = typed.index("?")
        bare = typed[:at] + typed[at + 1 :].lstrip()
        return source.diagnostic(
            structure.COMPLEX_KEY,
            line,
            at + 1,
            "项名前面多了一个问号。",
            fix,
            meant=bare if ":" in bare else None,
        )
    if not key.strip() or event.end_mark.line + 1 > line:
        fix = "在冒号前面写上项名。"
        return source.diagnostic(structure.COMPLEX_KEY, line, column, "冒号前面没有项名。", fix)
    if plain and _SLIPPED.match(key) and (accident := find_accident(typed)):
        return diagnose_accident(source, line, accident)
    if plain and "：" in key:
        at = typed.index("：", column - 1)
        meant = typed[:at].rstrip() + ": " + typed[at + 1 :].lstrip()
        message = f"{quote(key.partition('：')[0])}后面的冒号是中文全角“：”。"
        fix = corrected("改成英文冒号加一个空格", meant)
        return source.diagnostic(layout.FULL_WIDTH_COLON, line, at + 1, message, fix, meant=meant)
    if plain and "，" in key:
        return _full_width_comma(event, source, "，")
    if plain and ":" in key:
        at = typed.index(":", column - 1)
        message = f"{quote(key.partition(':')[0])}的冒号后面没有空格。"
        meant = f"{typed[: at + 1]} {typed[at + 1 :]}"
        fix = corrected("冒号后面敲一个普通空格", meant)
        return source.diagnostic(layout.NO_SPACE_AFTER_COLON, line, at + 1, message, fix, meant=meant)
    if key == "<<":
        message = "不能用 << 合并别处的内容。"
        return source.diagnostic(
            structure.MERGE_KEY, line, column, message, "把需要的各项直接写出来。", width=2
        )
    if len(key) > MAX_KEY:
        message = f"项名{quote(key)}太长，有 {len(key)} 个字，最多 {MAX_KEY} 个。"
        fix = "检查冒号是不是写错了地方。"
        return source.diagnostic(values.TOO_LONG, line, column, message, fix, width=len(key))
    meant = unicodedata.normalize("NFKC", INVISIBLE.sub("", key)).strip()
    if meant != key and "\ufffd" not in key:
        message = f"项名{quote(key)}里有全角或看不见的字符。"
        fix = f"删掉这个项名，重新敲成{quote(meant)}。"
        retyped = typed.replace(key, meant, 1) if meant else None
        return source.diagnostic(
            structure.KEY_CHARACTER, line, column, message, fix, width=len(key), meant=retyped
        )
    return None


def check_escaped(event: Any, source: Source) -> Diagnostic | None:
    r"""What a ``\u…`` in a double-quoted value turned into, if nobody could have typed it."""
    if not (found := untyped_in_value(event.value)):
        return None
    rule, message, fix = found
    mark = event.start_mark
    message = f"反斜杠写出的内容不对：{message}。"
    width = event.end_mark.column - mark.column if event.end_mark.line == mark.line else 1
    return source.diagnostic(rule, mark.line + 1, mark.column + 1, message, fix, width=width)


def _full_width_comma(event: Any, source: Source, separators: str) -> Diagnostic:
    line, start = event.start_mark.line + 1, event.start_mark.column
    typed = source.line(line)
    at = next((i for i in range(start, len(typed)) if typed[i] in separators), start)
    end = event.end_mark.column if event.end_mark.line + 1 == line else len(typed)
    meant = typed[:start] + re.sub(rf"\s*[{separators}]\s*", ", ", typed[start:end]) + typed[end:]
    name = "顿号" if typed[at : at + 1] == "、" else "中文逗号"
    message = f"括号里的{quote(event.value)}用了{name}，会被当成一整项。"
    fix = corrected("改成英文逗号加一个空格", meant)
    return source.diagnostic(layout.FULL_WIDTH_COMMA, line, at + 1, message, fix, meant=meant)


def _multi_line(event: Any, source: Source) -> Diagnostic:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    last = event.end_mark.line + 1
    typed = source.line(line)[column - 1 :].rstrip()
    message = f"{quote(typed)}没有写完就换行了，一直写到第 {last} 行。"
    fix = "写在同一行；分段的长文字在冒号后写一条竖线 |，各行缩进两个空格。"
    return source.diagnostic(values.MULTI_LINE, line, column, message, fix, width=len(typed))


def _misplaced_item(source: Source, line: int) -> Diagnostic:
    typed = source.line(line)
    column = len(typed) - len(typed.lstrip()) + 1
    message = "这一条的短横没有和上一条对齐，会被接到上一条后面。"
    fix = "把这一行的行首空格改得和上一条一样多。"
    return source.diagnostic(layout.BAD_INDENT, line, column, message, fix)


def needs_quotes(source: Source, line: int, column: int) -> tuple[str, str]:
    """The value from `column` to the end of its line, or to a remark behind it, and the line with that value quoted."""
    typed = source.line(line)
    value, remark, rest = _REMARK.match(typed, column - 1).groups()  # type: ignore[union-attr]
    return value, typed[: column - 1] + double_quoted(value) + (remark + rest).rstrip()
