"""A table of the office taken in, from its bytes to the files: read, compared, tried in memory, and only then written.

A row that would bring an error into the content is turned doubtful, with the finding as its reason; the rest goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhanpai import pipeline
from zhanpai.content import filing
from zhanpai.content.edit_journal import refuse_unfinished
from zhanpai.content.load import ContentReader
from zhanpai.content.load.known_places import known_places
from zhanpai.content.several_edits import write_files
from zhanpai.content.tables.difference import Difference, Outcome
from zhanpai.content.tables.find_difference import find_difference
from zhanpai.content.tables.kinds import TableKind
from zhanpai.content.tables.known_rows import KnownContent
from zhanpai.content.tables.table_edits import TableChanges, table_changes
from zhanpai.content.tables.table_reading import read_tables
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.names import StationNames
from zhanpai.fronts.newly_found import new_among
from zhanpai.fronts.row_blame import NewError, blamed, culprits
from zhanpai.kit.diagnostics import ContentError, Diagnostic

FileTriple = tuple[str, bytes | None, bytes | None]
"""A path from the project's root, what stands there (None: nothing), and what is to stand there."""

Try = Callable[[Mapping[str, bytes | None]], Sequence[NewError]]
"""The errors that the content would have with these files so, and does not have now."""


@dataclass(frozen=True)
class Import:
    """What one file says otherwise than the project, the project as it was read for it, and what has read it."""

    difference: Difference
    known: KnownContent
    reader: ContentReader


@dataclass(frozen=True)
class TriedImport:
    """The ticked rows as they can be written: `files` of all of them, and the difference with those in doubt that cannot.

    `written` are the marks of the rows (and of emptied cells) that `files` write; `what` says in Chinese what is done.
    """

    difference: Difference
    files: tuple[FileTriple, ...]
    written: tuple[str, ...]
    what: str


def read_import(
    root: Path, today: dt.date, raw: bytes, kind: TableKind | None = None, reader: ContentReader | None = None
) -> Import:
    """The tables in the bytes of one file against the project in `root`; nothing is written.

    `kind` is what the tables are, where that is known; `reader` one that has read the project already.  Raises Problem,
    with what would do, for a file that is no table; ContentError for a register that cannot be used.
    """
    refuse_unfinished(root)
    reader = reader or ContentReader(root)
    loaded = reader.load(today)
    if loaded.site is None:
        raise ContentError(p for p in loaded.problems if p.path == filing.REGISTER)
    names = StationNames(loaded.site, known_places(loaded.site.register))
    known = KnownContent(root, loaded, loaded.site, names)
    return Import(find_difference(read_tables(raw, names, kind), known), known, reader)


def try_import(
    made: Import, marks: Iterable[str], find: Try | None = None, left_in: Month | None = None
) -> TriedImport:
    """The ticked rows tried on the project in memory: what would bring an error is left out, and said.

    `find` looks for new errors, without it the whole project is checked.  Problem if a file has changed meanwhile.
    """
    find = find or finder(made)
    wanted = dict.fromkeys(marks)
    refused: dict[str, str] = {}
    while True:
        left = [mark for mark in wanted if mark.partition(".")[0] not in refused]
        changes = table_changes(made.difference, left, made.known, left_in)
        refused |= changes.refused
        errors = find({path: after for path, _, after in changes.files}) if changes.files else ()
        if not errors:
            break
        after = {path: raw for path, _, raw in changes.files}
        refused |= blamed(errors, after, changes.places) or _culprits(made, left, find, left_in, errors[0])
    difference = _with_doubts(made.difference, refused)
    written = tuple(mark for mark in left if mark.partition(".")[0] in changes.places)
    return TriedImport(difference, tuple(changes.files), written, _what(made.difference, changes))


def write_import(root: Path, tried: TriedImport) -> None:
    """Write all files of it, or none; ChangedMeanwhileError or Problem as `write_files` raises them."""
    write_files(root, tried.files, tried.what)


def finder(made: Import) -> Try:
    """Looks for new errors by checking the whole project again, of which only what changes is read."""
    before: list[Diagnostic] = []

    def find(instead: Mapping[str, bytes | None]) -> Sequence[NewError]:
        if not before:
            before.extend(pipeline.examine(made.known.loaded))
        made.reader.instead = instead
        after = pipeline.examine(made.reader.load(made.known.site.today))
        return [found for found in new_among(before, after) if found.severity.is_error]

    return find


def _culprits(
    made: Import, marks: Sequence[str], find: Try, left_in: Month | None, error: NewError
) -> dict[str, str]:
    """The rows that bring an error which stands in no place that they write, see `culprits`."""
    rows = list(dict.fromkeys(mark.partition(".")[0] for mark in marks))
    reason = f"{error.message}{error.fix}"

    def brings(some: Sequence[str]) -> bool:
        wanted = [mark for mark in marks if mark.partition(".")[0] in set(some)]
        files = table_changes(made.difference, wanted, made.known, left_in).files
        return bool(files) and bool(find({path: after for path, _, after in files}))

    return dict.fromkeys(culprits(rows, brings), reason)


def _with_doubts(difference: Difference, refused: Mapping[str, str]) -> Difference:
    rows = (
        replace(row, outcome=Outcome.DOUBTFUL, reason=refused[row.mark], cells=(), emptied=(), edits=())
        if row.mark in refused
        else row
        for row in difference.rows
    )
    return replace(difference, rows=tuple(rows))


def _what(difference: Difference, changes: TableChanges) -> str:
    """What is written, in words: 导入代表表：新增 3 行，有改动 12 行."""
    written = [row for row in difference.rows if row.mark in changes.places]
    titles = "、".join(dict.fromkeys(row.kind.title for row in written))
    words = {Outcome.ADDED: "新增", Outcome.CHANGED: "改", Outcome.ABSENT: "离任或删去", Outcome.SAME: "清空"}
    counts = "，".join(
        f"{word} {number} 行"
        for outcome, word in words.items()
        if (number := sum(row.outcome is outcome for row in written))
    )
    return f"导入{titles}表：{counts}"
