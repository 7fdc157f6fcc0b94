"""Every save of the desk is remembered with what was there before and after, and a crash loses neither it nor the content."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from zhanpai.content.edit_journal import FileChange, Unfinished
from zhanpai.content.edit_journal import forget as forget_journal
from zhanpai.content.edit_journal import keep as keep_journal
from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.content.load import load
from zhanpai.content.scaffold.site import IGNORED
from zhanpai.content.several_edits import resume
from zhanpai.fronts.desk.history import desk_folder
from zhanpai.fronts.desk.history.save_record import Save, saved_files
from zhanpai.fronts.desk.history.saves import Change, Saves
from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import Problem

STATION = "content/stations/yuelu/0001.yaml"
PICTURE = "content/stations/yuelu/0001 大门 照片.jpg"
AT = dt.datetime(2026, 3, 4, 9, 5, 7, tzinfo=CHINA)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a folder with a Chinese name and a blank in it."""
    return write_project(tmp_path / "联络站 资料")


@pytest.fixture
def saves(root: Path) -> Saves:
    return Saves(root, lambda: AT)


def tree(root: Path) -> dict[str, bytes]:
    """All files of the project but what we keep beside it."""
    paths = (path for path in root.rglob("*") if path.is_file())
    names = {path.relative_to(root).as_posix(): path for path in paths}
    return {
        name: path.read_bytes() for name, path in names.items() if not name.startswith((".desk/", ".cache/"))
    }


def add(root: Path, line: str, who: str = "李样例", path: str = STATION) -> Change:
    """A remark at the end of a file."""
    before = (root / path).read_bytes()
    return Change(
        f"写上“{line}”", who, (f"加上一行：{line}",), ((path, before, before + f"# {line}\n".encode()),)
    )


def saved(saves: Saves, change: Change) -> Save:
    save = saves.save(change)
    assert save is not None
    return save


def test_a_save_writes_all_files_and_remembers_who_when_what_and_the_bytes(root: Path, saves: Saves) -> None:
    change = add(root, "一")
    change = Change(
        *(change.what, change.who, change.details), (*change.files, (PICTURE, None, b"\xff\xd8" * 9))
    )
    before = tree(root)
    save = saved(saves, change)
    assert tree(root) == before | {STATION: change.files[0][2], PICTURE: b"\xff\xd8" * 9}
    found = Saves(root).entries(10)
    assert found == (save,) and saves.entry(save.id) == save
    assert (found[0].who, found[0].what, found[0].details) == ("李样例", "写上“一”", ("加上一行：一",))
    assert found[0].at == AT and saves.contents(found[0]) == change.files


def test_saves_come_newest_first_whatever_the_clock_says_and_in_pages(root: Path) -> None:
    days = iter((9, 1, 30, 2))
    for number in range(4):
        saved(Saves(root, lambda: AT.replace(day=next(days))), add(root, f"第 {number} 次"))
    saves = Saves(root)
    assert [one.at.day for one in saves.entries(10)] == [2, 30, 1, 9]
    assert [one.at.day for one in saves.entries(2, 1)] == [30, 1]
    assert saves.page(2, 1).has_more and not saves.page(2, 2).has_more
    assert saves.entries(5, 9) == ()


def test_what_stays_as_it_is_is_neither_written_nor_remembered(root: Path, saves: Saves) -> None:
    raw = (root / STATION).read_bytes()
    assert saves.save(Change("没有改", "李样例", (), ((STATION, raw, raw),))) is None
    assert not (root / ".desk").exists() and saves.entries(10) == ()


def test_a_file_saved_meanwhile_goes_up_untouched_and_nothing_is_remembered(root: Path, saves: Saves) -> None:
    change = add(root, "我的")
    (root / STATION).write_bytes(b"address: theirs\n")
    before = tree(root)
    with pytest.raises(ChangedMeanwhileError) as refused:
        saves.save(change)
    assert (refused.value.path, refused.value.on_disk) == (STATION, b"address: theirs\n")
    assert tree(root) == before and saves.entries(10) == () == saves.unwritten()


@pytest.mark.parametrize("path", ["../x.yaml", "/x", "C:/x", ""])
def test_no_path_leads_out_of_the_project(root: Path, saves: Saves, path: str) -> None:
    with pytest.raises(Problem, match="不是项目里的文件"):
        saves.save(Change("x", "x", (), ((path, None, b"x"),)))
    assert saves.entries(10) == ()


def test_damaged_entries_are_passed_over_and_counted(root: Path, saves: Saves) -> None:
    good = [saved(saves, add(root, str(n))) for n in range(7)]
    folder = root / ".desk/saves"
    whole = json.loads((folder / f"{good[1].id}.json").read_bytes())

    def damage(n: int, raw: bytes) -> None:
        (folder / f"{good[n].id}.json").write_bytes(raw)

    damage(1, b"")
    damage(2, b"\xff\xfe")
    damage(3, json.dumps(whole)[:-9].encode())
    damage(4, json.dumps({**whole, "files": [["../../x", None, None]]}).encode())
    damage(5, b"[" * 100_000)
    (folder / "notes.json").write_bytes(b"{}")
    page = saves.page(10)
    assert [one.id for one in page.saves] == [good[6].id, good[0].id] and page.damaged == 5
    assert saves.entry(good[1].id) is None and saves.entry("../../stations") is None
    assert saved(saves, add(root, "还能存")).id > good[6].id


