"""What becomes of each value of one handed file, on the file as the city has it, and the file with what is taken.

The city's bytes stay but for the values that are taken.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zhanpai.content.handin.fates import Decisions, Fate, HandedValue, decided
from zhanpai.content.handin.handed import HandedFile
from zhanpai.content.handin.handed_words import (
    BODY,
    WHOLE,
    file_title,
    pair_words,
    station_of,
    text_words,
    where_words,
    whole_words,
)
from zhanpai.content.handin.places_after import keys_after
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.versions.file_models import file_model
from zhanpai.content.versions.list_pairs import identity
from zhanpai.content.versions.running_text import shown_text, with_text
from zhanpai.content.versions.typed_values import TypedValues, with_changes
from zhanpai.content.versions.value_changes import ABSENT, NOWHERE, ValueChange, ValueConflict, three_way
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.splice import Splice, SpliceError, splice_all

BODY_KEYS: Keys = (BODY,)
"""The place of a running text, which has no keys of its own."""


@dataclass
class Ids:
    """Gives each value of one hand-in its id, which follows from the value and from nothing that the city has."""

    mark: str
    _seen: Counter[str] = field(default_factory=Counter)

    def of(self, path: str, keys: Sequence[object], old: Any, new: Any) -> str:
        """Eight letters and digits; a second value that is the same in all gets another."""
        said = json.dumps([self.mark, path, list(keys), old, new], ensure_ascii=False, default=str)
        digest = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:8]
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else f"{digest}-{self._seen[digest]}"


@dataclass(frozen=True)
class FileFates:
    """The values of one file, each with its fate and where it stands in the file (for what a check says of it).

    `after` is the city's file with what is taken; None is no file.
    """

    values: tuple[HandedValue, ...]
    places: Mapping[str, Keys]
    after: bytes | None


def sort_file(
    one: HandedFile, theirs: bytes | None, names: Mapping[str, str], decisions: Decisions, ids: Ids
) -> FileFates:
    """What becomes of each value of `one` on `theirs`, the city's file; `names` are the city's, by stations' numbers."""
    return _Sorter(one, theirs, names, decisions, ids).sorted()


def refused_file(
    one: HandedFile, why: str, names: Mapping[str, str], decisions: Decisions, ids: Ids
) -> tuple[HandedValue, ...]:
    """Every value of a file refused, for a reason that holds for all of it; nothing is said of the city's file."""
    sorter = _Sorter(one, one.base, names, Decisions(), ids)
    values = sorter.sorted().values or (sorter.whole(Fate.REFUSED, why),)
    said = decisions.returned
    return tuple(
        replace(value, fate=Fate.REFUSED, city="", why=why, word=said.get(value.id, "")) for value in values
    )


