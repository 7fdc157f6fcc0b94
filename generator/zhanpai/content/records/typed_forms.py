"""How a single value is typed in an editor: its JSON Schema, and the Chinese words that say what to write.

Our reader keeps every scalar as it was typed; an editor types it first, by YAML 1.2: `5` is a number there, `true` a
boolean, `2026-03-14` a string and `0001` the number 1.  So each form takes the types that the right spelling may have,
and its pattern speaks of strings alone.  An id must be typed in quotes where an editor would lose its zeros.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from zhanpai.domain.model import field_types, meant
from zhanpai.domain.model.field_types import MAX_LINE, Month

Schema = dict[str, Any]

_YEAR = "(?:19(?:49|[5-9][0-9])|20[0-9]{2}|2100)"
_MONTH = f"{_YEAR}-(?:0?[1-9]|1[0-2])"
_DAY = (
    f"{_YEAR}-(?:(?:0?[13578]|1[02])-(?:0?[1-9]|[12][0-9]|3[01])"
    "|(?:0?[469]|11)-(?:0?[1-9]|[12][0-9]|30)|0?2-(?:0?[1-9]|[12][0-9]))"
)
_HAN = "[\u3400-\u9fff]"
_DOT = "[•・‧∙⋅･．｡・●∘᛫ꞏ˙﹒.*﹡＊_-]"
_LINE = r"\S[^\n]*"


@dataclass(frozen=True, slots=True)
class Form:
    """The schema of one value, and the sentence that says what to write, "" where the schema's choices say it."""

    schema: Schema
    says: str


def form_of(
    annotation: object, metadata: Iterable[object] = (), words: Mapping[str, str] | None = None
) -> Form:
    """The form of a single value of this type, with the limits in `metadata`.

    `words` are the Chinese words for the choices of a Literal.  TypeError for a type that no file has.
    """
    known = list(metadata)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _one_of({str(m.value): str(getattr(m, "label", m.value)) for m in annotation})
    if get_origin(annotation) is Literal:
        return _one_of({value: (words or {}).get(value, value) for value in get_args(annotation)})
    if annotation is bool:
        return Form({"type": ["boolean", "string"], **_matching(_FLAG, _FLAG_SAYS)}, _FLAG_SAYS)
    if annotation is dt.date:
        return _string(_DAY, "写成“年-月-日”，例如 2026-03-14。")
    if annotation is Month:
        return _string(f"{_MONTH}|{_DAY}", "写成“年-月”，例如 2027-01。")
    if annotation in (int, float):
        return _number(annotation is int, known)
    if annotation is str:
        return _text(known)
    raise TypeError(f"no form for {annotation}")


_FLAG = "(?i)true|yes|是|false|no|否"
_FLAG_SAYS = "写 true（是）或 false（否）。"
_INTEGER, _FLOAT = r"[+-]?[0-9]+(?:\.0+)?", r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"


def _one_of(choices: Mapping[str, str]) -> Form:
    said = "、".join(v if v == label else f"{v}（{label}）" for v, label in choices.items())
    return Form(
        {"oneOf": [{"const": v, "title": label} for v, label in choices.items()]}, f"从这些里选一个：{said}。"
    )


def _number(is_whole: bool, metadata: list[object]) -> Form:
    low, high = _limit(metadata, "ge"), _limit(metadata, "le")
    kind = "整数" if is_whole else "数字"
    both = f"，{low} 到 {high}" if low is not None and high is not None else ""
    schema: Schema = {"type": ["integer" if is_whole else "number", "string"]}
    schema |= {name: bound for name, bound in (("minimum", low), ("maximum", high)) if bound is not None}
    says = f"写{kind}{both}。"
    return Form(schema | _matching(_INTEGER if is_whole else _FLOAT, says), says)


