"""Hand-ins taken over one after the other: each value sorted on what the city has by then, and what would be written.

Pure: the city's files are read through a function, and what is written is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhanpai.content.handin.fates import Decisions, Evening, Fate, HandedValue, SortedHandIn
from zhanpai.content.handin.file_fates import Ids, Reader, refused_file, sort_file
from zhanpai.content.handin.gathering import city_mark
from zhanpai.content.handin.handed import HandedFile, HandedPicture, HandIn, Scope
from zhanpai.content.handin.picture_fates import draw_pictures, in_folder, sort_picture, why_refused
from zhanpai.content.handin.renumbering import CityNumbers, people_in, renumbered
from zhanpai.content.handin.scope_files import ScopeFiles, scope_files
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.versions.running_text import shown_text, with_text
from zhanpai.content.versions.typed_values import with_changes
from zhanpai.content.versions.value_changes import NOWHERE, three_way
from zhanpai.domain import naming
from zhanpai.domain.model.register import Register
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import SpliceError


@dataclass(frozen=True)
class TheCity:
    """What the city has: its register, its files by `read`, the `paths` of all of them, and whose numbers are given.

    `people` are by the path of a station's file the number and name of each of its deputies; `used` are numbers that no new
    deputy may have, as news or a printed plate names them.
    """

    register: Register
    read: Reader
    paths: frozenset[str]
    people: Mapping[str, Sequence[tuple[str, str]]]
    used: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TakenOver:
    """An evening, and where each of its values that would be written stands in its file then: ``id → (path, keys)``."""

    evening: Evening
    places: Mapping[str, tuple[str, Keys]]


@dataclass
class _Now:
    """The city while the evening goes on: what was taken already stands in `changed`."""

    city: TheCity
    changed: dict[str, bytes | None] = field(default_factory=dict)
    before: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        if path in self.changed:
            return self.changed[path]
        if path not in self.before:
            self.before[path] = self.city.read(path)
        return self.before[path]

    def look(self, path: str) -> bytes | None:
        """The same; b"" where something stands that is not read."""
        try:
            return self.read(path)
        except Problem:
            return b""

    def put(self, path: str, raw: bytes | None) -> None:
        if raw != self.read(path):
            self.changed[path] = raw

    @property
    def paths(self) -> frozenset[str]:
        come = {path for path, raw in self.changed.items() if raw is not None}
        gone = {path for path, raw in self.changed.items() if raw is None}
        return (self.city.paths | come) - gone

    def numbers(self) -> CityNumbers:
        people = dict(self.city.people)
        for path, raw in self.changed.items():
            if path.startswith("content/stations/") and path.endswith(".yaml"):
                values = read_values(path, raw) if raw is not None else None
                people[path] = people_in(values.data if values else None)
        return CityNumbers(people, self.city.used, self.look)


def refuse_other_city(hand_in: HandIn, register: Register) -> None:
    """Problem if the hand-in was made of another city's project."""
    city, own = hand_in.city, city_mark(register)
    if city.code != own.code:
        raise Problem(
            f"这份交稿是{city.name or '别的城市'}的，这里是{own.name}的网站，没有收。",
            "核对是不是发错了，或者开错了文件夹。",
        )


def take_over(
    city: TheCity, hand_ins: Iterable[tuple[str, HandIn, Scope]], decisions: Decisions
) -> TakenOver:
    """What becomes of `hand_ins`, in their order: ``(name of the file, hand-in, the scope that the city grants it)``.

    Problem if one is of another city.
    """
    now = _Now(city)
    done: list[SortedHandIn] = []
    places: dict[str, tuple[str, Keys]] = {}
    for name, hand_in, granted in hand_ins:
        refuse_other_city(hand_in, city.register)
        ids = Ids(f"{len(done)} {hand_in.base} {hand_in.scope}")
        done.append(
            _Taker(now, name, hand_in, scope_files(city.register, granted), decisions, ids, places).taken()
        )
    files = tuple(
        (path, now.before[path], raw) for path, raw in now.changed.items() if raw != now.before[path]
    )
    return TakenOver(Evening(tuple(done), files), places)


