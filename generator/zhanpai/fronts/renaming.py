"""A renaming from the wish to the files: planned, tried in memory, and only then written, all files or none."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhanpai import pipeline
from zhanpai.content import filing
from zhanpai.content.edit_journal import FileChange, refuse_unfinished
from zhanpai.content.edits import read_file
from zhanpai.content.ledger import reprints
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.renaming.new_name import LEVELS
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDoubt, RenameDraft
from zhanpai.content.renaming.renamed_matter import rename_matter
from zhanpai.content.renaming.renamed_person import rename_deputy
from zhanpai.content.renaming.renamed_place import rename_place, rename_station
from zhanpai.content.several_edits import write_files
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.problem import Problem


@dataclass(frozen=True)
class Renaming:
    """All that one renaming does: `what` in words, `changes` file by file, and what it leaves.

    `stations` are the full names that change, by the station's number: the old one and the new one.  `doubts` are places
    where a person must look, `records` how often the old name stays in what was said while it was right, `told` what else
    to know.  `reprints` is the number of printed signs that say an old name then, `warnings` what a check would say more.
    """

    what: str
    changes: tuple[FileChange, ...]
    stations: Mapping[str, tuple[str, str]]
    doubts: tuple[RenameDoubt, ...]
    records: int
    told: tuple[str, ...]
    reprints: int
    warnings: tuple[Diagnostic, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the files that change, from the project's root."""
        return tuple(change.path for change in self.changes)


@dataclass(frozen=True)
class RenameWish:
    """What somebody wants called otherwise.

    `kind` is ``district``, ``township``, ``community``, ``station``, ``deputy`` or ``matter``; `old` the place, number or name;
    `new` the new name.  Of a station `fields` say which places of its row are others (and `new` is "").  `since` is the first
    day of the new name, None for a correction of what was never right.  `merge`: one matter is to become another.
    """

    kind: str
    old: str
    new: str = ""
    since: dt.date | None = None
    fields: Mapping[str, str] | None = None
    merge: bool = False


def plan_renaming(root: Path, today: dt.date, wish: RenameWish) -> Renaming:
    """Everything that `wish` asks for, tried on the project in `root` in memory; nothing is written.

    Raises Problem, with what would do, if it cannot be; ContentError if a file cannot be read, as a name may stand in it.
    """
    refuse_unfinished(root)
    reader = ContentReader(root)
    loaded = reader.load(today)
    site = _whole(loaded)
    draft = _draft(loaded, site, partial(read_file, root), wish)
    changes = draft.changes()
    if not changes:
        message = f"旧名只在以前的记录里（{draft.records} 处），那时就叫这个名，没有要改的。"
        raise Problem(message, "记录本身写错了的，加上 --correction。")
    reader.instead = {change.path: change.after for change in changes if change.after is not None}
    after = reader.load(today)
    new_site, warnings = _tried(draft, loaded, after)
    printed = {(one.printed.key, one.now) for one in reprints(site)}
    again = [one for one in reprints(new_site) if (one.printed.key, one.now) not in printed]
    return Renaming(
        draft.what,
        changes,
        draft.renamed,
        tuple(sorted(set(draft.doubts))),
        draft.records,
        tuple(draft.told),
        len(again),
        warnings,
    )


def write_renaming(root: Path, renaming: Renaming) -> None:
    """Write all files of `renaming`, or none; ChangedMeanwhileError or Problem as `write_files` raises them."""
    write_files(root, [(one.path, one.before, one.after) for one in renaming.changes], renaming.what)


def _whole(loaded: Loaded) -> Site:
    """The site, if every file of it could be read as far as names go; ContentError with what keeps one from it."""
    paths = {
        p.path for d in loaded.documents.values() if d.data is None for p in d.problems if p.severity.is_error
    }
    paths |= {f.path for f in loaded.findings if f.code == filing.NOT_A_FILE.code}
    if loaded.site is None:
        paths.add(filing.REGISTER)
    if paths - {filing.PERMALINKS} or loaded.site is None:
        raise ContentError(sorted(p for p in loaded.problems if p.path in paths and p.severity.is_error))
    return loaded.site


def _draft(loaded: Loaded, site: Site, read: partial[bytes], wish: RenameWish) -> RenameDraft:
    day = RenameDay(wish.since)
    if wish.kind in LEVELS:
        return rename_place(loaded, site, read, wish.kind, wish.old, wish.new, day)
    if wish.kind == "station":
        return rename_station(loaded, site, read, wish.old, wish.fields or {}, day)
    if wish.kind == "deputy":
        return rename_deputy(loaded, site, read, wish.old, wish.new, day)
    if wish.kind == "matter":
        return rename_matter(loaded, read, wish.old, wish.new, day, merge=wish.merge)
    raise ValueError(f"nothing of the kind {wish.kind!r} has a name")


def _tried(draft: RenameDraft, before: Loaded, after: Loaded) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The site after the renaming, and the warnings it brings; Problem if it brings an error or another name than meant."""
    more = _more(pipeline.examine(before), pipeline.examine(after))
    if errors := [one for one in more if one.severity.is_error]:
        # What is wrong with the name itself stands in the register; the rest follows from it.
        first = next((one for one in errors if one.path == filing.REGISTER), errors[0])
        raise Problem(f"没有改名：改了以后 {first.path} 会有 {first.code} {first.message}", first.fix)
    site = after.site
    wrong = [
        id
        for id, (_, new) in draft.renamed.items()
        if site is None or id not in site.station_by_id or site.station_by_id[id].name != new
    ]
    if site is None or wrong:
        raise RuntimeError(f"renamed otherwise than meant: {wrong}")
    return site, tuple(more)


def _more(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is said after and was not before: by file and rule, as lines move and messages name what is renamed."""
    known = Counter((d.path, d.code) for d in before)
    said = {(d.path, d.code, d.message) for d in before}
    now = Counter((d.path, d.code) for d in after)
    grown = {key for key, number in now.items() if number > known[key]}
    return [d for d in after if (d.path, d.code) in grown and (d.path, d.code, d.message) not in said]
