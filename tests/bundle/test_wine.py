"""The program on Windows, as far as Wine is one: the desk and a built site, files that others hold, consoles."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.first_hour import clerk
from tests.bundle.test_real_bundle import BUNDLE
from tests.bundle.wine import Wine, windows_path
from tests.make import write_project
from tools.bundle.platforms import PLATFORMS
from tools.bundle.wheels import Wheel

pytestmark = pytest.mark.slow

HOLD = """
import ctypes, sys
kernel = ctypes.WinDLL("kernel32")
kernel.CreateFileW.restype = ctypes.c_void_p
# Read and write, others may read: as Excel opens a table.
handle = kernel.CreateFileW(sys.argv[1], 0xC0000000, 1, None, 3, 0, None)
print(handle is not None and handle != 2**64 - 1, flush=True)
import time
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    if not BUNDLE.is_dir():
        pytest.skip("NOT RUN, needs the bundle: make bundle")
    found = Wine(tmp_path_factory.mktemp("windows"))
    yield found
    found.end()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("projects") / "资料 (在) & 这里!")


@pytest.fixture(scope="module")
def python(wine: Wine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What 站牌.bat makes of the bundle the first time; unpacked here, as Wine takes minutes for so many files."""
    made = tmp_path_factory.mktemp("disk") / "我们 & 站(牌)!" / "程序"
    shutil.copytree(BUNDLE / "python/windows-amd64", made / "python")
    (made / "python/python311._pth").write_text("python311.zip\n.\n..\\lib\n", "utf-8")
    windows = next(platform for platform in PLATFORMS if platform.system == "Windows")
    for wheel in (Wheel(path, "") for path in (BUNDLE / "bundle/wheels").glob("*.whl")):
        if wheel.name != "pip" and wheel.runs_on(windows):
            with zipfile.ZipFile(wheel.path) as archive:
                archive.extractall(made / "lib")
    for inner in (*made.glob("lib/*.data/platlib"), *made.glob("lib/*.data/purelib")):
        shutil.copytree(inner, made / "lib", dirs_exist_ok=True)
    runtime = max((made / "lib").glob("pikepdf.libs/msvcp140-*.dll"))
    shutil.copy(runtime, made / "python/msvcp140.dll")
    return made / "python/python.exe"


@pytest.fixture(scope="module")
def built(wine: Wine, python: Path, project: Path) -> list[str]:
    """What the window of a desk said at which somebody built the site and which he closed."""
    said = []
    with subprocess.Popen(
        wine.command(python, "-X", "utf8", "-u", "-m", "zhanpai", "desk", "--no-browser"),
        cwd=project,
        env=wine.env(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout
        for line in process.stdout:
            said.append(line.decode("utf-8", "replace").rstrip())
            if found := re.search(r"http://(127\.0\.0\.1:\d+)(/enter\S+)", said[-1]):
                clerk(found[1], found[2], project)
                break
        said += process.communicate(timeout=60)[0].decode("utf-8", "replace").split("\n")
        return [*said, f"ended {process.returncode}"]


def test_the_desk_opens_builds_the_site_and_is_closed(built: list[str], project: Path) -> None:
    assert built[-1] == "ended 0" and any("工作台已经关了" in line for line in built), built
    assert (project / "site/index.html").is_file()


def test_every_page_is_byte_for_byte_the_page_that_linux_builds(
    built: list[str], project: Path, tmp_path: Path
) -> None:
    """Pictures for sharing are drawn with another floating point, and Pagefind's index names its own program: those are left out."""
    shutil.copytree(project, tmp_path / "p", ignore=shutil.ignore_patterns("site*"))
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1773100800"}
    subprocess.run([sys.executable, "-m", "zhanpai", "build"], cwd=tmp_path / "p", env=env, check=True)
    here, there = _files(tmp_path / "p/site"), _files(project / "site")
    assert here.keys() == there.keys() and len(here) > 100
    assert [name for name in here if here[name] != there[name]] == []


def _files(site: Path) -> dict[str, bytes]:
    paths = (p for p in site.rglob("*") if p.is_file())
    found = {p.relative_to(site).as_posix(): p.read_bytes() for p in paths}
    return {n: raw for n, raw in found.items() if not n.startswith(("pagefind/", "assets/share/"))}


def test_a_console_of_code_page_936_shows_what_it_can(wine: Wine, python: Path, project: Path) -> None:
    """PYTHONIOENCODING stands for the console, which Wine does not have with that code page; U+10000 is in no GBK."""
    done = wine.run(
        python, "-X", "utf8=0", "-m", "zhanpai", "explain", "𐀀", at=project, PYTHONIOENCODING="gbk"
    )
    said = done.stdout.decode("gbk")
    assert done.returncode == 2 and "?" in said and "代码" in said
    assert "程序的错" not in said and "Traceback" not in said


def test_a_file_that_another_program_holds_is_named_and_written_when_it_lets_go(
    wine: Wine, python: Path, project: Path
) -> None:
    path = project / "stations.yaml"
    path.write_bytes(path.read_bytes().replace(b"kind: township", b"kind:  township", 1))
    typed = path.read_bytes()

    def hold(seconds: float) -> subprocess.Popen[bytes]:
        words = wine.command(python, "-c", HOLD, windows_path(path), f"{seconds}")
        holder = subprocess.Popen(
            words,
            env=wine.env(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert holder.stdout and holder.stdout.readline().strip() == b"True"
        return holder

    holder = hold(600)
    try:
        done = wine.run(python, "-X", "utf8", "-m", "zhanpai", "format", at=project)
    finally:
        holder.kill()
        holder.wait()
    said = done.stdout.decode()
    assert done.returncode == 2 and "stations.yaml" in said and "关掉" in said, said
    assert path.read_bytes() == typed
    assert not list(project.glob(".stations.yaml*.tmp"))
    done = wine.run(python, "-X", "utf8", "-m", "zhanpai", "format", at=project)
    assert done.returncode == 0 and path.read_bytes() != typed, done.stdout.decode()
