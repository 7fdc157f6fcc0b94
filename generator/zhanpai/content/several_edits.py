"""Change several files of the project as one: all of them or none, whatever happens on the way.

A disk exchanges one file at a time.  So what is to be written is put into a journal first (`content/edit_journal.py`);
then file after file is exchanged, each whole; then the journal goes.  Who is killed in between leaves the journal, with
which `resume` makes all of it or takes all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content import edit_journal
from zhanpai.content.edit_journal import HOW_TO_GO_ON, FileChange, Unfinished, refuse_unfinished
from zhanpai.content.edits import ChangedMeanwhileError, alone, proper_path, read_file
from zhanpai.content.filing import UNFINISHED
from zhanpai.kit.disk import files
from zhanpai.kit.disk.system import take_away
from zhanpai.kit.problem import Problem, explain

LARGEST = 64 * 2**20
"""Bytes of a file that changes: more than any picture may have."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """What became of a change that had been broken off: its words, the files written now, and those left to a person."""

    what: str
    written: tuple[str, ...]
    kept: tuple[str, ...]


class SavedSinceError(Problem):
    """Files of a change that was broken off were saved since, so that it can be neither finished nor taken back alone.

    `paths` are those files; nothing was written.
    """

    def __init__(self, what: str, paths: Sequence[str]) -> None:
        some = "、".join(paths[:5]) + (f"等 {len(paths)} 个文件" if len(paths) > 5 else "")
        message = f"“{what}”写到一半断了以后，{some} 又被改过，没有动任何文件。"
        super().__init__(message, "留着后来改的，只写其余的文件，就加上 --keep；写完再看这几个文件还缺什么。")
        self.what = what
        self.paths = tuple(paths)


def write_files(
    root: Path, changes: Iterable[tuple[str, bytes | None, bytes | None]], what: str = "几个文件一起改"
) -> None:
    """Put every `after` in the place of its `before`: ``(path, before, after)``, `before` None for a file that is new,
    `after` None for one that is taken away.

    `what` says in Chinese what the change does, for whoever finds it broken off.  What stays the same is not written.
    ChangedMeanwhileError if a file is not what it was when it was read, Problem if the disk refuses or if an earlier
    change was broken off; all files are then as they were.  ValueError if a path stands in `changes` twice.
    """
    wanted = tuple(FileChange(*one) for one in changes if one[1] != one[2])
    if len({one.path for one in wanted}) != len(wanted):
        raise ValueError("a file stands twice in one change")
    for one in wanted:
        proper_path(one.path)
    if not wanted:
        return
    with alone(root):
        refuse_unfinished(root)
        files.sweep_drafts(root / UNFINISHED)
        for one in wanted:
            _look(root, one)
        change = Unfinished(what, wanted)
        try:
            edit_journal.keep(root, change)
        except OSError as error:
            raise explain(error).unwritten() from error
        try:
            for one in wanted:
                _exchange(root, one.path, one.before, one.after)
        except BaseException as error:
            _take_back(root, change)
            if isinstance(error, OSError):
                raise explain(error).unwritten() from error
            raise
        edit_journal.forget(root, wanted)


def find_unfinished(root: Path) -> Unfinished | None:
    """What was broken off in the project at `root`, or None; Problem if the journal of it is damaged."""
    return edit_journal.find(root)


def saved_since(root: Path, change: Unfinished) -> list[str]:
    """The files of a change that was broken off that somebody has saved since: neither as they were nor as they were to be."""
    return [one.path for one in change.changes if _now(root, one.path) not in (one.before, one.after)]


def resume(root: Path, *, undo: bool = False, keep: bool = False) -> Resumed | None:
    """Finish the change that was broken off, or with `undo` take it back; None if there is none.

    A file that somebody has saved since is neither as it was nor as it was to be: SavedSinceError names it, with nothing written;
    with `keep` it is left as they saved it, and the others are written.
    """
    with alone(root):
        change = edit_journal.find(root)
        if change is None:
            return None
        for one in change.changes:
            proper_path(one.path)
            files.sweep_drafts(root / one.path)
        changed = saved_since(root, change)
        if changed and not keep:
            raise SavedSinceError(change.what, changed)
        written = _settle(root, change, undo=undo)
        edit_journal.forget(root, change.changes)
        return Resumed(change.what, tuple(written), tuple(changed))


def _settle(root: Path, change: Unfinished, *, undo: bool) -> list[str]:
    """Exchange what is not yet as it shall be, and leave what is neither; the paths of the former."""
    written = []
    for one in change.changes:
        old, new = (one.after, one.before) if undo else (one.before, one.after)
        if old != new and _now(root, one.path) == old:
            try:
                _exchange(root, one.path, old, new)
            except OSError as error:
                raise explain(error) from error
            written.append(one.path)
    return written


def _take_back(root: Path, change: Unfinished) -> None:
    """After a failure: everything as it was.  Where even that fails, the journal stays and the Problem says so."""
    try:
        _settle(root, change, undo=True)
        edit_journal.forget(root, change.changes)
    except (OSError, Problem) as error:
        raise Problem("写到一半写不下去了，也没能退回原样。", HOW_TO_GO_ON) from error


def _look(root: Path, one: FileChange) -> None:
    """ChangedMeanwhileError if `one` is not on the disk as it was read."""
    now = _now(root, one.path)
    if now != one.before or (one.before is None and (root / one.path).is_symlink()):
        raise ChangedMeanwhileError(one.path, one.before, one.after, now)


def _now(root: Path, path: str) -> bytes | None:
    """What stands at `path`; None if there is no file that is read."""
    with suppress(Problem):
        return read_file(root, path, LARGEST)
    return None


def _exchange(root: Path, path: str, old: bytes | None, new: bytes | None) -> None:
    """Put `new` in the place of `old`; None is no file.  ChangedMeanwhileError if something else stands there."""
    target = root / path
    try:
        if new is None:
            if _now(root, path) != old:
                raise FileNotFoundError(path)
            take_away(target)
        elif old is None:
            files.create(target, new)
        else:
            files.replace(target, new, expected=old, name=path)
    except (FileExistsError, FileNotFoundError):
        raise ChangedMeanwhileError(path, old, new, _now(root, path)) from None
    except ChangedMeanwhileError:
        raise
    except Problem as problem:
        raise ChangedMeanwhileError(path, old, new, _now(root, path)) from problem
