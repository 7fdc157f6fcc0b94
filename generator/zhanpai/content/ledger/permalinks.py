"""`content/permalinks.csv`: one line an event, oldest first; lines are added and never changed.

Spreadsheet programs are expected to have touched the file: what they take away (the zeros of 0002,
the form of a day) is named as such.  Each sort of fault is told once, where it is first seen, because
one careless save spoils every line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from zhanpai.content.ledger import chain
from zhanpai.content.ledger.ledger_line import (
    GO_ON,
    HEADER,
    RESTORE,
    LedgerFault,
    cells_of,
    going_on_checksum,
    is_going_on,
    read_line,
)
from zhanpai.content.ledger.ledger_rules import LOST, UNREADABLE
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.kit.diagnostics import Finding

PATH = "content/permalinks.csv"
TITLE = ",".join(HEADER)

_MENDED = ("hash", "chain", "order")
"""Faults that a line which says to go on takes as they stand."""

LOST_FIX = f"{RESTORE.rstrip('。')}；实在找不回来，运行“zhanpai signs --reseal”。"
"""How to mend a ledger in which lines are missing: with a backup, or without."""

_NOT_LINKED = LedgerFault(LOST, "chain", "这一行和上一行接不上：中间少了行，或者次序动过。", LOST_FIX)


@dataclass(frozen=True, slots=True)
class LedgerText:
    """The events of a ledger, what is wrong with its other lines, and the cell `hash` of each of its lines."""

    events: tuple[Printed, ...] = ()
    findings: tuple[Finding, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass
class _LedgerReading:
    """What is known so far, going down the lines."""

    events: dict[int, Printed] = field(default_factory=dict)
    doubtful: dict[int, Printed] = field(default_factory=dict)
    faults: list[tuple[int, LedgerFault]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    def take(self, line: str, number: int, *, is_spoilt: bool) -> None:
        """Read the next line; of one that is spoilt it is known already."""
        row = cells_of(line)
        if is_going_on(row):
            if row[-1] == chain.accepting(self.rows, row[-1][:17]):
                self._go_on()
            else:
                self.faults.append((number, _NOT_LINKED))
        elif not is_spoilt:
            last = next(reversed(self.events.values()), None)
            printing, found = read_line(row, number, last.on if last else None)
            found += self._link(row[-1])
            self.faults += [(number, fault) for fault in found]
            if printing is not None:
                (self.doubtful if found else self.events)[number] = printing
        self.rows.append(row)
        self.cells.append(row[-1])

    def _go_on(self) -> None:
        """Take the lines before as they stand, but for what cannot be read."""
        kept = {number for number, fault in self.faults if fault.sort not in _MENDED}
        self.events = dict(
            sorted({**self.events, **{n: p for n, p in self.doubtful.items() if n not in kept}}.items())
        )
        self.faults = [(number, fault) for number, fault in self.faults if number in kept]

    def _link(self, cell: str) -> list[LedgerFault]:
        """That a line is not linked to the one before it, if both can be asked."""
        if not chain.CHECKSUM.fullmatch(cell) or (
            self.cells and not chain.CHECKSUM.fullmatch(self.cells[-1])
        ):
            return []
        if not chain.is_linked(cell) and not (self.cells and chain.is_linked(self.cells[-1])):
            return []
        if cell == chain.linked(self.cells, cell[:17]):
            return []
        return [_NOT_LINKED]


def parse(text: str, spoilt: Collection[int] = ()) -> LedgerText:
    r"""The events in `text`, whose lines end with ``\n``, and what is wrong with the other lines.

    Of the lines numbered in `spoilt` it is known already.
    """
    lines = text.split("\n")
    if lines[0].strip() != TITLE:
        message = f"第一行不是列名（{'、'.join(HEADER)}），不知道每一格是什么。"
        return LedgerText((), (UNREADABLE.at_line(PATH, 1, 1, message, RESTORE, len(lines[0]) or 1),))
    reading = _LedgerReading()
    for number, line in enumerate(lines[1:], 2):
        if line:
            reading.take(line, number, is_spoilt=number in spoilt)
    return LedgerText(
        tuple(reading.events.values()), tuple(_told(reading.faults, lines)), tuple(reading.cells)
    )


def _told(faults: list[tuple[int, LedgerFault]], lines: list[str]) -> Iterator[Finding]:
    by_sort: dict[str, list[tuple[int, LedgerFault]]] = {}
    # Lines that were sorted are linked no more: that is the same accident.
    is_sorted = any(fault.sort == "order" for _, fault in faults)
    for number, fault in faults:
        if not (is_sorted and fault.sort == "chain"):
            by_sort.setdefault(fault.sort, []).append((number, fault))
    for same in by_sort.values():
        number, fault = same[0]
        more = f"这样的一共有 {len(same)} 行。" if len(same) > 1 else ""
        line = lines[number - 1]
        typed = fault.typed or line
        column = line.find(typed) + 1
        yield fault.rule.at_line(PATH, number, column, fault.message + more, fault.fix, len(typed))


def append(text: str, printings: Iterable[Printed]) -> str:
    """`text` with a line for each of `printings` behind what stands there, which stays as it is."""
    cells = [cells_of(line)[-1] for line in _rows(text)]
    rows = []
    for printing in printings:
        cells.append(chain.linked(cells, printing.checksum))
        rows.append((printing.id, printing.kind, *printing.fields[2:], cells[-1]))
    return _with_rows(text, rows)


def go_on(text: str, on: str, base: str) -> str:
    """`text` with a line that says, on this day, to go on from the others as they stand."""
    rows = [cells_of(line) for line in _rows(text)]
    words = f"以前的登记不全，从现有的 {len(rows)} 行接着往下记"
    row = (*GO_ON, on, base, words, "")
    return _with_rows(text, [(*row, chain.accepting(rows, going_on_checksum(row)))])


def _rows(text: str) -> list[str]:
    """The lines of a ledger below its title, without their ends."""
    return [line for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[1:] if line]


def _with_rows(text: str, rows: Iterable[tuple[str, ...]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator=end)
    if not text:
        writer.writerow(HEADER)
    elif not text.endswith("\n"):
        lines.write(end)
    writer.writerows(rows)
    return text + lines.getvalue()


def latest(printed: Iterable[Printed]) -> dict[tuple[PrintedKind, str, str], Printed]:
    """The last event of each sign of each id."""
    return {printing.key: printing for printing in printed}