def test_bytes_that_were_damaged_are_not_taken_for_what_stood_there(root: Path, saves: Saves) -> None:
    first = saved(saves, add(root, "一"))
    for path in (root / ".desk/bytes").glob("*/*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert saves.contents(first) is None
    second = saved(saves, add(root, "二"))
    contents = saves.contents(second)
    assert contents and contents[0][2] == (root / STATION).read_bytes()


def test_old_pictures_and_very_old_saves_are_let_go_and_text_stays(
    root: Path, saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_folder, "PICTURES", 2)
    monkeypatch.setattr(desk_folder, "MOST", 5)
    picture = os.urandom(300 * 1024)
    made = [saved(saves, Change("放照片", "李样例", (), ((PICTURE, None, picture),)))]
    made += [saved(saves, add(root, str(n))) for n in range(4)]
    saves.folder.tidy()
    assert saves.contents(made[0]) is None and saves.contents(made[1]) is not None
    made += [saved(saves, add(root, str(n))) for n in range(4, 8)]
    saves.folder.tidy()
    assert [one.id for one in saves.entries(20)] == [one.id for one in reversed(made[-5:])]
    assert all(saves.contents(one) for one in made[-5:])
    assert len([*(root / ".desk/bytes").glob("*/*")]) == 6
    assert (root / PICTURE).read_bytes() == picture


def test_nothing_of_it_is_content_or_shipped(root: Path, saves: Saves) -> None:
    saved(saves, add(root, "一"))
    assert load(root, TODAY).problems == []
    assert "/.desk/" in IGNORED.splitlines()
    subprocess.run(["git", "init", "-q", root], check=True)
    seen = subprocess.run(
        ["git", "-C", root, "status", "--porcelain", "-uall"], capture_output=True, check=True
    )
    assert b".desk" not in seen.stdout


def _save_many(root: Path, who: str, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    for number in range(8):
        while True:
            try:
                Saves(root).save(add(root, f"{who} {number}", who))
                break
            except ChangedMeanwhileError:
                continue


def test_two_desks_that_save_at_once_lose_nothing_of_each_other(root: Path) -> None:
    barrier = multiprocessing.Barrier(2)
    both = [
        multiprocessing.Process(target=_save_many, args=(root, who, barrier)) for who in ("李样例", "张示例")
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    saves = Saves(root)
    found = saves.entries(100)
    assert len(found) == len({one.id for one in found}) == 16
    told = [
        line.removeprefix("# ")
        for line in (root / STATION).read_text("utf-8").splitlines()
        if line[:1] == "#"
    ]
    assert [one.what for one in reversed(found)] == [f"写上“{line}”" for line in told[-16:]]
    for newer, older in pairwise(found):
        assert newer.files[0].before == older.files[0].after


WRITES = ("os.rename", "os.link", "os.remove", "os.mkdir")


def _killed_before_write(number: int, root: Path, change: Change) -> bool:
    """Save in a child that is killed by the system before its write of this number; False if it needed fewer."""
    child = os.fork()
    if child == 0:
        left = number

        def count(event: str, args: tuple[object, ...]) -> None:
            nonlocal left
            is_write = event in WRITES or (event == "open" and isinstance(args[2], int) and args[2] & 3)
            left -= bool(is_write)
            if is_write and left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            Saves(root, lambda: AT).save(change)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what is killed")
def test_killed_at_any_write_the_content_is_whole_and_the_history_says_what_became_of_it(
    tmp_path: Path,
) -> None:
    seen = set()
    for number in range(100):
        root = write_project(tmp_path / f"第 {number} 次")
        saved(Saves(root, lambda: AT), add(root, "先前的"))
        change = add(root, "一")
        gone = "content/stations/yuelu/0002.yaml"
        more = ((PICTURE, None, b"\xff\xd8" * 9), (gone, (root / gone).read_bytes(), None))
        change = Change(*(change.what, change.who, change.details), (*change.files, *more))
        before = tree(root)
        after = before | {STATION: change.files[0][2] or b"", PICTURE: b"\xff\xd8" * 9}
        del after[gone]
        if not _killed_before_write(number, root, change):
            break
        resume(root, undo=number % 2 == 0)
        saves = Saves(root)
        found, now = saves.entries(10), tree(root)
        now = {path: raw for path, raw in now.items() if not path.endswith(".tmp")}
        assert now in (before, after), number
        assert len(found) == 1 + (now == after), number
        if now == after:
            assert saves.contents(found[0]) == change.files
        else:
            assert [one.what for one in saves.unwritten()] in ([], ["写上“一”"])
        seen.add((now == after, bool(saves.unwritten())))
        # And the next save goes its way.
        assert saves.save(add(root, "下一次")) and saves.entries(1)[0].what == "写上“下一次”"
    assert number > 15 and {(True, False), (False, True)} <= seen


def test_a_save_that_was_broken_off_waits_for_the_person_and_is_settled_afterwards(
    root: Path, saves: Saves
) -> None:
    change = add(root, "一")
    files = tuple(FileChange(*one) for one in change.files)
    save = Save("0000000007-0123abcd", AT, "李样例", change.what, (), saved_files(change.files))
    (root / ".desk/saves").mkdir(parents=True)
    saves.folder.begin(save, change.files)
    keep_journal(root, Unfinished(change.what, files))
    assert saves.entries(10) == () == saves.unwritten()
    with pytest.raises(Problem, match="上次的改动写到一半断了"):
        saves.save(add(root, "二"))
    forget_journal(root, files)
    assert saves.entries(10) == () and [one.id for one in saves.unwritten()] == [save.id]
