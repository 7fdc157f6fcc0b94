"""A form that was sent: saved, or kept as a draft with what is wrong, or held until a person has chosen between two versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhanpai.content.edits import ChangedMeanwhileError, read_file
from zhanpai.fronts.desk.forms.candidate import Candidate, UnreadableError, begin, candidate, data_in
from zhanpai.fronts.desk.forms.drafts import Draft, Drafts
from zhanpai.fronts.desk.forms.filled import Filled
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.forms.two_versions import TwoValues, two_versions
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.history.undoing import changes_said
from zhanpai.fronts.desk.looked import Noted, noted
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.clock import CHINA
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.splice import SpliceError


@dataclass(frozen=True)
class Opened:
    """A form as it is opened: what is filled in, of which bytes, and the draft if that is what is shown."""

    filled: Mapping[str, str]
    seen: str
    draft: Draft | None = None
    found: tuple[Noted, ...] = ()
    keys: Keys = ()
    """Where in the file the record stands that `found` is about."""


@dataclass(frozen=True)
class Kept:
    """Nothing was written: what was filled in is kept as a draft, and `found` says what is wrong with it."""

    found: tuple[Noted, ...]
    made: Candidate
    is_outdated: bool = False
    """Whether nobody knows what the form was made from, so that a person must look once more."""


@dataclass(frozen=True)
class Contested:
    """Nothing was written: somebody else has changed the same values, and a person must say whose it shall be.

    `theirs` is the mark of the file as it stands now, `who` has saved it last, "" if that is not known.
    """

    places: tuple[TwoValues, ...]
    theirs: str
    who: str


@dataclass(frozen=True)
class Saved:
    """It was written, as `told` says, or `is_same` as what stands there already."""

    told: Upshot
    is_same: bool = False


class FormDesk:
    """Opens and saves the forms of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.drafts = Drafts(desk.own.folder / "drafts")

    def open(self, subject: Subject) -> Opened:
        """What the form shows; UnreadableError if the file cannot be read as it stands, Problem if there is none."""
        raw = self.bytes_of(subject)
        filled = begin(subject, raw)
        draft = self.drafts.read(subject.url)
        if draft is not None:
            return Opened({**filled, **draft.filled}, draft.seen, draft)
        keys = subject.find(data_in(subject, raw))
        found = () if keys is None else tuple(self._found_in(subject, keys))
        return Opened(filled, self.drafts.keep_base(raw), None, found, keys or ())

    def _found_in(self, subject: Subject, keys: Keys) -> Iterator[Noted]:
        """What the last look found in the record, unless something was saved since: places may have moved."""
        if self._desk.glance is None or self._desk.is_changed:
            return
        left_out = {(key,) for key in subject.leave_out}
        for one in self._desk.glance.looked.found:
            is_of_text = subject.has_text and one.keys is None
            inside = (one.keys or ())[len(keys) :]
            is_asked = (one.keys or ())[: len(keys)] == keys and inside[:1] not in left_out
            if one.path == subject.path and (is_of_text or is_asked):
                yield one

    def bytes_of(self, subject: Subject) -> bytes:
        """The file as it stands, or as it begins if there is none; Problem if it cannot be had."""
        if subject.starts is not None and not (self._desk.root / subject.path).exists():
            return subject.starts
        return read_file(self._desk.root, subject.path)

    def keep(self, subject: Subject, filled: Filled, seen: str) -> Draft:
        """Keep what is filled in as a draft, over an earlier one of the same form; OSError if the disk refuses."""
        at = f"{dt.datetime.now(CHINA):%m月%d日 %H:%M}"
        draft = Draft(subject.url, subject.title, at, seen, dict(filled))
        self.drafts.write(draft)
        return draft

    def try_out(self, subject: Subject, filled: Filled, seen: str) -> Candidate:
        """The file as it would be, made from the bytes that the form was made from, or from those that stand there now."""
        base = self.drafts.base(seen)
        return candidate(subject, self.bytes_of(subject) if base is None else base, filled)

    def save(
        self, subject: Subject, filled: Filled, seen: str, chosen: Mapping[int, str], theirs: str
    ) -> Saved | Kept | Contested:
        """Write what was filled in, unless it would add an error; whatever happens, nothing that was typed is lost.

        `chosen` says whose value it shall be where two people have changed one, of the version of the other called `theirs`.
        """
        draft = self.keep(subject, filled, seen)
        try:
            return self._save(subject, draft, chosen, theirs)
        except ChangedMeanwhileError:
            return self._save(subject, draft, {}, "")
        except SpliceError as error:
            wrong = Noted(subject.path, 1, 1, "", error.message, error.fix, is_error=True)
            return Kept((wrong,), Candidate(b""))
        except UnreadableError as error:
            return Kept(tuple(map(noted, error.problems)), Candidate(b""))

    def _save(
        self, subject: Subject, draft: Draft, chosen: Mapping[int, str], theirs: str
    ) -> Saved | Kept | Contested:
        now, base = self.bytes_of(subject), self.drafts.base(draft.seen)
        if base is None:
            return Kept((), Candidate(now), is_outdated=True)
        made = candidate(subject, base, draft.filled)
        if made.lacks:
            return Kept(made.lacks, made)
        if base != now:
            mark = self.drafts.keep_base(now)
            both = two_versions(subject, base, now, made.raw, chosen if theirs == mark else {})
            if both.open and (theirs != mark or set(chosen) < set(range(len(both.open)))):
                return Contested(both.open, mark, self._last_saved(subject.path))
            made = Candidate(both.made)
        is_there = (self._desk.root / subject.path).exists()
        if made.raw == now and is_there:
            self.drafts.drop(subject.url)
            return Saved(Upshot("没有改动", "填的和文件里的一样，什么都没有写。", "info"), is_same=True)
        beside = tuple(subject.beside(made.raw)) if subject.beside else ()
        new = self._desk.resident.try_({subject.path: made.raw} | {path: raw for path, _, raw in beside}).new
        if any(one.is_error for one in new):
            return Kept(tuple(new), made)
        before = now if is_there else None
        words = changes_said(subject.path, before, made.raw)
        files = ((subject.path, before, made.raw), *beside)
        told = self._desk.save(Change(subject.title, self._desk.own.read_name(), words, files), "保存好了")
        self.drafts.drop(subject.url)
        return Saved(told)

    def _last_saved(self, path: str) -> str:
        """Who has saved the file last at a desk, and when; "" if nobody is known to have."""
        for one in self._desk.saves.entries(50):
            if any(file.path == path for file in one.files):
                return f"{one.who}，{one.at:%m月%d日 %H:%M}"
        return ""
