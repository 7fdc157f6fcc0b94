"""How the values of a file differ from what they were, and what two people who changed the same file have changed.

Values are those of the strict reader: mappings, lists, texts, None.  Pure; a place is named by its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from zhanpai.content.versions.list_pairs import is_same_item, pairs_of
from zhanpai.kit.diagnostics import Keys


class Absent(Enum):
    """No value, not even an empty one: the key or the item is not there."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

NOWHERE: Final = -1
"""In the place of an index: no item."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that becomes another; `old` is ABSENT for what comes, `new` for what goes.

    `keys` lead to it in the data as it stands (of `three_way`: in theirs).  Of an item that comes they end with the index
    of the item before which it goes, which may be the length of the list.  `before` is the key before which a new key
    goes, if it is not the last.
    """

    keys: Keys
    old: Any
    new: Any
    before: str | None = None

    @property
    def is_item(self) -> bool:
        """Whether a whole item of a list comes, goes or becomes another."""
        return bool(self.keys) and isinstance(self.keys[-1], int)


@dataclass(frozen=True, slots=True)
class ValueConflict:
    """A value that both have changed, each to something else; `keys` lead to it, or to where it was, in theirs."""

    keys: Keys
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What of mine can be done on theirs as it stands (`changes`), and what cannot, all in the order of the file."""

    in_order: tuple[ValueChange | ValueConflict, ...]
    same: tuple[ValueChange, ...] = ()
    """What both have changed alike, and so is nothing to do.

    The keys of these lead into the base; NOWHERE among them stands for an item that the base does not have.
    """

    @property
    def changes(self) -> tuple[ValueChange, ...]:
        """What can be done."""
        return tuple(one for one in self.in_order if isinstance(one, ValueChange))

    @property
    def conflicts(self) -> tuple[ValueConflict, ...]:
        """What cannot be done unless a person says so."""
        return tuple(one for one in self.in_order if isinstance(one, ValueConflict))

    def decided(self, for_mine: Set[int]) -> tuple[ValueChange, ...]:
        """The changes, with those of the conflicts whose numbers (from 0) a person has decided for mine."""
        number, decided = 0, []
        for one in self.in_order:
            if isinstance(one, ValueChange):
                decided.append(one)
                continue
            if number in for_mine:
                decided.append(ValueChange(one.keys, one.theirs, one.mine))
            number += 1
        return tuple(decided)


def value_changes(old: Any, new: Any) -> tuple[ValueChange, ...]:
    """What makes `new` of `old`, value by value, in the order of the file; items are told apart by their ids, else alike by value.

    A value that is a list or mapping in both is looked into; the order of a mapping's keys is no part of it.
    """
    return three_way(old, old, new).changes


def three_way(base: Any, theirs: Any, mine: Any) -> ThreeWay:
    """What was changed from `base` to `mine`, for doing it on `theirs`, which somebody made of the same `base`.

    A value that was changed here alone is among the changes; one that was changed there alone, or to the same in both, is
    nothing to do; one that was changed to two different values is a conflict.  So are an item or a part that is gone in
    one and changed in the other.
    """
    found = _Found()
    found.value((), (), base, theirs, mine)
    return ThreeWay(tuple(found.in_order), tuple(found.same))


def changed_data(data: Any, changes: Sequence[ValueChange]) -> Any:
    """`data` with `changes` made, which lead into it; `data` itself stays."""
    for change in reversed(changes):
        data = _changed(data, change.keys, change)
    return data


def is_empty(value: Any) -> bool:
    """Whether nothing is written there: no such key, nothing behind it, or an empty list."""
    return value is ABSENT or value is None or (isinstance(value, list | dict | str) and not value)


@dataclass
class _Found:
    in_order: list[ValueChange | ValueConflict] = field(default_factory=list)
    same: list[ValueChange] = field(default_factory=list)

    def value(
        self, keys: Keys, at: Keys, base: Any, theirs: Any, mine: Any, before: str | None = None
    ) -> None:
        """What is to be done at `keys` of theirs, which stand at `at` in the base."""
        if mine == base:
            return
        if mine == theirs:
            self.same += _alike(at, base, mine, before)
            return
        is_new = base is ABSENT or base is None
        if isinstance(mine, dict) and isinstance(theirs, dict) and (isinstance(base, dict) or is_new):
            self._mapping(keys, at, base if isinstance(base, dict) else {}, theirs, mine)
        elif isinstance(mine, list) and isinstance(theirs, list) and (isinstance(base, list) or is_new):
            self._list(keys, at, base if isinstance(base, list) else [], theirs, mine)
        elif theirs == base:
            self.in_order.append(ValueChange(keys, theirs, mine, before))
        else:
            self.in_order.append(ValueConflict(keys, base, theirs, mine))

    def _mapping(
        self,
        keys: Keys,
        at: Keys,
        base: Mapping[str, Any],
        theirs: Mapping[str, Any],
        mine: Mapping[str, Any],
    ) -> None:
        """Keys in the order of theirs; those that come stand before the key that follows them in mine."""
        order = [*mine]
        for key in theirs:
            was, now = base.get(key, ABSENT), mine.get(key, ABSENT)
            self.value((*keys, key), (*at, key), was, theirs.get(key, ABSENT), now)
        for key in base:
            if key not in theirs and key not in mine:
                self.value((*keys, key), (*at, key), base[key], ABSENT, ABSENT)
        for number, key in enumerate(order):
            if key in theirs:
                continue
            behind = (other for other in order[number + 1 :] if other in theirs or other not in base)
            before = next(behind, None)
            self.value((*keys, key), (*at, key), base.get(key, ABSENT), ABSENT, mine[key], before)

    def _list(
        self, keys: Keys, at: Keys, base: Sequence[Any], theirs: Sequence[Any], mine: Sequence[Any]
    ) -> None:
        in_mine, in_theirs = dict(pairs_of(base, mine)), dict(pairs_of(base, theirs))
        new_here = _Newcomers(mine, set(in_mine.values()))
        known = set(in_theirs.values())
        new_there = {n: item for n, item in enumerate(theirs) if n not in known}
        places = _places(len(base), in_theirs, len(theirs))
        for number, item in enumerate(base):
            here_at = ((*keys, places[number]), (*at, number))
            if number in in_mine:
                self._come(*here_at, new_here.until(in_mine[number]), new_there)
            there = theirs[in_theirs[number]] if number in in_theirs else ABSENT
            here = mine[in_mine[number]] if number in in_mine else ABSENT
            self.value(*here_at, item, there, here)
        self._come((*keys, len(theirs)), (*at, len(base)), new_here.until(len(mine)), new_there)

    def _come(self, keys: Keys, at: Keys, items: Iterable[Any], new_there: dict[int, Any]) -> None:
        """Items that are new in mine; one that is new in theirs too is compared with it."""
        for item in items:
            same = next((n for n, other in new_there.items() if is_same_item(item, other)), None)
            if same is None:
                self.value(keys, at, ABSENT, ABSENT, item)
            else:
                other = new_there.pop(same)
                self.value(
                    (*keys[:-1], same), at if other == item else (*at[:-1], NOWHERE), ABSENT, other, item
                )


def _alike(at: Keys, base: Any, mine: Any, before: str | None) -> list[ValueChange]:
    """What makes `mine` of `base`, which stands at `at`: value by value where one can look into it."""
    return [
        ValueChange((*at, *one.keys), one.old, one.new, one.before if one.keys else before)
        for one in value_changes(base, mine)
    ]


def _places(number: int, in_theirs: Mapping[int, int], end: int) -> list[int]:
    """For each item of the base where it stands in theirs, or where the next one does that is still there."""
    places = [end] * number
    for n in range(number - 1, -1, -1):
        end = places[n] = in_theirs.get(n, end)
    return places


class _Newcomers:
    """The items of a list that come from nowhere, handed out as the walk gets to them."""

    def __init__(self, items: Sequence[Any], known: set[int]) -> None:
        self._items, self._known, self._next = items, known, 0

    def until(self, end: int) -> Iterator[Any]:
        start, self._next = self._next, end
        return (self._items[n] for n in range(start, end) if n not in self._known)


def _changed(data: Any, keys: Keys, change: ValueChange) -> Any:
    if not keys:
        return change.new
    key, rest = keys[0], keys[1:]
    if isinstance(data, list) and isinstance(key, int):
        if rest or (change.old is not ABSENT and change.new is not ABSENT):
            return [*data[:key], _changed(data[key], rest, change), *data[key + 1 :]]
        if change.new is ABSENT:
            return [*data[:key], *data[key + 1 :]]
        return [*data[:key], change.new, *data[key:]]
    if not rest and change.new is ABSENT:
        return {k: v for k, v in data.items() if k != key}
    if key in data or change.before not in data:
        return {**data, key: _changed(data.get(key), rest, change)}
    return {
        k2: v2
        for k, v in data.items()
        for k2, v2 in (((key, change.new),) if k == change.before else ()) + ((k, v),)
    }
