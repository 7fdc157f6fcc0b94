"""宣传栏: an item as a sheet of A4 or A3 to be pinned up — headline, pictures, the whole text, and a code for who reads on.

All numbers are millimetres.  The text is as large as fits on one page, then on two; a text that is longer still ends
behind a paragraph, and says so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from zhanpai.channels import headline
from zhanpai.channels.passages import beginnings, passage
from zhanpai.channels.piece import Illustration, Meeting, Piece
from zhanpai.channels.poster import DEMO
from zhanpai.channels.sheet import Crop, Data, Sheet, WordGroup, centre
from zhanpai.kit.fitting import Lines

UPRIGHT = 1.05
"""From this height to width on, the picture stands beside the headline."""

LEAST = 4.4
"""The least size of running text: a page on a wall is read from an arm's length and more, by old eyes too (12.5 points)."""

TOP, HEAD, FOOT = 22, 52, 46
"""What the edge of a page and the first page's head take above the matter, and the foot below."""

WHOLE, PART = 0.86, 0.6
"""How much of the first picture's height is shown at least: rather than larger words, and at last."""

STEPS = 12
"""How many sizes are tried between the largest and the least."""

MORE = "全文较长，这里登到这里。微信扫一扫右下角的二维码，看全文。"


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper; everything but running text grows with `unit`."""

    name: str
    width: float
    height: float
    unit: float
    columns: int
    """Of running text that is long."""

    @property
    def margin(self) -> float:
        """White at the sides."""
        return 18 * self.unit

    @property
    def text_width(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.margin


PAPERS = (Paper("a4", 210, 297, 1.0, 1), Paper("a3", 297, 420, 1.414, 2))


def make_boards(piece: Piece, names: Collection[str] = (), people: Collection[str] = ()) -> list[Sheet]:
    """The item on each paper; no line breaks `names` in the headline, nor `people` in the text."""
    return [make_board(piece, paper, names, people) for paper in PAPERS]


def make_board(
    piece: Piece, paper: Paper, names: Collection[str] = (), people: Collection[str] = ()
) -> Sheet:
    """The item as a notice for one paper: its words fitted to the page, at most three pictures, its code."""
    u = paper.unit
    shown = piece.pictures[:3]
    pictures = {f"/pictures/{piece.stem}-board-{n}.jpg": p for n, p in enumerate(shown)}
    name = headline.parts(
        piece.station_parts, paper.text_width - 12 * u, [x * 0.25 * u for x in range(32, 19, -1)], 1
    )
    byline = filter(None, [piece.date_words, f"来源：{piece.source}" if piece.source else ""])
    data: dict[str, object] = {
        "kind": "board",
        **furniture(piece, paper),
        "head": piece.category.value,
        "name": name.data,
        "number": f"站号 {piece.item.front.stations[0]}" if piece.item.front.stations else "",
        "byline": "　".join(byline),
        "pictures": [_figure(file, p, piece.headline) for file, p in pictures.items()],
        "blocks": [passage(block, people) for block in piece.blocks],
        "notes": [*piece.corrections],
        "videos": [f"{words}（扫二维码观看）" for words in piece.videos],
        "signed": "　".join(words for words in piece.signed if "：" in words),
        "meetings": [{"lines": _meeting(m)} for m in piece.meetings[:1]],
        "more": "",
        "code": piece.permalink,
        "call": "微信扫一扫，看全文",
    }
    return Sheet(
        f"{piece.stem}/board-{paper.name}.pdf",
        piece.headline,
        data,
        {file: Crop(p.source, p.width, p.height, centre(p)) for file, p in pictures.items()},
        _groups(piece, paper, names, people),
    )


def _is_upright(piece: Piece) -> bool:
    return any(picture.height > picture.width * UPRIGHT for picture in piece.pictures[:1])


def _top(piece: Piece, paper: Paper, is_beside: bool, names: Collection[str]) -> Data:
    """Headline and summary, across the page or beside the picture."""
    u, has_picture = paper.unit, bool(piece.pictures)
    is_upright = _is_upright(piece)
    width = paper.text_width * (0.57 if is_beside else 1)
    largest = (13 if is_upright or not is_beside else 10) if has_picture else 17
    sizes = [round(size * 0.5 * u, 2) for size in range(2 * largest, 13, -1)]
    context = piece.summary + "".join(piece.paragraphs)
    high = (100 if is_beside else 40) * u
    title = headline.fit(piece.headline, width, sizes, high, names=names, context=context)
    written = piece.summary if piece.item.front.summary else ""
    lead_size = (5.0 if has_picture else 6.0) * u
    lead = headline.fit(written, width - 5 * u, [lead_size], 1e4, names=names, leading=headline.AIRY)
    return {
        "title": (title or headline.fit(piece.headline, width, sizes[-1:], 1e4) or Lines((), 1)).data,
        "lead": (lead or Lines((), 1)).data,
        "beside": is_beside,
    }


def furniture(piece: Piece, paper: Paper) -> dict[str, object]:
    """What every printed page shows around its matter."""
    return {
        "width": paper.width,
        "height": paper.height,
        "unit": paper.unit,
        "margin": paper.margin,
        "code_side": 33 * paper.unit,
        "owner": f"主办：{piece.owner}" if piece.owner else "",
        "site": piece.site_title,
        "top": TOP * paper.unit,
        "first-gap": (HEAD - TOP) * paper.unit,
        "room": paper.height - (TOP + FOOT) * paper.unit,
        "address": piece.permalink.removeprefix("https://"),
        "demo": DEMO if piece.is_demo else "",
    }


def _groups(
    piece: Piece, paper: Paper, names: Collection[str], people: Collection[str]
) -> tuple[WordGroup, ...]:
    """From the best way to set the text to the last resort."""
    u, columns, count = paper.unit, paper.columns, len(piece.pictures[:3])
    is_upright = _is_upright(piece)
    usual, small = LEAST * u, max(LEAST, 3.5 * u)
    top = _top(piece, paper, is_upright, names)
    across = {**top, "side": 0.37 if is_upright else 0, "part": WHOLE, "shown": count, "columns": 1}
    tight = {**across, "side": 0.27, "part": PART}
    groups = [_group(1, 5.8 * u if count else 9.0 * u, 5.0 * u, across), _group(1, 5.8 * u, usual, tight)]
    if columns > 1:
        groups.append(_group(1, usual, small, {**tight, "columns": columns}))
    if count > 1:
        groups.append(_group(1, 5.8 * u, small, {**tight, "shown": 1, "columns": columns}))
    if count and not is_upright:
        beside = {**tight, **_top(piece, paper, True, names), "side": 0.38, "shown": 1, "columns": columns}
        groups.append(_group(1, 5.0 * u, small, beside))
    groups.append(_group(2, 7.0 * u, small, {**across, "columns": columns}))
    groups.append(_group(2, usual, LEAST, {**tight, "shown": min(count, 1), "columns": columns}))
    ends = beginnings(piece.blocks)

    def shortened(number: int) -> Data:
        blocks = [passage(block, people) for block in ends[len(ends) - 1 - number]]
        cut_off = {"size": LEAST, "blocks": blocks, "more": MORE}
        return {**tight, "shown": min(count, 1), "columns": columns, **cut_off}

    return (*groups, WordGroup(2, len(ends), shortened))


def _group(pages: int, largest: float, least: float, look: Data) -> WordGroup:
    """The text in sizes between the two."""

    def make(number: int) -> Data:
        return {**look, "size": round(largest - (largest - least) * number / (STEPS - 1), 3)}

    return WordGroup(pages, STEPS, make)


def _meeting(day: Meeting) -> list[str]:
    """When to come, where, and whom to call."""
    call = "　".join(filter(None, [f"电话 {day.phone}" if day.phone else "", day.note]))
    return [day.when, *filter(None, [day.where, call])]


def _figure(file: str, picture: Illustration, headline_words: str) -> dict[str, object]:
    caption = picture.alt if picture.alt != headline_words else ""
    alt = picture.alt or headline_words
    return {"file": file, "ratio": round(picture.height / picture.width, 4), "caption": caption, "alt": alt}
