"""一周履职 as a print of A3 for the notice board: in millimetres, larger or smaller until it fits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhanpai.channels import headline
from zhanpai.channels.board import PAPERS, furniture
from zhanpai.channels.digest import WeekDigest, span
from zhanpai.channels.digest_item import Files, Measures, alt_of, covers, left_out, make_item
from zhanpai.channels.piece import Piece
from zhanpai.channels.sheet import Crop, Data, Sheet, WordGroup, centre

ALL = "微信扫一扫，看全部动态"

A3 = PAPERS[1]

PRINT = Measures(9.4, 5.0, 6.2, (66, 44), 31, 8)
LEAD = 1.3
"""How much larger the first item is."""

CLAUSE = 10
"""Characters that a headline's line has room for at least."""

FRONT = 112
"""The height of the first item's picture where it stands across the page."""


@dataclass(frozen=True, slots=True)
class DigestLook:
    """How much an item shows; with `front`, the first picture stands across the page."""

    pictures: bool = False
    summaries: bool = True
    front: bool = False


def make_digest_print(digest: WeekDigest) -> Sheet:
    """The digest of a week as an A3 sheet for the notice board, the leading item largest."""
    lead, u = digest.lead, A3.unit
    title, city = digest.title.partition("（")[0], f"{lead.city}人大代表联络站"
    line = f"{city}　{digest.begin.year}年{span(digest.begin, digest.end).removeprefix(f'{digest.begin.year}年')}"
    name = headline.parts((line,), A3.text_width - 12 * u, [x * 0.25 * u for x in range(32, 15, -1)], 1)
    files = covers(digest.pieces, "print")
    data = {
        "kind": "roll",
        **furniture(lead, A3),
        "head": title,
        "name": name.data,
        "number": "",
        "address": digest.address.removeprefix("https://"),
        "code": digest.address,
        "call": ALL,
        "left_out": "",
    }

    def group(pages: int, largest: float, least: float, look: DigestLook) -> WordGroup:
        steps = max(2, round((largest - least) / 0.04) + 1)

        def make(number: int) -> Data:
            factor = largest - (largest - least) * number / (steps - 1)
            return {"entries": _items(digest.pieces, files, factor, look)}

        return WordGroup(pages, steps, make)

    def fewer(number: int) -> Data:
        kept = digest.pieces[: len(digest.pieces) - number]
        more = digest.left_out + number
        return {"entries": _items(kept, files, 0.6, DigestLook(summaries=False)), "left_out": left_out(more)}

    crops = {
        file: Crop(picture.source, picture.width, picture.height, centre(picture))
        for file, picture in files.values()
    }
    return Sheet(
        f"{digest.stem}/digest.pdf",
        digest.title,
        data | {"left_out": left_out(digest.left_out)},
        crops,
        (
            group(1, 1.3, 0.85, DigestLook(pictures=True, front=True)),
            group(1, 1.3, 0.72, DigestLook(pictures=True)),
            group(1, 0.9, 0.68, DigestLook()),
            group(2, 1.1, 0.66, DigestLook(pictures=True)),
            group(2, 0.9, 0.6, DigestLook()),
            group(2, 0.8, 0.6, DigestLook(summaries=False)),
            WordGroup(2, len(digest.pieces), fewer),
        ),
    )


def _items(
    pieces: tuple[Piece, ...], files: Files, factor: float, look: DigestLook
) -> list[dict[str, object]]:
    """All items so large; the others never larger than the first."""
    made = []
    most = 99.0
    for number, piece in enumerate(pieces):
        file = files[piece.stem][0] if look.pictures and piece.stem in files else ""
        is_front = number == 0 and look.front and bool(file)
        beside = PRINT.times(min(factor, 1.1))
        picture = PRINT.times(min(factor * (LEAD if number == 0 else 1), 1.35)).picture
        # As large as a line still holds a clause beside the picture and the code.
        room = A3.text_width - beside.code - beside.gap
        room -= picture[0] + beside.gap if file and not is_front else 0
        whole = min(factor * (LEAD if number == 0 else 1), room / (PRINT.title * (CLAUSE + 1.5)), most)
        most = whole if number == 0 else most
        sizes = replace(PRINT.times(whole), picture=picture, code=beside.code, gap=beside.gap)
        item = make_item(piece, number + 1, sizes, A3.text_width, "" if is_front else file, look.summaries)
        if is_front:
            high = min(
                FRONT * factor, A3.text_width * files[piece.stem][1].height / files[piece.stem][1].width
            )
            item |= {
                "above": {"file": file, "height": high, "alt": alt_of(piece)},
                "height": item["height"] + high + sizes.gap,
            }
        made.append(item)
    return made
