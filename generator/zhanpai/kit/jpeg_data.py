"""Whether a JPEG holds as much data as its picture asks for: decoders fill up in silence what is missing, with grey.

libjpeg takes a picture that was cut in the middle, or whose middle was written over, for a good one, and Pillow
does not pass on its warnings.  But data that was damaged has lost its step, and ends before the picture does, or
after it.  So the picture is drawn twice: with some rows more than it has, which the data of a good one leaves grey,
and with more data than it has, of which a good one takes no notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

_MARK = re.compile(rb"\xff+([^\x00\xff])")
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers that begin a frame (ITU-T T.81 table B.1)."""
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_RESTARTS = range(0xD0, 0xD8)
_TABLES, _INTERVAL, _SCAN, _END = 0xC4, 0xDD, 0xDA, 0xD9
_AFTER_A_SCAN = frozenset({_SCAN, _END, _TABLES, 0xDB, _INTERVAL, 0xFE, *range(0xE0, 0xF0)})
"""What may follow the data of a scan: another one, tables for it, notes, the end."""

_GREY = 128
"""What a block of no coefficients looks like (T.81 A.3.1)."""
_REGISTER = 64
"""Bits of zeros that libjpeg may draw from when the data has ended, before it says so to itself."""
_NOISE = b"\x55\x2a\x95\x4a" * 256


