"""What is done to the codes: families of one damage each at rising strength, and dusk with all of them at once."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.qr.camera import Shot
from benchmarks.qr.target import MODULE_MM


@dataclass(frozen=True, slots=True)
class Condition:
    """One strength of one kind of damage."""

    family: str
    level: float
    """In the family's unit; the higher, the worse, but for the families in `FALLING`."""
    change: Callable[[Shot, np.random.Generator], Shot]

    def shot(self, trial: int, seed: int) -> tuple[Shot, np.random.Generator]:
        """The exposure of this trial: the same for each contender, and alike for each level of the family."""
        rng = np.random.default_rng([seed, zlib.crc32(self.family.encode()), trial])
        # Nobody holds a phone straight: these are in every picture, the undamaged ones too.
        yaw, pitch, roll = rng.uniform([-6, -6, -10], [6, 6, 10])
        hand = Shot(px_per_mm=px_per_mm(4), yaw=yaw, pitch=pitch, roll=roll)
        return self.change(hand, rng), rng


def px_per_mm(px_per_module: float) -> float:
    """Scale at which a module of our 80 mm code (41 with its quiet zone) covers so many pixels.

    Each contender is taken from the same distance, whatever the size of its own modules.
    """
    return px_per_module / MODULE_MM


UNITS = {
    "distance": "px a module",
    "angle": "°",
    "defocus": "px radius",
    "motion": "px",
    "low light": "electrons at white",
    "glare": "× the code's width",
    "dirt": "% covered",
    "dirt beside the finders": "% covered",
    "JPEG": "quality",
    "resampling": "× scale",
    "dusk": "px a module",
}
FALLING = ("distance", "low light", "JPEG", "resampling", "dusk")
"""Families in which a lower number is worse."""


def _turn(degrees: float) -> Callable[[Shot, np.random.Generator], Shot]:
    def change(shot: Shot, rng: np.random.Generator) -> Shot:
        axis = rng.uniform(0, 2 * np.pi)
        return replace(shot, yaw=degrees * np.cos(axis), pitch=degrees * np.sin(axis))

    return change


def _dusk(px_per_module: float) -> Callable[[Shot, np.random.Generator], Shot]:
    """A doorway at dusk: from the side, one warm lamp, an unsteady hand, some dirt, sent through a messenger."""

    def change(shot: Shot, rng: np.random.Generator) -> Shot:
        axis = rng.uniform(0, 2 * np.pi)
        return replace(
            shot,
            px_per_mm=px_per_mm(px_per_module),
            yaw=25 * np.cos(axis),
            pitch=25 * np.sin(axis),
            defocus_px=rng.uniform(0.4, 1.2),
            motion_px=rng.uniform(0.5, 2.0),
            white_electrons=120,
            exposure=0.45,
            unevenness=0.35,
            glare_radius=0.04,
            glare_peak=1.5,
            dirt=0.02,
            jpeg=70,
            tint=(1.15, 0.95, 0.72),
        )

    return change


def _with(**values: float) -> Callable[[Shot, np.random.Generator], Shot]:
    return lambda shot, rng: replace(shot, **values)


CONDITIONS = (
    *(Condition("distance", n, _with(px_per_mm=px_per_mm(n))) for n in (10, 5, 3, 2.5, 2, 1.75, 1.5)),
    *(Condition("angle", n, _turn(n)) for n in (30, 45, 60)),
    *(Condition("defocus", n, _with(defocus_px=n)) for n in (2, 3, 4)),
    *(Condition("motion", n, _with(motion_px=n)) for n in (4, 6, 8)),
    *(
        Condition("low light", n, _with(white_electrons=n, exposure=gain, unevenness=0.3))
        for n, gain in ((100, 0.5), (40, 0.35), (20, 0.3))
    ),
    *(Condition("glare", n, _with(glare_radius=n)) for n in (0.04, 0.07, 0.1)),
    *(Condition("dirt", n, _with(px_per_mm=px_per_mm(5), dirt=n / 100)) for n in (2, 5, 10, 15)),
    *(
        Condition(
            "dirt beside the finders", n, _with(px_per_mm=px_per_mm(5), dirt=n / 100, finders_clean=True)
        )
        for n in (5, 10, 15)
    ),
    *(Condition("JPEG", n, _with(px_per_mm=px_per_mm(3), jpeg=n)) for n in (90, 40, 20)),
    *(Condition("resampling", n, _with(scale=n)) for n in (0.8, 0.6, 0.5)),
    *(Condition("dusk", n, _dusk(n)) for n in (6, 5, 4)),
)
QUICK = tuple(
    c for c in CONDITIONS if (c.family, c.level) in {("distance", 3), ("distance", 1.5), ("dirt", 5)}
)
LONG = tuple(
    c
    for c in CONDITIONS
    if (c.family, c.level)
    in {("distance", 2.5), ("distance", 2), ("distance", 1.75), ("dirt", 5), ("dusk", 5)}
)
"""What the longer address is put through: where the number of modules counts, and where the level does."""