@dataclass
class _Taker:
    """Takes one hand-in over."""

    now: _Now
    name: str
    hand_in: HandIn
    scope: ScopeFiles
    decisions: Decisions
    ids: Ids
    places: dict[str, tuple[str, Keys]]
    values: list[HandedValue] = field(default_factory=list)

    def taken(self) -> SortedHandIn:
        inside = self._only_inside(self.hand_in.files, with_city=False)
        other = renumbered(replace(self.hand_in, files=inside), self.now.numbers())
        there = self._only_inside(other.hand_in.files, with_city=True)
        other = replace(other, hand_in=replace(other.hand_in, files=there))
        drawn = draw_pictures(other.hand_in, self.now.look, frozenset(p.casefold() for p in self.now.paths))
        bases: dict[str, bytes | None] = {}
        folders = _Folders(self.now)
        for picture, _ in drawn.pictures:
            folders.remember(picture.path)
        for file in drawn.files:
            values = self._file(file)
            if (moved := moved_base(file, self.now.read(file.path), values)) != file.base:
                bases[file.path] = moved
        pictures = {}
        for picture, content in drawn.pictures:
            value, after = self._picture(picture, content, folders)
            if value.fate in (Fate.TAKEN, Fate.SAME):
                pictures[picture.path] = _sums(picture.mine, after)
        return SortedHandIn(
            self.name,
            self.hand_in,
            tuple(sorted(self.values, key=_by_station)),
            (*other.told, *drawn.told),
            other.deputies,
            other.opinions,
            {**other.paths, **drawn.paths},
            bases,
            pictures,
        )

    def _only_inside(self, files: Sequence[HandedFile], *, with_city: bool) -> tuple[HandedFile, ...]:
        """Those of `files` that are inside the scope; the others are refused.

        First by what was handed in alone, as a new file may yet get another name; then `with_city`, by what stands there too.
        """
        left: list[HandedFile] = []
        for one in files:
            city = self._read(one.path) if with_city else None
            versions = (one.base, one.mine, city if isinstance(city, bytes) else None)
            why = self.scope.why_outside(one.path, versions) or (city if isinstance(city, str) else "")
            if why:
                self.values += refused_file(one, why, self._names, self.decisions, self.ids)
            else:
                left.append(one)
        return tuple(left)

    def _read(self, path: str) -> bytes | str | None:
        """The city's file, or in a sentence why it is not read."""
        try:
            return self.now.read(path)
        except Problem as problem:
            return f"市里的这个文件读不出来：{problem.message}{problem.fix}"

    def _file(self, one: HandedFile) -> tuple[HandedValue, ...]:
        found = sort_file(one, self.now.read(one.path), self._names, self.decisions, self.ids)
        self.values += found.values
        self.places |= {id: (one.path, keys) for id, keys in found.places.items()}
        self.now.put(one.path, found.after)
        return found.values

    def _picture(
        self, one: HandedPicture, drawn: bytes | str | None, folders: _Folders
    ) -> tuple[HandedValue, bytes | None]:
        why = why_refused(one, self.scope, *folders.texts(one.path))
        value, after = sort_picture(one, drawn, self.now.look, self.decisions, self.ids, why)
        self.values.append(value)
        self.places[value.id] = (one.path, ())
        if value.fate is Fate.TAKEN:
            self.now.put(one.path, after)
        return value, after

    @property
    def _names(self) -> dict[str, str]:
        register = self.now.city.register
        return {
            row.id: naming.short_name(register, row)
            for row in register.stations
            if row.id in self.scope.homes or row.id in self.hand_in.station_names
        }


@dataclass
class _Folders:
    """The city's texts in the folders of pictures, as they were before a hand-in and as they are after it."""

    now: _Now
    before: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def remember(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self.before:
            self.before[folder] = self._texts(path)

    def texts(self, path: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
        return self.before[path.rpartition("/")[0]], self._texts(path)

    def _texts(self, path: str) -> dict[str, bytes]:
        return {one: self.now.look(one) or b"" for one in in_folder(path, self.now.paths)}


def moved_base(one: HandedFile, after: bytes | None, values: Sequence[HandedValue]) -> bytes | None:
    """The file as it is common to both sides, once `values` are sorted and the city has `after`: the base with what is taken."""
    if not any(value.is_returned for value in values):
        return one.mine
    if one.mine is None or after is None or not any(not value.is_returned for value in values):
        return one.base
    if one.base is None:
        return None  # What of a new file was returned comes again, and what was taken is seen to be there.
    read = [read_values(one.path, raw) for raw in (one.base, after, one.mine)]
    base, city, mine = read
    if base is None or city is None or mine is None:
        return one.base
    same = [
        change for change in three_way(base.data, city.data, mine.data).same if NOWHERE not in change.keys
    ]
    try:
        moved = with_changes(one.path, one.base, same)
    except SpliceError:
        return one.base
    if one.path.endswith(".md") and shown_text(after, one.path) == (text := shown_text(one.mine, one.path)):
        moved = with_text(moved, one.path, text)
    return moved


def _by_station(value: HandedValue) -> tuple[str, bool, str]:
    """Station by station, its own file first, then its ledger, then what is named by it; news that has none last."""
    is_own = value.path.startswith("content/stations/") and value.path.endswith(".yaml")
    return value.station or "~", not is_own, value.path


def _sums(mine: bytes | None, after: bytes | None) -> tuple[str, str] | None:
    if mine is None or after is None:
        return None
    return hashlib.sha256(mine).hexdigest(), hashlib.sha256(after).hexdigest()
