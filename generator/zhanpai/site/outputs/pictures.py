"""Published pictures: those that a page shows, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Picture, Site
from zhanpai.kit.images import FORMS, Form
from zhanpai.site.page import Page, PublishedPicture
from zhanpai.site.parts.picture import address, steps


def _shown_as(want: pictures.Wanted, picture: Picture) -> Iterator[tuple[int, Form]]:
    """The widths and forms in which pages show it."""
    if want.keys[:1] == ("accounts",):
        # A code to scan: one picture, sharp at the size at which it stands.
        yield steps(picture, want.width)[-1], "jpg"
        return
    # A cover stands on cards too.
    widths = (want.width, pictures.CARD) if want.keys == ("cover",) else (want.width,)
    yield from product(sorted({step for width in widths for step in steps(picture, width)}), FORMS)


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[PublishedPicture]:
    """Each picture once for each width and form in which it is shown."""
    made: set[str] = set()
    for want in pictures.shown(site):
        picture = site.pictures.get(want.path)
        if picture is None or picture.problem:
            continue
        for width, form in _shown_as(want, picture):
            url = address(picture, width, form)
            if url not in made:
                made.add(url)
                yield PublishedPicture(url, picture.path, width, picture.checksum, form)
