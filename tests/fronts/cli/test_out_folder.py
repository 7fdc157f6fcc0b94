"""Where output may lie: the six commands that write a folder refuse the same places in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import EPOCH
from tests.make import write_project
from zhanpai.fronts.cli.command_line import obey

COMMANDS = {
    "build": ("build", "--no-search", "--jobs", "1"),
    "signs": ("signs", "--kind", "s1", "--only", "0001", "--proof", "--jobs", "1"),
    "share": ("share", "content/news/2026/2026-02-11-dianti.md", "--only", "text"),
    "annual": ("annual", "--only", "0001", "--jobs", "1"),
    "report": ("report", "--csv"),
    "schema": ("schema",),
}
FIX = "用 --out 指定一个单独的新文件夹，或者去掉 --out。"
SOURCES = "放着网站的资料，不能拿来放生成的文件。"
PUBLIC = "在要公开的网站里，不能拿来放别的东西。"

EVERYBODY = frozenset(COMMANDS)
BUT_BUILD = EVERYBODY - {"build"}
"""Build may make a site anew where one stands."""

REFUSED = {
    # what is typed after --out: (the folder that is named, what is said of it, who says it)
    "/": ("/", "是磁盘的根目录，不能拿来放生成的文件。", EVERYBODY),
    "{home}": ("{home}", "是个人主目录，不能拿来放生成的文件。", EVERYBODY),
    ".": ("{root}", SOURCES, EVERYBODY),
    "..": ("{above}", SOURCES, EVERYBODY),
    "content": ("{root}/content", SOURCES, EVERYBODY),
    "content/news/out": ("{root}/content/news/out", SOURCES, EVERYBODY),
    "site/../content/out": ("{root}/content/out", SOURCES, EVERYBODY),
    "theme": ("{root}/theme", SOURCES, EVERYBODY),
    "generator/out": ("{root}/generator/out", SOURCES, EVERYBODY),
    "tests/out": ("{root}/tests/out", SOURCES, EVERYBODY),
    ".git/out": ("{root}/.git/out", SOURCES, EVERYBODY),
    ".cache/out": ("{root}/.cache/out", SOURCES, EVERYBODY),
    "{above}/elsewhere": ("{above}/elsewhere", SOURCES, EVERYBODY),
    "{above}/elsewhere/content/out": ("{above}/elsewhere/content/out", SOURCES, EVERYBODY),
    "to-content/out": ("{root}/content/out", SOURCES, EVERYBODY),
    "site": ("{root}/site", PUBLIC, BUT_BUILD),
    "site/out": ("{root}/site/out", PUBLIC, EVERYBODY),
    "site/s/0001": ("{root}/site/s/0001", PUBLIC, EVERYBODY),
    "{above}/www": ("{above}/www", PUBLIC, BUT_BUILD),
    "{above}/www/a/b": ("{above}/www/a/b", PUBLIC, EVERYBODY),
    "to-www": ("{above}/www", PUBLIC, BUT_BUILD),
    "to-www/out": ("{above}/www/out", PUBLIC, EVERYBODY),
    "stations.yaml": ("{root}/stations.yaml", "是一个文件，不是文件夹。", EVERYBODY),
    "stations.yaml/a/b": ("{root}/stations.yaml", "是一个文件，不是文件夹。", EVERYBODY),
    "mine": ("{root}/mine", "里有别的东西，没有动它。", frozenset({"build", "report"})),
}
"""What signs, share, annual and schema find in a folder, they leave there: `mine` is theirs to write into."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and around it all that output must not go to."""
    root = write_project(tmp_path / "all" / "city")
    for folder in ("site/s/0001", ".git", ".cache", "generator", "mine"):
        (root / folder).mkdir(parents=True)
    (root / "site/.zhanpai").write_text("", "utf-8")
    (root / "mine/letter.txt").write_text("三年的心血", "utf-8")
    above = root.parent
    (above / "elsewhere/content").mkdir(parents=True)
    (above / "elsewhere/stations.yaml").write_text("", "utf-8")
    (above / "www").mkdir()
    (above / "www/.zhanpai").write_text("", "utf-8")
    (above / "home").mkdir()
    (root / "to-content").symlink_to("content")
    (root / "to-www").symlink_to(above / "www")
    (root / "broken").symlink_to("nowhere")
    monkeypatch.setenv("HOME", str(above / "home"))
    monkeypatch.setenv("USERPROFILE", str(above / "home"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.chdir(root)
    return root


def things(folder: Path) -> dict[str, bytes | None]:
    """Everything below `folder`, empty folders and hidden files too."""

    def walk() -> Iterator[tuple[str, bytes | None]]:
        for path in sorted(folder.rglob("*")):
            is_file = path.is_file() and not path.is_symlink()
            yield str(path), path.read_bytes() if is_file else None

    return dict(walk())


FIRST = {said: typed for typed, (_, said, _) in reversed(REFUSED.items())}
"""Each reason once: the other folders are refused for the same by `make test-slow`."""


@pytest.mark.parametrize(
    "typed",
    [pytest.param(each, marks=() if each in FIRST.values() else pytest.mark.slow) for each in REFUSED],
)
def test_a_forbidden_folder_is_refused_by_all_in_the_same_words(
    typed: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, said, who = REFUSED[typed]
    places = {"root": root, "above": root.parent, "home": root.parent / "home"}
    before = things(root.parent)
    for name in sorted(who):
        status = obey([*COMMANDS[name], "--out", typed.format(**places)])
        shown = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("…")]
        assert (status, shown) == (2, [f"{named.format(**places)} {said}", FIX]), name
        assert things(root.parent) == before, name


def test_a_broken_link_is_refused_by_all_in_the_same_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = things(root.parent)
    for typed in ("broken", "broken/out"):
        for name, command in COMMANDS.items():
            status = obey([*command, "--out", typed])
            shown = [line for line in capsys.readouterr().err.splitlines() if not line.endswith("…")]
            expected = ["broken 是一个断了的链接。", "删掉这个链接，或者先建好它指向的文件夹。"]
            assert (status, shown) == (2, expected), name
            assert things(root.parent) == before, name


@pytest.mark.parametrize("name", sorted(BUT_BUILD))
def test_the_place_of_a_site_that_is_not_there_yet_is_kept_for_it(
    name: str,
    project: Callable[[], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = project()
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for typed in ("site", "site/out"):
        assert obey([*COMMANDS[name], "--out", typed]) == 2
        assert f"{root / typed} {PUBLIC}" in capsys.readouterr().err
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name == "build" else ()) for name in COMMANDS]
)
def test_a_new_folder_and_a_link_to_an_empty_one_are_taken(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root.parent / "disk").mkdir()
    (root / "to-disk").symlink_to(root.parent / "disk")
    for out in ("new/folder", "to-disk"):
        assert obey([*COMMANDS[name], "--out", out]) == 0, capsys.readouterr().err
    for made in (root / "new/folder", root.parent / "disk"):
        assert any(path.is_file() for path in made.rglob("*"))
    assert (root / "to-disk").is_symlink()
