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
from collections.abc import Iterable, Iterator
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

    `typed` is the cell that is meant, if it is one.
    """

    rule: Rule
    sort: str
    message: str
    fix: str = RESTORE
    typed: str = ""


def parse(text: str) -> tuple[tuple[Printed, ...], tuple[Finding, ...]]:
    r"""The events in `text`, whose lines end with ``\n``, and what is wrong with the other lines."""
    lines = text.split("\n")
    if lines[0].strip() != TITLE:
        message = f"第一行不是列名（{'、'.join(HEADER)}），不知道每一格是什么。"
        return (), (UNREADABLE.at_line(PATH, 1, 1, message, RESTORE, len(lines[0]) or 1),)
    events: list[Printed] = []
    faults: list[tuple[int, LedgerFault]] = []
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        read = _read(line, number, events[-1].on if events else None)
        if isinstance(read, LedgerFault):
            faults.append((number, read))
        else:
            events.append(read)
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


def _read(line: str, number: int, last: dt.date | None) -> Printed | LedgerFault:
    try:
        cells = next(csv.reader([line], strict=True))
    except (csv.Error, StopIteration):
        return LedgerFault(UNREADABLE, "quotes", "这一行的引号不成对。")
    if len(cells) != len(HEADER):
        return LedgerFault(UNREADABLE, "cells", f"这一行有 {len(cells)} 格，应当是 {len(HEADER)} 格。")
    id, typed_kind, what, on, base, text, place, checksum = cells
    kind = _KINDS.get(typed_kind)
    if kind is None:
        message = f"kind 写成“{clip(typed_kind)}”，应当是 station 或 deputy。"
        return LedgerFault(UNREADABLE, "kind", message, typed=typed_kind)
    if fault := _wrong_id(id, kind):
        return fault
    if not _WHAT.fullmatch(what):
        message = f"what 写成“{clip(what)}”，应当是 published 或标牌的代号，例如 s1。"
        return LedgerFault(UNREADABLE, "what", message, typed=what)
    day = _day(on)
    if day is None:
        because = "，多半是表格软件改了日期的写法" if re.search("[/年.]", on) else ""
        return LedgerFault(UNREADABLE, "on", f"日期写成“{clip(on)}”{because}。", typed=on)
    printing = Printed(kind, id, what, day, base, text, place, number)
    if printing.checksum != checksum:
        how = "被改过" if _CHECKSUM.fullmatch(checksum) else "的校验码被改过"
        return LedgerFault(CHANGED, "hash", f"这一行{how}，和当时登记的不一样。")
    if last and day < last:
        return LedgerFault(ORDER, "order", f"这一行的日期 {day} 比上一行的 {last} 早。", typed=on)
    return printing


def _wrong_id(id: str, kind: PrintedKind) -> LedgerFault | None:
    length, name = _FORMS[kind]
    if re.fullmatch(f"[0-9]{{{length}}}", id):
        return None
    if re.fullmatch(f"[0-9]{{1,{length - 1}}}", id):
        message = f"{name}写成“{id}”，开头的 0 不见了，多半是表格软件去掉的；应当是“{id.zfill(length)}”。"
        return LedgerFault(UNREADABLE, f"zeros-{kind}", message, typed=id)
    return LedgerFault(
        UNREADABLE, f"id-{kind}", f"{name}写成“{clip(id)}”，应当是 {length} 位数字。", typed=id
    )


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
