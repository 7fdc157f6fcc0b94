"""清单.csv: every dependency in the bundle, with its version, licence, and the file and hash for each system."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tools.bundle.platforms import PLATFORMS
from tools.bundle.requirements import Locked, wanted
from tools.bundle.wheels import Wheel

HEAD = ("名称", "版本", "许可", "系统", "文件", "sha256")


def rows(locked: Iterable[Locked], wheels: Iterable[Wheel]) -> list[tuple[str, ...]]:
    """A row for each dependency and system, in the order of the lock; those without a wheel were refused before."""
    locked, wheels = list(locked), list(wheels)
    licences = {(one.name, one.version): one.licence() for one in wheels}
    found = []
    for platform in PLATFORMS:
        for one in wanted(locked, platform):
            file = next(
                w for w in wheels if (w.name, w.version) == (one.name, one.version) and w.runs_on(platform)
            )
            found.append(
                (
                    one.name,
                    one.version,
                    licences[one.name, one.version],
                    platform.name,
                    file.path.name,
                    file.sha256,
                )
            )
    return sorted(found)


def as_csv(listed: Iterable[tuple[str, ...]]) -> bytes:
    """The table as offices open it: UTF-8 with its mark, so that Excel reads the Chinese."""
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *listed])
    return text.getvalue().encode("utf-8-sig")


def as_requirements(locked: Iterable[Locked], wheels: Iterable[Wheel]) -> str:
    """The lock's lines with the hashes of the files that lie here: what pip reads in the office."""
    lines = []
    for one in locked:
        marker = f" ; {one.requirement.marker}" if one.requirement.marker else ""
        hashes = [w.sha256 for w in wheels if (w.name, w.version) == (one.name, one.version)]
        if hashes:
            lines.append(
                f"{one.name}=={one.version}{marker}"
                + "".join(f" --hash=sha256:{digest}" for digest in sorted(set(hashes)))
            )
    return "\n".join([*lines, ""])
