"""The project as the resident holds it: read once, and after that only what has changed."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

from zhanpai.content.edit_journal import look_for_unfinished
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.load.survey import Survey, survey
from zhanpai.fronts.desk.listening import Ear, Kind
from zhanpai.fronts.desk.looked import Noted, noted
from zhanpai.fronts.desk.resident.answers import Instead, ShownPage, Trial
from zhanpai.fronts.fixing import is_offered
from zhanpai.fronts.newly_found import new_among
from zhanpai.fronts.preview.edition import Editions
from zhanpai.fronts.preview.server import TYPES
from zhanpai.fronts.rehearsal import wrong_settings
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.yaml.keys_at import keys_at
from zhanpai.pipeline import examine

PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class _Before:
    """The project as it lies on the disk, and all that was found of it; `state` tells it from any other."""

    state: object
    loaded: Loaded
    found: list[Diagnostic]


class Held:
    """One project, and what was found of it; whatever other programs save is noticed at the next question."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._reader = ContentReader(root)
        self._editions = Editions(root)
        self._known: _Before | None = None
        self._ear: tuple[object, Ear | None] | None = None

    def warm(self) -> None:
        """Read everything, check it and draw a first page: what takes long is done before somebody asks."""
        self.try_({})
        self.page("/", {})

    def try_(self, instead: Instead, *, is_whole: bool = True) -> Trial:
        """What `check` would find with these files so, and does not find now; see `Resident.try_`."""
        seen = survey(self._root)
        after = self._load(instead, seen)
        before = self._before(after, seen)
        if not instead:
            return Trial((), is_whole)
        now = self._examine(after, instead) if is_whole else _of_files(after, instead)
        then = before.found if is_whole else _of_files(before.loaded, instead)
        found = new_among(then, now)
        return Trial(tuple(self._noted(one, instead) for one in found), is_whole)

    def page(self, url: str, instead: Instead) -> ShownPage:
        """What would stand at `url`; see `Resident.page`."""
        loaded = self._load(instead, survey(self._root))
        wrong = [one for one in _of_files(loaded, instead) if one.severity.is_error]
        site = loaded.site or loaded.checked
        if wrong or site is None:
            return _missing(wrong[0].message if wrong else "名册还读不出来。")
        try:
            edition = self._editions.make(replace(site, is_preview=True), loaded.theme, instead)
            found = self._editions.find(edition, url)
        except ContentError as error:
            return _missing(error.diagnostics[0].message)
        if found.moved_to:
            return ShownPage(int(HTTPStatus.FOUND), PLAIN, found.moved_to.encode("ascii"))
        if found.content is None:
            return ShownPage(int(HTTPStatus.NOT_FOUND), PLAIN, "没有这个网页。".encode())
        return ShownPage(
            int(found.status), TYPES.get(found.suffix, "application/octet-stream"), found.content
        )

    def hear(self, text: str, kind: Kind) -> list[dict[str, Any]]:
        """What is to be said of a text that is being typed; nothing while the register cannot be read."""
        state = (read_today(), survey(self._root))
        if self._ear is None or self._ear[0] != state:
            loaded = self._load({}, state[1])
            site = loaded.site or loaded.checked
            self._ear = state, Ear(site) if site else None
        ear = self._ear[1]
        return [one.plain() for one in ear.hear(text, kind)] if ear else []

    def _noted(self, found: Diagnostic, instead: Instead) -> Noted:
        """The finding with the value it points at: what the reader of YAML says has a line alone."""
        if found.keys is None and found.path.endswith((".yaml", ".md")):
            raw = instead.get(found.path) or read_file(self._root, found.path)
            found = replace(found, keys=keys_at(raw, found.path, found.line, found.column) or None)
        return noted(found, can_fix=is_offered(found))

    def _load(self, instead: Instead, seen: Survey) -> Loaded:
        self._reader.instead = instead
        return self._reader.load(read_today(), seen)

    def _before(self, after: Loaded, seen: Survey) -> _Before:
        """What was found of the project as it lies on the disk; looked for again only if a file has changed."""
        beside = tuple(
            (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in _beside(self._root)
        )
        state = (read_today(), seen, after.theme.stamp, beside, tuple(look_for_unfinished(self._root)))
        if self._known is None or self._known.state != state:
            loaded = self._load({}, seen)
            self._known = _Before(state, loaded, self._examine(loaded, {}))
        return self._known

    def _examine(self, loaded: Loaded, instead: Instead) -> list[Diagnostic]:
        own = {path: raw for path, raw in instead.items() if raw is not None}
        return sorted({*examine(loaded), *wrong_settings(self._root, loaded, own)})


def _beside(root: Path) -> list[os.DirEntry[str]]:
    """The files in the project's own folder: settings, which have rules too."""
    with os.scandir(root) as entries:
        return sorted((entry for entry in entries if entry.is_file()), key=lambda entry: entry.name)


def _of_files(loaded: Loaded, instead: Instead) -> list[Diagnostic]:
    return sorted(one for one in loaded.problems if one.path in instead)


def _missing(why: str) -> ShownPage:
    text = f"还差一点，补好就看得到：{why}"
    return ShownPage(int(HTTPStatus.UNPROCESSABLE_ENTITY), PLAIN, text.encode())
