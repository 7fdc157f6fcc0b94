"""With `--git` each save is a commit of just its own files; git may fail, and the desk works on."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from tests.fronts.desk.history.test_saves import add
from tests.make import write_project
from zhanpai.fronts.desk.history import git_commits
from zhanpai.fronts.desk.history.git_commits import GitCommits, find_git
from zhanpai.fronts.desk.history.saves import Change, Saves
from zhanpai.kit.clock import CHINA

STATION = "content/stations/yuelu/0001.yaml"
OTHER = "content/stations/yuelu/0002.yaml"
PICTURE = "content/stations/yuelu/0001 大门[1]*.jpg"
AT = dt.datetime(2026, 3, 4, 9, 5, 7, tzinfo=CHINA)


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of whoever runs the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.delenv(name, raising=False)


def git(folder: Path, *asked: str) -> str:
    signed = ("-c", "user.name=管理员", "-c", "user.email=admin@example.com", "-c", "core.quotepath=off")
    done = subprocess.run(["git", "-C", folder, *signed, *asked], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository with a project below its own folder, in one with a Chinese name and a blank."""
    top = tmp_path / "仓库 一"
    write_project(top / "网站 资料")
    git(top.parent, "init", "-q", str(top))
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "开始")
    return top


@pytest.fixture
def root(top: Path) -> Path:
    return top / "网站 资料"


def saves_of(root: Path) -> Saves:
    found = find_git(root)
    assert isinstance(found, GitCommits), found
    return Saves(root, lambda: AT, found.commit)


def committed(top: Path) -> list[str]:
    """The files of the last commit, with what became of each."""
    return git(top, "show", "--name-status", "--format=", "HEAD").splitlines()


def test_a_save_is_a_commit_of_its_own_files_by_the_person_in_her_words(top: Path, root: Path) -> None:
    gone = (root / OTHER).read_bytes()
    change = add(root, "一", "李 <样例>")
    files = (*change.files, (PICTURE, None, b"\xff\xd8"), (OTHER, gone, None))
    saves = saves_of(root)
    assert saves.save(Change(change.what, change.who, change.details, files)) and saves.not_committed == ""
    assert committed(top) == [
        f"A\t网站 资料/{PICTURE}",
        f"M\t网站 资料/{STATION}",
        f"D\t网站 资料/{OTHER}",
    ]
    assert git(top, "log", "-1", "--format=%an|%B").strip() == "李 样例|写上“一”\n\n加上一行：一"
    assert git(top, "status", "--porcelain") == ""


def test_what_else_is_staged_or_changed_or_new_stays_as_it_is(top: Path, root: Path) -> None:
    (root / OTHER).write_text("address: 还没写完\n", "utf-8")
    (root / "content/pages/about.md").write_text("---\ntitle: 关于\n---\n", "utf-8")
    git(root, "add", "content/pages/about.md")
    (root / "content/notes 1.yaml").write_text("x: 1\n", "utf-8")
    before = git(top, "status", "--porcelain")
    assert saves_of(root).save(add(root, "一"))
    assert committed(top) == [f"M\t网站 资料/{STATION}"] and git(top, "status", "--porcelain") == before


def test_the_first_commit_of_a_new_repository(tmp_path: Path) -> None:
    root = write_project(tmp_path / "新的")
    git(root, "init", "-q")
    saves = saves_of(root)
    assert saves.save(add(root, "一")) and saves.not_committed == "" and committed(root) == [f"A\t{STATION}"]
    undone = saves.undo(saves.entries(1)[0].id, "李样例")
    assert undone.save and saves.not_committed == "" and git(root, "log", "--format=%s").count("\n") == 2


def test_a_hook_that_refuses_is_told_and_the_save_stands(top: Path, root: Path) -> None:
    hook = top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho '先写更新说明' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    saves = saves_of(root)
    save = saves.save(Change("放照片", "李样例", (), (*add(root, "一").files, (PICTURE, None, b"1"))))
    assert save and saves.entries(1) == (save,) and (root / PICTURE).read_bytes() == b"1"
    assert saves.not_committed.startswith("资料存好了，但是 git 没有提交成：先写更新说明。")
    assert git(top, "log", "--format=%s") == "开始\n"
    assert sorted(git(top, "status", "--porcelain").splitlines())[1].startswith("??"), (
        "the index is as it was"
    )
    hook.unlink()
    assert saves.save(add(root, "二")) and saves.not_committed == ""


def test_a_hook_that_never_ends_is_not_waited_for(
    top: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    hook.chmod(0o755)
    saves = saves_of(root)
    monkeypatch.setattr(git_commits, "PATIENCE", 0.5)
    assert saves.save(add(root, "一"))
    assert "还没有做完" in saves.not_committed
    hook.unlink()
    monkeypatch.undo()
    assert saves.save(add(root, "二")) and saves.not_committed == "", "git has let go of its locks"


def test_line_ends_that_git_exchanges_are_as_saved_on_the_disk(top: Path, root: Path) -> None:
    git(top, "config", "core.autocrlf", "true")
    raw = (root / STATION).read_bytes().replace(b"\n", b"\r\n") + b"# x\r\n"
    saves = saves_of(root)
    assert saves.save(Change("换行", "李样例", (), ((STATION, (root / STATION).read_bytes(), raw),)))
    assert saves.not_committed == "" and (root / STATION).read_bytes() == raw
    assert git(top, "status", "--porcelain") == "" and committed(top) == [f"M\t网站 资料/{STATION}"]


def test_what_git_ignores_is_left_out(top: Path, root: Path) -> None:
    (top / ".gitignore").write_text("*.jpg\n", "utf-8")
    saves = saves_of(root)
    files = ((PICTURE, None, b"1"), *add(root, "一").files)
    assert saves.save(Change("放照片", "李样例", (), files)) and saves.not_committed == ""
    assert committed(top) == [f"M\t网站 资料/{STATION}"]
    assert saves.save(Change("换照片", "李样例", (), ((PICTURE, b"1", b"2"),))) and saves.not_committed == ""


def test_another_git_at_work_is_told(top: Path, root: Path) -> None:
    (top / ".git/index.lock").write_bytes(b"")
    saves = saves_of(root)
    assert saves.save(add(root, "一")) and "没有提交成" in saves.not_committed


def test_without_a_repository_or_git_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = write_project(tmp_path / "没有仓库")
    said = find_git(root)
    assert isinstance(said, str) and said.startswith("这个文件夹不在 git 仓库里") and "照常能用" in said
    own = root / "git"
    own.write_text("#!/bin/sh\n", "utf-8")
    own.chmod(0o755)
    for path in (root, tmp_path):
        monkeypatch.setenv("PATH", os.fspath(path))
        assert find_git(root) == "这台电脑没有装 git，工作台照常能用，只是每次存不提交。"
