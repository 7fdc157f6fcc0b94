"""A finished site in one file: everything of it, nothing else, and the same bytes for the same site."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from zhanpai.kit.disk.lock import locked
from zhanpai.kit.problem import Problem
from zhanpai.publish.packing import pack_site

FILES = {
    "index.html": b"<p>1",
    "s/0001/index.html": b"<p>2",
    "assets/a.png": b"\x89PNG",
    ".well-known/x": b"3",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in {**FILES, ".zhanpai": b"ours"}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path


def test_all_files_of_the_site_are_in_it_and_nothing_else(root: Path) -> None:
    (root / "site" / "link.txt").symlink_to(root / "secret.txt")
    heard: list[tuple[int, int]] = []
    path = pack_site(root, lambda done, total: heard.append((done, total)))
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert heard == [(4, 4)] and path.is_relative_to(root / ".cache")
    assert [p.name for p in path.parent.iterdir()] == ["site.zip"]


def test_the_same_site_gives_the_same_bytes(root: Path) -> None:
    first = pack_site(root, lambda *_: None).read_bytes()
    for path in (root / "site").rglob("*.html"):
        path.touch()
    assert pack_site(root, lambda *_: None).read_bytes() == first


def test_what_was_never_built_or_is_being_built_is_not_packed(root: Path) -> None:
    with locked(root / "site"), pytest.raises(Problem, match="正在由"):
        pack_site(root, lambda *_: None)
    (root / "site" / ".zhanpai").unlink()
    with pytest.raises(Problem, match="还没有生成网站"):
        pack_site(root, lambda *_: None)
    assert not (root / ".cache" / "site.zip").exists()
