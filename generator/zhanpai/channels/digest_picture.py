"""一周履职 as one long picture for the phone: in pixels, and as long as it must be."""

from __future__ import annotations

from zhanpai.channels import headline
from zhanpai.channels.digest import WeekDigest, span
from zhanpai.channels.digest_item import Measures, alt_of, covers, left_out, make_item
from zhanpai.channels.piece import Illustration
from zhanpai.channels.poster import CALL, DEMO
from zhanpai.channels.sheet import Crop, Sheet, centre

LONG = Measures(54, 30, 36, (276, 184), 0, 36)

WIDTH, MARGIN, TITLE, BOTTOM = 1080, 56, 276, 270
"""Of the long picture: its width and margin, the heights of head and foot."""


def make_digest_picture(digest: WeekDigest) -> Sheet:
    """The digest as one picture for a phone, 1,080 pixels wide and as long as its items ask for."""
    lead = digest.lead
    files = covers(digest.pieces, "long")
    top = next((piece for piece in digest.pieces if piece.stem in files), None)
    crops: dict[str, Crop] = {}
    y = float(TITLE)
    picture = None
    if top is lead:
        file, crop = _across(files[lead.stem], WIDTH, 640)
        crops[file] = crop
        picture = {"file": file, "top": y, "height": crop.height}
        y += crop.height
    items = []
    for number, piece in enumerate(digest.pieces, 1):
        sizes = LONG.times(1.12) if number == 1 else LONG
        file = files[piece.stem][0] if piece.stem in files and piece is not top else ""
        made = make_item(piece, number, sizes, WIDTH - 2 * MARGIN, file)
        if file:
            cover = files[piece.stem][1]
            crops[file] = Crop(cover.source, int(sizes.picture[0]), int(sizes.picture[1]), centre(cover))
        if piece is top and piece is not lead:
            # The first picture there is stands across its own item.
            file, crop = _across(files[piece.stem], WIDTH - 2 * MARGIN, 520)
            crops[file] = crop
            made |= {"above": {"file": file, "height": crop.height, "alt": alt_of(piece)}}
            made["height"] += crop.height + sizes.gap
        y += 48
        items.append(made | {"top": round(y, 1)})
        y += made["height"] + 48
    if digest.left_out:
        y += 60
    name = headline.parts((f"{lead.city}人大代表联络站",), 620, [44.0, 40.0, 36.0, 32.0], 2)
    data = {
        "kind": "long_roll",
        "width": WIDTH,
        "height": round(y) + BOTTOM,
        "margin": MARGIN,
        "head": digest.title.partition("（")[0],
        "head_height": TITLE,
        "span": span(digest.begin, digest.end),
        "city": f"{lead.city}人大代表联络站",
        "picture": picture,
        "entries": items,
        "left_out": left_out(digest.left_out),
        "foot": BOTTOM,
        "logo": 84,
        "left": MARGIN + 84 + 32,
        "name": name.data,
        "date": f"{digest.begin.year}年{span(digest.begin, digest.end).removeprefix(f'{digest.begin.year}年')}",
        "number": "",
        "owner": f"主办：{lead.owner}" if lead.owner else "",
        "owner_size": 23,
        "note": 26,
        "call": CALL,
        "demo": DEMO if lead.is_demo else "",
        "code": digest.address,
        "code_side": 210,
    }
    return Sheet(f"{digest.stem}/digest.png", digest.title, data, crops)


def _across(found: tuple[str, Illustration], width: int, most: int) -> tuple[str, Crop]:
    """A picture from side to side."""
    file, cover = found
    high = round(min(max(width * cover.height / cover.width, 0.4 * width), most))
    return file, Crop(cover.source, width, high, centre(cover))
