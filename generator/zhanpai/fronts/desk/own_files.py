"""What the desk remembers of a person and not of the project: which stations she keeps, and where her desk stands.

In the folder that the system has for a person's settings, as two people on one shared project keep different stations.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from zhanpai.kit.disk.files import write_bytes

MOST = 10_000
"""Stations that a file of settings may name."""

NAME = 30
"""Characters of a person's name."""


@dataclass(frozen=True)
class OwnFiles:
    """The files of one person for one project, in a folder that nobody else can enter."""

    folder: Path

    @property
    def lock(self) -> Path:
        """Held by the desk that is open; there is one for a project."""
        return self.folder / "open"

    @property
    def made(self) -> Path:
        """Where the desk that is open puts what it makes: signs, packages of news, reports."""
        return self.folder / "made"

    def read_stations(self) -> frozenset[str]:
        """The 站号 that the person keeps; none if nothing was chosen, or if the file says nothing that can be read."""
        ids = _read(self.folder / "stations.json")
        return (
            frozenset(id for id in ids[:MOST] if isinstance(id, str))
            if isinstance(ids, list)
            else frozenset()
        )

    def write_stations(self, ids: Iterable[str]) -> None:
        """Keep these 站号 in the place of those before; OSError if the disk refuses."""
        write_bytes(self.folder / "stations.json", json.dumps(sorted(ids)).encode())

    def read_name(self) -> str:
        """What the person is called where her saves are told of; the system's name for her until she has said it."""
        name = _read(self.folder / "name.json")
        return name if isinstance(name, str) and name else _system_name()

    def write_name(self, name: str) -> None:
        """Call the person so from now on, on one line and not at length; "" is what the system calls her."""
        plain = "".join(ch if ch.isprintable() else " " for ch in name)
        write_bytes(self.folder / "name.json", json.dumps(" ".join(plain.split())[:NAME]).encode())

    def has_name(self) -> bool:
        """Whether the person has said what she is called."""
        return bool(_read(self.folder / "name.json"))

    def keeps_register(self) -> bool:
        """Whether the person has said that she keeps the register of the city."""
        return _read(self.folder / "register.json") is True

    def write_keeps_register(self, keeps: bool) -> None:
        """Remember it; OSError if the disk refuses."""
        write_bytes(self.folder / "register.json", json.dumps(keeps).encode())

    def read_whereabouts(self) -> tuple[int, str] | None:
        """Port and knock of the desk that is open; None if none has said so."""
        match _read(self.folder / "whereabouts.json"):
            case [int(port), str(knock)] if 0 < port < 65536 and knock.isascii():
                return port, knock
        return None

    def write_whereabouts(self, port: int, knock: str) -> None:
        """Say where the desk stands, for who starts it a second time; OSError if the disk refuses."""
        write_bytes(self.folder / "whereabouts.json", json.dumps([port, knock]).encode())


def settings() -> Path:
    """Where the system has a person's settings: of every project's desk, there or not."""
    return platformdirs.user_config_path("zhanpai", appauthor=False)


def own_files(root: Path) -> OwnFiles:
    """The person's files for the project in `root`; OSError if the system gives no place for them."""
    name = hashlib.sha256(os.path.normcase(root.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    settings().mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = settings() / f"desk-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return OwnFiles(folder)


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # Nobody knows of this number of a user.
        return "没有写名字"


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