@dataclass
class _Sorter:
    one: HandedFile
    theirs: bytes | None
    names: Mapping[str, str]
    decisions: Decisions
    ids: Ids
    values: list[HandedValue] = field(default_factory=list)
    places: dict[str, Keys] = field(default_factory=dict)

    def sorted(self) -> FileFates:
        after = self._sort()
        return FileFates(tuple(self.values), self.places, after)

    def _sort(self) -> bytes | None:
        one, theirs = self.one, self.theirs
        if one.mine is None:
            return self._whole_goes()
        if one.base is None and theirs is None:
            return self._whole_comes(one.mine)
        if theirs is None:
            self._add(self.whole(Fate.CONFLICT, "市里已经没有这个文件了"))
            return one.mine if self._took_last() else None
        base, city, mine = (self._read(raw) for raw in (one.base, theirs, one.mine))
        if base is None or mine is None:
            self._add(self.whole(Fate.REFUSED, "交来的这个文件读不出来。"))
            return theirs
        if city is None:
            self._add(self.whole(Fate.REFUSED, "市里的这个文件现在读不出来，先到“检查”里改好它，再收一次。"))
            return theirs
        if one.base is None and one.path.endswith(".md") and city == mine:
            self._add(self.whole(Fate.SAME))
            return theirs
        return self._value_by_value(theirs, base, city, mine)

    def _read(self, raw: bytes | None) -> TypedValues | None:
        if raw is None:  # A file that is new on both sides: nothing was there.
            model = file_model(self.one.path)
            return TypedValues([] if model and model.is_list else {}, b"")
        return read_values(self.one.path, raw)

    # Whole files

    def whole(self, fate: Fate, why: str = "") -> HandedValue:
        """The file as one value."""
        one = self.one
        words = [
            whole_words(one.path, raw, is_short=one.mine is None) for raw in (one.base, one.mine, self.theirs)
        ]
        sums = [None if raw is None else hashlib.sha256(raw).hexdigest() for raw in (one.base, one.mine)]
        id = self.ids.of(one.path, (), *sums)
        return self._value(id, (), WHOLE, words[0], words[1], words[2], fate, why)

    def _whole_goes(self) -> bytes | None:
        if self.theirs is None:
            self._add(self.whole(Fate.SAME))
            return None
        base, city = (self._read(raw) for raw in (self.one.base, self.theirs))
        is_as_given = self.theirs == self.one.base or (base is not None and base == city)
        self._add(self.whole(Fate.TAKEN) if is_as_given else self.whole(Fate.CONFLICT))
        return None if self._took_last() else self.theirs

    def _whole_comes(self, mine: bytes) -> bytes | None:
        values = self._read(mine)
        if values is None or self.one.path.endswith(".md"):
            fate, why = (Fate.TAKEN, "") if values else (Fate.REFUSED, "交来的这个文件读不出来。")
            self._add(self.whole(fate, why))
            return mine if self._took_last() else None
        data = values.data
        parts = [*data.items()] if isinstance(data, dict) else [*enumerate(data)]
        left = []
        for key, value in parts:
            self._change(ValueChange((key,), ABSENT, value), data)
            if not self._took_last():
                left.append(Splice("remove", (key,)))
            elif isinstance(key, int):
                self.places[self.values[-1].id] = (key - len(left),)
        if len(left) == len(parts):
            return None
        return splice_all(mine, self.one.path, left) if left else mine

    def _took_last(self) -> bool:
        return self.values[-1].fate is Fate.TAKEN

    # Value by value

    def _value_by_value(
        self, theirs: bytes, base: TypedValues, city: TypedValues, mine: TypedValues
    ) -> bytes:
        found = three_way(base.data, city.data, mine.data)
        wanted: list[tuple[int, ValueChange]] = []
        for one in found.in_order:
            if isinstance(one, ValueChange):
                self._change(one, city.data)
                change = one
            else:
                self._conflict(one, city.data)
                change = ValueChange(one.keys, one.theirs, one.mine)
            if self._took_last():
                wanted.append((len(self.values) - 1, change))
        for same in found.same:
            self._same(same, base.data)
        after = self._with_changes(theirs, wanted)
        changes = [change for _, change in wanted]
        for number, change in wanted:
            self.places[self.values[number].id] = keys_after(change, changes)
        return self._body(after, theirs) if self.one.path.endswith(".md") else after

    def _with_changes(self, theirs: bytes, wanted: list[tuple[int, ValueChange]]) -> bytes:
        """`theirs` with `wanted`; what cannot be typed there is refused by itself."""
        path = self.one.path
        try:
            return with_changes(path, theirs, [change for _, change in wanted])
        except SpliceError:
            pass
        for number, change in reversed(wanted):
            try:
                theirs = with_changes(path, theirs, [change])
            except SpliceError as error:
                why = f"程序写不进市里的文件：{error.message}{error.fix}"
                self.values[number] = replace(self.values[number], fate=Fate.REFUSED, why=why)
        return theirs

    def _change(self, one: ValueChange, data: Any) -> None:
        old, new = pair_words(one.old, one.new, one.keys, self._model)
        where = self._where(one.keys, data, one.new if one.old is ABSENT else one.old, is_item=one.is_item)
        id = self.ids.of(self.one.path, self._named(one.keys, data), one.old, one.new)
        self.places[id] = one.keys
        self._add(self._value(id, one.keys, where, old, new, old, Fate.TAKEN))

    def _conflict(self, one: ValueConflict, data: Any) -> None:
        old, new = pair_words(one.base, one.mine, one.keys, self._model)
        city = pair_words(one.base, one.theirs, one.keys, self._model)[1]
        there = next(value for value in (one.theirs, one.mine, one.base) if value is not ABSENT)
        where = self._where(one.keys, data, there, is_item=one.theirs is ABSENT)
        id = self.ids.of(self.one.path, self._named(one.keys, data), one.base, one.mine)
        self.places[id] = one.keys
        why = "市里已经去掉了这一项" if one.theirs is ABSENT else ""
        self._add(self._value(id, one.keys, where, old, new, city, Fate.CONFLICT, why))

    def _same(self, one: ValueChange, data: Any) -> None:
        old, new = pair_words(one.old, one.new, one.keys, self._model)
        is_inside = NOWHERE in one.keys
        keys = one.keys[: one.keys.index(NOWHERE)] if is_inside else one.keys
        where = self._where(keys, data, one.new if one.old is ABSENT else one.old, is_item=one.is_item)
        id = self.ids.of(self.one.path, self._named(one.keys, data), one.old, one.new)
        self._add(self._value(id, (), where, old, new, new, Fate.SAME))

    def _body(self, after: bytes, theirs: bytes) -> bytes:
        path = self.one.path
        base, city, mine = (
            "" if raw is None else shown_text(raw, path) for raw in (self.one.base, theirs, self.one.mine)
        )
        if base == mine:
            return after
        fate = Fate.SAME if city == mine else Fate.TAKEN if city == base else Fate.CONFLICT
        old, new = text_words(base, mine)
        there = new if fate is Fate.SAME else text_words(base, city)[1]
        id = self.ids.of(path, BODY_KEYS, base, mine)
        self.places[id] = BODY_KEYS
        self._add(self._value(id, BODY_KEYS, BODY, old, new, there, fate))
        return with_text(after, path, mine) if self._took_last() else after

    # Words

    @property
    def _model(self) -> Any:
        found = file_model(self.one.path)
        return found.model if found else None

    def _where(self, keys: Keys, data: Any, item: Any, *, is_item: bool) -> str:
        return where_words(keys, data, self._model, item if is_item else ABSENT)

    def _named(self, keys: Keys, data: Any) -> list[object]:
        """The way to the value by what identifies items, and not by where they stand."""
        found: list[object] = []
        for key in keys:
            data = _inside(data, key)
            found.append(key if isinstance(key, str) else identity(data) or "*")
        return found

    def _value(
        self, id: str, keys: Keys, where: str, old: str, new: str, city: str, fate: Fate, why: str = ""
    ) -> HandedValue:
        raw = self.one.mine or self.one.base
        group = file_title(self.one.path, raw, self.names)
        return HandedValue(
            id, self.one.path, station_of(self.one.path, raw), group, where, old, new, city, fate, why
        )

    def _add(self, value: HandedValue) -> None:
        self.values.append(decided(value, self.decisions))


Reader = Callable[[str], bytes | None]
"""The bytes of the city's file at a path; None if there is none.  Problem if it is no file that is read."""


def _inside(data: Any, key: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(str(key))
    return data[key] if isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data) else None
