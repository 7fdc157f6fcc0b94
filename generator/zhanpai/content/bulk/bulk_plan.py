"""What a change of many stations would do, row by row, and the files that follow from the rows somebody has ticked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from dataclasses import dataclass

from zhanpai.content.edit_journal import FileChange
from zhanpai.kit.diagnostics import Keys
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
    deeds: tuple[str, ...] = ()
    """What it does, in the words in which rows are counted before they are written."""
    bears: tuple[Keys, ...] = ()
    """Places of its file that it does not write, and at which it may bring an error all the same."""


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

    def places(self) -> dict[str, list[tuple[str, Keys]]]:
        """Where each row that is done, by its mark, writes or bears on what is written, as the new files have it."""
        gone = {(row.path, one.keys) for row in self.done for one in row.splices if _takes_item(one)}
        return {
            row.mark: [
                (row.path, _moved(row.path, keys, gone))
                for keys in (*(one.keys for one in row.splices if not _takes_item(one)), *row.bears)
                if (row.path, keys) not in gone
            ]
            for row in self.done
        }


def _takes_item(splice: Splice) -> bool:
    return splice.how == "remove" and isinstance(splice.keys[-1], int)


def _moved(path: str, keys: Keys, gone: Container[tuple[str, Keys]]) -> Keys:
    """The place after the items that are gone before it in its lists."""
    moved: list[str | int] = []
    for n, key in enumerate(keys):
        earlier = range(key) if isinstance(key, int) else ()
        moved.append(
            key - sum((path, (*keys[:n], one)) in gone for one in earlier) if isinstance(key, int) else key
        )
    return tuple(moved)


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
