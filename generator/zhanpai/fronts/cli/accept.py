"""`zhanpai accept`: what districts have handed in, shown value by value, taken over as one change, and answered."""

from __future__ import annotations

import json as json_text
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhanpai.content.handin.base_folder import read_register
from zhanpai.content.handin.evening_words import (
    by_file,
    counted,
    evening_text,
    fate_words,
    head_words,
    value_lines,
)
from zhanpai.content.handin.fates import Decisions, Evening, Fate, HandedValue, SortedHandIn
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.handin.scope_files import typed_scope
from zhanpai.content.handin.taking_over import refuse_other_city
from zhanpai.content.several_edits import write_files
from zhanpai.domain.model.register import Register
from zhanpai.fronts import handing_in
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.handin import read_parcel, write_parcel
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.questions import ask, is_accepted
from zhanpai.fronts.evening_page import evening_page
from zhanpai.kit.clock import read_now, read_today
from zhanpai.kit.problem import Problem

_YES = "是"


@dataclass(frozen=True)
class _Refused:
    """A file that is no hand-in for this city, and why."""

    name: str
    why: Problem


def accept(
    root: Path,
    parcels: tuple[str, ...],
    district: tuple[str, ...],
    stations: tuple[str, ...],
    mine: tuple[str, ...],
    back: tuple[str, ...],
    word: str,
    difference: Path | None,
    answer: Path | None,
    yes: bool,
    json: bool,
) -> int:
    """Show what `parcels` hand in, ask once, write all that is taken as one change; the status is 1 if not all was taken over.

    Problem for what cannot be done as asked, ContentError if the register cannot be read.
    """
    register = read_register(root)
    granted = _granted(register, district, stations)
    handed, refused = _read(register, parcels, granted, is_silent=json or yes)
    decisions = Decisions(frozenset(mine), dict(map(_returned, back)))
    evening = handing_in.sort_evening(root, handed, decisions, read_today())
    _refuse_unknown(evening, decisions)
    if difference is not None:
        is_page = difference.suffix.lower() in (".html", ".htm")
        text = evening_page(evening) if is_page else evening_text(evening)
        write_parcel(root, difference, text.encode())
    if not json:
        _show(evening, refused)
    is_written = _write(root, evening, yes=yes, json=json)
    answers = _answer(root, evening, answer, word) if is_written and answer is not None else []
    if json:
        screen.say(
            json_text.dumps(_plain(evening, refused, is_written, answers), ensure_ascii=False, indent=1)
        )
    return OK if is_written and not refused else CONTENT_ERRORS


def _granted(register: Register, district: Sequence[str], stations: Sequence[str]) -> tuple[Scope, ...]:
    """The scopes that were typed."""
    scopes = [
        typed_scope(register, one, ()) for text in district for one in text.replace("，", ",").split(",")
    ]
    return (*scopes, typed_scope(register, "", stations)) if stations else tuple(scopes)


def _read(
    register: Register, parcels: Sequence[str], granted: Sequence[Scope], *, is_silent: bool
) -> tuple[list[tuple[str, HandIn, Scope]], list[_Refused]]:
    handed, refused = [], []
    for typed in parcels:
        path = Path(typed)
        try:
            hand_in = handing_in.read_hand_in(read_parcel(path))
            refuse_other_city(hand_in, register)
            scope = _scope(register, path.name, hand_in, granted, is_silent=is_silent)
        except Problem as problem:
            if len(parcels) == 1:
                raise
            refused.append(_Refused(path.name, problem))
        else:
            handed.append((path.name, hand_in, scope))
    return handed, refused


def _scope(
    register: Register, name: str, hand_in: HandIn, granted: Sequence[Scope], *, is_silent: bool
) -> Scope:
    """What the hand-in may change: what it claims, if that was typed or somebody says so; else the one that was typed."""
    claimed = hand_in.scope
    if claimed in granted or len(granted) == 1:
        return claimed if claimed in granted else granted[0]
    if granted:
        raise Problem(
            f"{name} 说交的是“{claimed.words}”，命令里没有写这个范围，没有收。",
            "核对是谁发来的；要收，在 --district 里加上它。",
        )
    typed = typed_scope(register, claimed.district, claimed.stations)
    if is_silent or not sys.stdin.isatty():
        option = (
            f"--district {typed.district}" if typed.district else f"--stations {','.join(typed.stations)}"
        )
        raise Problem(
            f"{name} 说交的是“{claimed.words}”，还没有人核对。", f"核对以后加上 {option} 再运行一次。"
        )
    question = f"{name}：{hand_in.by} 交的是“{typed.words}”。对吗？写 是 或者 否"
    if ask(None, "--district", question, suggestion="否") != _YES:
        raise Problem(f"{name} 的范围没有人认，没有收。", "问清楚是谁发来的，再收一次。")
    return typed


