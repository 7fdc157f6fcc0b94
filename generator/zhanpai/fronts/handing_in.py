"""Handing in and taking over, from the files on the disk to what is shown and written: for the commands and for the desk.

Nothing is written into the content here: that is done by `write_files` (commands) or by a save (desk), with `Evening.files`
or `TakenReceipt.files`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhanpai.content.handin import gathering, parcel, receipt
from zhanpai.content.handin.base_folder import (
    find_base,
    keep_base,
    read_picture,
    read_register,
    what_lies,
)
from zhanpai.content.handin.fates import Decisions, Evening, SortedHandIn
from zhanpai.content.handin.gathering import Gathered, begun, city_mark
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.handin.handin_base import Base
from zhanpai.content.handin.receipt import Receipt, base_after, make_receipt, own_files, refuse_other_base
from zhanpai.content.handin.scope_files import scope_files, typed_scope
from zhanpai.fronts.evening_trial import CityTrial
from zhanpai.kit.problem import Problem

NO_SCOPE = Problem(
    "这个文件夹还没有说交哪里的稿。",
    "市里给了资料、还没有改以前，先运行 zhanpai handin --begin --district 岳麓区（或者 --stations 0001,0002）。",
)


@dataclass(frozen=True, slots=True)
class BaseState:
    """What a folder hands in: its scope, who, when the base was taken, and what the last receipt gave back, with its words."""

    scope: Scope
    by: str
    begun: dt.datetime
    returned: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """What a receipt says: sentences for what was taken, each returned value with its word, and files that change here.

    `files` (numbers and names that the city made others) are to be written first, then `keep_receipt` moves the base.
    """

    receipt: Receipt
    files: tuple[tuple[str, bytes | None, bytes | None], ...]


def find_scope(root: Path, district: str, stations: Sequence[str]) -> Scope:
    """The scope that was typed, by what the register knows; Problem with what would do if there is no such."""
    return typed_scope(read_register(root), district, stations)


def base_state(root: Path) -> BaseState | None:
    """Which scope this folder hands in, None if none was chosen; Problem if what is kept of it is damaged."""
    base = find_base(root)
    return _state(base) if base else None


def begin(root: Path, scope: Scope, by: str, now: dt.datetime) -> BaseState:
    """Keep what lies here as the base of all that is handed in from now on.

    ContentError if the register cannot be read, Problem if nobody says who hands in or if the disk refuses.
    """
    name = parcel.shown_text(by).strip()[: parcel.MOST_WORDS]
    if not name:
        raise Problem("没有写是谁交稿。", "写姓名，例如 --by 张示例；市里收下的时候看得到。")
    lying = what_lies(root)
    files = scope_files(lying.register, scope)
    if not files.homes:
        raise Problem(f"名册里“{scope.words}”一个站也没有，没有可交的。", "核对区县或者站号。")
    base = begun(lying, files, name, now)
    keep_base(root, base)
    return _state(base)


def gather(root: Path, now: dt.datetime) -> Gathered:
    """All that was changed since the base; Problem if no scope was chosen, ContentError if the register cannot be read."""
    base = _base(root)
    lying = what_lies(root)
    files = scope_files(lying.register, base.scope)
    return gathering.gather(base, lying, files, partial(read_picture, root), now)


def written_hand_in(gathered: Gathered) -> bytes:
    """The file that is handed over (`交稿.zip`)."""
    hand_in = gathered.hand_in
    head = f"{hand_in.scope.words} {hand_in.by} {hand_in.made:%Y-%m-%d %H:%M}\n"
    lines = [f"{title}：{said}" for title, said in gathered.values]
    return parcel.packed_hand_in(hand_in, head + "\n".join(lines) + "\n")


def read_hand_in(raw: bytes) -> HandIn:
    """What a file says that was handed over; Problem, in one sentence with what to do, if it is none that can be taken."""
    return parcel.read_hand_in(raw)


def sort_evening(
    root: Path, hand_ins: Sequence[tuple[str, HandIn, Scope]], decisions: Decisions, today: dt.date
) -> Evening:
    """What becomes of every value of `hand_ins`: ``(name of the file, hand-in, the scope that the city grants it)``.

    They are taken in this order.  What brings a new error of a check is refused with it.  Problem if one is of another
    city, ContentError if the city's register cannot be read.  Nothing is written.
    """
    return CityTrial(root, today).sorted(hand_ins, decisions)


def written_receipt(root: Path, one: SortedHandIn, made: dt.datetime, word: str = "") -> bytes:
    """The receipt for one hand-in (`回执.zip`) once its evening is written; `word` is said of the whole of it."""
    return receipt.packed_receipt(make_receipt(one, city_mark(read_register(root)), made, word))


def read_receipt(root: Path, raw: bytes) -> TakenReceipt:
    """What a receipt says for this folder; Problem if it is none, or for another base."""
    found = receipt.read_receipt(raw)
    refuse_other_base(found, _base(root))
    lying = what_lies(root)
    pictures = {
        old: read_picture(root, old)
        for old, new in found.paths.items()
        if old in lying.pictures and not new.endswith(".md")
    }
    return TakenReceipt(found, own_files(found, lying, pictures))


def keep_receipt(root: Path, taken: TakenReceipt) -> None:
    """Move the base for what was taken, once its `files` are written; Problem if the disk refuses."""
    keep_base(root, base_after(_base(root), taken.receipt))


def has_unhanded(root: Path, now: dt.datetime) -> bool:
    """Whether something was changed since the base that another base would forget; False where it cannot be known."""
    with suppress(Problem):
        return not gather(root, now).hand_in.is_empty
    return False


def _base(root: Path) -> Base:
    base = find_base(root)
    if base is None:
        raise Problem(NO_SCOPE.message, NO_SCOPE.fix)
    return base


def _state(base: Base) -> BaseState:
    return BaseState(base.scope, base.by, base.begun, base.returned)
