"""Which files there are: those on the disk, or those there would be if some were others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from zhanpai.content import filing
from zhanpai.content.load import disk
from zhanpai.kit.diagnostics import Finding

Seen: TypeAlias = disk.SeenFile | Finding

NEW = (0, 0)
"""The stamp of what is not on the disk."""


@dataclass(frozen=True)
class Survey:
    """What lies in a project: `content` in the order in which it is walked, and the register, None if there is none."""

    content: tuple[Seen, ...]
    register: Seen | None = field(default=None)

    def with_files(self, instead: Mapping[str, bytes | None]) -> Survey:
        """What there would be: a file that `instead` names is there, one that it says None of is gone."""
        if not instead:
            return self
        register = self.register
        if filing.REGISTER in instead:
            is_gone = instead[filing.REGISTER] is None
            register = None if is_gone else disk.SeenFile(filing.REGISTER, NEW)
        within = f"{filing.CONTENT}/"
        named = {path for path in instead if path.startswith(within)}
        if not named:
            return Survey(self.content, register)
        left = [seen for seen in self.content if seen.path not in named]
        left += [disk.SeenFile(path, NEW) for path in named if instead[path] is not None]
        return Survey(tuple(sorted(left, key=lambda seen: seen.path.split("/"))), register)


def survey(root: Path) -> Survey:
    """Look at the project in `root` as it lies on the disk; nothing is opened."""
    try:
        register: Seen | None = disk.look(root, filing.REGISTER)
    except OSError:
        register = None
    return Survey(tuple(disk.walk(root, filing.CONTENT)), register)
