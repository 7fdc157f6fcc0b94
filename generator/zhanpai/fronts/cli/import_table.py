"""`zhanpai import`: a table of the office, XLSX or another, into the project: shown as a difference, tried, and then written."""

from __future__ import annotations

import json as json_text
import sys
from collections.abc import Sequence
from pathlib import Path

from zhanpai.content.tables.difference import Difference, Outcome, Pending, RowDifference
from zhanpai.content.tables.doubtful_rows import doubtful_sheets
from zhanpai.content.tables.kinds import TABLES, TableKind, table_kind
from zhanpai.domain.model.field_types import Month, parse_month
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.questions import is_accepted
from zhanpai.fronts.importing import TriedImport, read_import, try_import, write_import
from zhanpai.kit import workbook
from zhanpai.kit.clock import read_now, read_today
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook_writing import write_workbook

MANY = 20
"""Rows of one outcome that are shown each; of more the number is told."""

_STYLES = {Outcome.ADDED: "green", Outcome.CHANGED: "yellow", Outcome.ABSENT: "", Outcome.DOUBTFUL: "red"}
_TICKED = (Outcome.ADDED, Outcome.CHANGED)


def import_table(
    root: Path,
    file: str,
    table: str | None,
    yes: bool,
    only: Sequence[str],
    left_in: str | None,
    doubtful: str | None,
    json: bool,
) -> int:
    """Show what the table says otherwise than the project, and write it if that is accepted.

    The status is 1 if nothing is written that was to be, or if doubtful rows remain.  Raises Problem for a file or an
    option that cannot be used, ContentError for a register that cannot.
    """
    kind, month, wanted = _kind(table), _month(left_in), _outcomes(only)
    made = read_import(root, read_today(), _read(Path(file)), kind)
    marks = [row.mark for row in made.difference.rows if _is_ticked(row, wanted, month)]
    tried = try_import(made, marks, left_in=month)
    if json:
        screen.say(json_text.dumps(_plain(tried.difference), ensure_ascii=False, indent=1))
    else:
        _show(tried)
    unsure = tried.difference.of(Outcome.DOUBTFUL)
    _keep_doubtful(tried.difference, doubtful, is_told=not json)
    if not tried.files:
        return CONTENT_ERRORS if unsure else OK
    if not is_accepted(yes):
        screen.warn("什么都没有写。" if sys.stdin.isatty() else "什么都没有写；要写，加上 --yes 再运行一次。")
        return CONTENT_ERRORS
    write_import(root, tried)
    screen.warn(f"{tried.what}；写好了 {len(tried.files)} 个文件。", "green")
    return CONTENT_ERRORS if unsure else OK


def _kind(word: str | None) -> TableKind | None:
    if not word:
        return None
    if kind := table_kind(word):
        return kind
    raise Problem(f"没有“{word}”这种表。", f"可以写：{'、'.join(kind.title for kind in TABLES)}。")


def _month(typed: str | None) -> Month | None:
    if not typed:
        return None
    try:
        return parse_month(typed)
    except ValueError:
        raise Problem(f"--left-in 写的“{typed}”不是月份。", "写离任的最后一个月，例如 2026-12。") from None


def _outcomes(only: Sequence[str]) -> tuple[Outcome, ...]:
    words = [word.strip() for one in only for word in one.replace("，", ",").split(",") if word.strip()]
    known = {**{o.value: o for o in Outcome if o.is_offered}, **{o.label: o for o in Outcome if o.is_offered}}
    for word in words:
        if word not in known:
            raise Problem(
                f"--only 不能写“{word}”。",
                "可以写：added（新增）、changed（有改动）、absent（表里没有），几个用逗号分开。",
            )
    return tuple(known[word] for word in words) or _TICKED


def _is_ticked(row: RowDifference, wanted: Sequence[Outcome], month: Month | None) -> bool:
    if not row.is_offered:
        return False
    if any(isinstance(edit.value, Pending) and edit.value.what == "month" for edit in row.all_edits):
        return month is not None
    return row.outcome in wanted


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise Problem(f"没有这个文件：{file}。", "核对文件名。")
    try:
        with file.open("rb") as opened:
            return opened.read(workbook.MAX_BYTES + 1)
    except PermissionError:
        raise Problem(
            f"打不开 {file}，多半正在 Excel 或 WPS 里开着。", "存盘、关掉它，再运行一次。"
        ) from None


def _show(tried: TriedImport) -> None:
    difference = tried.difference
    for head in difference.heads:
        if head.unknown:
            screen.say(
                f"“{head.sheet or head.kind.title}”里这几列不认得，没有读：{'、'.join(head.unknown)}。"
            )
    for outcome in (Outcome.ADDED, Outcome.CHANGED, Outcome.ABSENT, Outcome.SKIPPED, Outcome.DOUBTFUL):
        rows = difference.of(outcome)
        if rows:
            screen.say(f"\n{outcome.label} {len(rows)} 行", "bold")
        for row in rows[:MANY]:
            _show_row(row)
        if len(rows) > MANY:
            screen.say(f"  还有 {len(rows) - MANY} 行。")
    counted = "，".join(f"{o.label} {difference.counts[o]}" for o in Outcome if difference.counts.get(o))
    screen.say(f"\n一共 {len(difference.rows)} 行：{counted or '没有内容'}。", "bold")
    if tried.files:
        screen.say(f"要写的：{tried.what}；一共 {len(tried.files)} 个文件。")


def _show_row(row: RowDifference) -> None:
    screen.say(f"  {row.place}　{row.subject}", _STYLES.get(row.outcome, ""))
    for cell in row.cells:
        new = _one_line(cell.new)
        screen.say(f"      {cell.title}：{f'{_one_line(cell.old)} → {new}' if cell.old else new}")
    for cell in row.emptied:
        screen.say(f"      {cell.title}：{_one_line(cell.old)}（表里是空的，不动）")
    if row.reason:
        screen.say(f"      {row.reason}")


def _one_line(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:58]}……"


def _keep_doubtful(difference: Difference, doubtful: str | None, *, is_told: bool) -> None:
    """Write the workbook of the doubtful rows where it was asked for; nothing if there is none."""
    sheets = doubtful_sheets(difference)
    if not sheets:
        return
    if not doubtful:
        if is_told:
            screen.warn(
                "说不准的行要人来定：加上 --doubtful 说不准.xlsx，连同原因写成一份表，改好再导入。", "yellow"
            )
        return
    book = write_workbook(sheets, read_now(), "说不准的行")
    try:
        Path(doubtful).write_bytes(book.raw)
    except PermissionError:
        raise Problem(
            f"写不了 {doubtful}，多半正在 Excel 或 WPS 里开着；没有动项目里的文件。", "关掉它，再运行一次。"
        ) from None
    screen.warn(f"说不准的行连同原因写在 {doubtful}：改好那几行，再导入这份表。", "yellow")


def _plain(difference: Difference) -> list[dict[str, object]]:
    return [
        {
            "table": row.kind.word,
            "sheet": row.sheet,
            "line": row.line,
            "outcome": row.outcome.value,
            "subject": row.subject,
            "cells": [{"column": c.key, "title": c.title, "old": c.old, "new": c.new} for c in row.cells],
            "emptied": [{"column": c.key, "title": c.title, "old": c.old} for c in row.emptied],
            "reason": row.reason,
        }
        for row in difference.rows
    ]
