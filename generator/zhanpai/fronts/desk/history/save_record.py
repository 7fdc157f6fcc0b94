"""One save as it is remembered, and the bytes of the file it is remembered in.

A record names what stood before and after by the checksum of its bytes alone; those lie beside it (`desk_folder.py`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from zhanpai.content.edits import proper_path
from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import Problem

FileBytes = tuple[str, bytes | None, bytes | None]
"""A file's path from the project's root with ``/``, its bytes before and after; None where there is no file."""

SAVE_ID = re.compile(r"[0-9]{10}-[0-9a-f]{8}")
"""A number that grows with every save in the folder, whatever clocks say, and chance against two computers at once."""

_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file of a save: the checksums (SHA-256) of what stood there before and after, None where there was no file."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Save:
    """One save: `at` in China time by the clock of the computer that saved, `who` and `what` in the person's words.

    `id` sorts in the order of saves; `details` say value by value what changed; `takes_back` is the id of the save that
    this one took back, "" if it took none back.
    """

    id: str
    at: dt.datetime
    who: str
    what: str
    details: tuple[str, ...]
    files: tuple[SavedFile, ...]
    takes_back: str = ""


def saved_files(files: Sequence[FileBytes]) -> tuple[SavedFile, ...]:
    """The same with checksums for the bytes."""
    return tuple(SavedFile(path, checksum(before), checksum(after)) for path, before, after in files)


def checksum(raw: bytes | None) -> str | None:
    """The SHA-256 of these bytes in hexadecimal; None for no file."""
    return None if raw is None else hashlib.sha256(raw).hexdigest()


def written_save(save: Save) -> bytes:
    """The file in which `save` is remembered; its id is the file's name and does not stand in it."""
    plain = {
        "version": _VERSION,
        "at": save.at.isoformat(timespec="seconds"),
        "who": save.who,
        "what": save.what,
        "details": save.details,
        "files": [[one.path, one.before, one.after] for one in save.files],
        "takes_back": save.takes_back,
    }
    # Texts that came from a form may hold halves of characters, which UTF-8 does not know.
    return json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def read_save(id: str, raw: bytes) -> Save | None:
    """What `written_save` has made; None of anything else: cut off, damaged, of a later version, with a path that leads out."""
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError, Problem):
        plain = json.loads(raw)
        at = dt.datetime.fromisoformat(plain["at"])
        if plain["version"] == _VERSION and at.tzinfo is not None:
            return Save(
                id,
                at.astimezone(CHINA),
                _text(plain["who"]),
                _text(plain["what"]),
                tuple(map(_text, plain["details"])),
                tuple(_file(*one) for one in plain["files"]),
                _text(plain["takes_back"]),
            )
    return None


def _text(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("not a text")
    return plain


def _file(path: object, before: object, after: object) -> SavedFile:
    proper_path(_text(path))
    return SavedFile(_text(path), _sum(before), _sum(after))


def _sum(plain: object) -> str | None:
    if plain is not None and not _CHECKSUM.fullmatch(_text(plain)):
        raise ValueError("not a checksum")
    return None if plain is None else _text(plain)
