"""Published pictures: those that a page shows, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Site
from zhanpai.kit.images import FORMS
from zhanpai.site.page import Page, PublishedPicture
from zhanpai.site.parts.picture import address, steps


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[PublishedPicture]:
    """Each picture once for each width and form in which it is shown."""
    made: set[str] = set()
    for want in pictures.shown(site):
        picture = site.pictures.get(want.path)
        if picture is None or picture.problem:
            continue
        widths = (want.width, pictures.CARD) if want.width == pictures.WIDE else (want.width,)
        for width, form in product(sorted({s for w in widths for s in steps(picture, w)}), FORMS):
            url = address(picture, width, form)
            if url not in made:
                made.add(url)
                yield PublishedPicture(url, picture.path, width, picture.checksum, form)
