"""What the lock asks for on a system: its lines, read by pip's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.bundle.platforms import Platform


@dataclass(frozen=True)
class Locked:
    """One line of the lock: a distribution in one version, where it is wanted, and the hashes of its files."""

    name: str
    version: str
    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def line(self) -> str:
        """As pip reads it, with hashes, and without the marker that was answered already."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{h}" for h in self.hashes)])

    def is_wanted(self, platform: Platform, full_version: str) -> bool:
        """Whether this Python of that system asks for it."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(platform.markers(full_version))


def read_lock(path: Path) -> list[Locked]:
    """The lines of a lock that `uv pip compile --generate-hashes` wrote; ValueError if one has no version or no hash."""
    found = []
    joined = path.read_text("utf-8").replace("\\\n", " ")
    for line in (line for line in joined.splitlines() if line.strip() and not line.startswith("#")):
        words, hashes = line.partition(" --hash")[0], re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
        requirement = Requirement(words.strip())
        pinned = re.fullmatch(r"==([^,*]+)", str(requirement.specifier))
        if not pinned or not hashes:
            raise ValueError(f"{path.name}: no version or no hash: {words}")
        found.append(Locked(canonicalize_name(requirement.name), pinned[1], requirement, tuple(hashes)))
    return found


def wanted(locked: Iterable[Locked], platform: Platform) -> list[Locked]:
    """What that system asks for, whichever of its Pythons it has."""
    return [one for one in locked if any(one.is_wanted(platform, full) for full in platform.pythons)]
