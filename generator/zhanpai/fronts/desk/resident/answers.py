"""What the resident is asked and what it answers, and both as lines of JSON: bytes as base64."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from zhanpai.fronts.desk.looked import Noted, read_noted

Instead: TypeAlias = Mapping[str, bytes | None]
"""The bytes that files would have, by their paths from the project's root with `/`; None: the file would be gone."""


@dataclass(frozen=True)
class Trial:
    """What `check` would find of the project with some files changed, and does not find now.

    Errors and warnings, by place.  `is_whole` is False where only the changed files were looked at, each by itself.
    """

    new: tuple[Noted, ...] = ()
    is_whole: bool = True

    @property
    def errors(self) -> tuple[Noted, ...]:
        """Those of `new` that would stop a build."""
        return tuple(one for one in self.new if one.is_error)

    @property
    def warnings(self) -> tuple[Noted, ...]:
        """Those of `new` that would not."""
        return tuple(one for one in self.new if not one.is_error)

    def plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, as JSON has it; bytes as base64."""
        return asdict(self)


def read_trial(plain: Mapping[str, Any]) -> Trial:
    """What `Trial.plain` was made of; KeyError or TypeError if it was made of nothing like that."""
    return Trial(tuple(map(read_noted, plain["new"])), plain["is_whole"])


@dataclass(frozen=True)
class ShownPage:
    """What stands at an address of the site: status and type as in HTTP, and the bytes.

    With status 302 `content` is the address to go to instead, as ASCII.  With 422 there is no such page yet: `content` is
    why, a sentence in Chinese.
    """

    status: int
    type: str
    content: bytes

    def plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, as JSON has it; bytes as base64."""
        return {"status": self.status, "type": self.type, "content": _text(self.content)}


def read_shown(plain: Mapping[str, Any]) -> ShownPage:
    """What `ShownPage.plain` was made of; KeyError or ValueError if it was made of nothing like that."""
    return ShownPage(plain["status"], plain["type"], base64.b64decode(plain["content"]))


def plain_files(instead: Instead) -> dict[str, str | None]:
    """Files with their bytes as base64, so that JSON can carry them; None stays."""
    return {path: None if raw is None else _text(raw) for path, raw in instead.items()}


def read_files(plain: Mapping[str, str | None]) -> dict[str, bytes | None]:
    """Files with their bytes, of what `plain_files` made; ValueError if it is no base64."""
    return {path: None if raw is None else base64.b64decode(raw) for path, raw in plain.items()}


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
