"""Tables as values → the bytes of a workbook (XLSX, ECMA-376) that Excel, WPS and LibreOffice open for typing on.

Every cell is text or a day: what begins with ``= + - @`` stays text, as no formula is ever written, and comes back as it
was typed.  The same tables give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from zhanpai.kit.problem import Problem

MAX_CELL = 32_767
"""UTF-16 units in a cell (Excel specifications and limits)."""
MAX_ROWS = 1_048_576
_MAX_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it the days of workbooks are counted wrongly."""
_ROWS_TO_FILL = 1_000
"""Empty rows below a table that have its drop-downs too."""
_CHOICES = "选项"
_LINE_HEIGHT, _MOST_LINES = 15, 8
"""Points of a line, and lines of the highest row."""
_NOTE_WIDTHS = (22, 84)
_COLOUR = {"header": "#E3EBF5", "told": "#7A7A7A", "edge": "#B8C4D4"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its header, its width in narrow characters, what a person reads over the header.

    `choices` are offered in a drop-down, and nothing else is taken if it `is_strict`; cells that are days
    (``2026-03-02``) are written as days if it `is_day`; what `is_told` is grey, as nobody need type there.
    """

    title: str
    width: int = 14
    note: str = ""
    choices: tuple[str, ...] = ()
    is_strict: bool = True
    is_day: bool = False
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """One table: rows of texts, as many as there are columns; `held` columns at the left stay when it is moved sideways."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    held: int = 0


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """A sheet to be read: lines of one text, a heading, or of two, a word and what is said of it."""

    name: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """The bytes of a workbook, and of each text that no cell holds a sentence that says where; its cell is left empty."""

    raw: bytes
    unfit: tuple[str, ...] = ()


def write_workbook(sheets: Sequence[WrittenSheet | NoteSheet], on: dt.date, title: str = "") -> WrittenBook:
    """The workbook of these sheets in their order, made on that day; Problem for more rows than a sheet has."""
    # Imported here: no other command writes workbooks.
    import xlsxwriter

    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, {"in_memory": True})
    book.set_properties({"title": title, "created": dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC)})
    writing = _BookBeingWritten(book)
    taken: set[str] = {_CHOICES}
    for sheet in sheets:
        name = fitting_name(sheet.name, taken)
        taken.add(name)
        page = book.add_worksheet(name)
        if isinstance(sheet, NoteSheet):
            writing.notes(page, sheet)
        else:
            _refuse_long(sheet)
            writing.table(page, sheet, name)
    writing.choices()
    book.close()
    return WrittenBook(raw.getvalue(), tuple(writing.unfit))


def fitting_name(name: str, taken: Iterable[str] = ()) -> str:
    """A name that a sheet may have, like `name` and unlike those that are `taken`: 31 characters, none of those that lead elsewhere."""
    others = {one.casefold() for one in taken}
    plain = _NOT_IN_XML.sub("", _NOT_IN_NAMES.sub(" ", name)).strip("' ") or "表"
    free = (one for number in count(1) if (one := _numbered(plain, number)).casefold() not in others)
    return next(free)


def _numbered(name: str, number: int) -> str:
    end = f" ({number})" if number > 1 else ""
    return name[: _MAX_NAME - len(end)].rstrip("' ") + end


def _refuse_long(sheet: WrittenSheet) -> None:
    if len(sheet.rows) >= MAX_ROWS:
        raise Problem(
            f"“{sheet.name}”有 {len(sheet.rows)} 行，一页最多 {MAX_ROWS - 1} 行。",
            "分几次导出，一次一个区县。",
        )


