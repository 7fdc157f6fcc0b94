"""What stands before the camera: a picture of a plate, and where on it the code is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ART_MM = 80.0
"""Side of every code with its quiet zone.  60 mm needs no run of its own: it is 80 mm seen from 4/3 of the distance."""
REFERENCE_MODULES = 41
"""Modules across our code with its quiet zone (version 4), the unit of all distances in this benchmark."""
MODULE_MM = ART_MM / REFERENCE_MODULES


@dataclass(frozen=True, slots=True)
class Box:
    """A square in pixels of the picture."""

    left: int
    top: int
    side: int


@dataclass(frozen=True, slots=True)
class Target:
    """A contender, printed."""

    name: str
    text: str
    """What a reader must return; anything else is a failure."""
    picture: NDArray[np.uint8]
    """sRGB, height × width × 3."""
    px_per_mm: float
    symbol: Box
    """The symbol without its quiet zone."""
    version: str
    """Version and level, for instance ``4-Q``."""
    modules: int
    """Across the symbol, without quiet zone."""

    @property
    def centre(self) -> tuple[float, float]:
        """Middle of the symbol, where the camera is pointed, in pixels of the picture."""
        half = self.symbol.side / 2
        return self.symbol.left + half, self.symbol.top + half

    @property
    def module_mm(self) -> float:
        """Side of one module as printed."""
        return self.symbol.side / self.px_per_mm / self.modules
