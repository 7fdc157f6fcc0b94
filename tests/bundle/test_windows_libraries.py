"""A computer on which nobody installed anything has what the compiled parts of the bundle ask for."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from tests.bundle.forwarding_dll import forwarding_dll
from tests.bundle.test_real_bundle import BUNDLE
from tests.bundle.windows_libraries import imported, is_part_of_windows
from tests.shipped import ROOT

OPENCC_TOOLS = "opencc/clib/bin/"
"""Programs of a package that nothing of ours runs."""
LAID_BESIDE = {"msvcp140.dll"}
"""What making the program ready lays beside the interpreter (`bundle/setup/installing.py`)."""


def missing(bundle: Path) -> list[str]:
    """ "file: library" of each library that lies neither beside the file, nor beside the interpreter, nor in Windows."""
    python = {path.name.lower() for path in (bundle / "python/windows-amd64").iterdir()} | LAID_BESIDE
    found = []
    for wheel in sorted((bundle / "bundle/wheels").glob("*win_amd64.whl")):
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            own = {PurePosixPath(name).name.lower() for name in names}
            for name in (n for n in names if n.endswith((".pyd", ".dll", ".exe")) and OPENCC_TOOLS not in n):
                asked = (library.lower() for library in imported(archive.read(name)))
                found += [
                    f"{name}: {x}" for x in asked if x not in own | python and not is_part_of_windows(x)
                ]
    return found


@pytest.mark.slow
def test_every_library_is_there_without_the_runtime_of_visual_c() -> None:
    if not BUNDLE.is_dir():
        pytest.skip("NOT RUN, needs the bundle: make bundle")
    assert missing(BUNDLE) == []


def test_the_newest_runtime_that_wheels_brought_is_laid_beside_the_interpreter(tmp_path: Path) -> None:
    for folder, version in (
        ("opencc.libs", "14.9.1.0"),
        ("pikepdf.libs", "14.40.33810.0"),
        ("rapidfuzz.libs", "14.38.2.0"),
    ):
        at = tmp_path / "lib" / folder / "msvcp140-0123.dll"
        at.parent.mkdir(parents=True)
        at.write_bytes(b"MZ?" + f"FileVersion\0\0{version}\0".encode("utf-16-le"))
    (tmp_path / "python").mkdir()
    setup = ROOT / "tools/bundle/inside/bundle/setup"
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import installing; "
        "installing.lay_runtime(*map(pathlib.Path, sys.argv[2:]))"
    )
    subprocess.run([sys.executable, "-c", script, setup, tmp_path / "lib", tmp_path / "python"], check=True)
    laid = (tmp_path / "python/msvcp140.dll").read_bytes()
    assert laid == (tmp_path / "lib/pikepdf.libs/msvcp140-0123.dll").read_bytes()


def test_a_library_without_imports_asks_for_none() -> None:
    assert imported(forwarding_dll("a.dll", {"B": "kernel32.Beep"})) == []
    assert imported(b"#!/bin/sh") == []


def test_the_runtime_of_visual_c_is_no_part_of_windows() -> None:
    assert not is_part_of_windows("MSVCP140.dll") and not is_part_of_windows("VCRUNTIME140_1.dll")
    assert is_part_of_windows("KERNEL32.dll") and is_part_of_windows("api-ms-win-crt-heap-l1-1-0.dll")
