"""Ten thousand edits anywhere in the shipped city: only the bytes that were meant differ, and the data are what was meant.

Where a value stands is asked of the reader's places and of the lines themselves, not of what the splice goes by.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections import Counter
from functools import cache

import pytest

from tests.shipped import ROOT
from zhanpai.kit.yaml import Document, parse, parse_front_matter
from zhanpai.kit.yaml.splice import add_item, add_key, remove, set_value

pytestmark = pytest.mark.slow

EDITS = 10_000
BATCHES = 10

WORDS = (
    *("甲", "示范路12号", "a: b", "1号楼 #302室", "- 甲", "it's", 'say "hi"', "C:\\x", "no", "0001", "14:30", "2026-02-30"),
    *("", "甲，乙、丙", "名：值", "[甲]", "{甲}", "*甲", "两  格", "尾 #", "100023", "x" * 300, "on", "~", "@甲", "%", "|", "? 甲"),
    *("一\n二\n", "一\n\n二", "一\n二\n\n\n", "# 甲\n- 乙\n", "a: b\n---\n", "  缩\n进\n", "\n空\n", "一行\n"),
)  # fmt: skip
VALUES = (
    *WORDS,
    *(None, 7, dt.date(2026, 3, 4), [], {}, ["甲", "a, b", "0001"], [["甲"], []], {"a": "甲", "on": None}),
    *([{"a": "一\n二\n", "b": ["丙"]}, {"c": {"d": "丁"}}], {"a": [{"b": "x: y"}]}, {"甲 乙": "丙"}),
)


def as_typed(value):
    """What the reader says of it: written out a second time, to hold the splice to."""
    if isinstance(value, dict):
        return {key: as_typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_typed(inner) for inner in value]
    return value if value is None else str(value)


@cache
def city() -> tuple[tuple[str, str], ...]:
    """(path, text) of every file of the shipped city that is YAML or has front matter; the register first."""
    paths = [
        ROOT / "stations.yaml",
        *sorted((ROOT / "content").rglob("*.yaml")),
        *sorted((ROOT / "content").rglob("*.md")),
    ]
    texts = [(path.name, path.read_bytes().decode()) for path in paths]
    return tuple((name, text) for name, text in texts if not name.endswith(".md") or text.startswith("---\n"))


def variant(text: str, dice: random.Random) -> bytes:
    """The text as other programs would have saved it."""
    match dice.randrange(4):
        case 0:
            return text.encode()
        case 1:
            return text.replace("\n", "\r\n").encode()
        case 2:
            return ("\ufeff" + text.replace("\n", "\r\n")).encode()
        case _:
            return "".join(line + dice.choice(("\n", "\r\n")) for line in text.split("\n")[:-1]).encode()


def read(raw: bytes, name: str) -> tuple[Document, str]:
    if name.endswith(".md"):
        front = parse_front_matter(raw, name)
        return front.document, front.body
    document = parse(raw, name)
    return (document if document.data is not None else parse(raw, name, root=list)), ""


def walk(data, keys=()):
    """Every place below `data` with what stands there."""
    yield keys, data
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from walk(value, (*keys, key))


def at(data, keys):
    for key in keys:
        data = data[key]
    return data


def same_ends(one: bytes, other: bytes) -> tuple[int, int]:
    """How many bytes at the beginning, and how many of the rest at the end, are equal."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    first, low, high = low, 0, min(len(one), len(other)) - low
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[-middle:] == other[-middle:] else (low, middle - 1)
    return first, low


