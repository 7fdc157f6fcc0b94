"""Read one record: validate plain data with its model and say every error in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from zhanpai.content.records import record_rules
from zhanpai.content.records.fields import Field, field_at
from zhanpai.content.records.synonyms import meant_field
from zhanpai.domain.model import meant
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip
from zhanpai.kit.nearest import nearest

R = TypeVar("R", bound=Record)

_BARE = re.compile(r"[\w·（）()+-]+").fullmatch
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
    likely = {(*loc[:-1], _guess(field_at(model, loc), str(loc[-1])).partition("（")[0]) for loc in unknown}

    def follows(index: int) -> bool:
        loc, kind = locs[index], errors[index]["type"]
        is_above = any(len(other) > len(loc) and other[: len(loc)] == loc for other in locs)
        is_told = loc in locs[:index] or (kind == "missing" and loc in likely)
        return is_told or (kind == "too_short" and is_above)

    return [e for i, e in enumerate(errors) if not follows(i)]


def _guess(field: Field, key: str) -> str:
    """The field that somebody who typed `key` meant, as ``name（姓名）``, or ""."""
    titles = field.siblings
    if name := meant_field(key, titles):
        return f"{name}（{titles[name]}）"
    return nearest(key, [f"{name}（{title}）" for name, title in titles.items()])


@dataclass(frozen=True, slots=True)
class _Said:
    """What is told of one value: `new` is what the fix says to write, as it is typed, or None."""

    rule: Rule
    message: str
    fix: str
    new: str | None = None
    is_guess: bool = False


def _finding(model: type[Record], error: ErrorDetails, path: str, above: Keys) -> Finding:
    is_dict_key = "[key]" in error["loc"]
    keys: Keys = tuple(k for k in error["loc"] if k != "[key]")
    field = field_at(model, keys)
    is_unknown = error["type"] == "extra_forbidden"
    told = _unknown_key(model, field, keys) if is_unknown else _nothing(field, error) or _say(field, error)
    on_key = is_dict_key or told.rule in record_rules.ON_KEY
    return told.rule.at(
        path, above + keys, told.message, told.fix, on_key=on_key, new=told.new, is_guess=told.is_guess
    )


def _nothing(field: Field, error: ErrorDetails) -> _Said | None:
    """Of 无, 待定, Null in the place of a date, a number, a list: that there is nothing to say is left unsaid."""
    typed = error["input"]
    if not isinstance(typed, str) or not meant.is_nothing(typed) or error["type"] == "D103":
        return None
    message = f"“{field.label}”写成{_shown(typed)}，意思是没有内容。"
    if field.is_required:
        return _Said(record_rules.EMPTY_OR_LONG, message, f"填上{field.label}。")
    if error["loc"] and isinstance(error["loc"][-1], int):
        return _Said(record_rules.EMPTY_OR_LONG, message, "删掉这一项。")
    return _Said(record_rules.EMPTY_OR_LONG, message, "冒号后面空着，或者删掉这一项。", "")


def _say(field: Field, error: ErrorDetails) -> _Said:
    """Rule, sentence and fix for a value that its field does not take."""
    label, typed, ctx = field.label, _shown(error["input"]), error.get("ctx", {})
    match error["type"]:
        case code if code in record_rules.BY_CODE:
            return _refused(field, error, record_rules.BY_CODE[code])
        case "missing":
            content = f"内容写成{_form(field)}这样" if field.parts else f"冒号后面写{label}"
            message, fix = f"缺少“{label}”（{field.key}）。", f"在这里补上“{field.key}: ”，{content}。"
            return _Said(record_rules.MISSING, message, fix)
        case "enum" | "literal_error":
            return _Said(
                record_rules.CHOICE, f"“{label}”不能写{typed}。", *_choose(field, str(error["input"]))
            )
        case "tuple_type" | "list_type":
            message = f"“{label}”应当是一个列表，现在写成了{typed}。"
            return _Said(record_rules.SHAPE, message, *_as_list(field, error["input"]))
        case "dict_type" | "model_type" | "model_attributes_type":
            return _no_record(field, error)
        case "string_type":
            fix = "只写文字；文字里有英文方括号、花括号或冒号时，给整段加英文双引号。"
            return _Said(record_rules.SHAPE, f"“{label}”应当是一段文字，现在写成了{typed}。", fix)
        case "string_too_long":
            message = f"“{label}”太长了，最多 {ctx['max_length']} 个字。"
            return _Said(record_rules.EMPTY_OR_LONG, message, "缩短；长的内容放进简介或正文。")
        case "too_short":
            return _Said(record_rules.EMPTY_OR_LONG, f"“{label}”至少要有一项。", f"补上一项{label}。")
        case "int_parsing" | "float_parsing" | "int_type" | "float_type" | "int_from_float":
            return _no_number(field, error["input"])
        case "greater_than_equal" | "less_than_equal" | "finite_number":
            low, high = field.bounds
            message = f"“{label}”写成{typed}，超出范围。"
            return _Said(record_rules.NUMBER, message, f"写 {low} 到 {high} 之间的数。")
        case _:
            return _Said(
                record_rules.INVALID, f"“{label}”写成{typed}，不对。", "对照字段说明改成合适的内容。"
            )


def _refused(field: Field, error: ErrorDetails, rule: Rule) -> _Said:
    """What a type of the model's own said."""
    ctx, typed = error.get("ctx", {}), str(error["input"])
    fix, new = str(ctx["fix"]), ctx.get("new")
    if rule is record_rules.EMPTY_OR_LONG and field.is_required:
        if not typed.strip() or meant.is_nothing(typed):
            fix, new = f"填上{field.label}。", None
    elif rule is record_rules.PHONE and not typed.strip():
        return _Said(rule, f"“{field.label}”是空的。", "冒号后面空着，或者删掉这一项。", "")
    if new and meant.unquoted(typed) != typed.strip():
        return _Said(rule, f"“{field.label}”的内容{_shown(typed)}多了中文引号。", fix, new)
    return _Said(rule, f"“{field.label}”{ctx['message']}", fix, new)


