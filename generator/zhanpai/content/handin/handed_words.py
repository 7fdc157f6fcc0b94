"""What was handed in, in a clerk's words: what a file is called, and what a value was and becomes."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.handin.handed import HandedFile
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.records.fields import field_at
from zhanpai.content.versions.change_words import item_name, place_words, said_changes, value_words
from zhanpai.content.versions.file_models import model_of
from zhanpai.content.versions.file_words import file_words
from zhanpai.content.versions.running_text import shown_text
from zhanpai.content.versions.value_changes import ABSENT, value_changes
from zhanpai.domain.model.base import Record
from zhanpai.kit.diagnostics import Keys

MOST = 2_000
"""Characters of a value that are shown: all of any that a form holds."""
LONG = 80
"""Characters from which on only what differs is shown, with a little around it."""
AROUND = 15
"""Characters shown before and behind what differs."""

BODY = "正文"
WHOLE = "整个文件"
_STATION = {Kind.STATION: "资料", Kind.OPINIONS: "意见台账"}


def file_title(path: str, raw: bytes | None, names: Mapping[str, str]) -> str:
    """What a file is called: by its station's name, or by the title of the news; `raw` is what it says."""
    filed = filing.classify(path) if path.startswith(f"{filing.CONTENT}/") else None
    if not isinstance(filed, Filed):
        return file_words(path)
    if filed.kind in _STATION:
        name = names.get(filed.stem, "")
        return f"{filed.stem} {name}的{_STATION[filed.kind]}" if name else file_words(path)
    if filed.kind is Kind.NEWS:
        values = read_values(path, raw) if raw is not None else None
        title = values.data.get("title") if values and isinstance(values.data, dict) else None
        return f"动态“{title}”（{filed.stem[:10]}）" if isinstance(title, str) else file_words(path)
    return f"图片 {filed.stem}" if filed.kind is Kind.PICTURE else file_words(path)


def station_of(path: str, raw: bytes | None) -> str:
    """The number of the station to which a file belongs; of news that of its first; "" if it has none."""
    filed = filing.classify(path)
    if not isinstance(filed, Filed):
        return ""
    if filed.kind in _STATION:
        return filed.stem
    values = read_values(path, raw) if raw is not None and filed.kind is Kind.NEWS else None
    stations = values.data.get("stations") if values and isinstance(values.data, dict) else None
    first = stations[0] if isinstance(stations, list) and stations else stations
    return first if isinstance(first, str) else ""


def said_file(one: HandedFile) -> tuple[str, ...]:
    """What was changed in a file, in sentences without their stops."""
    if one.mine is None:
        return ("去掉了",)
    if one.base is None:
        return ("新建的",)
    old, new = read_values(one.path, one.base), read_values(one.path, one.mine)
    if old is None or new is None:
        return ("改过",)
    said = said_changes(value_changes(old.data, new.data), old.data, model_of(one.path))
    texts = [shown_text(raw, one.path) if one.path.endswith(".md") else "" for raw in (one.base, one.mine)]
    return (*said, f"{BODY}：改了文字") if texts[0] != texts[1] else said


def whole_words(path: str, raw: bytes | None, *, is_short: bool = False) -> str:
    """What a whole file says, for a person to read: its values by their names, and the text of news below them.

    `is_short`: only how long the text is, as it goes and can be read on the site.
    """
    values = None if raw is None else read_values(path, raw)
    if raw is None or values is None:
        return ""
    model = model_of(path)
    if isinstance(values.data, list):
        return "\n".join(item_words(item, (number,), model) for number, item in enumerate(values.data))
    text = shown_text(raw, path) if path.endswith(".md") else ""
    if is_short and text:
        text = f"正文 {len(''.join(text.split()))} 个字"
    return "\n".join(filter(None, (item_words(values.data, (), model), text)))


def item_words(value: Any, keys: Keys, model: type[Record] | None) -> str:
    """A value on one line: of a record each part with its name, “事项：楼道灯坏了；类别：环境卫生”."""
    if not isinstance(value, dict) or model is None:
        return value_words(value, keys, model, MOST)
    parts = []
    for key, inner in value.items():
        at = (*keys, key)
        is_list = isinstance(inner, list) and any(isinstance(one, dict) for one in inner)
        words = (
            "，".join(value_words(one, (*at, 0), model, MOST) for one in inner)
            if is_list
            else value_words(inner, at, model, MOST)
        )
        parts += [f"{field_at(model, at).label}：{words}"] if words else []
    return "；".join(parts)


def where_words(keys: Keys, data: Any, model: type[Record] | None, gone: Any = ABSENT) -> str:
    """What a person calls the place; `gone` is the item that stood there and is no more in `data`."""
    if gone is not ABSENT and keys and isinstance(keys[-1], int):
        name = item_name(gone)
        called = f"“{name}”" if name else "里的一项"
        return place_words(keys[:-1], data, model) + called if keys[:-1] else f"“{name}”" if name else "一项"
    return place_words(keys, data, model)


def pair_words(old: Any, new: Any, keys: Keys, model: type[Record] | None) -> tuple[str, str]:
    """Both values in words; of long ones what differs, with a little around it."""
    words = [item_words(value, keys, model) for value in (old, new)]
    return _differing(*words) if max(map(len, words)) > LONG else (words[0], words[1])


def text_words(old: str, new: str) -> tuple[str, str]:
    """Of two running texts the lines that only the one and only the other has, blank ones aside."""
    was, now = ([line for line in text.split("\n") if line.strip()] for text in (old, new))
    gone: list[str] = []
    come: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += was[a:b]
            come += now[c:d]
    if len(gone) == len(come):
        pairs = [_differing(*pair) for pair in zip(gone, come, strict=True)]
        gone, come = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return "\n".join(gone), "\n".join(come)


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both without most of what is the same at their beginning and end."""
    if not old or not new:
        return old, new
    start = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    most = min(len(old), len(new)) - start
    tail = zip(reversed(old), reversed(new), strict=False)
    end = min(most, next((n for n, (a, b) in enumerate(tail) if a != b), most))
    start, end = max(0, start - AROUND), max(0, end - AROUND)
    return tuple(
        f"{'……' if start else ''}{text[start : len(text) - end]}{'……' if end else ''}" for text in (old, new)
    )  # type: ignore[return-value]
