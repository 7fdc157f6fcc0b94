"""图片: the pictures of the stations that the person keeps, what they show and where, and those that something is wrong with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import quote

from zhanpai.checks.heavy_picture import MAX_BYTES
from zhanpai.domain import pictures
from zhanpai.fronts.desk.looked import Looked
from zhanpai.fronts.desk.looked_pictures import PictureHome, PictureUse, SeenPicture
from zhanpai.fronts.desk.rooms.week import FEW
from zhanpai.kit.picture_parts import Shape

PAGE = 60
"""Pictures on one page."""
PLACES = 200
"""Places that a list to choose from has at most: beyond, words must be searched for."""

FILTERS = {
    "unused": "没有用到的",
    "wordless": "没有写图里有什么的",
    "heavy": "文件太大的",
    "broken": "打不开的",
}
"""What can be wrong with a picture, and the word for it."""

_OF_STATION = re.compile(r"content/stations/[^/]+/([0-9]{4})[-.]")


@dataclass(frozen=True)
class PictureCard:
    """A picture as a list shows it: where its small copy is, where it can be changed, what is wrong with it."""

    picture: SeenPicture
    view: str
    change: str
    words: tuple[str, ...]
    size: str
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class PicturesPage:
    """A page of them; `counts` are how many each filter would show, `number` how many answer to what was asked."""

    cards: tuple[PictureCard, ...]
    counts: Mapping[str, int]
    all: int
    number: int
    page: int
    pages: int
    words: str
    only: str
    is_chosen: bool
    stations: int


def pictures_page(
    looked: Looked, kept: Set[str], words: str = "", only: str = "", page: int = 1
) -> PicturesPage:
    """The pictures of the stations `kept`, or of those that `words` find, with this fault alone if `only` is one."""
    words, only = " ".join(words.split())[:80], only if only in FILTERS else ""
    shown = _stations(looked, kept, words)
    mine = [one for one in looked.pictures.pictures if _is_of(one, shown)]
    counts = {name: sum(name in _faults(one) for one in mine) for name in FILTERS}
    asked = [one for one in mine if not only or only in _faults(one)]
    pages = max(1, -(-len(asked) // PAGE))
    page = min(max(1, page), pages)
    cards = tuple(card(one) for one in asked[(page - 1) * PAGE : page * PAGE])
    return PicturesPage(
        cards, counts, len(mine), len(asked), page, pages, words, only, bool(kept), len(shown)
    )


def card(one: SeenPicture) -> PictureCard:
    """The picture as a list shows it."""
    path = quote(one.path, safe="")
    wrong = tuple(FILTERS[name].removesuffix("的") for name in _faults(one))
    said = tuple(dict.fromkeys(use.alt for use in one.uses if use.alt))
    size = f"{one.width}×{one.height}，{size_words(one.size)}" if one.width else ""
    return PictureCard(one, f"/pictures/view?path={path}", f"/pictures/one?path={path}", said, size, wrong)


def size_words(size: int) -> str:
    """A number of bytes, as people say it: in KB, or in MB from one on."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 1024))} KB"


def places(looked: Looked, kept: Set[str], words: str = "") -> tuple[PictureHome, ...]:
    """Where a picture can be put: at the stations `kept` or found by `words`, and in their news, the newest first."""
    shown = _stations(looked, kept, words)
    found = [home for home in looked.pictures.homes if not shown.isdisjoint(home.stations)]
    at_stations = [home for home in found if home.source.endswith(".yaml")]
    in_news = sorted((h for h in found if h.source.endswith(".md")), key=lambda h: h.source, reverse=True)
    return (*at_stations, *in_news)[:PLACES]


def find_home(looked: Looked | None, key: str) -> PictureHome | None:
    """The place of this key; None if the project has none."""
    homes = looked.pictures.homes if looked else ()
    return next((home for home in homes if home.key == key), None)


def find_picture(looked: Looked | None, path: str) -> SeenPicture | None:
    """The picture at `path` as it was looked at; None of any path that the look did not list."""
    seen = looked.pictures.pictures if looked else ()
    return next((one for one in seen if one.path == path), None)


def shapes_for(home: PictureHome | None) -> tuple[tuple[str, str, Shape], ...]:
    """The proportions to choose from, the one that the place is made for first: value, words, proportion."""
    first = home.shape if home else pictures.LANDSCAPE
    words = {
        pictures.LANDSCAPE: "横的 3∶2（照片、封面、图集）",
        pictures.UPRIGHT: "竖的 4∶5（代表照片）",
        pictures.SQUARE: "方的 1∶1（二维码）",
        (4, 3): "横的 4∶3",
        (16, 9): "横的 16∶9",
    }
    ordered = sorted(words, key=lambda shape: shape != first)
    return tuple((f"{shape[0]}:{shape[1]}", words[shape], shape) for shape in ordered)


def _stations(looked: Looked, kept: Set[str], words: str) -> frozenset[str]:
    if asked := words.split():
        return frozenset(
            one.id
            for one in looked.stations
            if all(word in one.name or one.id.startswith(word) for word in asked)
        )
    all_ids = frozenset(one.id for one in looked.stations)
    return all_ids & kept or (all_ids if len(all_ids) <= FEW else frozenset())


def _is_of(one: SeenPicture, stations: Set[str]) -> bool:
    """Whether it is theirs: of what is used nowhere, a station's by its name, and else everybody's who keeps any."""
    used_by = {id for use in one.uses for id in use.home.stations}
    if one.uses:
        return not stations.isdisjoint(used_by)
    named = _OF_STATION.match(one.path)
    return named[1] in stations if named else bool(stations)


def _faults(one: SeenPicture) -> Iterable[str]:
    if not one.uses:
        yield "unused"
    if any(_is_wordless(use) for use in one.uses):
        yield "wordless"
    if one.size > MAX_BYTES:
        yield "heavy"
    if one.problem:
        yield "broken"


def _is_wordless(use: PictureUse) -> bool:
    return use.home.asks_words and not use.alt.strip()
