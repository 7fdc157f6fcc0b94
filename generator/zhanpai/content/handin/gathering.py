"""What would be handed in: everything of the scope that differs from the base, and what is not handed in, with why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from zhanpai.content.filing import Filed, Kind, classify
from zhanpai.content.handin.handed import CityMark, HandedFile, HandedPicture, HandIn
from zhanpai.content.handin.handed_words import file_title, said_file
from zhanpai.content.handin.handin_base import Base, GivenPicture, mark_of, short_sum
from zhanpai.content.handin.scope_files import ScopeFiles, picture_folder
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.versions.file_words import file_words
from zhanpai.domain import naming
from zhanpai.domain.model.register import Register
from zhanpai.kit.yaml import parse, parse_front_matter

_DEPUTY = re.compile(rb"""["'\s]([0-9]{6})(?=["'\s,}]|$)""")


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in a project: the bytes of its text files, the SHA-256 of its pictures, its register as read."""

    texts: Mapping[str, bytes] = field(repr=False)
    pictures: Mapping[str, str]
    register: Register


@dataclass(frozen=True, slots=True)
class Gathered:
    """What would be handed in: the hand-in, its values in words, and what is not handed in.

    `values` are ``(what the file is called, sentence)``; `outside` names changes outside the scope, `unread` files that
    cannot be handed in, each with its place and why: sentences.
    """

    hand_in: HandIn
    values: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    unread: tuple[str, ...]


def city_mark(register: Register) -> CityMark:
    """By what hand-ins of this register's city are known."""
    return CityMark(register.city.code, register.city.name, register.site.identity_base)


def begun(lying: Lying, scope: ScopeFiles, by: str, now: dt.datetime) -> Base:
    """What lies here now as the base of `scope`."""
    texts = {path: raw for path, raw in lying.texts.items() if not scope.why_outside(path, (raw,))}
    pictures = {
        path: GivenPicture(sum, sum)
        for path, sum in lying.pictures.items()
        if not why_picture_outside(path, scope, texts, lying.texts)
    }
    others = {path: short_sum(raw) for path, raw in lying.texts.items() if path not in texts}
    others |= {path: sum[:16] for path, sum in lying.pictures.items() if path not in pictures}
    base = Base(
        "", scope.scope, by, now, city_mark(lying.register), texts, pictures, others, deputy_numbers(lying)
    )
    return replace(base, mark=mark_of(base))


def deputy_numbers(lying: Lying) -> frozenset[str]:
    """Every number that may be a deputy's in a station's file, readable or not."""
    found = (
        _DEPUTY.findall(raw) for path, raw in lying.texts.items() if path.startswith("content/stations/")
    )
    return frozenset(id.decode() for ids in found for id in ids)


def gather(
    base: Base, lying: Lying, scope: ScopeFiles, read_picture: Callable[[str], bytes], made: dt.datetime
) -> Gathered:
    """Everything of `scope` in `lying` that differs from `base`; `read_picture` gives the bytes of a picture."""
    handed: list[HandedFile] = []
    outside: list[str] = []
    unread: list[str] = []
    for path in sorted({*base.texts, *lying.texts}):
        was, now = base.texts.get(path), lying.texts.get(path)
        if was == now or (was is None and now is not None and base.others.get(path) == short_sum(now)):
            continue
        if why := scope.why_outside(path, (was, now)) or _why_not_given(path, base):
            outside.append(f"{file_words(path)}：{why}")
        elif why := _why_unread(path, now):
            unread.append(why)
        elif was is not None and now is not None and read_values(path, was) == read_values(path, now):
            outside.append(f"{file_words(path)}：只改了排版或者注解，没有要交的。")
        else:
            handed.append(HandedFile(path, was, now))
    gone = (path for path in base.others if path not in lying.texts and path not in lying.pictures)
    outside += (f"{file_words(path)}：不在“{scope.scope.words}”这个范围里，去掉了也不交。" for path in gone)
    pictures, more = _pictures(base, lying, scope, read_picture)
    hand_in = HandIn(
        made,
        base.by,
        base.city,
        base.scope,
        base.mark,
        tuple(handed),
        tuple(pictures),
        _names(lying.register, scope),
        tuple(sorted(deputy_numbers(lying) - base.deputies)),
    )
    values = [
        (title(one.path, one.mine or one.base, hand_in), said) for one in handed for said in said_file(one)
    ]
    values += ((f"图片 {one.path.rpartition('/')[2]}", _fate(one)) for one in pictures)
    return Gathered(hand_in, tuple(values), (*outside, *more), tuple(unread))


def title(path: str, raw: bytes | None, hand_in: HandIn) -> str:
    """What a file of `hand_in` is called, by the names that its own folder has for stations."""
    return file_title(path, raw, hand_in.station_names)


def why_picture_outside(
    path: str, scope: ScopeFiles, inside: Mapping[str, bytes], everything: Mapping[str, bytes]
) -> str:
    """Why the picture at `path` is none of this scope, or "": some file of the scope names it, and no other file does.

    `inside` are the texts of the scope, by their paths; `everything` all texts that there are.
    """
    place = picture_folder(path)
    if place is None or (place[0] is Kind.STATION and place[1] not in scope.folders):
        return f"不在“{scope.scope.words}”这个范围里。"
    if not named_by(path, inside):
        return "没有哪个文件用到它。"
    others = {one: raw for one, raw in everything.items() if one not in inside}
    return "别的站、别的动态也用到它，归市里管。" if named_by(path, others) else ""


def named_by(path: str, texts: Mapping[str, bytes]) -> bool:
    """Whether one of `texts` in the same folder has the picture's name in it, wherever."""
    folder, _, name = path.rpartition("/")
    word = name.encode("utf-8", "surrogatepass")
    return any(one.startswith(f"{folder}/") and word in raw for one, raw in texts.items())


def _pictures(
    base: Base, lying: Lying, scope: ScopeFiles, read_picture: Callable[[str], bytes]
) -> tuple[list[HandedPicture], list[str]]:
    now_inside = {path: raw for path, raw in lying.texts.items() if not scope.why_outside(path, (raw,))}
    found: list[HandedPicture] = []
    outside: list[str] = []
    for path in sorted({*base.pictures, *lying.pictures}):
        given, sum = base.pictures.get(path), lying.pictures.get(path)
        if sum == (given.here if given else None) or (
            given is None and base.others.get(path) == (sum or "")[:16]
        ):
            continue
        texts = now_inside if sum else dict(base.texts)
        why = why_picture_outside(path, scope, texts, lying.texts if sum else {})
        if why := why or _why_not_given(path, base):
            outside.append(f"图片 {path}：{why}")
        else:
            found.append(
                HandedPicture(path, given.city if given else "", read_picture(path) if sum else None)
            )
    return found, outside


def _why_not_given(path: str, base: Base) -> str:
    return f"原来就不归“{base.scope.words}”管。" if path in base.others else ""


def _names(register: Register, scope: ScopeFiles) -> dict[str, str]:
    return {row.id: naming.short_name(register, row) for row in register.stations if row.id in scope.homes}


def _why_unread(path: str, raw: bytes | None) -> str:
    """Where and why the file cannot be read by anybody, or ""."""
    if raw is None:
        return ""
    filed = classify(path)
    if path.endswith(".md"):
        document = parse_front_matter(raw, path).document
    else:
        is_list = isinstance(filed, Filed) and filed.kind is Kind.OPINIONS
        if read_values(path, raw) is not None:
            return ""
        document = parse(raw, path, root=list if is_list else dict)
    if document.data is not None:
        return ""
    first = next(one for one in document.problems if one.severity.is_error)
    return f"{path} 第 {first.line} 行：{first.message}改好了才能交。{first.fix}"


def _fate(one: HandedPicture) -> str:
    return "去掉了" if one.mine is None else "换了一张" if one.base else "新放上的"
