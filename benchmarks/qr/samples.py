"""A contact sheet of what the readers are given, in colour: the only proof that the camera is a phone's is to look."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from benchmarks.qr.camera import Picture, photograph
from benchmarks.qr.conditions import CONDITIONS
from benchmarks.qr.target import Target

CELL = 180
SHOWN = (
    *(("distance", 10), ("distance", 2.5), ("distance", 1.5), ("angle", 45), ("angle", 60), ("defocus", 3)),
    *(("motion", 6), ("low light", 100), ("low light", 20), ("glare", 0.04), ("glare", 0.1), ("dirt", 5)),
    *(("dirt", 15), ("JPEG", 20), ("resampling", 0.5), ("dusk", 6), ("dusk", 5), ("dusk", 4)),
)


def sheet(targets: list[Target], *, seed: int = 4) -> bytes:
    """PNG, six frames a row, the targets in turn, each frame with its condition written under it."""
    cells = []
    for number, (family, level) in enumerate(SHOWN):
        condition = next(c for c in CONDITIONS if (c.family, c.level) == (family, level))
        shot, rng = condition.shot(number, seed)
        frame = photograph(targets[number % len(targets)], shot, rng, colour=True)
        cells.append(_labelled(frame, f"{family} {level:g}"))
    rows = [cv2.hconcat(cells[i : i + 6]) for i in range(0, len(cells), 6)]
    # 64 colours are enough to see by, and a third of the bytes.
    out = BytesIO()
    Image.fromarray(cv2.vconcat(rows)).quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _labelled(frame: Picture, text: str) -> Picture:
    picture = cv2.resize(
        frame, (CELL, CELL), interpolation=cv2.INTER_AREA if len(frame) > CELL else cv2.INTER_NEAREST
    )
    bar = np.full((22, CELL, 3), 255, np.uint8)
    cv2.putText(bar, text, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (30, 30, 30), 1, cv2.LINE_AA)
    return cv2.vconcat([picture, bar])
