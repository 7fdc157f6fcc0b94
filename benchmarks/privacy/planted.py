"""A sentence with something private planted in it, as generators make it and measures read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """`text` as somebody would type it, and from `start` to `end` of it what must be found; `kind` names the form."""

    kind: str
    text: str
    start: int
    end: int


def plant(kind: str, carrier: str, secret: str) -> Planted:
    """`secret` in the hole ``{}`` of `carrier`; ValueError if there is none."""
    start = carrier.index("{}")
    return Planted(kind, carrier.replace("{}", secret, 1), start, start + len(secret))
