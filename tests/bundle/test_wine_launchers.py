"""The .bat files that an office clicks, run by Wine's cmd with the real interpreter, in a folder with blanks, Chinese, & ( ) and !.

Wine's cmd expands a % in the path of a file that it runs, as Windows' does not: that is not shown here.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.small_bundle import bundle
from tests.bundle.test_wine import BUNDLE
from tests.bundle.wine import HANGS, Wine, windows_path
from tools.bundle.make_bundle import _end_lines, lay_hashes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    if not BUNDLE.is_dir():
        pytest.skip("NOT RUN, needs the bundle: make bundle")
    found = Wine(tmp_path_factory.mktemp("windows"))
    yield found
    found.end()


def handed_over(folder: Path, version: str) -> Path:
    """A small bundle with the real interpreter of Windows in it."""
    bundle(folder, version)
    shutil.copytree(BUNDLE / "python/windows-amd64", folder / "python/windows-amd64", dirs_exist_ok=True)
    for path in folder.glob("**/*.bat"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    lay_hashes(folder)
    return folder


def clicked(wine: Wine, folder: Path, name: str, *words: str, typed: str = "") -> tuple[int, str]:
    """The status and the words of a window in which a .bat file of the folder was opened."""
    done = subprocess.run(
        wine.command("cmd", "/c", f"{name}.bat", *words),
        cwd=folder,
        env=wine.env(),
        input=typed.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=HANGS,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def test_started_updated_gone_back_and_removed_by_a_click(wine: Wine, tmp_path: Path) -> None:
    place = tmp_path / "我们 & 站(牌)!"
    old, new = handed_over(place / "站牌 1", "1.0.0"), handed_over(place / "站牌 2", "2.0.0")
    site = old / "我们的网站"
    site.mkdir()
    (site / "stations.yaml").write_bytes(b"city: x\n")

    status, said = clicked(wine, old, "站牌")
    assert status == 0 and "准备好了。" in said and "asked 1.0.0 desk --root" in said, said
    assert windows_path(site) in said
    status, said = clicked(wine, old, "站牌")
    assert status == 0 and "准备好了。" not in said and "asked 1.0.0 desk" in said, said

    _, said = clicked(wine, new, "更新", typed=f'"{windows_path(old)}"\n是\n')
    assert "asked 2.0.0 check --root" in said and "换好了" in said, said
    assert "asked 2.0.0 desk" in clicked(wine, old, "站牌")[1]

    _, said = clicked(wine, old, "退回上一版", typed="是\n")
    assert "退回 1.0.0 了" in said, said
    assert "asked 1.0.0 desk" in clicked(wine, old, "站牌")[1]

    _, said = clicked(wine, old, "卸载", typed="是\n\n")
    assert "卸载好了" in said and not (old / "程序").exists(), said
    assert (site / "stations.yaml").read_bytes() == b"city: x\n"


def test_a_folder_without_its_interpreter_says_so_in_chinese(wine: Wine, tmp_path: Path) -> None:
    place = bundle(tmp_path / "站牌", "1.0.0")
    _end_lines(place)
    status, said = clicked(wine, place, "站牌")
    assert status == 1 and "python" in said and any("\u4e00" <= sign <= "\u9fff" for sign in said), said
