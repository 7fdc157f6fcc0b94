"""The receipt (`回执.zip`): what the city took of a hand-in and what it gave back, each with a word; and the base it moves."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zhanpai.content.handin.fates import Fate, HandedValue, SortedHandIn
from zhanpai.content.handin.gathering import Lying
from zhanpai.content.handin.handed import CityMark, HandedFile, Scope
from zhanpai.content.handin.handin_base import Base, GivenPicture
from zhanpai.content.handin.parcel import (
    MANIFEST,
    read_city,
    read_manifest,
    read_moment,
    read_scope,
    shown_text,
    text_path,
)
from zhanpai.content.handin.renumbering import (
    people_in,
    renumbered_text,
    with_addresses,
    with_item_ids,
    with_picture_name,
)
from zhanpai.content.handin.values_read import read_values
from zhanpai.kit.disk.zip_parcel import packed, unpacked
from zhanpai.kit.problem import Problem

FORMAT = "zhanpai-receipt"
VERSION = 1
_WHAT = "回执"
_AGAIN = "请市里重新发一次回执。"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one hand-in came to: sentences for what was taken, ``(place and value, word)`` for what was given back.

    `base` is the mark of the base it answers; the rest is as in `SortedHandIn`; `word` is said of the whole.
    """

    made: dt.datetime
    city: CityMark
    scope: Scope
    base: str
    word: str
    taken: tuple[str, ...]
    returned: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    deputies: Mapping[str, str] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)


def make_receipt(one: SortedHandIn, city: CityMark, made: dt.datetime, word: str = "") -> Receipt:
    """The receipt for a hand-in whose evening is written."""
    hand_in = one.hand_in
    taken = (value for value in one.values if value.fate in (Fate.TAKEN, Fate.SAME))
    back = (value for value in one.values if value.is_returned)
    return Receipt(
        made,
        city,
        hand_in.scope,
        hand_in.base,
        word,
        tuple(_said(value) for value in taken),
        tuple((_said(value), _word(value)) for value in back),
        one.told,
        one.deputies,
        one.opinions,
        one.paths,
        one.bases,
        one.pictures,
    )


def packed_receipt(receipt: Receipt) -> bytes:
    """The ZIP of `receipt`: its manifest, and the files as they are common to both sides from now on."""
    members = {f"base/{n}": raw for n, raw in enumerate(receipt.bases.values()) if raw is not None}
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "made": receipt.made.isoformat(timespec="seconds"),
        "city": {"code": receipt.city.code, "name": receipt.city.name, "identity": receipt.city.identity},
        "scope": {"district": receipt.scope.district, "stations": receipt.scope.stations},
        "base": receipt.base,
        "word": receipt.word,
        "taken": receipt.taken,
        "returned": receipt.returned,
        "told": receipt.told,
        "deputies": dict(receipt.deputies),
        "opinions": dict(receipt.opinions),
        "paths": dict(receipt.paths),
        "bases": [[path, raw is not None] for path, raw in receipt.bases.items()],
        "pictures": dict(receipt.pictures),
    }
    manifest = json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return packed({MANIFEST: manifest, **members}, receipt.made)


def read_receipt(raw: bytes) -> Receipt:
    """The receipt in a file; Problem, in one sentence with what to do, if it is none, damaged or of a later version."""
    members = unpacked(raw)
    plain = read_manifest(members, FORMAT, VERSION, _WHAT)
    try:
        return Receipt(
            read_moment(plain["made"]),
            read_city(plain["city"]),
            read_scope(plain["scope"]),
            shown_text(plain["base"]),
            shown_text(plain["word"]),
            tuple(map(str, plain["taken"])),
            tuple((str(where), str(word)) for where, word in plain["returned"]),
            tuple(map(str, plain["told"])),
            _texts(plain["deputies"]),
            _texts(plain["opinions"]),
            _texts(plain["paths"]),
            {
                text_path(p): members[f"base/{n}"] if there else None
                for n, (p, there) in enumerate(plain["bases"])
            },
            {str(p): (str(s[0]), str(s[1])) if s else None for p, s in plain["pictures"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, OverflowError):
        raise Problem(f"这份{_WHAT}坏了：里面的内容和清单对不上。", _AGAIN) from None


def refuse_other_base(receipt: Receipt, base: Base) -> None:
    """Problem if the receipt answers a hand-in of another folder, or of one that was begun anew since."""
    if receipt.city.code != base.city.code or receipt.scope != base.scope:
        raise Problem(
            f"这份{_WHAT}是给“{receipt.scope.words}”的，这里交的是“{base.scope.words}”。",
            "核对是不是发错了。",
        )
    if receipt.base != base.mark:
        raise Problem(
            f"这份{_WHAT}答的是以前的底稿，那以后市里重新给过资料（运行过 zhanpai handin --begin）。",
            "不用收它；要交的再交一次，市里收过的会认出来。",
        )


def own_files(
    receipt: Receipt, lying: Lying, pictures: Mapping[str, bytes]
) -> tuple[tuple[str, bytes | None, bytes | None], ...]:
    """The files that change here, as the city gave other numbers and names: ``(path, before, after)``.

    `pictures` are the bytes of those that get another name.
    """
    found: list[tuple[str, bytes | None, bytes | None]] = []
    for path, raw in lying.texts.items():
        if not path.startswith("content/"):
            continue
        new, mine = receipt.paths.get(path, path), renumbered_text(path, raw, receipt.deputies)
        file = with_item_ids(HandedFile(path, None, mine), receipt.opinions)
        for old_name, new_name in receipt.paths.items():
            folder, _, name = old_name.rpartition("/")
            if old_name in pictures and path.startswith(f"{folder}/"):
                file = with_picture_name(file, name, new_name.rpartition("/")[2])
        file = with_addresses(file, {old: to for old, to in receipt.paths.items() if old.endswith(".md")})
        if new != path and new not in lying.texts:
            found += [(path, raw, None), (new, None, file.mine)]
        elif file.mine != raw:
            found.append((path, raw, file.mine))
    for old, raw in pictures.items():
        if receipt.paths[old] not in lying.pictures:
            found += [(old, raw, None), (receipt.paths[old], None, raw)]
    return tuple(found)


def base_after(base: Base, receipt: Receipt) -> Base:
    """The base with what the city has taken, and what it gave back."""
    texts = dict(base.texts)
    others = dict(base.others)
    numbers = set(base.deputies) | set(receipt.deputies.values())
    for path, raw in receipt.bases.items():
        if raw is None:
            texts.pop(path, None)
            continue
        texts[path] = raw
        values = read_values(path, raw) if path.startswith("content/stations/") else None
        numbers |= {id for id, _ in people_in(values.data if values else None)}
    pictures = dict(base.pictures)
    for path, sums in receipt.pictures.items():
        if sums is None:
            pictures.pop(path, None)
        else:
            pictures[path] = GivenPicture(*sums)
    return replace(
        base,
        texts=texts,
        pictures=pictures,
        others=others,
        deputies=frozenset(numbers),
        returned=receipt.returned,
    )


def _said(value: HandedValue) -> str:
    new = value.new.replace("\n", " ")
    return f"{value.group}，{value.where}：{f'“{new}”' if new else '去掉'}"


def _word(value: HandedValue) -> str:
    if value.word:
        return value.word
    if value.fate is Fate.CONFLICT:
        return (
            value.why or f"市里的是“{value.city}”，没有改"
            if value.city
            else value.why or "市里的是空的，没有改"
        )
    return value.why


def _texts(plain: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in plain.items()}
