"""Published pictures: those the content asks for, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import photos
from generator.model.site import Site
from generator.page import Page, Photo


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Photo]:
    """Each picture once for each width in which it is shown."""
    made: set[str] = set()
    for want in photos.wanted(site):
        picture = site.pictures.get(want.path)
        if picture is None or picture.problem:
            continue
        widths = (want.width, photos.CARD) if want.width == photos.WIDE else (want.width,)
        for width in widths:
            shown = photos.published(picture, width)
            if shown.src not in made:
                made.add(shown.src)
                yield Photo(shown.src, picture.path, shown.width, picture.digest)
