"""Look at a print file as a camera would: draw its pages, and read every code on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing

import pypdfium2
import zxingcpp
from PIL import Image

from zhanpai.press.signs.imposition import Layout

_KINDS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

PIXELS_PER_MODULE = 3.2
"""Enough for a decoder to see each module, few enough for a thousand plates in half a minute."""

POINTS = 72 / 25.4


def count_pages(pdf: bytes) -> int:
    """The number of pages of a PDF that typst or the finishing has made."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def draw(pdf: bytes, scales: Sequence[float]) -> Iterator[Image.Image]:
    """Each page as a grey or coloured picture; `scales` are pixels to a millimetre."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page, scale in zip(document, scales, strict=True):
            yield page.render(scale=scale / POINTS).to_pil()


def draw_places(pdf: bytes, layouts: Sequence[Layout | None], scale: float) -> Iterator[Image.Image]:
    """In grey: each place of each page in turn, or the whole of a page that has no layout.

    A press sheet is never drawn whole: with small modules it would take gigabytes.
    """
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page, layout in zip(document, layouts, strict=True):
            for crop in _crops(layout) if layout else [(0.0, 0.0, 0.0, 0.0)]:
                yield page.render(scale=scale / POINTS, crop=crop, grayscale=True).to_pil()


def _crops(layout: Layout) -> Iterator[tuple[float, float, float, float]]:
    """For each place what is cut off at the left, bottom, right and top, in points."""
    for place in layout.places:
        right = layout.width - place.x - place.width
        bottom = layout.height - place.y - place.height
        yield place.x * POINTS, bottom * POINTS, right * POINTS, place.y * POINTS


def read_codes(picture: Image.Image) -> Counter[str]:
    """What the codes in a picture say, and how often."""
    found = zxingcpp.read_barcodes(picture, formats=_KINDS)
    return Counter(code.text for code in found)
