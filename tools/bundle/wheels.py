"""The wheels of the bundle: fetched by pip with the lock's hashes, one file for each thing that a system asks for."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.bundle.platforms import MINOR, PLATFORMS, Platform
from tools.bundle.requirements import Locked, wanted

PURE_AT_NEED = ("rjsmin",)
"""Published without a wheel for every system, and working without its compiled part: the wheel of another system is
stripped of that part."""
STRIPPED = ".so", ".pyd"


class Missing(Exception):
    """A system has no wheel for what it asks for; the message names both."""


@dataclass(frozen=True)
class Wheel:
    """A wheel that lies in the bundle."""

    path: Path
    sha256: str

    @property
    def name(self) -> str:
        """The distribution, as the lock writes it."""
        return canonicalize_name(parse_wheel_filename(self.path.name)[0])

    @property
    def version(self) -> str:
        """Its version."""
        return str(parse_wheel_filename(self.path.name)[1])

    def runs_on(self, platform: Platform) -> bool:
        """Whether the Python of that system takes it."""
        return bool(parse_wheel_filename(self.path.name)[3] & set(platform.wheel_tags()))

    def licence(self) -> str:
        """What its metadata say (PEP 639, and what was usual before), else how its licence begins; "" without one."""
        with zipfile.ZipFile(self.path) as archive:
            inside = archive.namelist()
            name = next(n for n in inside if n.count("/") == 1 and n.endswith(".dist-info/METADATA"))
            told = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
            texts = [n for n in inside if ".dist-info/" in n and "LICENSE" in n.upper().rpartition("/")[2]]
            text = archive.read(texts[0]).decode("utf-8", "replace").split("\n") if texts else []
        classified = [
            c.rpartition(" :: ")[2] for c in told.get_all("Classifier", []) if c.startswith("License ::")
        ]
        first = [
            line.strip()[:60] for line in (*(told.get("License") or "").splitlines(), *text) if line.strip()
        ]
        return told.get("License-Expression") or " / ".join(classified) or next(iter(first), "")


def sha256_of(path: Path) -> str:
    """The hash of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(locked: Iterable[Locked], folder: Path) -> list[Wheel]:
    """Every wheel that some system asks for, in `folder`; Missing if one has none.

    pip compares each file with the hashes of the lock and ends with an error of its own if one differs.
    """
    locked = list(locked)
    folder.mkdir(parents=True, exist_ok=True)
    for platform in PLATFORMS:
        for full in platform.pythons:
            asked = [one for one in locked if one.is_wanted(platform, full) and one.name not in PURE_AT_NEED]
            _download(asked, platform, full, folder)
    compiled = next(p for p in PLATFORMS if p.name == "linux-x86_64")
    for one in (one for one in locked if one.name in PURE_AT_NEED):
        with tempfile.TemporaryDirectory() as place:
            _download([one], compiled, compiled.pythons[-1], Path(place))
            make_pure(next(Path(place).glob("*.whl")), folder)
    found = [Wheel(path, sha256_of(path)) for path in sorted(folder.glob("*.whl"))]
    refuse_gaps(locked, found)
    return found


def _download(locked: list[Locked], platform: Platform, full_version: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        lines = Path(place) / "requirements.txt"
        lines.write_text("".join(f"{one.line}\n" for one in locked), "utf-8")
        command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary", ":all:", "--require-hashes", "-r", str(lines), "-d", str(folder)]
        command += ["--implementation", "cp", "--python-version", full_version]
        command += [word for abi in (f"cp{MINOR[0]}{MINOR[1]}", "abi3", "none") for word in ("--abi", abi)]
        command += [word for tag in platform.tags for word in ("--platform", tag)]
        if subprocess.run(command).returncode:
            raise Missing(f"pip could not fetch what {platform.name} asks for; it says above what")


def refuse_gaps(locked: Iterable[Locked], wheels: Iterable[Wheel]) -> None:
    """Missing, naming each, if some system asks for what lies in no wheel that runs there."""
    there = [(one.name, one.version, one) for one in wheels]
    gaps = [
        f"{one.name} {one.version} on {platform.name}"
        for platform in PLATFORMS
        for one in wanted(locked, platform)
        if not any(n == one.name and v == one.version and w.runs_on(platform) for n, v, w in there)
    ]
    if gaps:
        raise Missing("no wheel: " + ", ".join(gaps))


def make_pure(wheel: Path, folder: Path) -> Path:
    """The same distribution in `folder` without its compiled part, as a wheel for every Python 3."""
    name, version, _, _ = parse_wheel_filename(wheel.name)
    made = folder / f"{str(name).replace('-', '_')}-{version}-py3-none-any.whl"
    info = f"{str(name).replace('-', '_')}-{version}.dist-info"
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        kept = {n: source.read(n) for n in sorted(source.namelist()) if not n.endswith(STRIPPED)}
        lines = [
            line
            for line in kept[f"{info}/WHEEL"].decode().splitlines()
            if not line.startswith(("Tag:", "Root-Is"))
        ]
        kept[f"{info}/WHEEL"] = "\n".join([*lines, "Root-Is-Purelib: true", "Tag: py3-none-any", ""]).encode()
        del kept[f"{info}/RECORD"]
        record = "".join(f"{n},sha256={_digest(data)},{len(data)}\n" for n, data in kept.items())
        kept[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
        for n, data in kept.items():
            # One moment for all, so that the same wheel has the same hash every time.
            target.writestr(zipfile.ZipInfo(n, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made


def _digest(data: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
