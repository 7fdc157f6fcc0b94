"""What the pages that begin a city show: pure values of what was typed so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.divisions import Atlas, Division, find_divisions
from zhanpai.content.scaffold.city_register import BegunDistrict, areas_of
from zhanpai.content.scaffold.city_start import CityStart
from zhanpai.content.scaffold.left_open import OpenKind, left_open
from zhanpai.domain import naming
from zhanpai.domain.model.register import (
    City,
    District,
    KindWord,
    Register,
    SiteInfo,
    StationKind,
    StationRow,
    Township,
)
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.fronts.desk.beginning.start_answers import STEPS, Answers

TITLES = {
    "place": "哪个地方",
    "site": "网站",
    "stations": "站点",
    "look": "标志和颜色",
    "sure": "看一遍",
}
"""The steps in their order, each in a word or two."""

MOST = 30
"""Places that are offered at a time, and names and lines that are shown."""

MAIN_KINDS = (StationKind.TOWNSHIP, StationKind.COMMUNITY, StationKind.DISTRICT, StationKind.CITY)
"""The kinds that every city has; the words of the others are folded away."""

PLACES: Mapping[OpenKind, str] = {
    OpenKind.ICP: "办下来以后，在“名册”的“网站”里填",
    OpenKind.POLICE_RECORD: "办下来以后，在“名册”的“网站”里填",
    OpenKind.PHONE: "在“名册”的“网站”里填，每一页最下面都会显示",
    OpenKind.STATIONS: "在“联络站”里一站一站填，也可以在“表格”里一次填好多个站",
    OpenKind.NO_STATION: "在“名册”里加第一个",
    OpenKind.UNLISTED: "设了站的，在“名册”里自己加",
    OpenKind.PAGES: "请管网站的同志照本单位的说法改",
}
"""Where what is left open is filled in by somebody who works at the desk."""


@dataclass(frozen=True)
class StepLink:
    """A step at the head of every page; `url` is "" where one cannot go yet, `is_here` on its own page."""

    number: int
    title: str
    url: str
    is_here: bool
    is_done: bool


@dataclass(frozen=True)
class PlaceChoice:
    """A place that may be meant, with what lies in it."""

    code: str
    name: str
    above: str
    size: str
    is_chosen: bool = False


@dataclass(frozen=True)
class WordShown:
    """The word of a kind, and a name of the place's own that it makes: `before` and then the word."""

    kind: str
    title: str
    word: str
    before: str


@dataclass(frozen=True)
class Counted:
    """What the site begins with: districts, townships and stations by numbers, and the communities that were pasted."""

    districts: int
    townships: int
    communities: int
    stations: int


def step_links(here: str, answers: Answers) -> tuple[StepLink, ...]:
    """The steps: one can go back to each that was answered, and forward to the first that is open."""
    to = STEPS.index(answers.first_open())
    done = answers.typed.reached
    return tuple(
        StepLink(
            *(number + 1, TITLES[step], f"/begin/{step}" if number <= to or step in done else ""),
            *(step == here, step in done and number < to),
        )
        for number, step in enumerate(STEPS)
    )


def choices(atlas: Atlas, typed: str, chosen: str) -> tuple[PlaceChoice, ...]:
    """The places that what was typed can mean, the likeliest first, at most `MOST`."""
    found = find_divisions(atlas, typed)[:MOST] if typed.strip() else ()
    return tuple(choice(atlas, one, is_chosen=one.code == chosen) for one in found)


def choice(atlas: Atlas, one: Division, *, is_chosen: bool = False) -> PlaceChoice:
    """A place as it is offered: its name, what it lies in, and what lies in it."""
    return PlaceChoice(one.code, one.name, "".join(one.above), size_of(atlas, one), is_chosen)


def size_of(atlas: Atlas, one: Division) -> str:
    """What lies in a place: 12 个区县、203 个街道和乡镇."""
    areas = areas_of(atlas, one, False)
    townships = f"{sum(len(area.townships) for area in areas)} 个街道和乡镇"
    is_whole = len(areas) == 1 and areas[0].name == one.name
    return townships if is_whole else f"{len(areas)} 个区县，{townships}"


def counted(start: CityStart) -> Counted:
    """With how many districts, townships, communities and stations the site begins."""
    townships = sum(len(area.townships) for area in start.areas)
    communities = len(start.placed.placed)
    stations = (townships if start.stations_per_township else 0) + communities
    is_whole = len(start.areas) == 1 and start.areas[0].name == start.division.name
    return Counted(0 if is_whole else len(start.areas), townships, communities, stations)


def statistical(atlas: Atlas, division: Division) -> tuple[str, ...]:
    """The names of what lies in a place for statistics alone: 开发区, 农场; in the order of their codes."""
    usual, every = (_named(areas_of(atlas, division, is_whole)) for is_whole in (False, True))
    return tuple(name for code, name in every.items() if code not in usual)


def _named(areas: Sequence[BegunDistrict]) -> dict[str, str]:
    named = {area.code: area.name for area in areas}
    return named | {one.code: one.name for area in areas for one in area.townships}


def left_for_later(start: CityStart) -> tuple[str, ...]:
    """What is still to be filled in at the desk when the site has begun, one sentence each."""
    return tuple(point.told(PLACES) for point in left_open(start))


def words_shown(start: CityStart) -> tuple[WordShown, ...]:
    """Every kind's word, with a name that it makes of the place's own districts and townships."""
    register = _example(start)
    return tuple(_shown(register, row) for row in _rows(start))


def _shown(register: Register, row: StationRow) -> WordShown:
    word = register.kinds[row.kind].word
    return WordShown(row.kind.value, row.kind.label, word, naming.full_name(register, row).removesuffix(word))


def _rows(start: CityStart) -> Iterator[StationRow]:
    """A row of each kind, the usual kinds first; where it can be, of a community that was pasted."""
    area = next((one for one in start.areas if one.townships), start.areas[0])
    known = start.placed.placed[0] if start.placed.placed else None
    district = known.district if known else area.name
    town = known.township if known else area.townships[0].name if area.townships else None
    community = known.name if known else "东风社区" if town else None
    place = {"district": district}
    inner = {**place, "township": town, "community": community}
    rows: dict[StationKind, dict[str, str | None]] = {
        StationKind.TOWNSHIP: {**place, "township": town},
        StationKind.COMMUNITY: inner,
        StationKind.DISTRICT: {**place},
        StationKind.CITY: {},
        StationKind.POINT: {**inner, "point": "农贸市场"},
        StationKind.FIELD: {**place, "field": "教育行业"},
        StationKind.MOBILE: {**place, "township": town},
        StationKind.AWAY: {**place, "at": "广州"},
        StationKind.ONLINE: {**place},
    }
    if len(start.areas) == 1 and start.areas[0].name == start.division.name:
        del rows[StationKind.CITY]  # Its own station is that of its one district.
    for kind, said in rows.items():
        yield StationRow(id="0001", kind=kind, **said)


def _example(start: CityStart) -> Register:
    """A register of the place, with its words as far as they can be read, and no stations."""
    districts = tuple(
        District(
            code=area.code,
            name=area.name,
            slug=f"a{number}",
            townships=tuple(Township(code=one.code, name=one.name) for one in area.townships),
        )
        for number, area in enumerate(start.areas)
    )
    name = start.division.name
    return Register(
        site=SiteInfo(title=name, permalink_base="https://llz.example.gov.cn", owner=name),
        city=City(name=name, code=start.division.code),
        kinds={kind: KindWord(word=start.words.get(kind) or USUAL_WORD[kind]) for kind in StationKind},
        districts=districts,
        stations=(),
    )
