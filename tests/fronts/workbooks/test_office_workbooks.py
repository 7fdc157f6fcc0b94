"""Workbooks as offices send them: nearly every row is understood, and none wrongly.

Every one is read, compared with the shipped demonstration, and what it offers is tried as if all of it had been ticked:
a row that would bring an error is in doubt.  See `tests/fixtures/workbooks/README.md`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from tests.fronts.workbooks.expected import expectations
from tests.fronts.workbooks.judging import Verdict, verdicts
from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai import pipeline
from zhanpai.content.load import ContentReader
from zhanpai.content.tables.difference import Difference
from zhanpai.fronts.importing import Import, read_import, try_import
from zhanpai.fronts.newly_found import new_among
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.problem import Problem

BOOKS = sorted(
    path for path in (ROOT / "tests/fixtures/workbooks").iterdir() if path.suffix not in (".txt", ".md")
)
RIGHT = 0.97
TODAY: dt.date = SHIPPED_TODAY


class _Finder:
    """Errors that come with changed files, as `importing.finder` finds them; the project itself is checked once for all."""

    def __init__(self) -> None:
        self.reader = ContentReader(ROOT)
        self.before: list[Diagnostic] = list(pipeline.examine(self.reader.load(TODAY)))

    def __call__(self, instead: Mapping[str, bytes | None]) -> Sequence[Diagnostic]:
        self.reader.instead = instead
        try:
            after = pipeline.examine(self.reader.load(TODAY))
        finally:
            self.reader.instead = {}
        return [found for found in new_among(self.before, after) if found.severity.is_error]


@cache
def _finder() -> _Finder:
    return _Finder()


def _tried(raw: bytes) -> Difference | None:
    """The rows of the file after everything it offers was tried; None if it is refused, with a sentence and what to do."""
    find = _finder()
    try:
        made: Import = read_import(ROOT, TODAY, raw, reader=find.reader)
    except Problem as problem:
        assert problem.message and problem.fix
        return None
    return try_import(made, [row.mark for row in made.difference.rows if row.line], find).difference


@cache
def _verdicts() -> tuple[Verdict, ...]:
    return tuple(
        verdict
        for book in BOOKS
        for verdict in verdicts(
            book.name, expectations(book.with_name(f"{book.name}.expected.txt")), _tried(book.read_bytes())
        )
    )


def _table(found: Sequence[Verdict]) -> str:
    return "\n".join(verdict.words for verdict in found)


def test_every_office_workbook_has_expectations_and_there_are_enough() -> None:
    assert len(BOOKS) >= 20
    rows = [row for book in BOOKS for row in expectations(book.with_name(f"{book.name}.expected.txt")).rows]
    assert len(rows) >= 200
    assert {book.suffix for book in BOOKS} == {".xlsx", ".xls", ".ods", ".csv"}


@pytest.mark.slow
def test_no_row_of_an_office_workbook_is_taken_wrongly() -> None:
    wrong = [verdict for verdict in _verdicts() if verdict.is_wrong]
    assert not wrong, f"{len(wrong)} wrong:\n{_table(wrong)}"


@pytest.mark.slow
def test_97_rows_of_100_of_office_workbooks_are_right_and_the_rest_refused_with_a_reason() -> None:
    every = _verdicts()
    missed = [verdict for verdict in every if not verdict.is_right]
    share = 1 - len(missed) / len(every)
    assert share >= RIGHT, f"{share:.1%} of {len(every)} right; not right:\n{_table(missed)}"
