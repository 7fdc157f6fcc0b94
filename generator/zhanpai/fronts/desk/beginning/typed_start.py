"""What a person has said so far of the city that is to begin, as it was typed, kept with her own files.

It is kept after every page, so that a browser or a desk that is closed loses nothing; and as it was typed, right or wrong:
what is wrong with it says `start_checks.py`.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from zhanpai.kit.disk.files import write_bytes

FILE = "beginning.json"
LARGEST = 16 * 2**20
"""Bytes of the file: the list of a province's communities with a logo, and much to spare."""


@dataclass(frozen=True)
class TypedStart:
    """Everything that the pages ask for; "" and nothing is what was not said yet."""

    place: str = ""
    """The code of the division."""
    site: Mapping[str, str] = field(default_factory=dict)
    """By the names of the fields: title, host and so on; one that is not in it was not asked for yet."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The word of a kind of station, by the kind's name."""
    with_stations: bool = True
    with_statistical: bool = False
    communities: str = ""
    leaves_out: bool = False
    """Whether the lines of the list that cannot be placed are left for later."""
    logo: str = ""
    """The text of an SVG; "" is the shipped one."""
    logo_name: str = ""
    """What her file is called."""
    colour: str = ""
    """As typed; "" is the shipped one."""
    reached: tuple[str, ...] = ()
    """The steps that were answered, by their names."""

    def answered(self, step: str, **answers: object) -> TypedStart:
        """The same with these answers of a step."""
        reached = self.reached if step in self.reached else (*self.reached, step)
        return dataclasses.replace(self, reached=reached, **answers)  # type: ignore[arg-type]

    @property
    def mark(self) -> str:
        """Changes with everything that can be seen on a plate, a page or a poster."""
        seen = [self.place, dict(self.site), dict(self.words), self.logo, self.colour]
        return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]


def start_file(folder: Path) -> Path:
    """Where it is kept, in the person's folder for this project."""
    return folder / FILE


def read_start(path: Path) -> TypedStart:
    """What is kept at `path`; nothing at all if there is none, or if it cannot be read."""
    with suppress(OSError, ValueError, RecursionError, TypeError, KeyError):
        with path.open("rb") as file:
            said = json.loads(file.read(LARGEST))
        texts = {name: _text(said[name]) for name in ("place", "communities", "logo", "logo_name", "colour")}
        return TypedStart(
            site=_texts(said["site"]),
            words=_texts(said["words"]),
            with_stations=said["with_stations"] is not False,
            with_statistical=said["with_statistical"] is True,
            leaves_out=said["leaves_out"] is True,
            reached=tuple(map(_text, said["reached"])),
            **texts,
        )
    return TypedStart()


def write_start(path: Path, start: TypedStart) -> None:
    """Keep it; OSError if the disk refuses."""
    write_bytes(path, json.dumps(dataclasses.asdict(start)).encode())


def forget_start(path: Path) -> None:
    """The city has begun, and nothing need be remembered; what cannot be taken away stays."""
    with suppress(OSError):
        path.unlink()


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _texts(said: Mapping[object, object]) -> dict[str, str]:
    return {_text(name): _text(value) for name, value in said.items()}
