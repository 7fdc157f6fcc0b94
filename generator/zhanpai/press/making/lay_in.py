"""Lay finished signs on press sheets: each page goes in as it is, as a form, never drawn anew."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

import pikepdf

from zhanpai.press.making.finish import POINTS, saved
from zhanpai.press.signs import imposition
from zhanpai.press.signs.imposition import Placement
from zhanpai.press.signs.press_sheet import Alone, PressSheet


def lay_in(
    pages: Sequence[PressSheet | Alone],
    parts: Iterable[bytes],
    frames: bytes,
    bleed: float,
    title: str,
    on: dt.date,
) -> bytes:
    """One print file of `parts`, made on that day; `frames` is a page of marks and label for each press sheet."""
    made_of = hashlib.sha256(frames)
    with ExitStack() as stack, pikepdf.new() as document:
        opened = []
        for part in parts:
            made_of.update(part)
            opened.append(stack.enter_context(pikepdf.open(io.BytesIO(part))))
        signs = [page for part in opened for page in part.pages]
        if frames:
            drawn = iter(stack.enter_context(pikepdf.open(io.BytesIO(frames))).pages)
        for page in pages:
            if isinstance(page, Alone):
                document.pages.append(signs[page.sign])
            else:
                document.pages.append(next(drawn))
                _fill(document, document.pages[-1], signs, page, bleed)
        return saved(document, title, on, made_of.digest())


def _fill(
    document: pikepdf.Pdf,
    target: pikepdf.Page,
    signs: Sequence[pikepdf.Page],
    sheet: PressSheet,
    bleed: float,
) -> None:
    drawing = []
    for place in sheet.layout.places:
        source = signs[place.sign]
        form = source.as_form_xobject()
        # What lies outside the bleed, the sign's own crop marks, is cut away: the sheet has its own.
        form.BBox = source.bleedbox
        name = pikepdf.Name(f"/Sign{place.sign}")
        target.add_resource(document.copy_foreign(form), pikepdf.Name.XObject, name)
        numbers = " ".join(f"{n:.4f}" for n in _matrix(place, source, sheet.layout.height))
        drawing.append(f"q {numbers} cm {name} Do Q\n")
    target.contents_add("".join(drawing).encode(), prepend=True)
    height = sheet.layout.height * POINTS

    def box(inset: float) -> pikepdf.Array:
        left, top, right, bottom = (n * POINTS for n in imposition.bounds(sheet.layout, inset))
        return pikepdf.Array([round(n, 3) for n in (left, height - bottom, right, height - top)])

    target.cropbox = target.mediabox
    # The sheet is cut down to its signs: the label and the outer marks fall off.
    target.bleedbox = box(0)
    target.trimbox = box(bleed)


def _matrix(place: Placement, source: pikepdf.Page, sheet_height: float) -> Sequence[float]:
    """From the sign's page to its place on the sheet, in points from the bottom left."""
    left, bottom, _, top = (float(n) for n in source.bleedbox)
    x, y = place.x * POINTS, (sheet_height - place.y - place.height) * POINTS
    if place.turned:
        return 0, 1, -1, 0, x + top, y - left
    return 1, 0, 0, 1, x - left, y - bottom
