"""Numbers and names that were given twice: by a district since its base, and by others meanwhile.

Who comes second gets another, in everything that was handed in with it, and is told.  What was taken over earlier under
another number is recognised by its name, so that a hand-in that is cumulative does not come twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zhanpai.content.filing import Filed, Kind, classify
from zhanpai.content.handin.handed import HandedFile, HandIn
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.scaffold.ids import FIRST_DEPUTY
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.splice import SpliceError, set_values

_LAST = re.compile("([0-9]+)$")


@dataclass(frozen=True, slots=True)
class CityNumbers:
    """What the city has given: `people` by the path of a station's file the number and name of each of its deputies;
    `used` all numbers that no new deputy may have.  `read` gives the bytes of a file, b"" where it is not read.
    """

    people: Mapping[str, Sequence[tuple[str, str]]]
    used: frozenset[str]
    read: Callable[[str], bytes | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A hand-in with other numbers and names where its own were taken.

    `deputies` old number → new one, `opinions` the same, `paths` old path → new one; `told` says it in sentences.
    """

    hand_in: HandIn
    deputies: Mapping[str, str] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def renumbered(hand_in: HandIn, city: CityNumbers) -> Renumbered:
    """`hand_in` with what collides in the city under the next free number or name."""
    files = {one.path: one for one in hand_in.files}
    told: list[str] = []
    deputies = _deputies(hand_in, city, told)
    for path, one in files.items():
        files[path] = with_numbers(one, deputies)
    opinions: dict[str, str] = {}
    for path, one in files.items():
        if _kind(path) is Kind.OPINIONS:
            own = _opinions(one, city, told)
            opinions |= own
            files[path] = with_item_ids(one, own)
    paths = {path: new for path, one in files.items() if (new := _news_path(one, city, {*files})) != path}
    for old, new in paths.items():
        told.append(f"动态 {_stem(old)} 和市里另一篇同名，改名为 {_stem(new)}。")
    moved = [replace(with_addresses(one, paths), path=paths.get(path, path)) for path, one in files.items()]
    return Renumbered(replace(hand_in, files=tuple(moved)), deputies, opinions, paths, tuple(told))


def with_numbers(one: HandedFile, deputies: Mapping[str, str]) -> HandedFile:
    """The file with other numbers for deputies, wherever it names one; as it is if it cannot be read."""
    mine = None if one.mine is None else renumbered_text(one.path, one.mine, deputies)
    return replace(one, mine=mine)


def renumbered_text(path: str, raw: bytes, deputies: Mapping[str, str]) -> bytes:
    """`raw` with other numbers for deputies: in fields for them, and in addresses of their pages in running text."""
    values = read_values(path, raw) if deputies else None
    if values is None:
        return raw
    changed = {keys: deputies[text] for keys, text in _deputy_fields(values.data) if text in deputies}
    try:
        raw = set_values(raw, path, changed) if changed else raw
    except SpliceError:
        return raw
    for old, new in deputies.items() if path.endswith(".md") else ():
        raw = raw.replace(f"/d/{old}/".encode(), f"/d/{new}/".encode())
    return raw


def with_picture_name(one: HandedFile, old: str, new: str) -> HandedFile:
    """The file with another name for a picture, wherever it names one; as it is if it cannot be read."""
    if one.mine is None or (values := read_values(one.path, one.mine)) is None:
        return one
    changed = {keys: new for keys, text in _texts((), values.data) if text == old}
    try:
        mine = set_values(one.mine, one.path, changed) if changed else one.mine
    except SpliceError:
        return one
    if one.path.endswith(".md"):
        mine = mine.replace(f"]({old})".encode(), f"]({new})".encode())
    return replace(one, mine=mine)


def free_path(path: str, taken: frozenset[str]) -> str:
    """`path`, or with -2, -3 … behind its name the first that nobody has; `taken` are paths in small letters."""
    stem, _, ending = path.rpartition(".")
    number, found = 1, path
    while found.casefold() in taken:
        number += 1
        found = f"{stem}-{number}.{ending}"
    return found


def _deputies(hand_in: HandIn, city: CityNumbers, told: list[str]) -> dict[str, str]:
    """For each new deputy of the hand-in whose number somebody else has: the number that it gets."""
    by_number: dict[str, set[tuple[str, str]]] = {}
    for path, people in city.people.items():
        for id, name in people:
            by_number.setdefault(id, set()).add((path, name))
    found: dict[str, str] = {}
    used = {*city.used, *by_number, *hand_in.new_deputies}
    for one in hand_in.files:
        known = {id for id, _ in _people(one.path, one.base)}
        mine = _people(one.path, one.mine)
        for id, name in mine:
            holders = by_number.get(id, set())
            is_own = (one.path, name) in holders
            if id in known or id not in hand_in.new_deputies or id in found or not holders or is_own:
                continue
            here = {other for other, _ in mine} | known
            earlier = next(
                (n for n, who in city.people.get(one.path, ()) if who == name and n not in here), None
            )
            new = earlier or _next_deputy(used)
            found[id] = new
            used.add(new)
            if earlier:
                told.append(f"{name}的编号 {id} 市里给了别人；上次收下时已经改为 {new}，照这个编号。")
            else:
                told.append(f"{name}的编号 {id} 市里给了别人，改为 {new}；已经印了桌牌的要重印。")
    return found


