"""The bundle that `make bundle` made, in an empty environment without a network: from the click to a built site."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.make import write_project
from tests.shipped import ROOT
from tests.tools import need
from tools.bundle.make_bundle import HERE
from tools.bundle.platforms import PLATFORMS
from tools.bundle.requirements import read_lock, wanted
from tools.bundle.wheels import Wheel, sha256_of
from zhanpai import __version__

BUNDLE = ROOT / "build/bundle" / f"站牌-{__version__}"
LARGEST = 320 * 2**20
"""Bytes of the folder: 288 MB on the day it was first made."""


@pytest.fixture(scope="module")
def made() -> Path:
    if not BUNDLE.is_dir():
        pytest.skip("NOT RUN, needs the bundle: make bundle")
    return BUNDLE


@pytest.mark.slow
def test_every_dependency_is_in_it_for_each_system_and_on_its_list(made: Path) -> None:
    """An ARM desk is not run here: which wheels it takes is answered by the rules that its pip would ask (PEP 425, 440, 508)."""
    with (made / "清单.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = {(row["系统"], row["名称"], row["版本"]): row for row in csv.DictReader(file)}
    # A Linux may have a Python that wants an older version of the same thing: both are there.
    asked = {
        (platform.name, one.name, one.version)
        for platform in PLATFORMS
        for one in wanted([*read_lock(ROOT / "requirements.lock"), *read_lock(HERE / "pip.lock")], platform)
    }
    assert {key for key in listed if key[1] != "zhanpai"} == asked
    by_name = {platform.name: platform for platform in PLATFORMS}
    for (system, *_), row in listed.items():
        wheel = Wheel(made / "bundle/wheels" / row["文件"], row["sha256"])
        assert wheel.runs_on(by_name[system]) and sha256_of(wheel.path) == row["sha256"]
        assert row["许可"], row
    used = {row["文件"] for row in listed.values()}
    assert used == {path.name for path in (made / "bundle/wheels").iterdir()}


@pytest.mark.slow
def test_nothing_that_a_wheel_asks_for_is_missing(made: Path) -> None:
    """What the wheels themselves say they need, against what lies there: the lock is not believed."""
    import zipfile
    from email.parser import HeaderParser

    wheels = [Wheel(path, "") for path in (made / "bundle/wheels").glob("*.whl")]
    for platform in PLATFORMS:
        there = {wheel.name: wheel for wheel in wheels if wheel.runs_on(platform)}
        for wheel in there.values():
            with zipfile.ZipFile(wheel.path) as archive:
                name = next(
                    n for n in archive.namelist() if n.endswith(".dist-info/METADATA") and n.count("/") == 1
                )
                told = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
            for line in told.get_all("Requires-Dist", []):
                needed = Requirement(line)
                if needed.marker is None or needed.marker.evaluate(
                    platform.markers(platform.pythons[-1]) | {"extra": ""}
                ):
                    found = there.get(needed.name.lower().replace("_", "-").replace(".", "-"))
                    assert found is not None, f"{wheel.name} on {platform.name}: {line}"
                    assert needed.specifier.contains(found.version, prereleases=True), f"{wheel.name}: {line}"


@pytest.mark.slow
def test_it_is_no_larger_than_can_be_carried(made: Path) -> None:
    assert sum(path.stat().st_size for path in made.rglob("*") if path.is_file()) < LARGEST


@pytest.mark.slow
def test_from_an_empty_computer_without_network_to_a_built_site(made: Path, tmp_path: Path) -> None:
    place = tmp_path / "我们 & 站(牌)"
    shutil.copytree(made, place)
    project = write_project(tmp_path / "资料 在这里")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python3.11").symlink_to(os.path.realpath(sys.executable))
    env = {
        "PATH": f"{tmp_path / 'bin'}:{os.defpath}",
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "1773100800",
        "BROWSER": "/bin/false",
    }
    command = [
        need("unshare"),
        "--net",
        sys.executable,
        str(ROOT / "tests/bundle/first_hour.py"),
        str(place),
        str(project),
    ]
    done = subprocess.run([*command, "sh", f"{place}/站牌.sh"], env=env, capture_output=True, text=True)
    said = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert said[0] == "no network" and said[-1] == "closed 0"
    assert "said: 准备好了。" in said and "desk answers" in said
    pages = next(int(line.split()[1]) for line in said if line.startswith("built "))
    assert pages == len(list((project / "site").rglob("*.html"))) > 50
