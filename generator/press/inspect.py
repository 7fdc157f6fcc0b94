"""Look at a print file as a camera would: draw its pages, and read every code on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2
import zxingcpp
from PIL import Image

_KINDS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

PIXELS_PER_MODULE = 3.2
"""Enough for a decoder to see each module, few enough for a thousand plates in half a minute."""


def draw(pdf: bytes, scales: Sequence[float]) -> Iterator[Image.Image]:
    """Each page as a grey or coloured picture; `scales` are pixels to a millimetre."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page, scale in zip(document, scales, strict=True):
            yield page.render(scale=scale * 25.4 / 72).to_pil()
    finally:
        document.close()


def read_codes(picture: Image.Image) -> Counter[str]:
    """What the codes in a picture say, and how often."""
    found = zxingcpp.read_barcodes(picture, formats=_KINDS)
    return Counter(code.text for code in found)