def _no_number(field: Field, value: object) -> _Said:
    message = f"“{field.label}”写成{_shown(value)}，不是数字。"
    likely = meant.number(str(value)) if isinstance(value, str) else ""
    low, high = field.bounds
    fits = likely and all(
        bound is None or sign * float(likely) >= sign * float(str(bound))
        for sign, bound in ((1, low), (-1, high))
    )
    return _Said(
        record_rules.NUMBER, message, *((f"写成 {likely}。", likely) if fits else ("只写阿拉伯数字。", None))
    )


def _no_record(field: Field, error: ErrorDetails) -> _Said:
    """Of one value where several belong: 张三 for {name: 张三}, 112.95,28.20 for {lon: 112.95, lat: 28.20}."""
    value, label = error["input"], field.label
    if value is None:
        return _Said(record_rules.SHAPE, f"“{label}”里有一项是空的。", "删掉这个空项，或者补上内容。")
    is_item = bool(error["loc"]) and isinstance(error["loc"][-1], int)
    message = f"“{label}”应当是几个“字段: 内容”，现在写成了{_shown(value)}。"
    fix = f"{'每一项' if is_item else '内容'}写成{_form(field)}这样。"
    numbers = (
        value
        if isinstance(value, list)
        else re.split("[,，、;；\\s]+", value)
        if isinstance(value, str)
        else []
    )
    parts = list(field.parts)
    if parts[:2] == ["lon", "lat"] and len(numbers) == 2 and all(meant.number(str(n)) for n in numbers):
        lon, lat = sorted((meant.number(str(n)) for n in numbers), key=float, reverse=True)
        return _Said(
            record_rules.SHAPE, message, f"写成 {{lon: {lon}, lat: {lat}}}。", f"{{lon: {lon}, lat: {lat}}}"
        )
    if isinstance(value, str) and field.needs == ["name"] and re.fullmatch(r"[\w·]{2,20}", value):
        new = f"{{name: {value}}}"
        return _Said(record_rules.SHAPE, message, f"写成 {new}。", new)
    return _Said(record_rules.SHAPE, message, fix)


