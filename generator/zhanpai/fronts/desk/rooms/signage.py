"""标牌: which signs can be made for whom, and what came of the last making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from zhanpai.fronts.desk.looked import KeptStation, Looked
from zhanpai.fronts.desk.rooms.keeping import MOST, matches
from zhanpai.press.signs.print_plan import NUMBERS, kind_spec
from zhanpai.press.signs.spec import SignageSpec

PAGE = 48
"""Signs on a page: each has a picture."""


@dataclass(frozen=True)
class KindOffer:
    """A kind of sign, by its key in signage.yaml, and what it measures in millimetres."""

    name: str
    number: str
    title: str
    size: str
    material: str
    is_own: bool
    """Whether it is printed in the office."""


@dataclass(frozen=True)
class ChoicePage:
    """Whose signs can be asked for: those that the person keeps, those that answer to a search, a district, all."""

    kinds: tuple[KindOffer, ...]
    kept: tuple[KeptStation, ...]
    districts: tuple[tuple[str, int], ...]
    """Each with how many stations it has."""
    number: int
    words: str
    found: tuple[KeptStation, ...]
    found_number: int


@dataclass(frozen=True)
class SignCard:
    """One file that was made, as the page shows it: its pictures, its words, and what its code says."""

    path: str
    title: str
    labels: tuple[str, ...]
    more: int
    size: str
    about: str
    codes: tuple[tuple[str, str], ...]
    """What a decoder reads, and where that leads in words."""
    proofs: tuple[str, ...]


@dataclass(frozen=True)
class ShopRow:
    """What the print shop is told of the signs of one kind and size."""

    title: str
    size: str
    bleed: str
    material: str
    copies: int


@dataclass(frozen=True)
class MadePage:
    """One page of what was made; `joined` are the files in which a district's signs lie together."""

    cards: tuple[SignCard, ...]
    joined: tuple[SignCard, ...]
    shop: tuple[ShopRow, ...]
    number: int
    pages: int
    words: str
    """What was searched for among them."""
    is_long: bool
    """Whether there are so many that somebody must search."""


def choice_page(looked: Looked, kept: Set[str], words: str, spec: SignageSpec) -> ChoicePage:
    """What can be chosen; `words` is what was searched for, part of a name or a 站号."""
    words = " ".join(words.split())[:80]
    found = matches(looked, words, "")
    return ChoicePage(
        tuple(offers(spec)),
        tuple(one for one in looked.stations if one.id in kept),
        tuple(Counter(one.district for one in looked.stations).items()),
        len(looked.stations),
        words,
        found[:MOST],
        len(found),
    )


def offers(spec: SignageSpec) -> list[KindOffer]:
    """Every kind of sign, in the order of their numbers."""
    found = []
    for number, name in NUMBERS.items():
        kind = kind_spec(spec, name)
        size = f"宽 {kind.width:g} × 高 {kind.height:g} 毫米"
        found.append(KindOffer(name, number.upper(), kind.title, size, kind.material, kind.office))
    return found


def made_page(result: Mapping[str, Any], words: str, number: int) -> MadePage:
    """Page `number` (from 1; the nearest there is) of what the errand says that it made, where all of `words` stand on it.

    The words may be of the names on a sign, its kind, its district or its 站号.
    """
    shown: Sequence[Mapping[str, Any]] = result["shown"]
    words = " ".join(words.split())[:80]
    everything = [one for one in shown if not one["joined"]]
    single = [one for one in everything if all(word in _said(one) for word in words.split())]
    pages = max(1, -(-len(single) // PAGE))
    number = min(max(1, number), pages)
    return MadePage(
        tuple(_card(one) for one in single[(number - 1) * PAGE : number * PAGE]),
        tuple(_card(one) for one in shown if one["joined"]),
        tuple(_shop(everything)),
        number,
        pages,
        words,
        len(everything) > PAGE,
    )


def _said(one: Mapping[str, Any]) -> str:
    return " ".join((one["kind"], one["district"], one["path"].partition("/")[2], *one["labels"]))


def _card(one: Mapping[str, Any]) -> SignCard:
    labels = tuple(one["labels"])
    about = (
        "在办公室自己打印，不留出血"
        if one["is_own"]
        else f"四边出血各 {one['bleed']:g} 毫米，{one['material']}"
    )
    if one["joined"]:
        about = f"{one['district']}的 {one['joined']} 份拼在一起" + (
            f"，{one['sheets']} 张大版" if one["sheets"] else ""
        )
    codes = tuple((text, leads) for text, leads in one["codes"][:3])
    return SignCard(
        one["path"],
        one["kind"],
        labels[:3],
        max(0, len(labels) - 3),
        f"{'；'.join(one['sizes'])} 毫米",
        about,
        codes,
        tuple(one["proofs"]),
    )


def _shop(shown: Sequence[Mapping[str, Any]]) -> list[ShopRow]:
    rows: dict[tuple[str, str, str, str], int] = {}
    for one in shown:
        bleed = "不留出血" if one["is_own"] else f"{one['bleed']:g} 毫米"
        row = (one["kind"], "；".join(one["sizes"]), bleed, one["material"])
        rows[row] = rows.get(row, 0) + one["copies"]
    return [ShopRow(*row, copies) for row, copies in rows.items()]
