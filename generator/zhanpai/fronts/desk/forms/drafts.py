"""What a person has filled in and not saved, or could not save: kept among her own files until she saves or gives it up.

Not in the project: two people who share it have each their own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from zhanpai.kit.disk.files import write_bytes

BASES = 500
"""Files that forms were made from, the last used, that are remembered."""

_MARK = re.compile(r"[0-9a-f]{64}")

LARGEST = 4 * 2**20
"""Bytes of a draft that is read."""


@dataclass(frozen=True)
class Draft:
    """What stood in the form at `url` when it was last sent: `seen` tells which bytes of the file it was made from.

    `title` says what it is about and `at` when, in words; `filled` is as `filled.py` has it, with the running text.
    """

    url: str
    title: str
    at: str
    seen: str
    filled: Mapping[str, str]


class Drafts:
    """The drafts of one person for one project, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, url: str) -> Draft | None:
        """The draft of the form at `url`; None if there is none that can be read."""
        return _read(self._path(url))

    def all(self) -> list[Draft]:
        """All that can be read, by their titles."""
        found = [_read(path) for path in sorted(self._folder.glob("*.json"))]
        return sorted((one for one in found if one), key=lambda one: one.title)

    def write(self, draft: Draft) -> None:
        """Keep it in the place of an earlier one of the same form; OSError if the disk refuses."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_bytes(self._path(draft.url), json.dumps(asdict(draft), ensure_ascii=False).encode())

    def keep_base(self, raw: bytes) -> str:
        """Remember the bytes that a form is made from; what it returns is their mark.  OSError if the disk refuses."""
        mark = hashlib.sha256(raw).hexdigest()
        path = self._base(mark)
        if not path.is_file():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_bytes(path, raw)
            for old in sorted(path.parent.iterdir(), key=lambda one: one.stat().st_mtime)[:-BASES]:
                old.unlink(missing_ok=True)
        else:
            path.touch()
        return mark

    def base(self, mark: str) -> bytes | None:
        """The bytes of this mark; None if they were let go, or are not what they were."""
        if not _MARK.fullmatch(mark):
            return None
        with suppress(OSError):
            raw = self._base(mark).read_bytes()
            return raw if hashlib.sha256(raw).hexdigest() == mark else None
        return None

    def _base(self, mark: str) -> Path:
        return self._folder / "bases" / mark

    def drop(self, url: str) -> None:
        """Let go of it, if there is one; OSError if the disk refuses."""
        self._path(url).unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.json"


def _read(path: Path) -> Draft | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        plain = json.loads(path.read_bytes())
        draft = Draft(**plain)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    texts = (draft.url, draft.title, draft.at, draft.seen)
    is_whole = all(isinstance(text, str) for text in texts) and isinstance(draft.filled, dict)
    return draft if is_whole and all(isinstance(text, str) for text in draft.filled.values()) else None
