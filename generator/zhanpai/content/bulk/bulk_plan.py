"""What a change of many stations would do, row by row, and the files that follow from the rows somebody has ticked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from dataclasses import dataclass

from zhanpai.content.edit_journal import FileChange
from zhanpai.kit.yaml.splice import Splice, SpliceError, splice_all


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One thing that is done or left: `mark` names it among all rows, `station` is the 站号 it is listed under.

    `subject` says whose it is and `says` what happens, one sentence each; `splices` are those of the file at `path`, and
    `removes` the files that go with it.  `is_ticked`: whether it is meant to be done unless somebody says otherwise.
    """

    mark: str
    station: str
    subject: str
    says: tuple[str, ...]
    path: str
    splices: tuple[Splice, ...]
    removes: tuple[str, ...] = ()
    is_ticked: bool = True


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """All rows of one change; `what` names it in the history, `left` says of what else nothing is done, and why."""

    what: str
    rows: tuple[BulkRow, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BulkFiles:
    """The files of the rows that are done, and those rows; `refused` are the rows whose file cannot be changed so, and why."""

    changes: tuple[FileChange, ...]
    done: tuple[BulkRow, ...]
    refused: tuple[tuple[BulkRow, str], ...] = ()


def bulk_files(plan: BulkPlan, marks: Container[str], read: Callable[[str], bytes]) -> BulkFiles:
    """What the rows of these `marks` make of the files; `read` hands out a file's bytes.

    A file in which one splice cannot be made is left as it is, with all of its rows refused.
    """
    by_path: defaultdict[str, list[BulkRow]] = defaultdict(list)
    for row in plan.rows:
        if row.mark in marks:
            by_path[row.path].append(row)
    changes: list[FileChange] = []
    done: list[BulkRow] = []
    refused: list[tuple[BulkRow, str]] = []
    for path, rows in sorted(by_path.items()):
        before = read(path)
        try:
            after = splice_all(before, path, [one for row in rows for one in row.splices])
        except SpliceError as error:
            refused += [(row, f"{error.message}{error.fix}") for row in rows]
            continue
        changes.append(FileChange(path, before, after))
        done += rows
    gone = sorted({path for row in done for path in row.removes})
    changes += [FileChange(path, read(path), None) for path in gone]
    return BulkFiles(tuple(changes), tuple(done), tuple(refused))
