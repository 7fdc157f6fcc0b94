"""The one door through which the desk writes into the project: all files of a save or none, and each save remembered.

A save is remembered as begun before its first file is exchanged, and as done after the last.  Who is killed in between
leaves it begun; what has become of it is seen from the files, as `write_files` leaves all of them or none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.edit_journal import refuse_unfinished
from zhanpai.content.edits import read_file
from zhanpai.content.filing import UNFINISHED
from zhanpai.content.several_edits import LARGEST, write_files
from zhanpai.content.versions.file_words import words_of_files
from zhanpai.fronts.desk.history.desk_folder import DeskFolder
from zhanpai.fronts.desk.history.save_record import FileBytes, Save, checksum, saved_files
from zhanpai.fronts.desk.history.undoing import Undoing, plan_undo
from zhanpai.kit.clock import read_now
from zhanpai.kit.problem import Problem, explain


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants saved: in her words (`what`, and value by value `details`), her name, and all of its files.

    `files` are ``(path, before, after)``: `before` as it was read, None for a file that is new; `after` None for one that
    is taken away.
    """

    what: str
    who: str
    details: tuple[str, ...]
    files: tuple[FileBytes, ...]


@dataclass(frozen=True, slots=True)
class SavesPage:
    """Some saves, the newest first; `damaged` of this stretch could not be read; whether there are older ones."""

    saves: tuple[Save, ...]
    damaged: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of taking a save back: what it was to be, and the save that did it; None if nothing was written."""

    undoing: Undoing
    save: Save | None


class Saves:
    """The saves of the project at `root`, those of other desks on the same folder too.  Threads may call it at once."""

    def __init__(
        self,
        root: Path,
        now: Callable[[], dt.datetime] = read_now,
        commit: Callable[[Save], str] | None = None,
    ) -> None:
        """`commit` makes each save a commit, and says why not in one sentence, or "" (`git_commits.py`)."""
        self.root, self._now, self._commit = root, now, commit
        self.not_committed = ""
        """Why the last save was not committed; "" if it was, or if none shall be."""
        self.folder = DeskFolder(root)

    def save(self, change: Change, takes_back: str = "") -> Save | None:
        """Write all files of `change` and remember it; None if every file stays as it is, when nothing is remembered.

        ChangedMeanwhileError if a file is not what it was when it was read, Problem if the disk refuses or if an earlier
        change was broken off: then no file is written.  `takes_back` is the id of the save that this one takes back.
        """
        contents = tuple(one for one in change.files if one[1] != one[2])
        if not contents:
            return None
        try:
            with self.folder.alone():
                refuse_unfinished(self.root)
                self._settle()
                save = self._write(change, contents, takes_back)
        except OSError as error:
            raise explain(error).unwritten() from error
        self.not_committed = self._commit(save) if self._commit else ""
        return save

    def _write(self, change: Change, contents: tuple[FileBytes, ...], takes_back: str) -> Save:
        words = (change.who, change.what, change.details)
        save = Save(self.folder.new_id(), self._now(), *words, saved_files(contents), takes_back)
        try:
            self.folder.begin(save, contents)
            write_files(self.root, contents, change.what)
        except BaseException:
            if not self._is_broken_off():
                self.folder.forget(save.id)
            raise
        # The files are written: whatever the disk says now, nobody shall be told that they are not.
        with suppress(OSError):
            self.folder.finish(save.id)
        return save

    def page(self, limit: int, offset: int = 0) -> SavesPage:
        """At most `limit` saves, the newest first, without the `offset` newest."""
        self.settle()
        ids = self.folder.done()
        saves = [self.folder.read(id) for id in ids[offset : offset + limit]]
        found = tuple(save for save in saves if save)
        return SavesPage(found, len(saves) - len(found), len(ids) > offset + limit)

    def entries(self, limit: int, offset: int = 0) -> tuple[Save, ...]:
        """At most `limit` saves, the newest first, without the `offset` newest; what is damaged is passed over."""
        return self.page(limit, offset).saves

    def entry(self, id: str) -> Save | None:
        """The save of this id; None if there is none, or if it cannot be read."""
        return self.folder.read(id)

    def unwritten(self) -> tuple[Save, ...]:
        """Saves of which nothing was written, as the computer stopped at the wrong moment, the newest first."""
        self.settle()
        return tuple(save for id in self.folder.unwritten() if (save := self.folder.read(id)))

    def contents(self, save: Save) -> tuple[FileBytes, ...] | None:
        """The bytes of every file before and after `save`; None if some were let go, as old pictures are."""
        found: list[FileBytes] = []
        for one in save.files:
            before, after = self.folder.bytes_of(one.before), self.folder.bytes_of(one.after)
            if (before is None) != (one.before is None) or (after is None) != (one.after is None):
                return None
            found.append((one.path, before, after))
        return tuple(found)

    def plan_undo(self, id: str) -> Undoing:
        """What taking back the save of this id would write as things stand, and what cannot be taken back; nothing is written.

        Problem if there is no such save, or if its bytes were let go.
        """
        save = self.entry(id)
        if save is None:
            raise Problem("没有这一次，或者它的记录坏了。", "回到“改过的”，看看别的。")
        contents = self.contents(save)
        if contents is None:
            raise Problem("这一次太早了，里面的图片已经不留了，退不回去。", "要退的话，重新放一张图片。")
        return plan_undo(save, contents, self._now_at)

    def undo(self, id: str, who: str, agreed: str = "") -> TakenBack:
        """Take back the save of this id, as a save of its own by `who`, which can be taken back again.

        Nothing is written if not all of it can be, unless `agreed` is the mark of what can (`Undoing.mark`).  Problem if
        something else was agreed to than would be written now; and what `plan_undo` and `save` raise.
        """
        undoing = self.plan_undo(id)
        if agreed and agreed != undoing.mark:
            raise Problem("您看的时候又有人改过，什么都没有写。", "再看一遍要退回的是什么，再点一次。")
        if not undoing.is_whole and not agreed:
            return TakenBack(undoing, None)
        words = tuple(words_of_files((one.path, one.back) for one in undoing.words))
        change = Change(f"退回“{undoing.save.what}”", who, words, undoing.files)
        return TakenBack(undoing, self.save(change, takes_back=id))

    def settle(self) -> None:
        """Find out what became of saves that were begun; nothing happens while another desk is writing.  Raises nothing."""
        if self.folder.begun():
            with suppress(OSError, Problem), self.folder.alone():
                self._settle()

    def _settle(self) -> None:
        if self._is_broken_off():
            return  # What becomes of it is decided by a person (S220).
        for id in self.folder.begun():
            save = self.folder.read(id)
            if save and any(self._stands(one.path) == one.after for one in save.files):
                self.folder.finish(id)
            elif save and any(self._stands(one.path) == one.before for one in save.files):
                self.folder.give_up(id)
            elif save:
                # All files were saved by others since; taking back what it wrote finds nothing that still stands.
                self.folder.finish(id)
            else:
                self.folder.forget(id)

    def _is_broken_off(self) -> bool:
        return (self.root / UNFINISHED).exists()

    def _now_at(self, path: str) -> bytes | None:
        """What stands there; Problem if something does that cannot be read."""
        if not (self.root / path).exists():
            return None
        return read_file(self.root, path, LARGEST)

    def _stands(self, path: str) -> str | None:
        with suppress(Problem):
            return checksum(read_file(self.root, path, LARGEST))
        # What is there and cannot be read, another program holding it, is not what either was.
        return "?" if (self.root / path).exists() else None
