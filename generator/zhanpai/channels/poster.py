"""Posters for screens: a picture, the headline on lacquer red, and a white foot with the name and the code.

All numbers are pixels.  The headline is as large as it reads well; the picture takes what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from zhanpai.channels import headline
from zhanpai.channels.piece import Illustration, Piece
from zhanpai.channels.sheet import Crop, Sheet, centre
from zhanpai.kit import cut
from zhanpai.kit.fitting import Lines

CALL = ("微信扫一扫", "看全文")
DEMO = "演示数据"

TALL = 1.15
"""From this height to width on, a picture stands beside the words of a square poster."""

STRETCH = 1.3
"""How much of its own height a picture may gain by losing its sides."""

GAP, TAG, TAG_GAP, MASTHEAD = 40, 40, 24, 110
"""White between things on red; the height of the category and the white below it; of the logo where no picture is."""


@dataclass(frozen=True, slots=True)
class PosterFormat:
    """One size of poster."""

    width: int
    height: int
    margin: int
    foot: int
    code: int
    """About the side of the code with its quiet zone."""
    largest: int
    smallest: int
    summary: int
    """The size of the summary."""
    pictures: tuple[int, int]
    """The least and the greatest height of a picture."""
    names: tuple[int, int]
    """The greatest and the least size of the station's name."""
    note: int
    """The size of the smallest words."""
    pad: int
    """White at the top and the bottom of the red."""

    @property
    def beside(self) -> int:
        """How wide a picture is that stands beside the words."""
        return self.width * 42 // 100


FORMATS: Mapping[str, PosterFormat] = {
    "poster": PosterFormat(1080, 1920, 72, 400, 288, 112, 56, 42, (520, 1000), (48, 34), 28, 68),
    "square": PosterFormat(1080, 1080, 56, 252, 198, 84, 44, 34, (340, 520), (40, 28), 25, 40),
}


def make_poster(piece: Piece, kind: str, names: Collection[str] = ()) -> Sheet:
    """The poster of `piece`; `names` are words that no line breaks."""
    form = FORMATS[kind]
    ground = form.height - form.foot
    cover = piece.cover or (piece.pictures[0] if piece.pictures else None)
    is_beside = cover is not None and form.width == form.height and cover.height > cover.width * TALL
    is_above = cover is not None and not is_beside
    width = form.width - 2 * form.margin - (form.beside if is_beside else 0)
    top = form.pad if is_above else form.margin + MASTHEAD
    room = ground - (form.pictures[0] if is_above else 0) - top - form.pad - TAG - TAG_GAP
    title = _title(piece, form, width, room, cover is not None, names)
    summary = _summary(piece, form, width, room - title.height - GAP, names)
    words = TAG + TAG_GAP + title.height + (GAP + summary.height if summary.lines else 0)
    crop = None
    if cover:
        free = ground - words - 2 * form.pad
        crop = _across(cover, form, free) if is_above else _beside(cover, form)
    high = crop.height if crop and is_above else 0
    spare = max(0.0, ground - high - words - top - form.pad)
    # Above the middle, where a page alone is looked at first.
    begin = high + top + spare * (0.42 if kind == "poster" and not is_above else 0.5)
    file = f"/pictures/{piece.stem}-{kind}.png"
    data = {
        "kind": "poster",
        "width": form.width,
        "height": form.height,
        "margin": form.margin,
        "picture": _picture(file, crop, form) if crop else None,
        "beside": is_beside,
        "masthead": "" if is_above else piece.site_title,
        "masthead_size": form.note * (1.0 if is_beside else 1.3),
        "tag": piece.category.value,
        "tag_size": TAG,
        "tag_top": round(begin, 1),
        "title": title.data,
        "title_top": round(begin + TAG + TAG_GAP, 1),
        "summary": summary.data,
        "summary_top": round(begin + TAG + TAG_GAP + title.height + GAP, 1),
        **_foot(piece, form),
    }
    pictures = {file: crop} if crop else {}
    return Sheet(f"{piece.stem}/{kind}.png", piece.headline, data, pictures)


def _picture(file: str, crop: Crop, form: PosterFormat) -> dict[str, object]:
    return {"file": file, "x": form.width - crop.width, "width": crop.width, "height": crop.height}


def _title(
    piece: Piece, form: PosterFormat, width: float, room: float, has_picture: bool, names: Collection[str]
) -> Lines:
    """The headline, with room for a line or two of summary if it can be so."""
    largest = form.largest if has_picture else round(form.largest * 1.15)
    sizes = [float(size) for size in range(largest, form.smallest - 1, -4)]
    context = piece.summary + "".join(piece.paragraphs)
    summary = GAP + 2 * form.summary * headline.AIRY
    for height in (room - summary, room):
        if found := headline.fit(piece.headline, width, sizes, height, names=names, context=context):
            return found
    for most in range(len(piece.headline) - 1, 0, -4):
        shorter = cut.to_length(piece.headline, most)
        if shorter and (found := headline.fit(shorter, width, sizes[-1:], room, names=names)):
            return found
    return Lines((), sizes[-1])


def _summary(piece: Piece, form: PosterFormat, width: float, room: float, names: Collection[str]) -> Lines:
    """The first sentence of the summary, or as much of it as fits well."""
    size = float(form.summary)
    most = 4 if form.height > form.width else 3
    room = min(room, size * (1 + (most - 1) * headline.AIRY))
    first = next(iter(cut.sentences(piece.summary)), "").strip()
    for text in (first, *(cut.to_length(first, n) for n in (72, 60, 48, 36, 24))):
        if text and (found := headline.fit(text, width, [size], room, names=names, leading=headline.AIRY)):
            return found
    return Lines((), size)


def _across(cover: Illustration, form: PosterFormat, free: float) -> Crop:
    """The cover from side to side: as high as it is, more or less where the words leave more or less."""
    least, most = form.pictures
    natural = form.width * cover.height / cover.width
    height = min(max(free, least), most, max(natural * STRETCH, least))
    return Crop(cover.source, form.width, round(height), centre(cover))


def _beside(cover: Illustration, form: PosterFormat) -> Crop:
    """An upright cover along the words."""
    return Crop(cover.source, form.beside, form.height - form.foot, centre(cover))


def _foot(piece: Piece, form: PosterFormat) -> dict[str, object]:
    """Logo, name, day, owner and station's number beside the code."""
    logo = round(form.foot * 0.29)
    left = form.margin + logo + 32
    width = form.width - form.margin - form.code - 24 - left
    largest, smallest = form.names
    name = headline.parts(piece.station_parts, width, [float(s) for s in range(largest, smallest - 1, -2)], 3)
    owner = f"主办：{piece.owner}" if piece.owner else ""
    ids = piece.item.front.stations
    number = f"站号 {ids[0]}" if ids else ""
    return {
        "foot": form.foot,
        "code": piece.permalink,
        "code_side": form.code,
        "note": form.note,
        "logo": logo,
        "left": left,
        "name": name.data,
        "date": piece.date_words,
        "number": number,
        "owner": owner,
        "owner_size": round(min(form.note * 0.88, width / max(1.0, headline.ems(owner))), 2),
        "call": CALL,
        "demo": DEMO if piece.is_demo else "",
    }
