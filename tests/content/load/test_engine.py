"""A project's `mkdocs.yml` is compared and never parsed; whatever lies there, one thing is said."""

import os
from pathlib import Path

import pytest

from zhanpai.content.load.engine import look_at_settings
from zhanpai.content.scaffold.site import MKDOCS


def put_a_folder(path: Path) -> None:
    path.mkdir()


def put_a_link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def put_a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    "same",
    [
        MKDOCS,
        MKDOCS.replace("\n", "\r\n"),
        "\ufeff" + MKDOCS,
        MKDOCS.rstrip("\n"),
        "# 不要改\n\n" + MKDOCS.replace("material\n", "material  \n"),
    ],
    ids=["as shipped", "ends of lines", "mark of UTF-8", "last line open", "a comment, blanks"],
)
def test_settings_that_say_the_same_are_not_mentioned(tmp_path: Path, same: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(same.encode())
    assert look_at_settings(tmp_path) == ()


def test_a_project_without_settings_is_not_mentioned(tmp_path: Path) -> None:
    assert look_at_settings(tmp_path) == ()


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"# only a comment\n",
        MKDOCS.encode().replace(b"zhanpai", b"zhanpai2", 1),
        MKDOCS.encode()[:100],
        MKDOCS.encode().replace(b"  font", b"font"),
        MKDOCS.encode("utf-16"),
        "site_name: 站牌\n".encode("gbk"),
        b"\x00\xff" * 1_000_000,
        b"a: !!python/object/apply:os.abort []\n",
    ],
    ids=[
        "empty",
        "comment",
        "other name",
        "cut short",
        "indent lost",
        "UTF-16",
        "GBK",
        "two megabytes",
        "code",
    ],
)
def test_settings_that_say_something_else_are_mentioned_once(tmp_path: Path, other: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(other)
    assert [(f.code, f.path, f.severity.value) for f in look_at_settings(tmp_path)] == [
        ("S218", "mkdocs.yml", "提醒")
    ]


@pytest.mark.parametrize("put", [put_a_folder, put_a_link, put_a_pipe])
def test_what_is_no_file_is_mentioned_once_and_not_opened(tmp_path: Path, put) -> None:  # type: ignore[no-untyped-def]
    put(tmp_path / "mkdocs.yml")
    assert [f.code for f in look_at_settings(tmp_path)] == ["S218"]
