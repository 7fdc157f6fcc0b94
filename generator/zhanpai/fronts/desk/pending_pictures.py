"""Pictures that were handed in and not yet put anywhere: in memory alone, and only while the desk is open.

The file as it came in is kept until then, as what is painted over and cut away must be so before anything is shrunk;
whoever looks at it meanwhile sees a copy of its pixels.
"""

from __future__ import annotations

import dataclasses
import secrets
import threading
from dataclasses import dataclass, field

from zhanpai.content.taking_in import Finished, finish, take_in
from zhanpai.kit.picture_parts import PicturePart, Shape, largest

MOST = 12
MOST_BYTES = 120 * 2**20
"""The oldest go when there are more."""
VIEW = 1200
"""Pixels of the longer side of the copy that is looked at."""
NUMBERS = 8
"""Boxes that can be drawn on one picture."""


@dataclass(frozen=True)
class Cutting:
    """What is to become of a picture: what is hidden, the proportion, and what of the picture is kept.

    `keep` was drawn by hand; without it `across` and `down` (0, 0.5 or 1) say which part of it the proportion keeps.
    """

    hide: tuple[PicturePart, ...] = ()
    shape: Shape | None = None
    keep: PicturePart | None = None
    across: float = 0.5
    down: float = 0.5

    def part(self, size: tuple[int, int]) -> PicturePart:
        """What is kept of a picture of this size."""
        if self.keep:
            return self.keep
        return largest(size, self.shape, self.across, self.down) if self.shape else PicturePart(0, 0, 1, 1)


@dataclass(frozen=True)
class PendingPicture:
    """One of them: `home` is the key of the place it is for, or ""; `replaces` the path of the picture it comes in place of."""

    id: str
    raw: bytes = field(repr=False)
    view: Finished = field(repr=False)
    size: tuple[int, int]
    notes: tuple[str, ...]
    home: str = ""
    replaces: str = ""
    cutting: Cutting = Cutting()
    words: str = ""
    is_settled: bool = False
    """Whether somebody has looked at what comes of the cutting."""

    def finished(self, cutting: Cutting, longest: int | None = None) -> Finished:
        """What comes of it; RefusedPictureError as in `take_in`."""
        taken = take_in(self.raw)
        part = cutting.part(taken.picture.size)
        bound = {"longest": longest} if longest else {}
        return finish(taken, cutting.hide, part, cutting.shape, **bound)


class PendingPictures:
    """All of one desk; threads may use it at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pictures: dict[str, PendingPicture] = {}

    def add(self, raw: bytes, home: str = "", replaces: str = "", words: str = "") -> PendingPicture:
        """Take a picture in under an id that nobody can guess; RefusedPictureError if it is none."""
        taken = take_in(raw)
        view = finish(taken, longest=VIEW)
        id = secrets.token_urlsafe(24)
        one = PendingPicture(id, raw, view, taken.picture.size, taken.notes, home, replaces, words=words)
        with self._lock:
            self._pictures[id] = one
            while len(self._pictures) > MOST or (
                sum(len(old.raw) for old in self._pictures.values()) > MOST_BYTES and len(self._pictures) > 1
            ):
                del self._pictures[next(iter(self._pictures))]
        return one

    def find(self, id: str) -> PendingPicture | None:
        """The picture of this id; None if there is none, or no more."""
        return self._pictures.get(id)

    def note(self, id: str, **changed: object) -> None:
        """Remember what was typed for it, if it is still there."""
        with self._lock:
            if one := self._pictures.get(id):
                self._pictures[id] = dataclasses.replace(one, **changed)  # type: ignore[arg-type]

    def drop(self, id: str) -> None:
        """Forget it, and what came in with it."""
        with self._lock:
            self._pictures.pop(id, None)
