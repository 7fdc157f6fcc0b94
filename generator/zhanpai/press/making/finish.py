"""Make a set PDF a print file: boxes in it, nothing private in it, and the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

POINTS = 72 / 25.4
"""Points to a millimetre."""


def finish(pdf: bytes, bleed: float, marks: float, title: str) -> bytes:
    """`pdf` with TrimBox and BleedBox, a title, and no date."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            _set_boxes(page, bleed, marks)
        return saved(document, title)


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


def saved(document: pikepdf.Pdf, title: str) -> bytes:
    """The bytes of a document: its title, no date, and the same each time."""
    if "/Metadata" in document.Root:
        del document.Root.Metadata
    document.trailer["/Info"] = document.make_indirect(
        pikepdf.Dictionary(Title=title, Creator="zhanpai", Trapped=pikepdf.Name("/False"))
    )
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        min_version="1.6",
    )
    return out.getvalue()
