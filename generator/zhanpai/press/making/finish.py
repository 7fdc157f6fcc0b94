"""Make a set PDF a file for a print shop: PDF/X-4, boxes in it, nothing private in it, and the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import pikepdf

from zhanpai.press.making import pdf_x

POINTS = 72 / 25.4
"""Points to a millimetre."""


def finish(pdf: bytes, bleed: float, marks: float, title: str, on: dt.date) -> bytes:
    """`pdf` as PDF/X-4 made on that day, with TrimBox and BleedBox; `bleed` and `marks` in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            _set_boxes(page, bleed, marks)
        return saved(document, title, on, pdf)


def _set_boxes(page: pikepdf.Page, bleed: float, marks: float) -> None:
    left, bottom, right, top = (float(n) for n in page.mediabox)

    def inset(by: float) -> Sequence[float]:
        d = by * POINTS
        return [round(n, 3) for n in (left + d, bottom + d, right - d, top - d)]

    page.mediabox = pikepdf.Array([left, bottom, right, top])
    page.cropbox = page.mediabox
    page.bleedbox = pikepdf.Array(inset(marks))
    page.trimbox = pikepdf.Array(inset(marks + bleed))
    # No ArtBox: PDF/X takes either it or the TrimBox.
    if "/ArtBox" in page:
        del page.ArtBox


def saved(document: pikepdf.Pdf, title: str, on: dt.date, made_of: bytes) -> bytes:
    """The bytes of a document as PDF/X-4: the same each time of the same pages and day; see `pdf_x.declare`."""
    pdf_x.declare(document, title, on, made_of)
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        force_version=pdf_x.PDF_VERSION,
    )
    return out.getvalue()
