"""Read the theme: the shipped one, and over it, file by file, the city's own `theme/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from zhanpai.content.load import disk
from zhanpai.kit.diagnostics import Finding

FOLDER = "theme"
"""Where a project keeps files of its own that take the place of shipped ones."""

LIMIT = 8_000_000
"""Bytes to one file: three times the largest font that anybody has asked a phone to load."""


def read_theme(root: Path) -> Mapping[str, bytes]:
    """Every file of the theme of the project in `root`, by its path below `theme/`, with `/`.

    A file that cannot be read as one (a link, a pipe, one that is locked or over LIMIT) counts as absent, so that
    the shipped file of the same name stands.
    """
    own = {}
    for seen in disk.walk(root, FOLDER):
        content = seen if isinstance(seen, Finding) else disk.read(root, seen.path, LIMIT)
        if not isinstance(seen, Finding) and isinstance(content, bytes) and len(content) <= LIMIT:
            own[seen.path.removeprefix(f"{FOLDER}/")] = content
    return MappingProxyType({**shipped_theme(), **own})


@cache
def shipped_theme() -> Mapping[str, bytes]:
    """The files of the theme that came with the program.  OSError if the installation is damaged."""
    folder = shipped_folder()
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    return MappingProxyType({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


def shipped_folder() -> Path:
    """The theme's folder beside the code in a wheel; in a checkout it lies at the top of the repository."""
    beside = Path(str(resources.files("zhanpai") / FOLDER))
    return beside if beside.is_dir() else beside.parents[2] / FOLDER


def theme_stamp(root: Path) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Changes when a file of the project's own theme does; what came with the program does not change."""
    return tuple((s.path, s.stamp) for s in disk.walk(root, FOLDER) if not isinstance(s, Finding))
