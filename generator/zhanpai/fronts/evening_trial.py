"""An evening of hand-ins tried on the city's project: what brings an error that was not there is refused, with the error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from zhanpai import pipeline
from zhanpai.content import filing
from zhanpai.content.edit_journal import refuse_unfinished
from zhanpai.content.edits import read_file
from zhanpai.content.handin.fates import Decisions, Evening, Fate
from zhanpai.content.handin.file_fates import BODY_KEYS
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.handin.renumbering import people_in
from zhanpai.content.handin.taking_over import TakenOver, TheCity, refuse_other_city, take_over
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.load.survey import survey
from zhanpai.content.several_edits import LARGEST
from zhanpai.domain.model.printed import PrintedKind
from zhanpai.fronts.newly_found import new_among
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Keys
from zhanpai.kit.problem import Problem

HandedOver = Sequence[tuple[str, HandIn, Scope]]
"""Hand-ins in their order: ``(name of the file, hand-in, the scope that the city grants it)``."""


class CityTrial:
    """The city's project, read once, on which evenings are sorted and tried in memory; nothing is written."""

    def __init__(self, root: Path, today: dt.date) -> None:
        """Read the project; ContentError if its register cannot be, Problem if a change of it was broken off."""
        refuse_unfinished(root)
        self._today = today
        self._reader = ContentReader(root)
        self._loaded = self._reader.load(today)
        self._found = pipeline.examine(self._loaded)
        self.city = _city(root, self._loaded)

    def sorted(self, hand_ins: HandedOver, decisions: Decisions) -> Evening:
        """What becomes of every value; Problem if a hand-in is of another city."""
        for _, hand_in, _ in hand_ins:
            refuse_other_city(hand_in, self.city.register)
        checked: dict[str, str] = {}
        while True:
            over = take_over(self.city, hand_ins, replace(decisions, checked=checked))
            errors = self._errors(over.evening)
            if not errors:
                return over.evening
            now = replace(decisions, checked=checked)
            checked |= _blamed(over, errors) or self._narrowed(hand_ins, now, over, errors[0])

    def _errors(self, evening: Evening) -> list[Diagnostic]:
        """The errors that `check` would newly find if the evening were written."""
        if not evening.files:
            return []
        self._reader.instead = {path: after for path, _, after in evening.files}
        after = pipeline.examine(self._reader.load(self._today))
        return [one for one in new_among(self._found, after) if one.severity.is_error]

    def _narrowed(
        self, hand_ins: HandedOver, decisions: Decisions, over: TakenOver, error: Diagnostic
    ) -> dict[str, str]:
        """The one value with which the error begins, if the values are taken in their order; found by halving."""
        taken = [value.id for _, value in over.evening.values if value.fate is Fate.TAKEN]
        low, high = 0, len(taken)
        while high - low > 1:
            middle = (low + high) // 2
            without = dict.fromkeys(taken[middle:], "")
            tried = take_over(
                self.city, hand_ins, replace(decisions, checked={**decisions.checked, **without})
            )
            if _same(error) in map(_same, self._errors(tried.evening)):
                high = middle
            else:
                low = middle
        return {taken[high - 1]: _said(error)}


def _blamed(over: TakenOver, errors: Sequence[Diagnostic]) -> dict[str, str]:
    """The values that stand where an error does, or of whose file alone it speaks; of other errors nothing."""
    taken = {value.id for _, value in over.evening.values if value.fate is Fate.TAKEN}
    places = {id: place for id, place in over.places.items() if id in taken}
    found: dict[str, str] = {}
    for error in errors:
        here = {id: keys for id, (path, keys) in places.items() if path == error.path}
        named = [id for id, (path, keys) in places.items() if not keys and _stem(path) in error.message]
        found |= dict.fromkeys(_nearest(here, error) or (named if len(named) == 1 else []), _said(error))
    return found


def _nearest(here: Mapping[str, Keys], error: Diagnostic) -> list[str]:
    """The values that hold the place, or else the one that lies in it; none where several do, as any may be to blame."""
    if error.keys is None:
        found = [id for id, keys in here.items() if keys == BODY_KEYS] or [*here]
    else:
        place = error.keys
        if around := [id for id, keys in here.items() if keys == place[: len(keys)]]:
            return around
        found = [id for id, keys in here.items() if place == keys[: len(place)]]
    return found if len(found) == 1 else []


def _same(error: Diagnostic) -> tuple[str, str, str]:
    """What tells the error from others, though lines move."""
    return error.path, error.code, error.message


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _said(error: Diagnostic) -> str:
    return f"检查不让过：{error.code} {error.message}{error.fix}"


def _city(root: Path, loaded: Loaded) -> TheCity:
    site = loaded.checked
    register = [one for one in loaded.problems if one.path == filing.REGISTER and one.severity.is_error]
    if site is None or filing.REGISTER in loaded.gaps:
        raise ContentError(register)
    people = {
        path: people_in(document.data if document.data is not None else document.rest)
        for path, document in loaded.documents.items()
        if path.startswith("content/stations/")
    }
    used = {id for item in site.news for id in item.front.deputies}
    used |= {one.id for one in site.printed if one.kind is PrintedKind.DEPUTY}
    seen = (one.path for one in survey(root).content)
    return TheCity(site.register, partial(_read, root), frozenset(seen), people, frozenset(used))


def _read(root: Path, path: str) -> bytes | None:
    """The bytes of the city's file; None if there is none.  Problem if something stands there that is not read."""
    target = root / path
    if not target.exists() and not target.is_symlink():
        return None
    try:
        return read_file(root, path, LARGEST)
    except OSError:
        raise Problem(f"{path} 读不出来。", "关掉打开它的程序，再试一次。") from None
