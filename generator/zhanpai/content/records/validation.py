"""Read one record: validate plain data with its model and say every error in Chinese."""

from __future__ import annotations

import re
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from zhanpai.content.records import record_rules
from zhanpai.content.records.fields import Field, field_at
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip
from zhanpai.kit.nearest import nearest

R = TypeVar("R", bound=Record)

_NAME_KEYS = ("name", "full_name", "short_name", "站名", "名称", "全称", "简称")


def read_record(model: type[R], data: object, path: str, keys: Keys = ()) -> tuple[R | None, list[Finding]]:
    """Return the record, or None and what is wrong with each of its values.

    `keys` is where the record stands in the file.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_finding(model, e, path, keys) for e in _causes(model, error.errors())]


def _causes(model: type[Record], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what only follows.

    A list is too short when its one item is wrong; a union errs twice; a required field is missing when
    its name has a letter wrong.
    """
    locs = [e["loc"] for e in errors]
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    meant = {(*loc[:-1], _guess(field_at(model, loc), str(loc[-1])).partition("（")[0]) for loc in unknown}

    def follows(index: int) -> bool:
        loc, kind = locs[index], errors[index]["type"]
        is_above = any(len(other) > len(loc) and other[: len(loc)] == loc for other in locs)
        is_told = loc in locs[:index] or (kind == "missing" and loc in meant)
        return is_told or (kind == "too_short" and is_above)

    return [e for i, e in enumerate(errors) if not follows(i)]


def _guess(field: Field, key: str) -> str:
    """The field that somebody who typed `key` meant, as ``name（姓名）``, or ""."""
    return nearest(key, [f"{name}（{title}）" for name, title in field.siblings.items()])


def _finding(model: type[Record], error: ErrorDetails, path: str, above: Keys) -> Finding:
    is_dict_key = "[key]" in error["loc"]
    keys: Keys = tuple(k for k in error["loc"] if k != "[key]")
    field = field_at(model, keys)
    if error["type"] == "extra_forbidden":
        rule, message, fix = _unknown_key(model, field, keys)
    else:
        rule, message, fix = _say(field, error)
    return rule.at(path, above + keys, message, fix, on_key=is_dict_key or rule in record_rules.ON_KEY)


def _say(field: Field, error: ErrorDetails) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for a value that its field does not take."""
    label, typed, ctx = field.label, _shown(error["input"]), error.get("ctx", {})
    match error["type"]:
        case code if code in record_rules.BY_CODE:
            is_blank = (
                record_rules.BY_CODE[code] is record_rules.EMPTY_OR_LONG and not str(error["input"]).strip()
            )
            fix = f"填上{label}。" if is_blank and field.is_required else ctx["fix"]
            return record_rules.BY_CODE[code], f"“{label}”{ctx['message']}", fix
        case "missing":
            content = f"内容写成{_form(field)}这样" if field.parts else f"冒号后面写{label}"
            return (
                record_rules.MISSING,
                f"缺少“{label}”（{field.key}）。",
                f"在这里补上“{field.key}: ”，{content}。",
            )
        case "enum" | "literal_error":
            return record_rules.CHOICE, f"“{label}”不能写{typed}。", _choose(field, str(error["input"]))
        case "tuple_type" | "list_type":
            return (
                record_rules.SHAPE,
                f"“{label}”应当是一个列表，现在写成了{typed}。",
                _as_list(field, error["input"]),
            )
        case "dict_type" | "model_type" | "model_attributes_type":
            if error["input"] is None:
                return record_rules.SHAPE, f"“{label}”里有一项是空的。", "删掉这个空项，或者补上内容。"
            fix = f"{'每一项' if error['loc'] and isinstance(error['loc'][-1], int) else '内容'}写成{_form(field)}这样。"
            return record_rules.SHAPE, f"“{label}”应当是几个“字段: 内容”，现在写成了{typed}。", fix
        case "string_type":
            fix = "只写文字；文字里有英文方括号、花括号或冒号时，给整段加英文双引号。"
            return record_rules.SHAPE, f"“{label}”应当是一段文字，现在写成了{typed}。", fix
        case "string_too_long":
            fix = "缩短；长的内容放进简介或正文。"
            return record_rules.EMPTY_OR_LONG, f"“{label}”太长了，最多 {ctx['max_length']} 个字。", fix
        case "too_short":
            return record_rules.EMPTY_OR_LONG, f"“{label}”至少要有一项。", f"补上一项{label}。"
        case "int_parsing" | "float_parsing" | "int_type" | "float_type" | "int_from_float":
            return record_rules.NUMBER, f"“{label}”写成{typed}，不是数字。", "只写阿拉伯数字。"
        case "greater_than_equal" | "less_than_equal" | "finite_number":
            low, high = field.bounds
            return record_rules.NUMBER, f"“{label}”写成{typed}，超出范围。", f"写 {low} 到 {high} 之间的数。"
        case _:
            return record_rules.INVALID, f"“{label}”写成{typed}，不对。", "对照字段说明改成合适的内容。"


def _choose(field: Field, typed: str) -> str:
    """Which of the field's choices to write; the words in brackets explain and are not typed."""
    near = nearest(typed, field.choices)
    if near:
        value, _, label = near.rstrip("）").partition("（")
        return f"写成“{value}”，意思是{label}。" if label else f"写成“{near}”。"
    choices = "、".join(field.choices)
    return f"从这些里选一个：{choices}{'，只写括号前面的词' if '（' in choices else ''}。"


def _as_list(field: Field, typed: object) -> str:
    """How to write as a list what was typed as one value: 养老、教育 → [养老, 教育]."""
    if field.parts or not isinstance(typed, str) or len(typed) > 40:
        return "每项另起一行，行首写英文减号加一个空格。"
    items = [part.strip() for part in re.split("[、，,；;]", typed) if part.strip()]
    # A number in quotes keeps its leading zero.
    shown = ", ".join(f'"{item}"' if item.isdigit() else item for item in items)
    return f"写成 [{shown}]。"


def _form(field: Field) -> str:
    """An example of the record that belongs to `field`: {name: 姓名, post: 职务}."""
    parts = [f"{name}: {title}" for name, title in field.parts.items()]
    return f" {{{', '.join(parts[:3])}{', …' if parts[3:] else ''}}} "


def _unknown_key(model: type[Record], field: Field, keys: Keys) -> tuple[Rule, str, str]:
    key = str(keys[-1])
    if key in _NAME_KEYS and field.owner in (StationFile, StationRow):
        return record_rules.TYPED_NAME, f"站名是手写的（{key}）。站名由名册自动生成，不手写。", "删掉这一项。"
    message = f"不认识的字段“{clip(key)}”。"
    if guess := _guess(field, key):
        return record_rules.UNKNOWN, message, f"是不是想写 {guess}？"
    known = "、".join(f"{name}（{title}）" for name, title in field.siblings.items())
    return record_rules.UNKNOWN, message, f"删掉这一项；这里可以写：{known}。"


def _shown(value: object) -> str:
    """The value as the writer would call it: never Python's words for it."""
    if isinstance(value, str) and value:
        return f"“{clip(value)}”"
    return "列表" if isinstance(value, (list, tuple)) else "几行字段" if isinstance(value, dict) else "空白"
