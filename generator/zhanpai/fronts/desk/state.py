"""What the desk knows while it is open: what was looked at, when, and what was saved since."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhanpai.fronts.desk.history.save_record import Save
from zhanpai.fronts.desk.history.saves import Change, Saves
from zhanpai.fronts.desk.looked import Looked, Noted, read_looked
from zhanpai.fronts.desk.looks_ahead import LooksAhead
from zhanpai.fronts.desk.made import MadeThing, MadeThings
from zhanpai.fronts.desk.own_files import OwnFiles
from zhanpai.fronts.desk.proposal import Proposal, read_proposal
from zhanpai.fronts.desk.resident import Resident
from zhanpai.fronts.desk.work import Work, WorkOutcome, Workshop
from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import MARKER, SITE


@dataclass(frozen=True)
class Glance:
    """The last look at the project: what was seen, at what time of day, and at which count of saves it was begun."""

    looked: Looked
    at: str
    saves: int


REFUSED = ("build", "signs", "print", "share", "report", "annual")
"""Errands that are refused where the content is wrong."""

FEW = 5
"""Sentences of what a save did that a notice says."""

SETTLES = 1.0
"""Seconds in which the watcher of files tells of what we wrote ourselves."""


@dataclass(frozen=True)
class Upshot:
    """What came of the last deed, for the page that is shown next; `tone` is that of a notice: success or warn."""

    title: str
    text: str
    tone: str = "success"
    save: str = ""
    """The id of the save that this was, which a button takes back; "" if it was none."""
    button: str = "退回"
    """What stands on that button."""


class Desk:
    """One project on one person's desk.  Threads that answer read it; a save and the end of work change it."""

    def __init__(
        self,
        root: Path,
        own: OwnFiles,
        site_address: str,
        commit: Callable[[Save], str] | None = None,
        preview_address: str = "",
    ) -> None:
        """`site_address` and `preview_address` are where the finished site and looks ahead are shown.

        `commit` makes each save a commit, and says why not in one sentence, or "".
        """
        self.root, self.own = root, own
        self.saves = Saves(root, commit=commit)
        self.workshop = Workshop(root, self._ended)
        self.resident = Resident(root)
        self.looks = LooksAhead(self.resident, preview_address)
        self.made = MadeThings(own.made)
        self.glance: Glance | None = None
        self.proposal: Proposal | None = None
        """What would be mended, waiting for a yes or a no."""
        self.told: Upshot | None = None
        self.after_look: Callable[[], object] = lambda: None
        """Called, in a thread of the errand's own, when the project was looked at."""
        self.is_begun = True
        """Whether there is a project; until then nothing is asked of the desk but to begin one (`beginning/`)."""
        self.after_begun: list[Callable[[], object]] = []
        """Each called, in a thread of the errand's own, when the project was made."""
        self.when_done: dict[str, Callable[[Mapping[str, Any]], object]] = {}
        """By the kind of an errand: called so with what came of it."""
        self._saves = 0
        self._begun: dict[str, int] = {}
        self._built_at: int | None = None
        self._site_address = site_address

    def note_save(self) -> None:
        """Somebody, in whatever program, has saved a file of the project."""
        self._saves += 1

    def begin(self, kind: str, *asked: object) -> None:
        """Begin an errand, if one of its kind is not under way; `asked` is handed to it."""
        self._begun.setdefault(kind, self._saves)
        work = self.workshop.now(kind)
        if work is None or not work.is_running:
            self._begun[kind] = self._saves
        self.workshop.begin(kind, *asked)

    def make(self, kind: str, key: str, asked: Mapping[str, object]) -> None:
        """Begin an errand that makes files, to be kept under `key`, if none of its kind is under way."""
        if not self.running(kind):
            self.begin(kind, {**asked, "key": key, "out": str(self.made.place(kind))})

    def stop(self, kind: str) -> None:
        """Stop an errand, and return when it has ended; what it made so far is nowhere to be seen."""
        self.workshop.stop(kind)
        if not self.running(kind):
            self.made.sweep(kind)

    def close(self) -> None:
        """End everything, when the desk is closed."""
        self.workshop.close()
        self.resident.close()
        self.looks.close()
        self.made.clear()

    def look_ahead(self, url: str, instead: Mapping[str, bytes | None]) -> str:
        """Where the page at `url` of the site is shown as it would be with these files so; nothing is written.

        Problem, in Chinese, if it cannot be drawn; StillPreparingError if it is not there yet.
        """
        return self.looks.look(url, instead)

    def save(self, change: Change, title: str = "存好了") -> Upshot:
        """Save files for the person at the desk, and tell of it with the way back.

        ChangedMeanwhileError and Problem as `Saves.save` raises them: then nothing is written.
        """
        with self.writing():
            done = self.saves.save(change)
        if done is None:
            return Upshot("没有要存的", "和原来一样，什么都没有写。", "info")
        return Upshot(title, self._said(done), save=done.id)

    def undo(self, id: str, agreed: str = "") -> Upshot | None:
        """Take back the save of this id; None if not all of it can be, and the person has not agreed to a part of it.

        `agreed` is the mark of what she has agreed to.  Problem as `Saves.undo` raises it.
        """
        with self.writing():
            done = self.saves.undo(id, self.own.read_name(), agreed)
        undoing, saved = done.undoing, done.save
        if saved:
            return Upshot("退回了", self._said(saved), save=saved.id, button="不退了，恢复")
        if undoing.is_whole:
            return Upshot("已经是原来的样子", "这一次改的都退回过了，什么都没有写。", "info")
        return Upshot("没有退回", "没有能退回的，什么都没有写。", "warn") if agreed else None

    def undo_last(self) -> Upshot | None:
        """Take back the newest save, whoever made it; as `undo`.  Problem if there is none."""
        newest = self.saves.entries(1)
        if not newest:
            raise Problem("还没有存过什么。")
        return self.undo(newest[0].id)

    def _said(self, save: Save) -> str:
        """What was saved, in some sentences, and why it was not committed."""
        some = save.details[:FEW] or (save.what,)
        more = f"……一共 {len(save.details)} 处。" if len(save.details) > FEW else ""
        return "".join(f"{one}。" for one in some) + more + self.saves.not_committed

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Around what the desk itself writes: a new look is begun at the end, whatever has come of it.

        Waits until the watcher has told of it, so that it is not taken for somebody else's save after that look.
        """
        try:
            yield
        finally:
            before = self._saves
            # A look that is under way has read the files as they were.
            self.workshop.stop("look")
            until = time.monotonic() + SETTLES
            while (self._saves == before or self.running("look")) and time.monotonic() < until:
                time.sleep(0.02)
            self.begin("look")

    def outcome(self, kind: str) -> WorkOutcome:
        """How the last errand of this kind ended; an empty one if there was none, or if it is under way."""
        work = self.workshop.now(kind)
        return work.outcome if work and not work.is_running else WorkOutcome()

    def running(self, *kinds: str) -> Work | None:
        """The first errand of these kinds that is under way, if one is."""
        works = (self.workshop.now(kind) for kind in kinds)
        return next((work for work in works if work and work.is_running), None)

    @property
    def is_changed(self) -> bool:
        """Whether something was saved since the project was looked at."""
        return self.glance is not None and self.glance.saves != self._saves

    @property
    def is_changed_since_build(self) -> bool:
        """Whether something was saved since the site was built; False if this desk has built none."""
        return self._built_at is not None and self._built_at != self._saves

    @property
    def found(self) -> tuple[Noted, ...]:
        """What is wrong as far as the desk knows: what the last look found, and what errands were refused for since."""
        seen = self.glance.looked.found if self.glance else ()
        refused = (one for kind in REFUSED for one in self.outcome(kind).refused)
        return (*seen, *(Noted(**one) for one in refused))

    def is_changed_since(self, made: MadeThing) -> bool:
        """Whether something was saved since this was begun."""
        return made.saves != self._saves

    @property
    def site_address(self) -> str:
        """Where the finished site can be looked at; "" if there is none."""
        return self._site_address if (self.root / SITE / MARKER).is_file() else ""

    def _ended(self, work: Work) -> None:
        if work.outcome.result is None:
            return
        if work.kind == "look":
            at = f"{dt.datetime.now(CHINA):%H:%M}"
            self.glance = Glance(read_looked(work.outcome.result), at, self._begun["look"])
            self.after_look()
        elif work.kind == "fix":
            self.proposal = read_proposal(work.outcome.result)
        elif work.kind == "begin":
            for deed in self.after_begun:
                deed()
        elif work.kind == "build":
            self._built_at = self._begun["build"]
        elif work.kind == "print":
            self.made.note("signs", **work.outcome.result)
            with self.writing():
                pass  # The errand has written the ledger; what is written is looked at.
        elif work.kind in self.when_done:
            self.when_done[work.kind](work.outcome.result)
        elif "key" in work.outcome.result:
            key = str(work.outcome.result["key"])
            self.made.keep(work.kind, key, work.outcome.result, self._begun[work.kind])
