"""The errands of the office: sort the hand-ins that wait, and try what is decided; each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhanpai.content.handin.base_folder import read_register
from zhanpai.content.handin.evening_words import counted
from zhanpai.content.handin.fates import Decisions, Evening, Fate, HandedValue, SortedHandIn
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.handin.scope_files import typed_scope
from zhanpai.content.handin.taking_over import refuse_other_city
from zhanpai.domain.model.register import Register
from zhanpai.fronts import handing_in
from zhanpai.fronts.desk.handin.evening_values import Choices, ShownValue, shown_value
from zhanpai.fronts.desk.handin.own_evening import MadeReceipt, OwnEvening, Parcel, ParcelHead
from zhanpai.fronts.desk.tried_files import plain_files
from zhanpai.fronts.desk.without_options import without_options
from zhanpai.fronts.evening_page import evening_page
from zhanpai.kit.clock import read_now, read_today
from zhanpai.kit.problem import Problem

READING, SORTING, WRITING = "读取交稿", "一处一处对照", "写回执"
MANY = 500
"""Values of which the history says each; of more it says how many."""

Granted = tuple[str, HandIn, Scope]


def evening(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Sort the hand-ins that wait in the folder ``asked["own"]``, those whose scope is confirmed, and keep there what is found.

    Raises ContentError for a register that cannot be read.
    """
    own = OwnEvening(Path(asked["own"]))
    say(phase=READING)
    heads, granted = _read(read_register(root), own)
    say(phase=SORTING)
    done = _sorted(root, granted, own.choices()[0])
    _note(own, heads, granted, done)
    return {"hand_ins": len(heads)}


def accept(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Try what is decided of the hand-ins that wait: the files as they are to be, and the receipts, kept aside.

    What could be taken only now, as another decision made room for it, was seen by nobody: then nothing is to be written,
    ``unseen`` says how many values there are, and the list is made anew.  Raises as `evening` does.
    """
    own = OwnEvening(Path(asked["own"]))
    say(phase=READING)
    heads, granted = _read(read_register(root), own)
    choices, word = own.choices()
    say(phase=SORTING)
    done = _sorted(root, granted, choices)
    before = own.found()
    wanted = {one.id for one in before[1] if choices.takes(one)} if before else set()
    _note(own, heads, granted, done)
    taken = [value for _, value in done.values if value.fate is Fate.TAKEN]
    if unseen := sum(value.id not in wanted for value in taken):
        return {"unseen": unseen, "files": []}
    say(phase=WRITING)
    own.keep_receipts(_receipts(root, granted, done, word))
    details = [f"{value.group}，{value.where}：{_short(value)}" for value in taken[:MANY]]
    details += [f"另外 {len(taken) - MANY} 处"] if len(taken) > MANY else []
    return {
        "unseen": 0,
        "what": done.what,
        "details": details,
        "files": plain_files(done.files),
        "lost": len(wanted - {value.id for value in taken}),
    }


def _read(register: Register, own: OwnEvening) -> tuple[list[ParcelHead], dict[str, Granted]]:
    """What waits, and of it by key what may be sorted."""
    heads: list[ParcelHead] = []
    granted: dict[str, Granted] = {}
    for parcel in own.parcels():
        try:
            hand_in = handing_in.read_hand_in(own.raw(parcel))
            refuse_other_city(hand_in, register)
            scope = typed_scope(register, hand_in.scope.district, hand_in.scope.stations)
        except Problem as problem:
            words = f"{problem.message}{without_options(problem.fix)}"
            heads.append(ParcelHead(parcel.key, parcel.name, refused=words))
        except OSError:
            heads.append(ParcelHead(parcel.key, parcel.name, refused="存下来的文件不见了。再上传一次。"))
        else:
            heads.append(_head(parcel, hand_in, scope))
            if parcel.is_confirmed:
                granted[parcel.key] = (parcel.name, hand_in, scope)
    return heads, granted


def _head(parcel: Parcel, hand_in: HandIn, scope: Scope) -> ParcelHead:
    made = f"{hand_in.made:%Y-%m-%d %H:%M}"
    return ParcelHead(
        parcel.key, parcel.name, scope.words, hand_in.by, made, is_confirmed=parcel.is_confirmed
    )


def _sorted(root: Path, granted: Mapping[str, Granted], choices: Choices) -> Evening:
    if not granted:
        return Evening((), ())
    decisions = Decisions(choices.mine, choices.returned())
    return handing_in.sort_evening(root, [*granted.values()], decisions, read_today())


def _note(
    own: OwnEvening, heads: Sequence[ParcelHead], granted: Mapping[str, Granted], done: Evening
) -> None:
    by_key = dict(zip(granted, done.hand_ins, strict=True))
    told = [
        replace(one, counted=counted(by_key[one.key].values), told=by_key[one.key].told)
        if one.key in by_key
        else one
        for one in heads
    ]
    own.note(told, _shown(by_key), evening_page(done))


def _shown(by_key: Mapping[str, SortedHandIn]) -> Iterator[ShownValue]:
    """The values; of those that meet another hand-in of the same evening it is said whose that is."""
    before: dict[tuple[str, str], tuple[str, str]] = {}
    for key, one in by_key.items():
        for value in one.values:
            place = (value.path, value.where)
            new, whose = before.get(place, ("", ""))
            shown = shown_value(value, key)
            is_met = whose and shown.fate in (Fate.CONFLICT.value, Fate.SAME.value) and new == value.city
            yield (
                replace(shown, note=f"{value.note}市里的这一份是今晚{whose}的交稿改的。") if is_met else shown
            )
            if value.fate is Fate.TAKEN:
                before[place] = (value.new, f"“{one.hand_in.scope.words}”{one.hand_in.by}")


def _receipts(
    root: Path, granted: Mapping[str, Granted], done: Evening, word: str
) -> Iterator[tuple[MadeReceipt, bytes]]:
    now = read_now()
    for key, one in zip(granted, done.hand_ins, strict=True):
        scope = one.hand_in.scope
        place = scope.district or f"{scope.stations[0]}站"
        name = f"回执-{key}-{''.join(ch for ch in place if ch.isalnum())}.zip"
        told = MadeReceipt(key, name, f"{scope.words}　{one.hand_in.by}", counted(one.values))
        yield told, handing_in.written_receipt(root, one, now, word)


def _short(value: HandedValue) -> str:
    new = " ".join(value.new.split())
    return f"“{new[:80]}{'……' if len(new) > 80 else ''}”" if new else "去掉"
