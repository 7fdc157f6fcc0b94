"""What the page of an evening shows: each handed value as a file keeps it, and one page of a group of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import asdict, dataclass, field
from typing import Any

from zhanpai.content.handin.fates import RETURNED, Fate, HandedValue

MANY = 40
"""Values on a page."""

WORDS = {
    Fate.TAKEN: "可以收",
    Fate.CONFLICT: "两边不一样",
    Fate.REFUSED: "收不了",
    Fate.SAME: "已经一样",
}
"""The groups, in the order in which they are looked at."""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value of the hand-in `parcel` (its key), see `HandedValue`; `fate` is what it is before anybody has decided."""

    id: str
    parcel: str
    fate: str
    group: str
    where: str
    old: str
    new: str
    city: str
    why: str = ""
    note: str = ""

    def plain(self) -> dict[str, Any]:
        """The same in dicts and texts, as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has decided so far, by the ids of values: all that is not said stays as it is usual.

    `off` could be taken and are not; `mine` are conflicts decided for what was handed in; `words` go back with a value that
    is not taken.
    """

    off: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)

    def takes(self, value: ShownValue) -> bool:
        """Whether the person wants this value taken."""
        if value.fate == Fate.TAKEN.value:
            return value.id not in self.off
        return value.fate == Fate.CONFLICT.value and value.id in self.mine

    def returned(self) -> dict[str, str]:
        """The values that go back because the person says so, or with a word of hers, as decisions name them."""
        return dict.fromkeys(self.off, "") | self.words


@dataclass(frozen=True, slots=True)
class ShownFates:
    """One group on the way in: its word, how many values it has, and how many of them are wanted."""

    key: str
    word: str
    number: int
    wanted: int


@dataclass(frozen=True, slots=True)
class EveningPage:
    """One page of one group, by hand-in and file: ``(key of the hand-in, what the file is called, values)``."""

    groups: tuple[ShownFates, ...]
    group: ShownFates
    files: tuple[tuple[str, str, tuple[ShownValue, ...]], ...]
    page: int
    pages: int
    wanted: int
    """Values that would be taken, of all groups and hand-ins."""


def usual_fate(value: HandedValue) -> Fate:
    """What the value is without a person's decision of it."""
    if value.is_chosen and value.fate is Fate.TAKEN:
        return Fate.CONFLICT
    return Fate.TAKEN if value.fate is Fate.REFUSED and value.why == RETURNED else value.fate


def shown_value(value: HandedValue, parcel: str) -> ShownValue:
    """The value as it is shown and kept."""
    fate = usual_fate(value)
    why = "" if fate is Fate.TAKEN else value.why
    return ShownValue(
        value.id,
        parcel,
        fate.value,
        value.group,
        value.where,
        value.old,
        value.new,
        value.city,
        why,
        value.note,
    )


def evening_page(
    values: Sequence[ShownValue], choices: Choices, group: str, parcel: str, number: int
) -> EveningPage:
    """The page of this number of the group of this key; the first group that has values where there is none of this key.

    Only of the hand-in `parcel` if that is no "".
    """
    some = [one for one in values if not parcel or one.parcel == parcel]
    groups = tuple(_groups(some, choices))
    chosen = next((one for one in groups if one.key == group and one.number), None)
    chosen = chosen or next((one for one in groups if one.number), groups[0])
    found = [one for one in some if one.fate == chosen.key]
    pages = max(1, -(-len(found) // MANY))
    page = min(max(1, number), pages)
    files = tuple(_by_file(found[(page - 1) * MANY : page * MANY]))
    return EveningPage(groups, chosen, files, page, pages, sum(map(choices.takes, values)))


def decided_here(
    choices: Choices,
    values: Sequence[ShownValue],
    shown: Set[str],
    ticked: Set[str],
    chosen: Set[str],
    words: dict[str, str],
) -> Choices:
    """The choices with those of one page: of all that was `shown` there, what is `ticked`, `chosen` and said."""
    fates = {one.id: one.fate for one in values if one.id in shown}
    takeable = {id for id, fate in fates.items() if fate == Fate.TAKEN.value}
    torn = {id for id, fate in fates.items() if fate == Fate.CONFLICT.value}
    taken = (takeable & ticked) | (torn & chosen)
    said = {id: word for id, word in choices.words.items() if id not in fates}
    said |= {id: word for id, word in words.items() if word and id in fates and id not in taken}
    return Choices(
        (choices.off - takeable) | (takeable - ticked), (choices.mine - torn) | (torn & chosen), said
    )


def decided_alike(
    choices: Choices, values: Sequence[ShownValue], group: str, parcel: str, *, takes: bool
) -> Choices:
    """The choices where all values of a group, of one hand-in or of all, are wanted or not."""
    ids = {one.id for one in values if one.fate == group and (not parcel or one.parcel == parcel)}
    words = {id: word for id, word in choices.words.items() if not takes or id not in ids}
    if group == Fate.TAKEN.value:
        return Choices(choices.off - ids if takes else choices.off | ids, choices.mine, words)
    if group == Fate.CONFLICT.value:
        return Choices(choices.off, choices.mine | ids if takes else choices.mine - ids, words)
    return choices


def _groups(values: Sequence[ShownValue], choices: Choices) -> Iterator[ShownFates]:
    for fate, word in WORDS.items():
        here = [one for one in values if one.fate == fate.value]
        yield ShownFates(fate.value, word, len(here), sum(map(choices.takes, here)))


def _by_file(values: Sequence[ShownValue]) -> Iterator[tuple[str, str, tuple[ShownValue, ...]]]:
    while values:
        head = (values[0].parcel, values[0].group)
        count = next(
            (n for n, one in enumerate(values) if (one.parcel, one.group) != head),
            len(values),
        )
        yield (*head, tuple(values[:count]))
        values = values[count:]
