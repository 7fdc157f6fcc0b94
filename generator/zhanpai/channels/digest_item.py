"""One item of a digest: its number, headline, whose and when, what about — measured, so that it is known how high it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zhanpai.channels import headline
from zhanpai.channels.digest import day
from zhanpai.channels.piece import Illustration, Piece
from zhanpai.kit import cut
from zhanpai.kit.fitting import LEADING, Lines

Files = dict[str, tuple[str, Illustration]]
"""The covers by the items' stems, each with what the theme calls it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One item's: sizes of its words, the box of its picture, the code's side, and the white between things."""

    title: float
    meta: float
    summary: float
    picture: tuple[float, float]
    code: float
    gap: float

    def times(self, factor: float) -> Measures:
        """The same measures, every one multiplied by `factor`."""
        wide, high = self.picture
        return Measures(
            self.title * factor,
            self.meta * factor,
            self.summary * factor,
            (wide * factor, high * factor),
            self.code * factor,
            self.gap * factor,
        )


def covers(pieces: tuple[Piece, ...], what: str) -> Files:
    """The covers that there are; on a print they are photos for the press."""
    suffix = "jpg" if what == "print" else "png"
    return {
        piece.stem: (f"/pictures/{what}-{n}.{suffix}", piece.cover)
        for n, piece in enumerate(pieces)
        if piece.cover
    }


def left_out(count: int) -> str:
    """What a digest says of items that it does not show."""
    return f"还有 {count} 篇，请到网页上看。" if count else ""


def make_item(
    piece: Piece, number: int, sizes: Measures, width: float, file: str, summaries: bool = True
) -> dict[str, Any]:
    """One item: its number, headline, whose and when, what about; how high it is and how it is divided."""
    left = sizes.title * (1.5 if number < 10 else 1.75)
    beside = (sizes.picture[0] + sizes.gap if file else 0) + (sizes.code + sizes.gap if sizes.code else 0)
    room = width - left - beside
    title = _title(piece.headline, room, sizes.title)
    summary = Lines((), sizes.summary)
    if summaries and piece.summary:
        summary = _summary(piece.summary, room, sizes.summary)
    meta = _meta(piece, room, sizes.meta)
    meta_top = title.height + sizes.gap * 0.55
    summary_top = meta_top + meta.height + sizes.gap * 0.7
    words = summary_top + summary.height if summary.lines else meta_top + meta.height
    high = max(words, sizes.picture[1] if file else 0, sizes.code)
    return {
        "number": str(number),
        "above": None,
        "title": title.data,
        "title_size": sizes.title,
        "left": left,
        "meta": meta.data,
        "meta_top": meta_top,
        "summary": summary.data,
        "summary_top": summary_top,
        "picture": _picture(piece, file, sizes) if file else None,
        "height": round(high, 2),
        "gap": sizes.gap,
        **({"code": piece.permalink, "code_side": sizes.code} if sizes.code else {}),
    }


def _picture(piece: Piece, file: str, sizes: Measures) -> dict[str, object]:
    width, height = sizes.picture
    return {"file": file, "width": width, "height": height, "alt": alt_of(piece)}


def alt_of(piece: Piece) -> str:
    """What the item's cover shows, for those who listen."""
    return (piece.cover.alt if piece.cover else "") or piece.headline


def _meta(piece: Piece, width: float, size: float) -> Lines:
    """Category, station and day in a line; in two where the station's name is long."""
    kind, station, on = piece.category.value, piece.short_station, day(piece)
    line = f"{kind} · {station} · {on}"
    if headline.ems(line) * size <= width:
        return Lines((line,), size)
    lines = (f"{kind} · {on}", station)
    return Lines(lines, min(size, width / headline.ems(station)), leading=headline.AIRY)


def _title(text: str, width: float, size: float) -> Lines:
    """A headline, whole; smaller if it would take more than three lines."""
    sizes = [size * part for part in (1.0, 0.92, 0.84, 0.76, 0.68)]
    room = size * (1 + 2 * LEADING) + 0.01
    return (
        headline.fit(text, width, sizes, room)
        or headline.fit(text, width, sizes[-1:], 1e6)
        or Lines((text,), sizes[-1])
    )


def _summary(text: str, width: float, size: float) -> Lines:
    """As much of a summary as three lines hold, cut behind a sentence or a clause."""
    room = size * (1 + 2 * headline.AIRY) + 0.01
    for length in (len(text), *range(int(width / size) * 3, 8, -4)):
        shorter = cut.to_length(text, length)
        if shorter and (found := headline.fit(shorter, width, [size], room, leading=headline.AIRY)):
            return found
    return Lines((), size)
