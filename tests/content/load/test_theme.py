"""A city's own theme is read file by file: what it says otherwise than the shipped one."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.load.theme import LIMIT, NOTHING, read_own_theme, shipped_theme


def write(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def test_a_project_without_a_theme_has_nothing_of_its_own(tmp_path: Path) -> None:
    assert read_own_theme(tmp_path) == NOTHING
    assert {
        "tokens.yaml",
        "logo/logo.svg",
        "shell/main.html",
        "signage/signage.yaml",
    } <= shipped_theme().keys()


def test_files_that_differ_from_the_shipped_ones_are_the_citys_own(tmp_path: Path) -> None:
    write(tmp_path, "theme/logo/logo.svg", b"<svg/>")
    write(tmp_path, "theme/css/zz-own.css", b"p{}")
    write(tmp_path, "theme/css/base.css", shipped_theme()["css/base.css"])
    own = read_own_theme(tmp_path)
    assert own.files == {"logo/logo.svg": b"<svg/>", "css/zz-own.css": b"p{}"}
    assert own.findings == ()


def test_a_link_or_a_giant_is_not_read_and_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "secret.svg", b"secret")
    write(tmp_path, "theme/tokens.yaml", b"x" * (LIMIT + 1))
    (tmp_path / "theme/logo").mkdir()
    (tmp_path / "theme/logo/logo.svg").symlink_to(tmp_path / "secret.svg")
    (tmp_path / "theme/css").symlink_to(tmp_path)
    own = read_own_theme(tmp_path)
    assert own.files == {}
    assert {(found.path, found.code) for found in own.findings} == {
        ("theme/css", "S202"),
        ("theme/logo/logo.svg", "S202"),
        ("theme/tokens.yaml", "S203"),
    }


def test_files_are_read_again_only_when_one_has_changed(tmp_path: Path) -> None:
    write(tmp_path, "theme/css/own.css", b"a{}")
    first = read_own_theme(tmp_path)
    assert read_own_theme(tmp_path, first) is first
    write(tmp_path, "theme/css/own.css", b"ab{}")
    again = read_own_theme(tmp_path, first)
    assert again.files == {"css/own.css": b"ab{}"}
    assert again.stamp != first.stamp
