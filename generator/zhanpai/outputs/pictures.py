"""Published pictures: those that a page shows, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from zhanpai import photos
from zhanpai.model.site import Site
from zhanpai.page import FORMS, Page, Photo


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Photo]:
    """Each picture once for each width and form in which it is shown."""
    made: set[str] = set()
    for want in photos.shown(site):
        picture = site.pictures.get(want.path)
        if picture is None or picture.problem:
            continue
        widths = (want.width, photos.CARD) if want.width == photos.WIDE else (want.width,)
        for width, form in product(sorted({s for w in widths for s in photos.steps(picture, w)}), FORMS):
            url = photos.address(picture, width, form)
            if url not in made:
                made.add(url)
                yield Photo(url, picture.path, width, picture.digest, form)
