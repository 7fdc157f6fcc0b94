"""A project begins in a folder that is free, with all of its files or with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhanpai.content import several_edits
from zhanpai.content.filing import UNFINISHED
from zhanpai.content.new_folder import fill, has_project, refuse_used, sweep
from zhanpai.kit.problem import Problem

FILES = {"stations.yaml": b"site: {}\n", "content/pages/about.md": b"# a\n", "mkdocs.yml": b"a: b\n"}


def inside(folder: Path) -> set[str]:
    found = {one.relative_to(folder).as_posix() for one in folder.rglob("*")} if folder.exists() else set()
    return {one for one in found if not one.startswith(".cache")}


@pytest.mark.parametrize(
    "there", [None, (), (".git/HEAD",), ("desktop.ini", "Thumbs.db", ".DS_Store"), ("content/",)]
)
def test_a_folder_is_free_that_is_not_there_or_holds_nothing_of_anybodys(
    tmp_path: Path, there: tuple[str, ...] | None
) -> None:
    folder = tmp_path / "长沙 网站"
    for path in there or ():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).mkdir() if path.endswith("/") else (folder / path).write_text("a")
    if there == ():
        folder.mkdir()
    refuse_used(folder)
    fill(folder, FILES)
    assert has_project(folder) and (folder / "content/pages/about.md").read_bytes() == b"# a\n"


@pytest.mark.parametrize("there", ["会议记录.docx", "content/pages/mine.md", ".gitignore", "照片/1.jpg"])
def test_what_somebody_has_there_is_named_and_left_alone(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine")
    for deed in (lambda: refuse_used(tmp_path), lambda: fill(tmp_path, FILES)):
        with pytest.raises(Problem) as told:
            deed()
        assert (
            there in told.value.message
            and "没有动它" in told.value.message
            and "空的文件夹" in told.value.fix
        )
    assert (tmp_path / there).read_text() == "mine" and not has_project(tmp_path)


def test_a_file_is_no_folder_to_begin_in(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(Problem, match="不是文件夹"):
        fill(tmp_path / "a", FILES)
    with pytest.raises(Problem):
        fill(tmp_path / "a" / "b", FILES)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_when_the_disk_refuses_one_file_none_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    create, made = several_edits.files.create, []

    def refuse(path: Path, content: bytes) -> None:
        made.append(path)
        if len(made) == failing:
            raise OSError(28, "No space left on device", str(path))
        create(path, content)

    monkeypatch.setattr(several_edits.files, "create", refuse)
    with pytest.raises(Problem, match="什么都没有写"):
        fill(tmp_path / "new" / "city", FILES)
    assert inside(tmp_path / "new" / "city") == set()
    monkeypatch.undo()
    fill(tmp_path / "new" / "city", FILES)


def test_a_creation_that_was_killed_is_taken_back_when_the_folder_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create, made = several_edits.files.create, []

    def die(path: Path, content: bytes) -> None:
        made.append(path)
        if len(made) == 3:
            raise KeyboardInterrupt
        create(path, content)

    # As after a kill nobody takes anything back.
    monkeypatch.setattr(several_edits.files, "create", die)
    monkeypatch.setattr(several_edits, "_take_back", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path, FILES)
    monkeypatch.undo()
    # The register comes last: until then it is no project.
    assert UNFINISHED in inside(tmp_path) and not has_project(tmp_path)
    sweep(tmp_path)
    assert inside(tmp_path) == set()
    refuse_used(tmp_path)


def test_nothing_of_a_project_that_is_there_is_swept(tmp_path: Path) -> None:
    fill(tmp_path, FILES)
    sweep(tmp_path)
    assert has_project(tmp_path)


def test_where_the_disk_refuses_the_folders_that_were_made_for_it_go_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(several_edits, "_exchange", refuse)
    (tmp_path / "市里").mkdir()
    with pytest.raises(Problem):
        fill(tmp_path / "市里" / "网站" / "长沙", FILES)
    assert [one.name for one in tmp_path.iterdir()] == ["市里"] and not any((tmp_path / "市里").iterdir())


def test_where_a_project_lies_another_is_refused_by_its_name(tmp_path: Path) -> None:
    fill(tmp_path, FILES)
    with pytest.raises(Problem, match="已经有一个网站"):
        refuse_used(tmp_path)
