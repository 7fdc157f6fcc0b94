"""`content/permalinks.csv`: one line an event, oldest first; lines are added and never changed.

Spreadsheet programs are expected to have touched the file: what they take away (the zeros of 0002,
the form of a day) is named as such.  Each sort of fault is told once, where it is first seen, because
one careless save spoils every line.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from zhanpai.content.ledger.ledger_rules import CHANGED, ORDER, UNREADABLE
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.kit.diagnostics import Finding, Rule, clip

PATH = "content/permalinks.csv"
HEADER = ("id", "kind", "what", "on", "permalink_base", "text", "place", "hash")
TITLE = ",".join(HEADER)

RESTORE = "从备份或版本库取回没有改过的 content/permalinks.csv，不要用表格软件保存它。"

_KINDS = {kind.value: kind for kind in PrintedKind}
_FORMS = {PrintedKind.STATION: (4, "站号"), PrintedKind.DEPUTY: (6, "代表编号")}
_WHAT = re.compile("[a-z][a-z0-9-]*")
_CHECKSUM = re.compile("h[0-9a-f]{16}")


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


def parse(text: str, spoilt: Collection[int] = ()) -> tuple[tuple[Printed, ...], tuple[Finding, ...]]:
    r"""The events in `text`, whose lines end with ``\n``, and what is wrong with the other lines.

    Of the lines numbered in `spoilt` it is known already.
    """
    lines = text.split("\n")
    if lines[0].strip() != TITLE:
        message = f"第一行不是列名（{'、'.join(HEADER)}），不知道每一格是什么。"
        return (), (UNREADABLE.at_line(PATH, 1, 1, message, RESTORE, len(lines[0]) or 1),)
    events: list[Printed] = []
    faults: list[tuple[int, LedgerFault]] = []
    for number, line in enumerate(lines[1:], 2):
        if not line or number in spoilt:
            continue
        printing, found = _read(line, number, events[-1].on if events else None)
        faults += [(number, fault) for fault in found]
        if printing is not None:
            events.append(printing)
    return tuple(events), tuple(_told(faults, lines))


def _told(faults: list[tuple[int, LedgerFault]], lines: list[str]) -> Iterator[Finding]:
    by_sort: dict[str, list[tuple[int, LedgerFault]]] = {}
    for number, fault in faults:
        by_sort.setdefault(fault.sort, []).append((number, fault))
    for same in by_sort.values():
        number, fault = same[0]
        more = f"这样的一共有 {len(same)} 行。" if len(same) > 1 else ""
        line = lines[number - 1]
        typed = fault.typed or line
        column = line.find(typed) + 1
        yield fault.rule.at_line(PATH, number, column, fault.message + more, fault.fix, len(typed))


def _read(line: str, number: int, last: dt.date | None) -> tuple[Printed | None, list[LedgerFault]]:
    """The event of a line, or everything that is wrong with the line."""
    try:
        cells = next(csv.reader([line], strict=True))
    except (csv.Error, StopIteration):
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
    if printing.checksum != checksum and not (faults and _may_be_meant(faults)):
        how = "被改过" if _CHECKSUM.fullmatch(checksum) else "的校验码被改过"
        faults.append(LedgerFault(CHANGED, "hash", f"这一行{how}，和当时登记的不一样。"))
    elif last and was_day < last:
        message = f"这一行的日期 {was_day} 比上一行的 {last} 早。"
        faults.append(LedgerFault(ORDER, "order", message, typed=on))
    return (None if faults else printing), faults


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


def append(text: str, printings: Iterable[Printed]) -> str:
    """`text` with a line for each of `printings` behind what stands there, which stays as it is."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator=end)
    if not text:
        writer.writerow(HEADER)
    elif not text.endswith("\n"):
        lines.write(end)
    writer.writerows((e.id, e.kind, *e.fields[2:], e.checksum) for e in printings)
    return text + lines.getvalue()


def latest(printed: Iterable[Printed]) -> dict[tuple[PrintedKind, str, str], Printed]:
    """The last event of each sign of each id."""
    return {printing.key: printing for printing in printed}
