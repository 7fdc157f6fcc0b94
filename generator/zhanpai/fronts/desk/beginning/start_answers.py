"""From what was typed to a `CityStart`, and what is wrong with it, by the fields of the pages that ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zhanpai.content.divisions import Atlas, Division
from zhanpai.content.scaffold.city_start import (
    CityStart,
    settle_host,
    start_faults,
    usual_owner,
    usual_title,
)
from zhanpai.content.scaffold.district_slugs import district_slugs
from zhanpai.domain.model.register import StationKind
from zhanpai.fronts.desk.beginning.typed_start import TypedStart
from zhanpai.kit.problem import Problem

SITE_FIELDS = ("title", "owner", "permalink_base", "icp", "police_record", "phone")
STEP_OF = {
    **dict.fromkeys((*SITE_FIELDS, "sure_of_host"), "site"),
    **dict.fromkeys(("words", "stations_per_township", "with_statistical", "communities"), "stations"),
    **dict.fromkeys(("logo", "colour"), "look"),
}
"""The page on which a field of `CityStart` is asked for."""
STEPS = ("place", "site", "stations", "look", "sure")

UNSURE = "先问管网站的同志：这个网址归不归我们用。问过了，在这里打勾。"


@dataclass(frozen=True)
class Answers:
    """What came of it: the start, None while there is no place, and the sentences about each field that is wrong."""

    typed: TypedStart
    start: CityStart | None = None
    unplaced: tuple[tuple[int, str], ...] = ()
    """Lines of the list of communities that cannot be placed, from 1, and why: whether they are left out or not."""
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def faults_on(self, step: str) -> dict[str, tuple[str, ...]]:
        """What is wrong with the fields of one step."""
        return {name: said for name, said in self.faults.items() if STEP_OF.get(name, "site") == step}

    def first_open(self) -> str:
        """The first step that is not answered, or not rightly; "sure" if all are."""
        if self.start is None:
            return "place"
        wrong = {STEP_OF.get(name, "site") for name in self.faults}
        return next((s for s in STEPS[1:-1] if s in wrong or s not in self.typed.reached), "sure")


def division_of(atlas: Atlas, typed: TypedStart) -> Division | None:
    """The place that was chosen; None if none was, or if it is none that can begin a site."""
    return place_of(atlas, typed.place)


def place_of(atlas: Atlas, code: str) -> Division | None:
    """The prefecture, county or municipality of this code; None if there is none: a township has no site of its own."""
    return next((one for one in atlas.startable if one.code == code), None)


def suggested(division: Division) -> dict[str, str]:
    """What the fields of the site's page say before anything is typed; "" where nothing can be known."""
    usual = {"title": usual_title(division), "owner": usual_owner(division)}
    host = f"llz.{district_slugs([division.name], '')[0]}.gov.cn"
    return {**dict.fromkeys(SITE_FIELDS, ""), **usual, "permalink_base": host}


def shown_site(division: Division, typed: TypedStart) -> dict[str, str]:
    """What the fields of the site's page say now."""
    return {"sure_of_host": "", **suggested(division), **typed.site}


def moved(typed: TypedStart, old: Division | None, code: str) -> TypedStart:
    """The same for another place: what was only suggested for the old one is suggested anew, what was typed stays."""
    before = suggested(old) if old else {}
    kept = {name: value for name, value in typed.site.items() if value != before.get(name, "")}
    kept.pop("sure_of_host", None)
    return replace(typed, place=code, site=kept)


def read_answers(atlas: Atlas, typed: TypedStart) -> Answers:
    """Everything that was typed so far, and what is wrong with it."""
    division = division_of(atlas, typed)
    if division is None:
        return Answers(typed)
    said = shown_site(division, typed)
    faults: dict[str, list[str]] = {}
    base = ""
    try:
        base = settle_host(said["permalink_base"])
    except Problem as problem:
        faults["permalink_base"] = [f"{problem.message}{problem.fix}"]
    if base and said.get("sure_of_host") != "yes":
        faults["sure_of_host"] = [UNSURE]
    start = start_of(division, typed, said, base)
    unplaced = replace(start, communities=typed.communities).placed.faults
    for name, sentence in start_faults(start):
        if not (name == "permalink_base" and name in faults):
            faults.setdefault(name, []).append(sentence)
    return Answers(typed, start, unplaced, {name: tuple(said) for name, said in faults.items()})


def start_of(division: Division, typed: TypedStart, said: Mapping[str, str], base: str) -> CityStart:
    """The start of this place as it was typed; `base` is the address that is printed."""
    start = CityStart(
        division,
        base,
        owner=said["owner"],
        title=said["title"],
        icp=said["icp"],
        police_record=said["police_record"],
        phone=said["phone"],
        words={kind: word for kind in StationKind if (word := typed.words.get(kind.value, "").strip())},
        stations_per_township=typed.with_stations,
        with_statistical=typed.with_statistical,
        communities=typed.communities,
        logo=typed.logo.encode() if typed.logo else None,
        colour=typed.colour.strip(),
    )
    return _without_unplaced(start) if typed.leaves_out else start


def _without_unplaced(start: CityStart) -> CityStart:
    """The same without the lines that cannot be placed; each of the others says itself where it belongs."""
    lines = [f"{one.district} {one.township} {one.name}" for one in start.placed.placed]
    return replace(start, communities="\n".join(lines)) if start.placed.faults else start
