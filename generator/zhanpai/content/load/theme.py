"""Read the theme: the shipped one, and what a city's own `theme/` says otherwise, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from zhanpai.content import filing
from zhanpai.content.load import disk
from zhanpai.kit.diagnostics import Finding

FOLDER = "theme"
"""Where a project keeps files of its own that take the place of shipped ones."""

LIMIT = 8_000_000
"""Bytes to one file: three times the largest font that anybody has asked a phone to load."""


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """What a project's `theme/` says otherwise than the shipped one."""

    files: Mapping[str, bytes]
    """By their paths below `theme/`, with `/`; those that are as shipped are left out."""
    findings: tuple[Finding, ...] = ()
    """Of what lies there and is not read: the shipped file of the same name stands."""
    stamp: tuple[tuple[str, tuple[int, int]], ...] = ()
    """Changes when a file does."""


NOTHING = OwnTheme(MappingProxyType({}))


def read_own_theme(root: Path, before: OwnTheme = NOTHING) -> OwnTheme:
    """The theme of the project in `root`; what was read `before`, if nothing has changed since.  Raises nothing."""
    seen = list(disk.walk(root, FOLDER))
    findings = [found for found in seen if isinstance(found, Finding)]
    files = [file for file in seen if not isinstance(file, Finding)]
    stamp = tuple((file.path, file.stamp) for file in files)
    if (before.stamp, before.findings) == (stamp, tuple(findings)):
        return before
    own = {}
    for file in files:
        content = disk.read(root, file.path, LIMIT)
        path = file.path.removeprefix(f"{FOLDER}/")
        if isinstance(content, Finding):
            findings.append(content)
        elif len(content) > LIMIT:
            message, fix = f"这个文件超过 {LIMIT // 10**6} MB，不会用到。", "换成小一些的文件，或者删掉它。"
            findings.append(filing.UNUSED.at(file.path, (), message, fix))
        elif content != shipped_theme().get(path):
            own[path] = content
    return OwnTheme(MappingProxyType(own), tuple(findings), stamp)


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
