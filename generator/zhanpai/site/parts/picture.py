"""A picture: where it is published, in which widths and forms."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import pictures
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.site import Picture, Site
from zhanpai.kit import markdown
from zhanpai.kit.images import FORMS, Form

STEPS = {
    pictures.WIDE: (480, 800, pictures.WIDE),
    pictures.CARD: (240, pictures.CARD),
    pictures.PORTRAIT: (160, pictures.PORTRAIT),
}
"""The widths that a browser may choose from, by the greatest."""


@dataclass(frozen=True, slots=True)
class Image:
    """A published picture; `srcset` (JPEG) and `webp` are lists of ``address width`` to choose from."""

    src: str
    srcset: str
    webp: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class GalleryPhoto:
    """A picture with the words that stand under it, or none."""

    image: Image
    caption: str = ""


def image(picture: Picture, alt: str, width: int = pictures.WIDE) -> Image:
    """A published picture, in the widths and forms that a browser may choose from."""
    shown = published(picture, width)
    return Image(shown.src, shown.srcset, shown.webp, alt, shown.width, shown.height)


def published(picture: Picture, width: int = pictures.WIDE) -> markdown.Shown:
    """The published picture, no wider than `width`: a JPEG for every browser, smaller ones and WebP to choose from."""
    widths = steps(picture, width)
    shown = widths[-1]
    height = max(1, round(picture.height * shown / picture.width))
    jpg, webp = (", ".join(f"{address(picture, step, form)} {step}w" for step in widths) for form in FORMS)
    return markdown.Shown(address(picture, shown, "jpg"), shown, height, jpg, webp)


def steps(picture: Picture, width: int) -> tuple[int, ...]:
    """The widths in which `picture` is published, narrowest first; never wider than it is."""
    return tuple(sorted({min(step, picture.width) for step in STEPS[width]}))


def address(picture: Picture, width: int, form: Form) -> str:
    """Where the picture is published; the name changes with its bytes."""
    return f"/pictures/{picture.checksum}-{width}.{form}"


def in_text(site: Site, item: NewsItem | ProsePage) -> dict[str, markdown.Shown]:
    """The published form of each picture that the text of `item` names."""
    names = {named.name for named in item.document.pictures}
    return {name: published(p) for name in sorted(names) if (p := pictures.find(site, item.path, name))}