def _text(metadata: list[object]) -> Form:
    validator = next((v for v in metadata if v in _LINES), None)
    if validator is not None:
        pattern, says = _LINES[validator]
        schema: Schema = {"type": ["string", "number"], "maxLength": MAX_LINE}
        return Form(schema | _matching(pattern, says), says)
    form = next((found for c in metadata if (found := _patterned(c))), None)
    if form:
        return form
    most = _limit(metadata, "max_length")
    return Form(
        {"type": ["string", "number"], **({"maxLength": most} if most else {})},
        "可以写几段：冒号后面写一条竖线 |，另起一行，各行缩进两个空格。",
    )


def _patterned(constraint: object) -> Form | None:
    """The form that a pattern gives; what an editor takes for a number must have no zero to lose."""
    function = getattr(constraint, "func", None)
    pattern, says = getattr(function, "pattern", None), getattr(function, "fix", "")
    pattern = pattern or getattr(constraint, "pattern", None)
    if not isinstance(pattern, str):
        return None
    pattern = pattern.removeprefix("^").removesuffix("$")
    sizes = [size for size in range(1, 13) if re.fullmatch(pattern, "138001380000"[:size])]
    if not sizes:
        return _string(pattern, says)
    return _string(pattern, says, minimum=10 ** (sizes[0] - 1), maximum=10 ** sizes[-1] - 1)


def _string(pattern: str, says: str, **of_number: int) -> Form:
    kinds: Schema = {"type": ["string", "integer"] if of_number else "string", **of_number}
    return Form(kinds | _matching(pattern, says), says)


def _matching(pattern: str, says: str) -> Schema:
    """`pattern` for the whole of a string; editors show `says` where it does not match."""
    shown = {"patternErrorMessage": says} if says else {}
    return {"pattern": rf"^\s*(?:{ecma(pattern)})\s*$", **shown}


def ecma(pattern: str) -> str:
    """A pattern of Python's as ECMA-262 with its flag u takes it: no `(?i)` at the front, no needless backslashes."""
    body = pattern.removeprefix("(?i)")
    found = []
    in_class = False
    for piece in re.findall(r"\\x[0-9a-f]{2}|\\.|\(\?[:!=]|.", body, re.S):
        in_class = (in_class or piece == "[") and piece != "]"
        letter = len(piece) == 1 and piece.isascii() and piece.isalpha()
        if piece in ('\\"', "\\'"):
            found.append(piece[1])
        elif body != pattern and letter:
            found.append(
                f"{piece.lower()}{piece.upper()}" if in_class else f"[{piece.lower()}{piece.upper()}]"
            )
        else:
            found.append(piece)
    return "".join(found)


def _limit(metadata: list[object], name: str) -> Any:
    return next((v for c in metadata if (v := getattr(c, name, None)) is not None), None)


_SAYS_NOTHING = f"(?!\\s*(?:{ecma('(?i)' + meant.NOTHING.pattern)})\\s*$)"
_READING_SAYS = "写拼音，一个字一个音节，中间用空格，例如 hong tong。"
_PERSON_SAYS = "写姓名，字之间不加空格，间隔号用“·”。"
_SYLLABLE = "(?:[A-Za-z\u00c0-\u01dc\u0300-\u036f]|[uU]:){1,9}[0-9]?"
_LINES: dict[object, tuple[str, str]] = {
    get_args(field_types.Line)[1]: (f"{_SAYS_NOTHING}{_LINE}", f"写一行字，最多 {MAX_LINE} 个字。"),
    get_args(field_types.OptionalLine)[1]: (
        f"{_SAYS_NOTHING}(?:{_LINE})?",
        f"写一行字，最多 {MAX_LINE} 个字；没有就空着。",
    ),
    get_args(field_types.PersonName)[1]: (
        rf"{_SAYS_NOTHING}(?!.*{_HAN}\s+{_HAN})(?!.*{_HAN}\s*{_DOT}+\s*{_HAN}){_LINE}",
        _PERSON_SAYS,
    ),
    get_args(field_types.Reading)[1]: (rf"{_SYLLABLE}(?:[\s'’/]+{_SYLLABLE})*", _READING_SAYS),
}
"""The types of one line by what asks them: the pattern, and what to write."""
