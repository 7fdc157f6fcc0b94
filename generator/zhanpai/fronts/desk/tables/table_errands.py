"""The errands of tables: export, compare what was handed in, and try what is ticked; each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhanpai.content.load import ContentReader
from zhanpai.content.tables.difference import Difference, Outcome
from zhanpai.content.tables.doubtful_rows import doubtful_sheets
from zhanpai.content.tables.kinds import TABLES, table_kind
from zhanpai.content.tables.sheets_out import TablesWanted, csv_out, file_name, workbook_out
from zhanpai.domain.model.field_types import Month, parse_month
from zhanpai.fronts.desk.tables.own_table import OwnTable
from zhanpai.fronts.desk.tables.shown_rows import shown_rows
from zhanpai.fronts.desk.tried_files import plain_files
from zhanpai.fronts.importing import Import, read_import, try_import
from zhanpai.kit.clock import read_today
from zhanpai.kit.disk.files import create
from zhanpai.kit.workbook_writing import write_workbook

READING, COMPARING, TRYING, WRITING = "读取资料", "对照表格", "看写了会不会出错", "写成表格"


def export(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write the tables of ``asked["table"]`` ("" for all) into ``asked["out"]``, as a workbook or, of one, as CSV.

    Of the stations of ``asked["ids"]`` (None: of all), without rows if ``asked["blank"]``; ``asked["place"]`` is what the
    file's name says of them.  Raises ContentError for a register that cannot be read, Problem for too many rows.
    """
    say(phase=READING)
    loaded = ContentReader(root).load(read_today())
    say(phase=WRITING)
    kind = table_kind(asked["table"])
    ids = asked["ids"]
    wanted = TablesWanted(
        (kind,) if kind else TABLES, None if ids is None else frozenset(ids), asked["blank"]
    )
    is_csv = bool(asked["csv"] and kind)
    made = csv_out(kind, loaded, wanted) if is_csv and kind else workbook_out(loaded, wanted)
    ending = "csv" if is_csv else "xlsx"
    name = file_name(wanted.kinds, asked["place"], read_today(), blank=wanted.blank, ending=ending)
    create(Path(asked["out"]) / f"tables.{ending}", made.raw)
    return {
        "key": asked["key"],
        "files": [f"tables.{ending}"],
        "name": name,
        "counts": [[one.title, number] for one, number in made.counts],
        "missing": list(made.missing),
        "blank": wanted.blank,
    }


def compare(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Compare the table that waits in the folder ``asked["own"]`` with the project, and keep there what is found.

    Raises Problem for a file that is no table of ours, ContentError for a register that cannot be read.
    """
    own = OwnTable(Path(asked["own"]))
    say(phase=READING)
    made = _read(root, own)
    say(phase=COMPARING)
    _note(own, made.difference)
    return {"rows": len(made.difference.rows)}


def take(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Try what is ticked of the table that waits in the folder ``asked["own"]``: the files as they are to be.

    Rows that would bring an error are remembered as refused.  Raises as `compare` does.
    """
    own = OwnTable(Path(asked["own"]))
    say(phase=READING)
    made = _read(root, own)
    marks, left_in = own.ticked()
    say(phase=TRYING)
    tried = try_import(made, marks, left_in=_month(left_in))
    refused = _newly_doubtful(made.difference, tried.difference)
    own.refuse(refused)
    say(phase=COMPARING)
    _note(own, made.difference)
    return {
        "what": tried.what,
        "files": plain_files(tried.files),
        "refused": len(refused),
    }


def _read(root: Path, own: OwnTable) -> Import:
    taken = own.taken
    return read_import(root, read_today(), own.raw(), table_kind(taken.table) if taken else None)


def _note(own: OwnTable, difference: Difference) -> None:
    refused = own.refused()
    rows = tuple(shown_rows(difference, refused))
    unknown = [
        f"“{head.sheet or head.kind.title}”里这几列不认得，没有读：{'、'.join(head.unknown)}。"
        for head in difference.heads
        if head.unknown
    ]
    own.note_rows(rows, {outcome.value: number for outcome, number in difference.counts.items()}, unknown)
    sheets = doubtful_sheets(_with_refused(difference, refused))
    own.keep_doubtful(write_workbook(sheets, read_today(), "说不准的行").raw if sheets else None)


def _with_refused(difference: Difference, refused: Mapping[str, str]) -> Difference:
    rows = (
        replace(row, outcome=Outcome.DOUBTFUL, reason=refused[row.mark]) if row.mark in refused else row
        for row in difference.rows
    )
    return replace(difference, rows=tuple(rows))


def _newly_doubtful(before: Difference, after: Difference) -> dict[str, str]:
    """The rows that only the trial has found to be doubtful, by the marks they had, and why."""
    return {
        row.mark: tried.reason
        for row, tried in zip(before.rows, after.rows, strict=True)
        if tried.outcome is Outcome.DOUBTFUL and row.outcome is not Outcome.DOUBTFUL
    }


def _month(typed: str) -> Month | None:
    return parse_month(typed) if typed else None