def _returned(typed: str) -> tuple[str, str]:
    id, _, word = typed.replace("＝", "=").partition("=")
    if not word.strip():
        raise Problem(f"--return 写成“{typed}”，没有写退回的话。", "写成 --return 3f2a9c12=电话请再核对。")
    return id.strip(), word.strip()


def _refuse_unknown(evening: Evening, decisions: Decisions) -> None:
    known = {value.id for _, value in evening.values}
    unknown = sorted({*decisions.mine, *decisions.returned} - known)
    if unknown:
        raise Problem(f"交稿里没有 {'、'.join(unknown)} 这一处。", "照清单里方括号中的写。")


def _show(evening: Evening, refused: Sequence[_Refused]) -> None:
    for number, one in enumerate(evening.hand_ins, 1):
        screen.say(f"\n{number}. {head_words(one)}", "bold")
        screen.say(f"   {counted(one.values)}。")
        for told in one.told:
            screen.say(f"   {told}", "yellow")
        for group, values in by_file(one):
            screen.say(f"\n   {group}", "bold")
            for value in values:
                _show_value(value)
    for wrong in refused:
        screen.say(f"\n没有收 {wrong.name}：{wrong.why.message}{wrong.why.fix}", "red")


def _show_value(value: HandedValue) -> None:
    style = {Fate.CONFLICT: "yellow", Fate.REFUSED: "red"}.get(value.fate, "")
    screen.say(f"   {fate_words(value)}　{value.where}　[{value.id}]", style)
    if value.fate is Fate.SAME:
        return
    for word, text in value_lines(value):
        first, *rest = text.split("\n")
        screen.say(f"       {word}：{first}")
        for line in rest:
            screen.say(f"           {line}")


def _write(root: Path, evening: Evening, *, yes: bool, json: bool) -> bool:
    """Write what is taken, if that is accepted; True too if there is nothing to write."""
    if not evening.files:
        if not json:
            screen.say("\n没有要写的。")
        return bool(evening.hand_ins)
    if json and not yes:
        return False
    if not json:
        screen.say(
            f"\n{evening.what}；一共 {len(evening.files)} 个文件。两边都改了的留市里的，不收的退回。", "bold"
        )
    if not is_accepted(yes):
        screen.say("什么都没有写。" if sys.stdin.isatty() else "什么都没有写；要写，加上 --yes 再运行一次。")
        return False
    write_files(root, evening.files, evening.what)
    if not json:
        screen.say(f"{evening.what}：写好了。运行 zhanpai check，再运行 zhanpai build。", "green")
    return True


def _answer(root: Path, evening: Evening, out: Path, word: str) -> list[str]:
    """Write the receipts: one into the file of this name, several beside each other, named by scope and by who handed in."""
    written = []
    is_one = len(evening.hand_ins) == 1 and out.suffix.lower() == ".zip"
    for number, one in enumerate(evening.hand_ins, 1):
        path = out if is_one else out / _receipt_name(number, one)
        write_parcel(root, path, handing_in.written_receipt(root, one, read_now(), word))
        written.append(str(path))
    return written


def _receipt_name(number: int, one: SortedHandIn) -> str:
    scope = one.hand_in.scope.district or f"{one.hand_in.scope.stations[0]}站"
    return f"回执-{number}-{''.join(ch for ch in scope if ch.isalnum())}.zip"


def _plain(
    evening: Evening, refused: Sequence[_Refused], is_written: bool, answers: Sequence[str]
) -> dict[str, Any]:
    return {
        "hand_ins": [_plain_hand_in(one) for one in evening.hand_ins],
        "refused": [{"name": one.name, "message": one.why.message, "fix": one.why.fix} for one in refused],
        "files": [path for path, _, _ in evening.files],
        "written": is_written,
        "answers": list(answers),
    }


def _plain_hand_in(one: SortedHandIn) -> dict[str, Any]:
    keys = ("id", "path", "station", "group", "where", "old", "new", "city", "why", "word")
    return {
        "name": one.name,
        "scope": one.hand_in.scope.words,
        "by": one.hand_in.by,
        "made": one.hand_in.made.isoformat(),
        "told": list(one.told),
        "values": [
            {"fate": value.fate.value, "chosen": value.is_chosen} | {key: getattr(value, key) for key in keys}
            for value in one.values
        ],
    }
