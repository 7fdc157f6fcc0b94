"""分享图: what stands on the picture that goes with a shared link, one for each section; the press draws it.

Everything that must be read stands in the middle square: WeChat shows the picture as a square thumbnail,
Weibo and the rest show it whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from zhanpai.domain import naming, urls
from zhanpai.domain.model.register import Register
from zhanpai.kit.brand import Tokens
from zhanpai.kit.fitting import WIDEST, Lines, costs_of, ems, fit_text
from zhanpai.kit.logo import Logo, parse_logo
from zhanpai.site.shell import NAVIGATION, SHARE_SIZE

DRAWING = 2
"""Counted up when equal values are drawn otherwise, so that pictures of before are not taken from the cache."""

WIDTH, HEIGHT = SHARE_SIZE
SQUARE = HEIGHT - 2 * 32
"""How wide words may be, in pixels, that survive when the picture is cut to a square."""

LARGE, SMALL, FOOT = (188, 150), (86, 42), 26
"""Pixels: how high the large and the small words may be together, and a line of them; the size of those at the foot."""

_WORDS = re.compile(f"{naming.DEPUTY}|联络站|联系点|代表|平台|网站")


@dataclass(frozen=True, slots=True)
class Materials:
    """What a theme gives to the pictures: its colours, the SVG of its logo for dark grounds, how they are set."""

    tokens: Tokens
    logo: str
    setting: str
    """Changes with every file of the theme that the press sets them with."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is to stand on a picture: large, below it, and at the foot."""

    large: tuple[str, ...]
    """Cut where a line may break; `small` too."""
    small: tuple[str, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Attire:
    """What all pictures of a theme have in common.  Colours are ``#RRGGBB``, and named by their jobs on the web."""

    colours: tuple[tuple[str, str], ...]
    logo: Logo
    """For a ground of the brand's colour: without its plate."""
    setting: str
    """As in `Materials`."""


@dataclass(frozen=True, slots=True)
class ShareImage:
    """One picture, WIDTH × HEIGHT pixels: on the brand's red the logo and the words; at the foot where to find it."""

    url: str
    large: Lines
    """Lines that end where they may, with their size in pixels; `small` and `foot` too."""
    small: Lines
    foot: Lines
    attire: Attire

    @property
    def cache_key(self) -> str:
        """Equal for pictures that are drawn equal, and for no others."""
        return f"share-{DRAWING}-{self!r}"


def share_images(register: Register, materials: Materials) -> Iterator[ShareImage]:
    """One picture for each section of the navigation; LogoError if the logo has not been found fit."""
    jobs = ("brand", "brand_strong", "on_brand", "accent_on_brand")
    attire = Attire(
        tuple((job, materials.tokens.light[job]) for job in jobs),
        parse_logo(materials.logo, materials.tokens),
        materials.setting,
    )
    for name, _, section in NAVIGATION:
        words = words_of(register, "" if section == "home" else name)
        yield make_image(urls.share_image(section), words, attire)


def words_of(register: Register, section: str) -> Words:
    """The site's title, large on the home page's picture and small below the name of every other section."""
    info = register.site
    title = naming.title_parts(info.title, register.city.name)
    host = urlsplit(info.permalink_base).hostname or ""
    foot = f"演示数据 · {host}" if info.demo else host
    if section:
        return Words((section,), title, foot)
    return Words(title, ("找到身边的代表，", "反映身边的事"), foot)


def make_image(url: str, words: Words, attire: Attire) -> ShareImage:
    """The picture at `url` that says `words`, each line as large as its place allows."""
    return ShareImage(
        url,
        _fit(words.large, *LARGE),
        _fit(words.small, *SMALL),
        Lines((words.foot,), min(FOOT, SQUARE / max(ems(words.foot, WIDEST), 1))),
        attire,
    )


@lru_cache(maxsize=64)
def _fit(parts: tuple[str, ...], height: int, largest: int) -> Lines:
    """The lines that `parts` make, as large as a box of the square's width and this height holds them."""
    text, ends = "".join(parts), _ends(parts)
    whole = fit_text(text, ends, SQUARE, range(largest, 0, -1), height)
    if whole and whole.size > largest / 3:
        return whole
    # A title of one long word: a line broken within it is read more easily than tiny letters.
    anywhere = {**costs_of(text, _WORDS, (), ""), **ends}
    return (
        fit_text(text, anywhere, SQUARE, range(largest, largest // 3, -1), height)
        or whole
        or fit_text(text, anywhere, SQUARE, range(largest // 3, 0, -1), height)
        or Lines((text,), SQUARE / ems(text, WIDEST))
    )


def _ends(parts: Sequence[str]) -> dict[int, float]:
    """What the end of a line costs behind each of `parts`: nothing."""
    lengths = [len(part) for part in parts]
    return {sum(lengths[:count]): 0.0 for count in range(1, len(parts))}
