"""The code on a sign: runs of dark modules, to be drawn as one black outline with its quiet zone."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.kit import qr


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says, in a sign's data: it is drawn only when the sign is set, as drawing is dear.

    `logo` is the share of its side that a logo covers.
    """

    text: str
    logo: float = 0

    @property
    def modules(self) -> int:
        """How many modules make its side; addresses of one length have equally many."""
        return qr.modules(self.text, self.level)

    @property
    def level(self) -> qr.Level:
        """Its least level of error correction."""
        return qr.WITH_LOGO if self.logo else qr.PLAIN

    def module(self, side: float) -> float:
        """The side of one module in a code that measures `side` with its quiet zone."""
        return side / (self.modules + 2 * qr.QUIET)

    def inset(self, side: float) -> float:
        """The width of the quiet zone: what the eye sees of a code begins there."""
        return round(qr.QUIET * self.module(side), 3)

    def draw(self) -> dict[str, object]:
        """What the theme is given: dark modules as (row, first column, how many)."""
        matrix = qr.matrix(self.text, self.level)
        runs = list(qr.dark_runs(matrix))
        return {"modules": len(matrix), "quiet": qr.QUIET, "runs": runs, "logo": self.logo}
