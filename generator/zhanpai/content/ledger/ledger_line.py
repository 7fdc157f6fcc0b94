"""One line of `content/permalinks.csv`: what it says, or everything that is wrong with its cells."""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass

from zhanpai.content.ledger.chain import CHECKSUM
from zhanpai.content.ledger.ledger_rules import CHANGED, ORDER, UNREADABLE
from zhanpai.domain.model.printed import Printed, PrintedKind, checksum_of
from zhanpai.kit.diagnostics import Rule, clip

HEADER = ("id", "kind", "what", "on", "permalink_base", "text", "place", "hash")

RESTORE = "从备份或版本库取回没有改过的 content/permalinks.csv，不要用表格软件保存它。"

GO_ON = ("0000", "ledger", "accepted")
"""The first cells of a line that prints nothing and says to go on from the lines before it as they stand."""

_KINDS = {kind.value: kind for kind in PrintedKind}
_FORMS = {PrintedKind.STATION: (4, "站号"), PrintedKind.DEPUTY: (6, "代表编号")}
_WHAT = re.compile("[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """Why a line is of no use; `sort` is the same for all lines that one accident has spoilt.

    `typed` is the cell that is meant, if it is one; `is_won_back`: what stood there can be told from it.
    """

    rule: Rule
    sort: str
    message: str
    fix: str = RESTORE
    typed: str = ""
    is_won_back: bool = False


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line; the line itself where its quotes are in pairs no more."""
    try:
        return tuple(next(csv.reader([line], strict=True)))
    except (csv.Error, StopIteration):
        return (line,)


def is_going_on(cells: tuple[str, ...]) -> bool:
    """Whether these are the cells of a line that says to go on, and whole."""
    return (
        cells[:3] == GO_ON and len(cells) == len(HEADER) and cells[-1][:17] == going_on_checksum(cells[:-1])
    )


def going_on_checksum(cells: tuple[str, ...]) -> str:
    """The checksum of a line that says to go on, of its cells but for the last."""
    return checksum_of(cells)


def read_line(
    cells: tuple[str, ...], number: int, last: dt.date | None
) -> tuple[Printed | None, list[LedgerFault]]:
    """What the line `number` says, and everything that is wrong with it; what it says may be doubtful then.

    `last` is the day of the last line that was whole.
    """
    if len(cells) == 1:
        return None, [LedgerFault(UNREADABLE, "quotes", "这一行的引号不成对。")]
    if len(cells) != len(HEADER):
        message = f"这一行有 {len(cells)} 格，应当是 {len(HEADER)} 格。"
        return None, [LedgerFault(UNREADABLE, "cells", message)]
    id, typed_kind, what, on, base, text, place, checksum = cells
    kind, day = _KINDS.get(typed_kind), _day(on)
    faults = list(
        filter(None, (_wrong_kind(typed_kind), _wrong_id(id, kind), _wrong_what(what), _wrong_day(on)))
    )
    # As it was before a spreadsheet took zeros and dashes away: only so can it be told from another line.
    was_id, was_day = id.zfill(_FORMS[kind][0]) if kind else id, day or _likely_day(on)
    if kind is None or was_day is None:
        return None, faults
    printing = Printed(kind, was_id, what, was_day, base, text, place, number)
    if printing.checksum != checksum[:17] and not (faults and _may_be_meant(faults)):
        how = "被改过" if CHECKSUM.fullmatch(checksum) else "的校验码被改过"
        faults.append(LedgerFault(CHANGED, "hash", f"这一行{how}，和当时登记的不一样。"))
    elif last and was_day < last:
        message = f"这一行的日期 {was_day} 比上一行的 {last} 早。"
        faults.append(LedgerFault(ORDER, "order", message, typed=on))
    return printing, faults


def _may_be_meant(faults: list[LedgerFault]) -> bool:
    """Whether a cell is so far from what it was that no checksum can be asked of it."""
    return any(not fault.is_won_back for fault in faults)


def _wrong_kind(typed: str) -> LedgerFault | None:
    if typed in _KINDS:
        return None
    message = f"kind 写成“{clip(typed)}”，应当是 station 或 deputy。"
    return LedgerFault(UNREADABLE, "kind", message, typed=typed)


def _wrong_id(id: str, kind: PrintedKind | None) -> LedgerFault | None:
    if kind is None:
        return None
    length, name = _FORMS[kind]
    if re.fullmatch(f"[0-9]{{{length}}}", id):
        return None
    if re.fullmatch(f"[0-9]{{1,{length - 1}}}", id):
        message = f"{name}写成“{id}”，开头的 0 不见了，多半是表格软件去掉的；应当是“{id.zfill(length)}”。"
        return LedgerFault(UNREADABLE, f"zeros-{kind}", message, typed=id, is_won_back=True)
    return LedgerFault(
        UNREADABLE, f"id-{kind}", f"{name}写成“{clip(id)}”，应当是 {length} 位数字。", typed=id
    )


def _wrong_what(what: str) -> LedgerFault | None:
    if _WHAT.fullmatch(what):
        return None
    message = f"what 写成“{clip(what)}”，应当是 published 或标牌的代号，例如 s1。"
    return LedgerFault(UNREADABLE, "what", message, typed=what)


def _wrong_day(on: str) -> LedgerFault | None:
    if _day(on) is not None:
        return None
    because = "，多半是表格软件改了日期的写法" if re.search("[/年.]", on) else ""
    message = f"日期写成“{clip(on)}”{because}。"
    return LedgerFault(UNREADABLE, "on", message, typed=on, is_won_back=_likely_day(on) is not None)


def _likely_day(typed: str) -> dt.date | None:
    """The day that a spreadsheet wrote in its own way."""
    match = re.fullmatch(r"([0-9]{4})[/年.]([0-9]{1,2})[/月.]([0-9]{1,2})日?", typed)
    return _day("-".join(part.zfill(2) for part in match.groups())) if match else None


def _day(typed: str) -> dt.date | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        return None
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None
