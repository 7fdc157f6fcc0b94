"""The handbook as one PDF to print and to listen to: pages in, a tagged file out."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Callable, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path

from PIL import Image

from zhanpai.kit import fonts
from zhanpai.kit.disk.files import write_all
from zhanpai.press.handbook_tree import Block, PageToPrint, Size, Surroundings, blocks_of
from zhanpai.press.making.typeset import Typesetter

TITLE = "站牌使用手册"
FILE = "使用手册.pdf"
ABOUT = "人大代表联络站的网站、标牌和台账：从装好到天天用"
BEGINNING = "从这里看起"
"""The part of pages that stand in none: the handbook's first one."""
_INDEX = "daima"
"""The page that lists all codes: a code's own page leads back to it on a screen, and on paper the index does."""
_FONTS = ["Noto Sans CJK SC"]
_BRAND = "#9b1c1c"
_TEMPLATE = "handbook.typ"


def handbook_pdf(
    pages: Sequence[PageToPrint],
    code_pages: Sequence[PageToPrint],
    picture: Callable[[str], bytes | None],
    day: dt.date,
    *,
    version: str = "",
) -> bytes:
    """All `pages` in their order, then `code_pages` and an index of them, on A4: PDF/UA-1 with contents and outline.

    `picture` gives a picture by its file's name; one that is missing is said in its own words.  `day` stands on the
    cover, and `version`, of the program, if it is given.  The same input gives the same bytes.
    """
    images: dict[str, bytes] = {}

    def size_of(name: str) -> Size | None:
        content = images.get(name) or picture(name)
        if content is None:
            return None
        images[name] = content
        with Image.open(io.BytesIO(content)) as image:
            return image.size

    around = Surroundings({page.name for page in (*pages, *code_pages)}, size_of)
    book = {
        "title": TITLE,
        "about": ABOUT,
        "edition": f"{f'zhanpai {version}'.strip()}　{day.year}年{day.month}月{day.day}日印",
        "parts": [
            *_parts(pages, around, is_dense=False),
            *_parts(code_pages, around, is_dense=True),
        ],
        "codes": [page.name for page in code_pages],
    }
    with tempfile.TemporaryDirectory(prefix="zhanpai-") as folder:
        template = (resources.files("zhanpai.press.making") / _TEMPLATE).read_bytes()
        pictures = {f"pictures/{name}": content for name, content in images.items()}
        write_all(Path(folder), {_TEMPLATE: template, **pictures})
        frame = {"fonts": _FONTS, "brand": _BRAND}
        font_folders = (fonts.printed_font().parent,)
        setter = Typesetter(Path(folder), font_folders, frame, main=_TEMPLATE, is_public=True, has_code=True)
        return setter.pdf([book], TITLE)


def _parts(pages: Sequence[PageToPrint], around: Surroundings, *, is_dense: bool) -> list[dict[str, object]]:
    """The parts with their pages; pages of a dense part follow each other on one sheet."""
    return [
        {
            "title": title,
            "dense": is_dense,
            "pages": [
                {
                    "name": page.name,
                    "title": f"{page.name}　{page.title}" if is_dense else page.title,
                    "blocks": _printed(blocks_of(page.text, around))
                    if is_dense
                    else blocks_of(page.text, around),
                }
                for page in found
            ],
        }
        for title, found in groupby(pages, key=lambda page: page.part or BEGINNING)
    ]


def _printed(blocks: list[Block]) -> list[Block]:
    """The blocks without the way back to the list of all codes."""
    is_way_back = bool(blocks) and any(
        isinstance(piece, dict) and piece.get("to") == _INDEX for piece in blocks[-1].get("t", ())
    )
    return blocks[:-1] if is_way_back else blocks
