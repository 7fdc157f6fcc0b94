"""What would be mended, as it waits for a yes or a no: the files as they are and would be, and the same in words.

It comes from a process of its own as JSON, like what was looked at.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from zhanpai.fronts.desk.line_changes import LineChange, Parts


@dataclass(frozen=True)
class ShownChange:
    """Some lines of one file that change, and why: the words of the findings that this mends."""

    path: str
    why: tuple[str, ...]
    change: LineChange


@dataclass(frozen=True)
class LeftAlone:
    """A finding whose repair was tried and taken back: where it stands, its words, and those of what it would bring."""

    path: str
    line: int
    message: str
    brought: str


@dataclass(frozen=True)
class Proposal:
    """All of it: `mended` counts the findings that go, `files` are ``(path, before, after)``."""

    mended: int
    changes: tuple[ShownChange, ...]
    left_alone: tuple[LeftAlone, ...]
    files: tuple[tuple[str, bytes, bytes], ...]

    @cached_property
    def mark(self) -> str:
        """What a yes must name, so that it is said to this proposal and to no other."""
        digest = hashlib.sha256()
        for path, before, after in self.files:
            for part in (path.encode("utf-8", "surrogatepass"), before, after):
                digest.update(b"%d:%b" % (len(part), part))
        return digest.hexdigest()

    def plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, as JSON has it."""
        files = [(path, _packed(before), _packed(after)) for path, before, after in self.files]
        return {**asdict(self), "files": files}


def read_proposal(plain: Mapping[str, Any]) -> Proposal:
    """What `Proposal.plain` was made of; KeyError, TypeError or ValueError if it was made of nothing like that."""
    return Proposal(
        plain["mended"],
        tuple(
            ShownChange(one["path"], tuple(one["why"]), _change(one["change"])) for one in plain["changes"]
        ),
        tuple(LeftAlone(**one) for one in plain["left_alone"]),
        tuple((path, base64.b64decode(old), base64.b64decode(new)) for path, old, new in plain["files"]),
    )


def _change(plain: Mapping[str, Any]) -> LineChange:
    def lines(plain: list[list[tuple[str, bool]]]) -> tuple[Parts, ...]:
        return tuple(tuple((text, is_changed) for text, is_changed in parts) for parts in plain)

    return LineChange(plain["line"], lines(plain["old"]), lines(plain["new"]))


def _packed(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
