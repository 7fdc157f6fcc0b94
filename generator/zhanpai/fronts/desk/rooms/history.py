"""改过的: every save by days, and one save value by value and line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zhanpai.content.versions.change_words import changed_place, value_words
from zhanpai.content.versions.file_words import fate_of, file_words
from zhanpai.content.versions.typed_values import read_values
from zhanpai.content.versions.value_changes import ValueChange, value_changes
from zhanpai.domain.model.base import Record
from zhanpai.fronts.desk.history.save_record import FileBytes, Save
from zhanpai.fronts.desk.history.saves import SavesPage
from zhanpai.fronts.desk.history.settings_models import model_of
from zhanpai.fronts.desk.line_changes import LineChange, line_changes
from zhanpai.kit.dates import format_long_date, format_month_day

PAGE = 50
"""Saves on a page."""

SHOWN = 200
"""Changes of one file that are listed; who wants more looks at the file."""


@dataclass(frozen=True)
class ShownSave:
    """A save in the list: `time` of day; whether a later one has taken it back; `files` are what they are about."""

    save: Save
    time: str
    files: tuple[str, ...]
    is_taken_back: bool


@dataclass(frozen=True)
class DayOfSaves:
    """The saves of one day, the newest first; `day` in words."""

    day: str
    saves: tuple[ShownSave, ...]


@dataclass(frozen=True)
class HistoryPage:
    """Page `number` (from 1) of all saves; `damaged` of it could not be read; `unwritten` are those that came to nothing."""

    days: tuple[DayOfSaves, ...]
    number: int
    has_more: bool
    damaged: int
    unwritten: tuple[ShownSave, ...]


@dataclass(frozen=True)
class ValueRow:
    """A value that changed: what it is called, what it was and is, "" for nothing; `lines` in their place where it is long."""

    place: str
    old: str
    new: str
    lines: tuple[LineChange, ...] = ()


@dataclass(frozen=True)
class FileRows:
    """What changed in one file: `words` for the whole of it, its values, and the lines of its text; `unlisted` are more."""

    path: str
    about: str
    words: str
    rows: tuple[ValueRow, ...]
    lines: tuple[LineChange, ...]
    unlisted: int = 0


def history_page(page: SavesPage, unwritten: Iterable[Save], number: int, today: dt.date) -> HistoryPage:
    """The saves of one page by days, as seen on `today`."""
    gone = _taken_back(page.saves)
    shown = [_shown(one, is_taken_back=one.id in gone) for one in page.saves]
    # A computer's clock may be wrong: the order is that of the saves, and a day may come twice.
    days = tuple(
        DayOfSaves(day_words(day, today), tuple(group))
        for day, group in groupby(shown, key=lambda one: one.save.at.date())
    )
    lost = tuple(_shown(one, is_taken_back=False) for one in unwritten)
    return HistoryPage(days, number, page.has_more, page.damaged, lost)


def _taken_back(saves: Iterable[Save]) -> set[str]:
    """The ids of those, the newest first, that were taken back, unless that was taken back too."""
    gone: set[str] = set()
    for save in saves:
        if save.id not in gone:
            gone.add(save.takes_back)
    return gone


def _shown(save: Save, *, is_taken_back: bool) -> ShownSave:
    files = tuple(file_words(one.path) for one in save.files[:PAGE])
    return ShownSave(save, f"{save.at.hour}:{save.at.minute:02}", files, is_taken_back)


def day_words(day: dt.date, today: dt.date) -> str:
    """“今天（3月4日 周三）”; the year too where it is another."""
    words = format_month_day(day) if day.year == today.year else format_long_date(day)
    near = {0: "今天", 1: "昨天"}.get((today - day).days)
    return f"{near}（{words}）" if near else words


def file_rows(contents: Iterable[FileBytes]) -> tuple[FileRows, ...]:
    """What a save changed in each of its files."""
    return tuple(_file_rows(*one) for one in contents)


def _file_rows(path: str, before: bytes | None, after: bytes | None) -> FileRows:
    about = file_words(path)
    if not path.endswith((".md", ".yaml", ".yml")):
        return FileRows(path, about, fate_of(before, after), (), ())
    word = "" if before is not None and after is not None else fate_of(before, after)
    old, new = (read_values(path, raw or b"") for raw in (before, after))
    if before is None or after is None or old is None or new is None:
        return _by_lines(path, about, word, before or b"", after or b"")
    changes = value_changes(old.data, new.data)
    rows = tuple(_row(one, old.data, model_of(path)) for one in changes[:SHOWN])
    lines = _lines(old.body, new.body)
    if not rows and not lines:
        return _by_lines(path, about, "只改了排版或者注解", before, after)
    unlisted = max(0, len(changes) - SHOWN) + max(0, len(lines) - SHOWN)
    return FileRows(path, about, word, rows, lines[:SHOWN], unlisted)


def _by_lines(path: str, about: str, word: str, before: bytes, after: bytes) -> FileRows:
    lines = _lines(before, after)
    return FileRows(path, about, word, (), lines[:SHOWN], max(0, len(lines) - SHOWN))


def _lines(before: bytes, after: bytes) -> tuple[LineChange, ...]:
    old, new = (raw.decode("utf-8", "replace").encode() for raw in (before, after))
    if not old or not new:
        whole = line_changes(old, new)
        return tuple(LineChange(one.line, one.old if old else (), one.new if new else ()) for one in whole)
    return tuple(line_changes(old, new))


def _row(change: ValueChange, data: Any, model: type[Record] | None) -> ValueRow:
    place = changed_place(change, data, model)
    if isinstance(change.old, str) and isinstance(change.new, str) and len(change.old + change.new) > 80:
        return ValueRow(place, "", "", _lines(change.old.encode(), change.new.encode()))
    old, new = (value_words(value, change.keys, model, 2000) for value in (change.old, change.new))
    return ValueRow(place, old, new)