@dataclass
class JpegLayout:
    """How a JPEG is built: places in its bytes, and numbers of its frame as T.81 B.2.2 has them."""

    height_at: int = 0
    height: int = 0
    width: int = 0
    sampling: dict[int, int] = field(default_factory=dict)
    """By the number of the component."""
    interval: int = 0
    restarts: int = 0
    """Of the first scan."""
    data_end: int = 0
    """Where the data of the first scan ends."""
    is_progressive: bool = False
    has_short_blocks: bool = False
    """Whether a table has for the end of a block the code of zeros."""
    lacking: dict[int, list[int]] = field(default_factory=dict)
    """Of each component, the bits that each of its 64 coefficients still lacks; 99: it was never sent."""

    @property
    def block(self) -> tuple[int, int]:
        """Width and height in pixels of what is coded together (MCU); a component alone is coded by the block (A.2.2)."""
        if len(self.sampling) == 1:
            return 8, 8
        return 8 * max(s >> 4 for s in self.sampling.values()), 8 * max(
            s & 15 for s in self.sampling.values()
        )

    @property
    def across(self) -> int:
        """How many of these stand beside one another."""
        return -(-self.width // self.block[0])

    @property
    def down(self) -> int:
        """How many of these stand one below another."""
        return -(-self.height // self.block[1])

    @property
    def drawn_from_nothing(self) -> int:
        """How many of these, at most, are no grey when the data has ended.

        Zeros are the shortest code; if it ends a block, a block takes two bits, or one where it ends by itself.
        """
        together = 1 if len(self.sampling) == 1 else sum((s >> 4) * (s & 15) for s in self.sampling.values())
        bits = 1 if self.is_progressive else 2 if self.has_short_blocks else _REGISTER
        return _REGISTER // (bits * together) + 1

    def is_whole(self) -> bool:
        """Whether all intervals are there, and of a progressive picture all scans."""
        wanted = (self.across * self.down - 1) // self.interval if self.interval else 0
        if self.is_progressive:
            return not any(map(any, self.lacking.values()))
        return self.restarts == wanted


def is_complete(raw: bytes) -> bool:
    """Whether the data of the JPEG in `raw` is as long as its picture, neither shorter nor longer.

    Raises what Pillow raises of a file that it cannot draw.  What is damaged between two restart markers is not seen.
    """
    layout = read_layout(raw)
    if layout is None or not layout.is_whole():
        return False
    rows = layout.drawn_from_nothing // layout.across + 2
    height = (layout.down + rows) * layout.block[1]
    if (
        len(layout.sampling) == 4 or height > 0xFFFF
    ):  # Inks are turned over on the way: another grey, and rare.
        _draw(raw)
        return True
    at = layout.height_at
    higher = _draw(raw[:at] + height.to_bytes(2, "big") + raw[at + 2 :])
    longer = raw[: layout.data_end] + _NOISE + raw[layout.data_end :]
    return _is_used_up(higher, layout, height) and _draw(raw).tobytes() == _draw(longer).tobytes()


def read_layout(raw: bytes) -> JpegLayout | None:
    """How the JPEG in `raw` is built, to its last marker; None if that marker, or order, is missing."""
    layout, position, in_scan, restarts = JpegLayout(), 2, False, 0
    while found := _MARK.search(raw, position):
        marker, position = found[1][0], found.end()
        if marker in _RESTARTS:
            if not in_scan or marker != 0xD0 + restarts % 8:
                return None
            restarts += 1
            continue
        if in_scan and marker not in _AFTER_A_SCAN:
            return None
        if in_scan and not layout.data_end:
            layout.data_end, layout.restarts = found.start(), restarts
        in_scan, restarts = marker == _SCAN, 0
        if marker == _END:
            return layout if layout.sampling and layout.data_end and layout.width else None
        length = max(2, int.from_bytes(raw[position : position + 2], "big"))
        _note(layout, marker, raw[position : position + length], position)
        position += length
    return None


def _note(layout: JpegLayout, marker: int, segment: bytes, at: int) -> None:
    """What this segment says of the frame or a scan; one that is too short says nothing."""
    if marker in _FRAMES and len(segment) >= 8:
        layout.height_at, layout.is_progressive = at + 3, marker in _PROGRESSIVE
        layout.height, layout.width = int.from_bytes(segment[3:5], "big"), int.from_bytes(segment[5:7], "big")
        layout.sampling = {segment[i]: segment[i + 1] or 0x11 for i in range(8, len(segment) - 2, 3)}
        layout.lacking = {component: [99] * 64 for component in layout.sampling}
    elif marker == _TABLES:
        layout.has_short_blocks |= any(_zeros_end_a_block(segment[2:]))
    elif marker == _INTERVAL and not layout.data_end:
        layout.interval = int.from_bytes(segment[2:4], "big")
    elif marker == _SCAN and len(segment) >= 6:
        first, last, bits = segment[-3:]
        for component in segment[3:-3:2]:
            lacking = layout.lacking.get(component, [])
            for number in range(first, min(last + 1, len(lacking))):
                lacking[number] = bits & 15


def _zeros_end_a_block(tables: bytes) -> Iterator[bool]:
    """Of each Huffman table for coefficients (T.81 B.2.4.2): whether its first code, which is all zeros, means that."""
    while len(tables) > 17:
        if tables[0] >> 4:
            yield tables[17] == 0
        tables = tables[17 + sum(tables[1:17]) :]


def _draw(raw: bytes) -> Image.Image:
    """The picture's brightness, an eighth as large: all of its data is read for that, and little of it kept."""
    with Image.open(BytesIO(raw), formats=("JPEG",)) as image:
        image.draft("L", (image.width // 8 or 1, image.height // 8 or 1))
        image.load()
        return image.convert("L")


def _is_used_up(higher: Image.Image, layout: JpegLayout, height: int) -> bool:
    """Whether nothing was left for the rows below the picture."""
    scale = -(-height // higher.height)
    (wide, high), (rows, blocks) = layout.block, divmod(layout.drawn_from_nothing, layout.across)
    first = (layout.down + rows) * high // scale
    left = min(blocks * wide // scale, higher.width)
    beside = higher.crop((left, first, higher.width, first + high // scale))
    below = higher.crop((0, first + high // scale, *higher.size))
    return all(part.getextrema() == (_GREY, _GREY) for part in (beside, below) if part.width and part.height)
