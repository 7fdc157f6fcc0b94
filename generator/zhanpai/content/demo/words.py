"""The words of the demo city as frozen values; `word_files` reads them from the files in `words/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict

from zhanpai.domain.model.news import Category


class _Strict:
    """Tells pydantic, when the files are read and not before, to refuse a key that is no field."""

    __slots__ = ()
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


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


@dataclass(frozen=True, slots=True)
class Story(_Strict):
    """One story of a category; `scene` is its picture, `months` are those in which it can happen."""

    category: Category
    slug: str
    where: Where
    scene: str
    title: NewsText
    summary: NewsText
    paragraphs: tuple[NewsText, ...]
    months: tuple[int, ...] = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class CategoryWords(_Strict):
    """What one category of news has: the ways in which an item may begin, and its stories."""

    openings: tuple[NewsText, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class DeputyStory(_Strict):
    """One story of 代表风采 or 一季一星: about a deputy."""

    category: Category
    title: DeputyText
    summary: DeputyText
    paragraphs: tuple[DeputyText, ...]


@dataclass(frozen=True, slots=True)
class StationStory(_Strict):
    """One story of 特色联络站: about a station that has a word (特色) of its own."""

    category: Category
    title: StationText
    summary: StationText
    paragraphs: tuple[StationText, ...]


@dataclass(frozen=True, slots=True)
class DeputySeries(_Strict):
    """One series about deputies."""

    stories: tuple[DeputyStory, ...]


@dataclass(frozen=True, slots=True)
class StationSeries(_Strict):
    """One series about stations."""

    stories: tuple[StationStory, ...]


@dataclass(frozen=True, slots=True)
class DemoVideo(_Strict):
    """What a video shows, and whether it was broadcast live."""

    title: str
    live: bool = False


@dataclass(frozen=True, slots=True)
class NewsWords(_Strict):
    """How items end, what pictures show (by scene), and what is said of an item afterwards."""

    next_steps: tuple[NewsText, ...]
    ways_in: tuple[NewsText, ...]
    pictures: Mapping[str, str]
    corrections: tuple[str, ...]
    videos: tuple[DemoVideo, ...]
    withdrawals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BioWords(_Strict):
    """The three sentences of a deputy's bio; not all have the last."""

    openings: tuple[BioText, ...]
    middles: tuple[BioText, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleWords(_Strict):
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


@dataclass(frozen=True, slots=True)
class Spot(_Strict):
    """A field or a contact point: in which district, and what it is called."""

    district: str
    name: str


@dataclass(frozen=True, slots=True)
class Centre(_Strict):
    """The middle of a built-up area in degrees (GCJ-02), and how many of them stations lie from it at most."""

    lon: float
    lat: float
    spread: float


@dataclass(frozen=True, slots=True)
class PlaceWords(_Strict):
    """Field stations and contact points; centres by district; what stations were called formerly."""

    fields: tuple[Spot, ...]
    points: tuple[Spot, ...]
    point_places: tuple[str, ...]
    centres: Mapping[str, Centre]
    city_centre: Centre
    former_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntroWords(_Strict):
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


@dataclass(frozen=True, slots=True)
class ReceptionWords(_Strict):
    """Where residents are received, and what a duty may be about."""

    places: tuple[str, ...]
    topics: tuple[str, ...]
    rural_topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic(_Strict):
    """One matter that residents bring; `level` is whose authorities handle it."""

    topic: str
    where: Where
    category: str
    level: Literal["township", "district", "city"]
    body: BodyText
    reply: str
    result: str


@dataclass(frozen=True, slots=True)
class Declined(_Strict):
    """A matter that a station cannot take, and where it goes instead."""

    topic: str
    category: str
    redirect: str


@dataclass(frozen=True, slots=True)
class TopicWords(_Strict):
    """What residents bring to a station."""

    topics: tuple[Topic, ...]
    declined: tuple[Declined, ...]


@dataclass(frozen=True, slots=True)
class DemoProject(_Strict):
    """One livelihood project; `budget` in 万元; `steps` are reached one after another, the last is the end."""

    title: str
    where: Where
    goal: str
    body: BodyText
    budget: int
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectWords(_Strict):
    """The projects that a city, its districts and townships vote on; those not chosen have no steps."""

    city: tuple[DemoProject, ...]
    local: tuple[DemoProject, ...]
    not_chosen: tuple[DemoProject, ...]
    township: tuple[DemoProject, ...]
    paused: str


@dataclass(frozen=True, slots=True)
class DemoWords(_Strict):
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