def edit_set(raw, name, document, body, dice):
    keys, old = dice.choice([found for found in walk(document.data) if found[0]])
    value = dice.choice(VALUES if not isinstance(old, str) or dice.random() < 0.3 else WORDS)
    if value is None and isinstance(keys[-1], int):
        value = "甲"
    new = set_value(raw, name, keys, value)
    wanted = copy.deepcopy(document.data)
    at(wanted, keys[:-1])[keys[-1]] = as_typed(value)
    found = read(new, name)
    assert (found[0].data, found[1]) == (wanted, body)
    place = document.locate(keys)
    lines = raw.decode().removeprefix("\ufeff").splitlines(keepends=True)
    before = len(raw) - len("".join(lines).encode()) + len("".join(lines[: place.line - 1]).encode())
    line = lines[place.line - 1]
    if (
        isinstance(old, str)
        and "\n" not in old
        and not place.runs_on
        and "\n" not in str(value)
        and isinstance(value, str)
    ):
        # A scalar that stays on its line: not one byte before its first or behind its last.
        start = before + len(line[: place.column - 1].encode())
        width = len(line[place.column - 1 : place.column - 1 + place.width].encode())
        assert new[:start] == raw[:start]
        assert new[len(new) - (len(raw) - start - width) :] == raw[start + width :]
        back = set_value(new, name, keys, old)
        assert read(back, name)[0].data == document.data
        return "scalar"
    # Else the lines from the one where it is named to the one where it ends.
    named = document.locate(keys, on_key=isinstance(keys[-1], str))
    first = len(raw) - len("".join(lines).encode()) + len("".join(lines[: named.line - 1]).encode())
    last = ends_at(document, keys, old)
    end = len(raw) - len("".join(lines[last:]).encode())
    assert new[:first] == raw[:first]
    assert new.endswith(raw[end:])
    return "value"


def ends_at(document, keys, old) -> int:
    """The last line of what stands at `keys`, from 1: that of the last thing inside it."""
    last = max(document.locate((*keys, *inner)).line for inner, _ in walk(old))
    for inner, value in walk(old):
        place = document.locate((*keys, *inner))
        if isinstance(value, str) and place.runs_on:
            last = max(last, place.line + value.rstrip("\n").count("\n") + 1)
    return last


def edit_list(raw, name, document, body, dice):
    lists = [(k, v) for k, v in walk(document.data) if isinstance(v, list) and v]
    if not lists:
        return None
    keys, old = dice.choice(lists)
    number = dice.randrange(len(old) + 1)
    value = dice.choice([v for v in VALUES if v is not None])
    new = add_item(raw, name, keys, value, number if number < len(old) else None)
    wanted = copy.deepcopy(document.data)
    at(wanted, keys).insert(number, as_typed(value))
    found = read(new, name)
    assert (found[0].data, found[1]) == (wanted, body)
    same, behind = same_ends(raw, new)
    assert same + behind == len(raw), "nothing but an insertion"
    assert remove(new, name, (*keys, number)) == raw
    return "item"


def edit_mapping(raw, name, document, body, dice):
    keys, old = dice.choice([(k, v) for k, v in walk(document.data) if isinstance(v, dict) and v])
    if not isinstance(document.data, dict) and not keys:
        return None
    before = dice.choice([None, *old])
    value = dice.choice(VALUES)
    new = add_key(raw, name, (*keys, "new_key"), value, before)
    pairs = list(old.items())
    number = len(pairs) if before is None else list(old).index(before)
    found = read(new, name)
    assert list(at(found[0].data, keys).items()) == [
        *pairs[:number],
        ("new_key", as_typed(value)),
        *pairs[number:],
    ]
    del at(found[0].data, keys)["new_key"]
    assert (found[0].data, found[1]) == (document.data, body)
    same, behind = same_ends(raw, new)
    assert same + behind == len(raw), "nothing but an insertion"
    assert remove(new, name, (*keys, "new_key")) == raw
    return "key"


def edit_remove(raw, name, document, body, dice):
    keys, _ = dice.choice([found for found in walk(document.data) if found[0]])
    new = remove(raw, name, keys)
    wanted = copy.deepcopy(document.data)
    del at(wanted, keys[:-1])[keys[-1]]
    found = read(new, name)
    assert (found[0].data, found[1]) == (wanted, body)
    if len(at(document.data, keys[:-1])) > 1:
        same, behind = same_ends(raw, new)
        assert same + behind == len(new), "nothing but a deletion"
    return "removed"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_edits_anywhere_change_what_was_meant_and_no_other_byte(batch):
    dice = random.Random(batch)
    files, done = city(), Counter()
    while sum(done.values()) < EDITS // BATCHES:
        name, text = files[0] if dice.random() < 0.005 else dice.choice(files[1:])
        raw = variant(text, dice)
        document, body = read(raw, name)
        edit = dice.choice((edit_set, edit_set, edit_list, edit_mapping, edit_remove))
        kind = edit(raw, name, document, body, dice)
        if kind:
            done[kind] += 1
    assert min(done.values()) > EDITS // BATCHES // 20 and len(done) == 5, done
