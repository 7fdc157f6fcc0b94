"""What becomes of each value that was handed in, and of a whole evening of hand-ins: all that is shown and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from zhanpai.content.handin.handed import HandIn
from zhanpai.domain.model.base import Labelled

RETURNED = "退回去了"
"""Why a value is not taken that a person has returned."""


class Fate(Labelled):
    """What becomes of one value; each handed value has exactly one."""

    TAKEN = "taken", "可以收下"
    SAME = "same", "已经是这样"
    CONFLICT = "conflict", "两边都改了"
    REFUSED = "refused", "不收"


@dataclass(frozen=True, slots=True)
class HandedValue:
    """One value of a hand-in, for a person to see and to decide.

    `id` names it in decisions and stays while the hand-in stays.  `group` is what its file is called (“站 0001 的资料”),
    `where` the place in it in words; `old`, `new` and `city` are what was given, what is handed in and what the city has,
    in words, "" for nothing.  `why` says why it is refused, `note` what else to know (a number that became another).
    `is_chosen`: a person decided the conflict for it, and so it is taken.  `word` is the word it is returned with.
    """

    id: str
    path: str
    station: str
    group: str
    where: str
    old: str
    new: str
    city: str
    fate: Fate
    why: str = ""
    note: str = ""
    is_chosen: bool = False
    word: str = ""

    @property
    def is_returned(self) -> bool:
        """Whether it goes back to who handed it in: everything that is neither taken nor in the city already."""
        return self.fate in (Fate.CONFLICT, Fate.REFUSED)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person at the city has decided, by the ids of values.

    `mine` are conflicts decided for what is handed in; `returned` values that are not taken, each with a word; `checked`
    those that a check refuses, each with what it says.
    """

    mine: frozenset[str] = frozenset()
    returned: Mapping[str, str] = field(default_factory=dict)
    checked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SortedHandIn:
    """One hand-in with what becomes of each of its values, in the order of files and places.

    `name` is that of its file; `told` are sentences on the whole of it: names and numbers that became others.
    `deputies` and `opinions` say of numbers that were given elsewhere meanwhile which they became, `paths` the same of
    files.  `bases` are the files as they are common to both sides from now on (None: no file), `pictures` the checksums
    of those, ``(as handed in, as the city keeps it)``; the paths of both are the city's.
    """

    name: str
    hand_in: HandIn
    values: tuple[HandedValue, ...]
    told: tuple[str, ...] = ()
    deputies: Mapping[str, str] = field(default_factory=dict)
    opinions: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)

    def of(self, fate: Fate) -> tuple[HandedValue, ...]:
        """Its values of this fate, in their order."""
        return tuple(one for one in self.values if one.fate is fate)


@dataclass(frozen=True, slots=True)
class Evening:
    """Several hand-ins, each sorted on what the city has after those before it, and all that would be written.

    `files` are ``(path, before, after)`` as `write_files` and the desk's saves take them: only what is taken.
    """

    hand_ins: tuple[SortedHandIn, ...]
    files: tuple[tuple[str, bytes | None, bytes | None], ...] = field(repr=False)

    @property
    def values(self) -> Iterator[tuple[SortedHandIn, HandedValue]]:
        """Every value of every hand-in with the hand-in, in their order."""
        return ((one, value) for one in self.hand_ins for value in one.values)

    def count(self, fate: Fate) -> int:
        """The number of values, of all hand-ins, that have this fate."""
        return sum(value.fate is fate for _, value in self.values)

    @property
    def what(self) -> str:
        """What writing it does, in words, for the history: “收下岳麓区、天心区的交稿：12 处”."""
        scopes = "、".join(dict.fromkeys(one.hand_in.scope.words for one in self.hand_ins))
        return f"收下{scopes}的交稿：{self.count(Fate.TAKEN)} 处"


def decided(value: HandedValue, decisions: Decisions) -> HandedValue:
    """`value` with what a person, or a check, has decided of it."""
    id = value.id
    word = decisions.returned.get(id, "")
    is_chosen = value.fate is Fate.CONFLICT and id in decisions.mine and id not in decisions.returned
    if value.fate is Fate.TAKEN and id in decisions.returned:
        return replace(value, fate=Fate.REFUSED, why=RETURNED, word=word)
    if (value.fate is Fate.TAKEN or is_chosen) and id in decisions.checked:
        return replace(value, fate=Fate.REFUSED, why=decisions.checked[id], is_chosen=is_chosen)
    if is_chosen:
        return replace(value, fate=Fate.TAKEN, is_chosen=True)
    return replace(value, word=word) if value.is_returned else value
