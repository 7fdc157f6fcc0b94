"""Read one record: validate plain data with its model and say every error in Chinese."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Finding, Keys, Rule
from generator.model.base import Record
from generator.records import rules
from generator.records.fields import Field, field_at
from generator.records.nearest import nearest

R = TypeVar("R", bound=Record)


def read_record(model: type[R], data: object, path: str, keys: Keys = ()) -> tuple[R | None, list[Finding]]:
    """Return the record, or None and what is wrong with each of its values.

    `keys` is where the record stands in the file.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_finding(model, e, path, keys) for e in _causes(error.errors())]


def _causes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what only follows: a list is too short when its one item is wrong; a union errs twice."""
    locs = [e["loc"] for e in errors]

    def follows(index: int) -> bool:
        loc = locs[index]
        is_above = any(len(other) > len(loc) and other[: len(loc)] == loc for other in locs)
        return loc in locs[:index] or (errors[index]["type"] == "too_short" and is_above)

    return [e for i, e in enumerate(errors) if not follows(i)]


def _finding(model: type[Record], error: ErrorDetails, path: str, above: Keys) -> Finding:
    is_dict_key = "[key]" in error["loc"]
    keys: Keys = tuple(k for k in error["loc"] if k != "[key]")
    field = field_at(model, keys)
    if error["type"] == "extra_forbidden":
        rule, message, fix = _unknown_key(field, keys)
    else:
        rule, message, fix = _say(field, error)
    return rule.at(path, above + keys, message, fix, on_key=is_dict_key or rule in rules.ON_KEY)


def _say(field: Field, error: ErrorDetails) -> tuple[Rule, str, str]:
    """Rule, sentence and fix for a value that its field does not take."""
    label, typed, ctx = field.label, _shown(error["input"]), error.get("ctx", {})
    match error["type"]:
        case code if code in rules.BY_CODE:
            return rules.BY_CODE[code], f"“{label}”{ctx['message']}", ctx["fix"]
        case "missing":
            return (
                rules.MISSING,
                f"缺少“{label}”（{field.key}）。",
                f"在这里补上“{field.key}: ”，冒号后面写{label}。",
            )
        case "enum" | "literal_error":
            near = nearest(str(error["input"]), field.choices)
            fix = f"写成 {near}。" if near else f"从这些里选一个：{'、'.join(field.choices)}。"
            return rules.CHOICE, f"“{label}”不能写{typed}。", fix
        case "tuple_type" | "list_type":
            fix = "每项另起一行，行首写英文减号加一个空格；或者写在英文方括号里，用英文逗号隔开。"
            return rules.SHAPE, f"“{label}”应当是一个列表，现在写成了{typed}。", fix
        case "dict_type" | "model_type" | "model_attributes_type":
            fix = f"“{label}”的各项内容分行写，每行一个字段。"
            return rules.SHAPE, f"“{label}”下面应当是几行“字段: 内容”，现在写成了{typed}。", fix
        case "string_type":
            fix = "只写文字；文字里有英文方括号、花括号或冒号时，给整段加英文双引号。"
            return rules.SHAPE, f"“{label}”应当是一段文字，现在写成了{typed}。", fix
        case "string_too_long":
            fix = "缩短；长的内容放进简介或正文。"
            return rules.EMPTY_OR_LONG, f"“{label}”太长了，最多 {ctx['max_length']} 个字。", fix
        case "too_short":
            return rules.EMPTY_OR_LONG, f"“{label}”至少要有一项。", f"补上一项{label}。"
        case "int_parsing" | "float_parsing" | "int_type" | "float_type" | "int_from_float":
            return rules.NUMBER, f"“{label}”写成{typed}，不是数字。", "只写阿拉伯数字。"
        case "greater_than_equal" | "less_than_equal" | "finite_number":
            low, high = field.bounds
            return rules.NUMBER, f"“{label}”写成{typed}，超出范围。", f"写 {low} 到 {high} 之间的数。"
        case _:
            return rules.INVALID, f"“{label}”写成{typed}，不对。", "对照字段说明改成合适的内容。"


def _unknown_key(field: Field, keys: Keys) -> tuple[Rule, str, str]:
    key, known = str(keys[-1]), field.siblings
    # A station's own file and its row in the register have no name: the name is computed.
    if key in ("name", "full_name", "short_name") and (keys == (key,) or keys[0] == "stations"):
        return rules.TYPED_NAME, f"站名是手写的（{key}）。站名由名册自动生成，不手写。", "删掉这一项。"
    message = f"不认识的字段“{_clip(key)}”。"
    if guess := nearest(key, [f"{name}（{title}）" for name, title in known.items()]):
        return rules.UNKNOWN, message, f"是不是想写 {guess}？"
    return rules.UNKNOWN, message, f"删掉这一项；这里可以写：{'、'.join(known)}。"


def _clip(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "……"


def _shown(value: object) -> str:
    """The value as the writer would call it: never Python's words for it."""
    if isinstance(value, str) and value:
        return f"“{_clip(value)}”"
    return "列表" if isinstance(value, (list, tuple)) else "几行字段" if isinstance(value, dict) else "空白"
