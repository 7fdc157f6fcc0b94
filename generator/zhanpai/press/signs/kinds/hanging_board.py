"""竖挂牌: the upright board beside the gate, with the full name and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.kit.fitting import Line, NameBlock, fit_parts
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import BoardSpec

NUMBER = "S2"
END, SIDE = 120, 48
"""White at both ends and at both sides."""

TIGHT, LOOSE = 1.05, 1.5
"""From letter to letter, in bodies: letters of a short name stand apart, as on boards painted by hand."""


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One board for each station, the longer one where the name asks for it."""
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        width, height, block = _choose(maker, maker.full(station))
        maker.judge(word, block)
        length = height - 2 * END
        lines = [
            {"text": n.text, "size": round(n.size, 3), "left": left, "start": start, "pitch": pitch}
            for n, (left, start, pitch) in zip(block.lines, _places(block, width, length), strict=True)
        ]
        yield Sign(
            kind=maker.kind,
            subject=station.id,
            folder=sign_texts.folder(maker.order.site, station),
            label=station.name,
            width=width,
            height=height,
            data={"columns": lines},
            words=(word,),
        )


def _choose(maker: SignMaker, parts: tuple[str, ...]) -> tuple[float, float, NameBlock]:
    """The usual board with one column, the long one with one, or the long one with several."""
    spec = maker.spec
    assert isinstance(spec, BoardSpec)
    sizes = ((spec.width, spec.height), (spec.long_width, spec.long_height))
    for width, height in sizes:
        room = (height - 2 * END) / TIGHT, (width - 2 * SIDE) * 0.85
        block = fit_parts(("".join(parts),), *room, spec.largest)
        if block.least >= spec.least:
            return width, height, block
    width, height = sizes[1]
    room = (height - 2 * END) / TIGHT, width - 2 * SIDE
    return width, height, fit_parts(parts, *room, spec.largest, least=spec.least, last=1.7)


def _places(block: NameBlock, width: float, length: float) -> Iterator[tuple[float, float, float]]:
    """Each column's left edge, its start below the end's white, and its pitch; columns go from right to left."""
    right = (width + block.height) / 2
    body = [n for n in block.lines if n.size == block.lines[0].size]
    # Columns of one size keep one pitch; the first begins at the top, the last ends at the bottom.
    shared = min(_loosest(n, length) for n in body)
    for index, line in enumerate(block.lines):
        pitch = shared if line in body else _loosest(line, length)
        spare = length - line.size * (1 + (len(line.text) - 1) * pitch)
        start = spare * (0.5 if len(block.lines) == 1 else index / (len(block.lines) - 1))
        yield round(right - line.top - line.size, 2), round(END + start, 2), round(pitch, 4)


def _loosest(line: Line, length: float) -> float:
    """The widest pitch at which a column still fits."""
    return min(LOOSE, (length / line.size - 1) / max(1, len(line.text) - 1))
