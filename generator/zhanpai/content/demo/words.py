"""The words of the demo city as frozen values; `word_files` reads them from the files in `words/`."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict
from pydantic.dataclasses import dataclass

from zhanpai.domain.model.news import Category

_STRICT = ConfigDict(extra="forbid")


def _holes(*known: str) -> AfterValidator:
    """Lets through a text whose `{words}` are among the known ones."""

    def check(text: str) -> str:
        used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if unknown := sorted(used.difference(known)):
            raise ValueError(f"no word {{{unknown[0]}}} here, there are {', '.join(known)}")
        return text

    return AfterValidator(check)


Where: TypeAlias = Literal["城", "乡", "通"]
"""Where it can be: in subdistricts, in towns and townships, or in both."""
NewsText: TypeAlias = Annotated[
    str, _holes("town", "here", "station", "deputy", "duo", "day", "half", "n", "m")
]
DeputyText: TypeAlias = Annotated[str, _holes("name", "post", "focus", "here", "station", "district")]
StationText: TypeAlias = Annotated[str, _holes("word", "here", "station", "district")]
IntroText: TypeAlias = Annotated[
    str, _holes("name", "district", "township", "place", "field", "n", "levels", "topic_a", "topic_b")
]
BioText: TypeAlias = Annotated[str, _holes("focus", "years", "n")]
BodyText: TypeAlias = Annotated[str, _holes("area", "org")]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Story:
    """One story of a category; `scene` is its picture, `months` are those in which it can happen."""

    category: Category
    slug: str
    where: Where
    scene: str
    title: NewsText
    summary: NewsText
    paragraphs: tuple[NewsText, ...]
    months: tuple[int, ...] = tuple(range(1, 13))


@dataclass(frozen=True, slots=True, config=_STRICT)
class CategoryWords:
    """What one category of news has: the ways in which an item may begin, and its stories."""

    openings: tuple[NewsText, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class DeputyStory:
    """One story of 代表风采 or 一季一星: about a deputy."""

    category: Category
    title: DeputyText
    summary: DeputyText
    paragraphs: tuple[DeputyText, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class StationStory:
    """One story of 特色联络站: about a station that has a word (特色) of its own."""

    category: Category
    title: StationText
    summary: StationText
    paragraphs: tuple[StationText, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class DeputySeries:
    """One series about deputies."""

    stories: tuple[DeputyStory, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class StationSeries:
    """One series about stations."""

    stories: tuple[StationStory, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Video:
    """What a video shows, and whether it was broadcast live."""

    title: str
    live: bool = False


@dataclass(frozen=True, slots=True, config=_STRICT)
class NewsWords:
    """How items end, what pictures show (by scene), and what is said of an item afterwards."""

    next_steps: tuple[NewsText, ...]
    ways_in: tuple[NewsText, ...]
    pictures: Mapping[str, str]
    corrections: tuple[str, ...]
    videos: tuple[Video, ...]
    withdrawals: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class BioWords:
    """The three sentences of a deputy's bio; not all have the last."""

    openings: tuple[BioText, ...]
    middles: tuple[BioText, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class PeopleWords:
    """Names that nobody bears, and what such people do."""

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    single: tuple[str, ...]
    suffixes: tuple[str, ...]
    rare: tuple[str, ...]
    with_dot: tuple[str, ...]
    staff_posts: tuple[str, ...]
    posts: Mapping[Where, tuple[str, ...]]
    focus: tuple[str, ...]
    rural_focus: tuple[str, ...]
    bio: BioWords


@dataclass(frozen=True, slots=True, config=_STRICT)
class Spot:
    """A field or a contact point: in which district, and what it is called."""

    district: str
    name: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class Centre:
    """The middle of a built-up area in degrees (GCJ-02), and how many of them stations lie from it at most."""

    lon: float
    lat: float
    spread: float


@dataclass(frozen=True, slots=True, config=_STRICT)
class PlaceWords:
    """Field stations and contact points; centres by district; what stations were called formerly."""

    fields: tuple[Spot, ...]
    points: tuple[Spot, ...]
    point_places: tuple[str, ...]
    centres: Mapping[str, Centre]
    city_centre: Centre
    former_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class IntroWords:
    """What stations say of themselves: `first` by kind, `gone` by status, `photos` by scene."""

    first: Mapping[str, tuple[IntroText, ...]]
    second: tuple[IntroText, ...]
    rural_second: tuple[IntroText, ...]
    third: tuple[IntroText, ...]
    topics: tuple[str, ...]
    rural_topics: tuple[str, ...]
    also: tuple[str, ...]
    features: tuple[str, ...]
    rural_features: tuple[str, ...]
    point_names: tuple[str, ...]
    hours: tuple[str, ...]
    photos: Mapping[str, str]
    gone: Mapping[str, Annotated[str, _holes("into")]]
    suspended: Annotated[str, _holes("name", "instead")]


@dataclass(frozen=True, slots=True, config=_STRICT)
class ReceptionWords:
    """Where residents are received, and what a duty may be about."""

    places: tuple[str, ...]
    topics: tuple[str, ...]
    rural_topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Topic:
    """One matter that residents bring; `level` is whose authorities handle it."""

    topic: str
    where: Where
    category: str
    level: Literal["township", "district", "city"]
    body: BodyText
    reply: str
    result: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class Declined:
    """A matter that a station cannot take, and where it goes instead."""

    topic: str
    category: str
    redirect: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class TopicWords:
    """What residents bring to a station."""

    topics: tuple[Topic, ...]
    declined: tuple[Declined, ...]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Plan:
    """One livelihood project; `budget` in 万元; `steps` are reached one after another, the last is the end."""

    title: str
    where: Where
    goal: str
    body: BodyText
    budget: int
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=_STRICT)
class ProjectWords:
    """The projects that a city, its districts and townships vote on; those not chosen have no steps."""

    city: tuple[Plan, ...]
    local: tuple[Plan, ...]
    not_chosen: tuple[Plan, ...]
    township: tuple[Plan, ...]
    paused: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class Words:
    """All words there are."""

    people: PeopleWords
    places: PlaceWords
    intros: IntroWords
    reception: ReceptionWords
    topics: TopicWords
    projects: ProjectWords
    news: NewsWords
    categories: Mapping[Category, CategoryWords]
    deputies: DeputySeries
    stars: DeputySeries
    stations: StationSeries