@dataclass
class _BookBeingWritten:
    """A workbook that is being written: its formats, the lists of its drop-downs, and what did not fit."""

    book: Any
    unfit: list[str] = field(default_factory=list)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    formats: dict[str, Any] = field(default_factory=dict)

    def table(self, page: Any, sheet: WrittenSheet, name: str) -> None:
        """Write one table with everything that helps to fill it in."""
        last = len(sheet.rows)
        page.freeze_panes(1, sheet.held)
        page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
        _set_paper(page)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width, self._format(column))
            page.write_string(0, place, column.title, self._named("header"))
            if column.note:
                page.write_comment(0, place, column.note, _note_size(column.note))
            if column.choices:
                page.data_validation(1, place, last + _ROWS_TO_FILL, place, self._drop_down(column))
        widths = [column.width for column in sheet.columns]
        for line, row in enumerate(sheet.rows, 1):
            _set_height(page, line, row, widths)
            for place, text in enumerate(row):
                self._cell(page, line, place, text, sheet.columns[place], name)

    def notes(self, page: Any, sheet: NoteSheet) -> None:
        """Write a sheet to be read."""
        page.hide_gridlines(2)
        for place, width in enumerate(_NOTE_WIDTHS):
            page.set_column(place, place, width, self._named("text"))
        _set_paper(page)
        for line, texts in enumerate(sheet.lines):
            is_heading = len(texts) == 1
            if is_heading and texts[0]:
                page.merge_range(line, 0, line, 1, "", self._named("heading"))
            if not is_heading:
                _set_height(page, line, texts, _NOTE_WIDTHS)
            for place, text in enumerate(texts):
                page.write_string(line, place, _clean(text), self._named("heading" if is_heading else "text"))

    def choices(self) -> None:
        """Write the sheet that the drop-downs read, out of sight."""
        if not self.lists:
            return
        page = self.book.add_worksheet(_CHOICES)
        for place, words in enumerate(self.lists):
            for line, word in enumerate(words):
                page.write_string(line, place, word)
        page.hide()

    def _cell(self, page: Any, line: int, place: int, text: str, column: SheetColumn, name: str) -> None:
        if not text:
            return
        if column.is_day and (day := _day(text)):
            page.write_datetime(line, place, day, self._format(column))
        elif (length := len(text.encode("utf-16-le", "replace")) // 2) <= MAX_CELL:
            page.write_string(line, place, _clean(text), self._format(column))
        else:
            self.unfit.append(
                f"“{name}”第 {line + 1} 行的“{column.title}”有 {length} 个字，一格放不下（最多 {MAX_CELL} 个），这一格空着。"
            )

    def _drop_down(self, column: SheetColumn) -> dict[str, Any]:
        if column.choices not in self.lists:
            letter = _letters(len(self.lists))
            self.lists[column.choices] = f"='{_CHOICES}'!${letter}$1:${letter}${len(column.choices)}"
        return {
            "validate": "list",
            "source": self.lists[column.choices],
            "show_error": column.is_strict,
            "error_title": column.title[:32],
            "error_message": "从下拉框里选一个。",
        }

    def _format(self, column: SheetColumn) -> Any:
        kind = "day" if column.is_day else "text"
        return self._named(f"told_{kind}" if column.is_told else kind)

    def _named(self, name: str) -> Any:
        if name not in self.formats:
            self.formats[name] = self.book.add_format(_FORMATS[name])
        return self.formats[name]


# 49 is the number that the format of text has in every workbook (ECMA-376 18.8.30).
_TEXT: dict[str, object] = {"num_format": 49, "text_wrap": True, "valign": "top"}
_DAYS: dict[str, object] = {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}
_FORMATS: dict[str, dict[str, object]] = {
    "text": _TEXT,
    "day": _DAYS,
    "told_text": {**_TEXT, "font_color": _COLOUR["told"]},
    "told_day": {**_DAYS, "font_color": _COLOUR["told"]},
    "heading": {**_TEXT, "bold": True, "font_size": 12},
    "header": {
        **_TEXT, "bold": True, "bg_color": _COLOUR["header"], "border": 1, "border_color": _COLOUR["edge"]
    },
}  # fmt: skip


def _set_paper(page: Any) -> None:
    """A4 across, as wide as one page, the header on each."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _set_height(page: Any, line: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest text, up to a limit; of one line it is as high as any.

    Excel would find the height itself, WPS and LibreOffice do not for rows that somebody else has written.
    """
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    if lines > 1:
        page.set_row(line, _LINE_HEIGHT * min(lines, _MOST_LINES))


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column, a wide character as two narrow ones."""
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    return sum(
        max(1, -(-sum(1 if char.isascii() else 2 for char in line) // width)) for line in text.split("\n")
    )


def _note_size(note: str) -> dict[str, object]:
    """A comment as large as its text: some 17 wide characters a line."""
    lines = sum(len(line) // 17 + 1 for line in note.split("\n"))
    return {"width": 260, "height": max(40, 20 * lines + 12)}


def _day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day and day >= _FIRST_DAY else None


def _clean(text: str) -> str:
    """Without what no XML can hold, each such character shown as one that was lost."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _letters(place: int) -> str:
    """The name of a column, counted from 0: A, Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
