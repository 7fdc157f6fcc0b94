"""A city's own theme lies over the shipped one file by file."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.load.theme import LIMIT, read_theme, shipped_theme, theme_stamp


def write(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def test_a_project_without_a_theme_has_the_shipped_one(tmp_path: Path) -> None:
    assert read_theme(tmp_path) == shipped_theme()
    assert {
        "tokens.yaml",
        "logo/logo.svg",
        "shell/main.html",
        "signage/signage.yaml",
    } <= shipped_theme().keys()


def test_one_file_of_the_citys_own_takes_the_place_of_that_file_alone(tmp_path: Path) -> None:
    write(tmp_path, "theme/logo/logo.svg", b"<svg/>")
    write(tmp_path, "theme/css/zz-own.css", b"p{}")
    theme = read_theme(tmp_path)
    changed = {path for path in theme if theme[path] != shipped_theme().get(path)}
    assert changed == {"logo/logo.svg", "css/zz-own.css"}


def test_a_link_or_a_giant_lets_the_shipped_file_stand(tmp_path: Path) -> None:
    write(tmp_path, "secret.svg", b"secret")
    write(tmp_path, "theme/tokens.yaml", b"x" * (LIMIT + 1))
    (tmp_path / "theme/logo").mkdir()
    (tmp_path / "theme/logo/logo.svg").symlink_to(tmp_path / "secret.svg")
    (tmp_path / "theme/css").symlink_to(tmp_path)
    assert read_theme(tmp_path) == shipped_theme()


def test_the_stamp_changes_with_a_file_of_the_citys_own(tmp_path: Path) -> None:
    before = theme_stamp(tmp_path)
    write(tmp_path, "theme/tokens.yaml", b"a")
    assert theme_stamp(tmp_path) != before == ()