def _choose(field: Field, typed: str) -> tuple[str, str | None, bool]:
    """Which of the field's choices to write, and whether that is a guess; the words in brackets explain and are not typed."""
    near = nearest(meant.plain(typed), field.choices)
    if near:
        value, _, label = near.rstrip("）").partition("（")
        bare = meant.plain(typed).casefold().strip("。．.，,；;、 ")
        is_guess = bare != value.casefold() and bare.removesuffix("级") not in label
        return (f"写成“{value}”，意思是{label}。" if label else f"写成“{near}”。"), value, is_guess
    choices = "、".join(field.choices)
    return f"从这些里选一个：{choices}{'，只写括号前面的词' if '（' in choices else ''}。", None, False


def _as_list(field: Field, typed: object) -> tuple[str, str | None]:
    """How to write as a list what was typed as one value: 养老、教育 → [养老, 教育]."""
    if field.parts or not isinstance(typed, str) or len(typed) > 40:
        return "每项另起一行，行首写英文减号加一个空格。", None
    bare = meant.unquoted(re.sub(r"^[［【〔（(\[]|[］】〕）)\]]$", "", typed.strip()))
    items = [item for part in re.split("[、，,；;]", bare) if (item := part.strip(" \"'“”‘’\u3000"))]
    # A number in quotes keeps its leading zero.
    shown = ", ".join(f'"{item}"' if item.isdigit() or not _BARE(item) else item for item in items)
    return f"写成 [{shown}]。", f"[{shown}]"


def _form(field: Field) -> str:
    """An example of the record that belongs to `field`: {name: 姓名, post: 职务}."""
    parts = [f"{name}: {title}" for name, title in field.parts.items()]
    return f" {{{', '.join(parts[:3])}{', …' if parts[3:] else ''}}} "


def _unknown_key(model: type[Record], field: Field, keys: Keys) -> _Said:
    key = str(keys[-1])
    if key in _NAME_KEYS and field.owner in (StationFile, StationRow):
        message = f"站名是手写的（{key}）。站名由名册自动生成，不手写。"
        return _Said(record_rules.TYPED_NAME, message, "删掉这一项。")
    message = f"不认识的字段“{clip(key)}”。"
    if re.fullmatch("[0-9.]+", key):
        fix = "如果是把小数点写成了逗号，就改成英文句点；多出来的就删掉。"
        return _Said(record_rules.UNKNOWN, message, fix)
    if guess := _guess(field, key):
        name = guess.partition("（")[0]
        is_same = meant_field(key, field.siblings) or field.siblings.get(name) == key
        is_guess = not is_same and not _is_slip(key, name)
        return _Said(record_rules.UNKNOWN, message, f"是不是想写 {guess}？", name, is_guess)
    known = "、".join(f"{name}（{title}）" for name, title in field.siblings.items())
    return _Said(record_rules.UNKNOWN, message, f"删掉这一项；这里可以写：{known}。")


def _is_slip(typed: str, name: str) -> bool:
    """Whether a name of four letters or more was typed with one wrong, one too many or too few, or two in the wrong order."""
    if len(name) < 4 or abs(len(typed) - len(name)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), len(name))
    one, other = typed[start:], name[start:]
    is_swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return is_swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _shown(value: object) -> str:
    """The value as the writer would call it: never Python's words for it."""
    if isinstance(value, str) and value:
        return f"“{clip(value)}”"
    return "列表" if isinstance(value, (list, tuple)) else "几行字段" if isinstance(value, dict) else "空白"
