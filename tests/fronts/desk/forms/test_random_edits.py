"""A thousand edits by chance in every form of the shipped city: only the meant bytes changed.

What was meant is judged by PyYAML, which had no part in writing: the data differs in that one place, and every byte
outside the old value's own characters, or outside the line that came or went, is what it was.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.shipped import ROOT
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.desk.forms.candidate import TEXT, begin, candidate
from zhanpai.fronts.desk.forms.filled import GONE, marks_in, with_row_more
from zhanpai.fronts.desk.forms.form_fields import FormField
from zhanpai.fronts.desk.forms.subject import Subject, with_id

pytestmark = pytest.mark.slow

EDITS = 1000
WORDS = (
    "示范路1号", "a: b", "# 不是注解", "'单引号'", '"双引号"', "是", "no", "0731-88880001", "1e3", "~", "- 一", "甲，乙；丙",
    "“引号”", "9:00-11:30", "{x}", "[y]", "*星", "&和", "%百分", "@在", "`反引", "100%", "𠮷野", "第 1 行", "x:", ":", "0001",
)  # fmt: skip


@dataclass
class Seen:
    """A file as PyYAML reads it: its text, data with every scalar a string, and the tree with marks."""

    text: str
    data: Any
    tree: yaml.Node


def seen(raw: bytes, path: str) -> Seen:
    text = raw.decode()
    if path.endswith(".md"):
        text = text[: text.index("\n---\n", 4) + 1]
        text = "   " + text[3:]
    return Seen(text, yaml.load(text, yaml.CBaseLoader), yaml.compose(text, yaml.CBaseLoader))


def node_at(node: yaml.Node, keys: tuple[str | int, ...]) -> yaml.Node:
    for key in keys:
        named = isinstance(node, yaml.MappingNode)
        node = next(v for name, v in node.value if name.value == key) if named else node.value[key]
    return node


def put(data: Any, keys: tuple[str | int, ...], value: Any) -> Any:
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    if isinstance(data, list):
        return [put(item, rest, value) if n == key else item for n, item in enumerate(data)]
    return {**data, key: put(data.get(key), rest, value)}


def singles(
    fields: tuple[FormField, ...], filled: dict[str, str], prefix: str = ""
) -> Iterator[tuple[FormField, str]]:
    for one in fields:
        name = prefix + one.key
        if one.is_single:
            yield one, name
        elif one.sort == "group":
            yield from singles(one.parts, filled, f"{name}.")
        elif one.sort == "rows" and one.item:
            for mark in marks_in(filled, name):
                if one.item.is_single:
                    yield one.item, f"{name}.{mark}"
                else:
                    yield from singles(one.item.parts, filled, f"{name}.{mark}.")


def keys_of(name: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdigit() else part for part in name.split("."))


def subjects() -> list[Callable[[random.Random], Subject]]:
    def paths(below: str) -> list[str]:
        return [
            p.relative_to(ROOT).as_posix()
            for p in sorted((ROOT / "content" / below).rglob("*.*"))
            if p.suffix in (".yaml", ".md")
        ]

    stations, ledgers, news, projects = map(paths, ("stations", "opinions", "news", "projects"))

    def ids(path: str, *above: str) -> list[str]:
        data = yaml.load((ROOT / path).read_bytes(), yaml.CBaseLoader)
        for key in above:
            data = (data or {}).get(key)
        return [row["id"] for row in data or ()]

    def station(dice: random.Random) -> Subject:
        return Subject(
            "/", "/", "/", "", dice.choice(stations), StationFile, leave_out=frozenset({"deputies"})
        )

    def deputy(dice: random.Random) -> Subject:
        path = next(p for p in iter(lambda: dice.choice(stations), None) if ids(p, "deputies"))
        id = dice.choice(ids(path, "deputies"))
        return Subject(
            "/", "/", "/", "", path, Deputy, find=with_id(id, "deputies"), leave_out=frozenset({"id"})
        )

    def of_list(paths: list[str], model: type) -> Callable[[random.Random], Subject]:
        def one(dice: random.Random) -> Subject:
            path = next(p for p in iter(lambda: dice.choice(paths), None) if ids(p))
            find = with_id(dice.choice(ids(path)))
            return Subject("/", "/", "/", "", path, model, find=find, leave_out=frozenset({"id"}), root=list)

        return one

    def item(dice: random.Random) -> Subject:
        return Subject("/", "/", "/", "", dice.choice(news), NewsFront, has_text=True)

    rows = ids("stations.yaml", "stations")

    def row(dice: random.Random) -> Subject:
        find = with_id(dice.choice(rows), "stations")
        return Subject("/", "/", "/", "", "stations.yaml", StationRow, find=find, leave_out=frozenset({"id"}))

    return [
        station,
        station,
        deputy,
        deputy,
        of_list(ledgers, Opinion),
        of_list(projects, Project),
        item,
        item,
        row,
    ]


def value_for(field: FormField, dice: random.Random) -> str:
    if field.choices:
        return dice.choice(field.choices)[0]
    if field.sort == "day":
        return f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    if field.sort == "month":
        return f"2027-{dice.randint(1, 12):02}"
    if field.sort == "number":
        return str(dice.randint(1, 99))
    if field.sort == "text" and dice.random() < 0.5:
        return "\n\n".join(dice.choices(WORDS, k=3))
    return dice.choice(WORDS)


@pytest.mark.parametrize("seed", range(4))
def test_an_edit_by_chance_changes_the_meant_bytes_alone(seed: int) -> None:
    dice = random.Random(seed)
    made = subjects()
    counted = 0
    while counted < EDITS // 4:
        subject = dice.choice(made)(dice)
        raw = (ROOT / subject.path).read_bytes()
        filled = begin(subject, raw)
        before = seen(raw, subject.path)
        at = subject.find(before.data)
        assert at is not None
        counted += _one_edit(dice, subject, raw, filled, before, at)


def _one_edit(
    dice: random.Random,
    subject: Subject,
    raw: bytes,
    filled: dict[str, str],
    before: Seen,
    at: tuple[str | int, ...],
) -> bool:
    typed = [(f, n) for f, n in singles(subject.fields, filled) if filled[n].strip()]
    deed = dice.random()
    if subject.has_text and deed < 0.3:
        return _text_edit(dice, subject, raw, filled)
    lists = [(f, f.key) for f in subject.fields if f.sort == "rows" and marks_in(filled, f.key)]
    if deed > 0.8 and lists:
        return _row_edit(dice, subject, raw, filled, *dice.choice(lists), before, at)
    if not typed:
        return False
    field, name = dice.choice(typed)
    value = value_for(field, dice)
    if value == filled[name]:
        return False
    made = candidate(subject, raw, {**filled, name: value})
    keys = (*at, *keys_of(name))
    after = seen(made.raw, subject.path)
    wanted = value + "\n" if "\n" in value else value
    got = after.data
    for key in keys:
        got = got[key]
    assert got in (value, wanted), (subject.path, keys, value)
    assert put(before.data, keys, got) == after.data
    node = node_at(before.tree, keys)
    start, end = node.start_mark.index, node.end_mark.index
    assert after.text[:start] == before.text[:start], (subject.path, keys, value)
    # A block of text ends, for PyYAML, where the next key begins.
    tail = before.text[end:]
    assert after.text.endswith(tail), (subject.path, keys, value)
    if subject.has_text:
        assert made.raw.decode().partition("\n---\n")[2] == raw.decode().partition("\n---\n")[2]
    return True


def _text_edit(dice: random.Random, subject: Subject, raw: bytes, filled: dict[str, str]) -> bool:
    lines = filled[TEXT].split("\n")
    place = dice.randrange(len(lines))
    lines[place] = lines[place] + dice.choice(WORDS)
    made = candidate(subject, raw, {**filled, TEXT: "\n".join(lines)}).raw.decode().split("\n")
    old = raw.decode().split("\n")
    different = [n for n, (a, b) in enumerate(zip(old, made, strict=True)) if a != b]
    assert len(different) == 1 and made[different[0]] == lines[place]
    return True


def _row_edit(
    dice: random.Random,
    subject: Subject,
    raw: bytes,
    filled: dict[str, str],
    field: FormField,
    name: str,
    before: Seen,
    at: tuple[str | int, ...],
) -> bool:
    assert field.item
    old = before.text.split("\n")
    if dice.random() < 0.5:
        mark = dice.choice(marks_in(filled, name))
        made = candidate(subject, raw, {**filled, f"{name}.{mark}.{GONE}": "yes"})
        after = seen(made.raw, subject.path)
        items = node_value(before.data, (*at, name))
        assert after.data == put(before.data, (*at, name), [x for n, x in enumerate(items) if n != int(mark)])
    else:
        more = with_row_more(filled, name)
        parts = [field.item] if field.item.is_single else [p for p in field.item.parts if p.is_single]
        new = {
            f"{name}.n0{'' if field.item.is_single else '.' + p.key}": value_for(p, dice).split("\n")[0]
            for p in parts
        }
        made = candidate(subject, raw, {**more, **new})
        after = seen(made.raw, subject.path)
        items = node_value(after.data, (*at, name))
        assert after.data == put(before.data, (*at, name), items)
        assert items[:-1] == node_value(before.data, (*at, name))
    new_lines = after.text.split("\n")
    head = next(
        (n for n, (a, b) in enumerate(zip(old, new_lines, strict=False)) if a != b),
        min(len(old), len(new_lines)),
    )
    tail = next(
        (n for n, (a, b) in enumerate(zip(old[::-1], new_lines[::-1], strict=False)) if a != b),
        min(len(old), len(new_lines)),
    )
    node = node_at(before.tree, (*at, name))
    assert head >= node.start_mark.line - 1 and len(old) - tail <= node.end_mark.line + 1
    return True


def node_value(data: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        data = data[key]
    return data


def test_the_shipped_city_has_files_of_every_kind() -> None:
    assert {Path(subject(random.Random(1)).path).suffix for subject in subjects()} == {".yaml", ".md"}