def _next_deputy(used: set[str]) -> str:
    numbers = [int(id) for id in used if id.isdigit() and len(id) == 6]
    return f"{max([FIRST_DEPUTY - 1, *numbers]) + 1:06}"


def _people(path: str, raw: bytes | None) -> list[tuple[str, str]]:
    values = read_values(path, raw) if raw is not None and _kind(path) is Kind.STATION else None
    return people_in(values.data if values else None)


def people_in(data: Any) -> list[tuple[str, str]]:
    """The number and the name of each deputy in what a station's file says, as far as it says them."""
    deputies = data.get("deputies") if isinstance(data, dict) else None
    items = [item for item in deputies if isinstance(item, dict)] if isinstance(deputies, list) else []
    return [(str(item.get("id")), str(item.get("name"))) for item in items]


def _opinions(one: HandedFile, city: CityNumbers, told: list[str]) -> dict[str, str]:
    """For each new opinion whose number the city has given to another one of this station: the number that it gets."""
    there = _items(one.path, city.read(one.path))
    base, mine = _items(one.path, one.base), _items(one.path, one.mine)
    found: dict[str, str] = {}
    used = {*there, *mine}
    for id, item in mine.items():
        other = there.get(id)
        if id in base or other is None or _is_one_opinion(item, other):
            continue
        earlier = next(
            (n for n, o in there.items() if n not in base and n not in mine and _is_one_opinion(item, o)),
            None,
        )
        new = earlier or _next_opinion(id, used)
        found[id] = new
        used.add(new)
        if not earlier:
            told.append(
                f"意见“{item.get('topic')}”的编号 {id} 市里记了另一件事，改为 {new}；告诉过反映人的，要再告诉一次。"
            )
    return found


def _is_one_opinion(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in ("topic", "month"))


def _next_opinion(id: str, used: set[str]) -> str:
    match = _LAST.search(id)
    stem, digits = (id[: match.start()], match[1]) if match else (f"{id}-", "01")
    number = int(digits)
    while (found := f"{stem}{number:0{len(digits)}}") in used:
        number += 1
    return found


def _items(path: str, raw: bytes | None) -> dict[str, Mapping[str, Any]]:
    values = read_values(path, raw) if raw is not None else None
    items = values.data if values and isinstance(values.data, list) else []
    return {item["id"]: item for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}


def with_item_ids(one: HandedFile, ids: Mapping[str, str]) -> HandedFile:
    """A ledger with other numbers for those of its items that are not in its base; as it is if it cannot be read."""
    values = read_values(one.path, one.mine) if one.mine is not None and ids else None
    if one.mine is None or values is None or not isinstance(values.data, list):
        return one
    known = _items(one.path, one.base)
    changed: dict[Keys, Any] = {
        (number, "id"): ids[item["id"]]
        for number, item in enumerate(values.data)
        if isinstance(item, dict) and item.get("id") in ids and item["id"] not in known
    }
    try:
        return replace(one, mine=set_values(one.mine, one.path, changed))
    except SpliceError:
        return one


def _news_path(one: HandedFile, city: CityNumbers, own: set[str]) -> str:
    """Where a new news item goes whose name the city has given to another one."""
    there = city.read(one.path) if one.base is None and _kind(one.path) is Kind.NEWS else None
    if there is None or one.mine is None or _is_one_news(one.path, there, one.mine):
        return one.path
    stem, number = one.path.removesuffix(".md"), 2
    while (raw := city.read(path := f"{stem}-{number}.md")) is not None or path in own:
        if raw is not None and _is_one_news(path, raw, one.mine):
            return path
        number += 1
    return path


def _is_one_news(path: str, one: bytes, other: bytes) -> bool:
    """Whether both are the same item, one of them perhaps a later version: they have the same title."""
    values = [read_values(path, raw) for raw in (one, other)]
    titles = [value.data.get("title") if value and isinstance(value.data, dict) else None for value in values]
    return titles[0] is not None and titles[0] == titles[1]


def with_addresses(one: HandedFile, paths: Mapping[str, str]) -> HandedFile:
    """The file with other addresses in its running text for news that lies at other `paths`."""
    mine = one.mine
    if mine is not None and one.path.endswith(".md"):
        for old, new in paths.items():
            mine = mine.replace(f"/{_stem(old)}/".encode(), f"/{_stem(new)}/".encode())
    return replace(one, mine=mine)


def _deputy_fields(data: Any) -> Iterator[tuple[Keys, str]]:
    """The places of numbers of deputies: of the people of a station, and wherever a list of them is named."""
    for keys, text in _texts((), data):
        names = [key for key in keys if isinstance(key, str)]
        if names[-2:] == ["deputies", "id"] or names[-1:] == ["deputies"]:
            yield keys, text


def _texts(keys: Keys, data: Any) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts((*keys, key), value)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts((*keys, number), value)
    elif isinstance(data, str):
        yield keys, data


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _kind(path: str) -> Kind | None:
    filed = classify(path)
    return filed.kind if isinstance(filed, Filed) else None
