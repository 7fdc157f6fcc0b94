"""Several files change as one: all of them or none, whoever saves in between and whenever the program is killed."""

from __future__ import annotations

import os
import random

import pytest

from tests.content.killing import writers
from tests.make import TODAY, write_project
from zhanpai.content import several_edits
from zhanpai.content.edit_journal import lock_of
from zhanpai.content.edits import ChangedMeanwhileError, edit_file
from zhanpai.content.filing import UNFINISHED
from zhanpai.content.load import load
from zhanpai.content.several_edits import find_unfinished, resume, write_files
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import claimed
from zhanpai.kit.problem import Problem

PATHS = ("stations.yaml", "content/stations/yuelu/0001.yaml", "content/stations/yuelu/0002.yaml")
NEW = "content/opinions/yuelu/0003.yaml"
PICTURE = "content/news/2026/2026-03-01-x.jpg"


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def tree(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def changes(root, mark=b"# x\n"):
    old = [(path, (root / path).read_bytes()) for path in PATHS]
    return [*((path, raw, raw + mark) for path, raw in old), (NEW, None, b"[]\n")]


def meant(root, wanted):
    return tree(root) | {path: after for path, _, after in wanted}


class DiedError(BaseException):
    """The program is ended from outside: nothing of it runs any more."""


def broken_off(root, monkeypatch, after):
    """Write the changes and be killed when so many files are exchanged."""
    done = []

    def exchange(*args, _real=several_edits._exchange):
        if len(done) == after:
            raise DiedError
        done.append(_real(*args))

    with monkeypatch.context() as patch:
        patch.setattr(several_edits, "_exchange", exchange)
        patch.setattr(several_edits, "_take_back", lambda *_: None)
        with pytest.raises(DiedError):
            write_files(root, changes(root), "望月湖街道改名")


def test_all_are_written_and_nothing_is_left_behind(root):
    wanted = changes(root)
    after = meant(root, wanted)
    write_files(root, wanted)
    assert tree(root) == after and find_unfinished(root) is None


def test_a_file_saved_since_it_was_read_keeps_all_back(root):
    wanted = changes(root)
    (root / PATHS[2]).write_bytes(b"address: theirs\n")
    before = tree(root)
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_files(root, wanted)
    assert refused.value.path == PATHS[2] and refused.value.on_disk == b"address: theirs\n"
    assert tree(root) == before


def test_a_new_file_is_never_put_over_one_that_is_there_by_now(root):
    wanted = changes(root)
    (root / NEW).parent.mkdir(parents=True, exist_ok=True)
    (root / NEW).write_bytes(b"- theirs\n")
    before = tree(root)
    with pytest.raises(ChangedMeanwhileError):
        write_files(root, wanted)
    assert tree(root) == before


def test_a_file_saved_while_others_are_written_takes_all_back_but_theirs(root, monkeypatch):
    wanted = changes(root)
    before = tree(root)

    def replace(path, content, *, expected, name, _real=files.replace):
        if name == PATHS[2]:
            path.write_bytes(b"address: theirs\n")
        _real(path, content, expected=expected, name=name)

    monkeypatch.setattr(files, "replace", replace)
    with pytest.raises(ChangedMeanwhileError):
        write_files(root, wanted)
    assert tree(root) == before | {PATHS[2]: b"address: theirs\n"}


@pytest.mark.parametrize("at", range(4))
def test_a_disk_that_refuses_half_way_takes_all_back(root, monkeypatch, at):
    wanted = changes(root)
    before = tree(root)
    seen = []

    def refuse(*args, _real=several_edits._exchange):
        seen.append(args)
        if len(seen) == at + 1:
            raise PermissionError(13, "no", "x")
        _real(*args)

    monkeypatch.setattr(several_edits, "_exchange", refuse)
    with pytest.raises(Problem, match=r"没有权限读写.*什么都没有写"):
        write_files(root, wanted)
    assert tree(root) == before


def test_a_disk_that_refuses_to_take_back_too_leaves_what_is_needed_to_go_on(root, monkeypatch):
    wanted = changes(root)
    before = tree(root)
    seen = []

    def refuse(*args, _real=several_edits._exchange):
        seen.append(args)
        if len(seen) > 2:
            raise PermissionError(13, "no", "x")
        _real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(several_edits, "_exchange", refuse)
        with pytest.raises(Problem, match="也没能退回原样"):
            write_files(root, wanted)
    assert resume(root, undo=True).written == PATHS[:2]
    assert tree(root) == before


@pytest.mark.parametrize("after", range(5))
@pytest.mark.parametrize("undo", [False, True])
def test_what_was_broken_off_anywhere_is_finished_or_taken_back(root, monkeypatch, after, undo):
    if after == 4:
        monkeypatch.setattr(several_edits.edit_journal, "forget", lambda *_: (_ for _ in ()).throw(DiedError))
        after, before, wanted = 4, tree(root), meant(root, changes(root))
        with pytest.raises(DiedError):
            write_files(root, changes(root), "望月湖街道改名")
        monkeypatch.undo()
    else:
        before, wanted = tree(root), meant(root, changes(root))
        broken_off(root, monkeypatch, after)
    done = resume(root, undo=undo)
    assert done.what == "望月湖街道改名" and len(done.written) == (after if undo else 4 - after)
    assert tree(root) == (before if undo else wanted)
    assert resume(root) is None


def test_until_then_nothing_else_is_written_and_check_says_why(root, monkeypatch):
    broken_off(root, monkeypatch, 2)
    before = tree(root)
    with pytest.raises(Problem, match="上次的改动写到一半断了"):
        edit_file(root, "stations.yaml", lambda raw: raw + b"# y\n")
    with pytest.raises(Problem, match="上次的改动写到一半断了"):
        write_files(root, [("stations.yaml", before["stations.yaml"], b"x")])
    assert tree(root) == before
    assert [f.code for f in load(root, TODAY).problems] == ["S220"]
    resume(root)
    assert load(root, TODAY).problems == []


def test_check_says_nothing_of_a_change_that_is_being_written(root, monkeypatch):
    broken_off(root, monkeypatch, 0)
    with claimed(lock_of(root)):
        assert [f.code for f in load(root, TODAY).problems] == []


def test_a_file_saved_since_the_kill_is_named_and_stays_as_it_was_saved(root, monkeypatch):
    wanted = meant(root, changes(root))
    broken_off(root, monkeypatch, 1)
    (root / PATHS[1]).write_bytes(b"address: theirs\n")
    before = tree(root)
    with pytest.raises(Problem, match=r"content/stations/yuelu/0001\.yaml 又被改过，没有动任何文件"):
        resume(root)
    assert tree(root) == before
    done = resume(root, keep=True)
    assert done.kept == (PATHS[1],)
    assert tree(root) == wanted | {PATHS[1]: b"address: theirs\n"}


def test_a_damaged_journal_is_told_and_nothing_is_made_of_it(root, monkeypatch):
    broken_off(root, monkeypatch, 2)
    journal = root / UNFINISHED
    raw = journal.read_bytes()
    before = tree(root)
    for damaged in (b"", raw[:-40], raw.replace(b'"path"', b'"Path"', 1), b"\xff"):
        journal.write_bytes(damaged)
        with pytest.raises(Problem, match="坏了"):
            resume(root)
    journal.write_bytes(raw)
    assert tree(root) == before


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x", "", "C:\\x", "C:/x", "content/../../x"])
def test_only_files_of_the_project_are_written(root, path):
    before = tree(root)
    with pytest.raises(Problem, match="不是项目里的文件"):
        write_files(root, [(path, None, b"x")])
    assert tree(root) == before


def test_a_link_is_not_written_through(root, tmp_path):
    elsewhere = tmp_path / "elsewhere.yaml"
    raw = (root / PATHS[0]).read_bytes()
    elsewhere.write_bytes(raw)
    (root / PATHS[0]).unlink()
    (root / PATHS[0]).symlink_to(elsewhere)
    (root / NEW).parent.mkdir(parents=True, exist_ok=True)
    (root / NEW).symlink_to(tmp_path / "new.yaml")
    for change in ((PATHS[0], raw, b"x"), (NEW, None, b"x")):
        with pytest.raises(ChangedMeanwhileError):
            write_files(root, [change])
    assert elsewhere.read_bytes() == raw and not (tmp_path / "new.yaml").exists()


def test_what_stays_the_same_is_not_written(root):
    stamp = (root / PATHS[0]).stat()
    write_files(root, [(PATHS[0], (root / PATHS[0]).read_bytes(), (root / PATHS[0]).read_bytes())])
    assert (root / PATHS[0]).stat().st_ino == stamp.st_ino


@pytest.fixture
def with_picture(root):
    """A picture larger than any text may be goes, a file with it; another stays with new words."""
    picture = bytes(range(256)) * 4097 * 2
    (root / PICTURE).parent.mkdir(parents=True, exist_ok=True)
    (root / PICTURE).write_bytes(picture)
    raw = [(root / path).read_bytes() for path in PATHS[:2]]
    return [(PATHS[0], raw[0], raw[0] + b"# x\n"), (PATHS[1], raw[1], None), (PICTURE, picture, None)]


def test_files_are_taken_away_with_the_rest_of_a_change(root, with_picture):
    before = tree(root)
    write_files(root, with_picture)
    gone = {PATHS[1], PICTURE}
    assert tree(root) == {
        p: raw for p, raw in (before | {PATHS[0]: with_picture[0][2]}).items() if p not in gone
    }
    write_files(root, [(path, after, was) for path, was, after in with_picture])
    assert tree(root) == before


@pytest.mark.breadth
@pytest.mark.parametrize("undo", [False, True])
@pytest.mark.parametrize("after", range(4))
def test_files_that_go_are_broken_off_like_all_others(root, with_picture, monkeypatch, after, undo):
    before = tree(root)
    done = []

    def exchange(*args, _real=several_edits._exchange):
        if len(done) == after:
            raise DiedError
        done.append(_real(*args))

    with monkeypatch.context() as patch:
        patch.setattr(several_edits, "_exchange", exchange)
        patch.setattr(several_edits, "_take_back", lambda *_: None)
        if after < 3:
            with pytest.raises(DiedError):
                write_files(root, with_picture)
        else:
            patch.setattr(several_edits.edit_journal, "forget", lambda *_: None)
            write_files(root, with_picture)
    assert len(resume(root, undo=undo).written) == (after if undo else 3 - after)
    gone = set() if undo else {PATHS[1], PICTURE}
    changed = {} if undo else {PATHS[0]: with_picture[0][2]}
    assert tree(root) == {p: raw for p, raw in (before | changed).items() if p not in gone}


def test_a_file_that_was_saved_since_is_not_taken_away(root, with_picture, monkeypatch):
    def look(root, one, _real=several_edits._look):
        _real(root, one)
        if one.path == PICTURE:
            (root / PICTURE).write_bytes(b"theirs")

    before = tree(root)
    monkeypatch.setattr(several_edits, "_look", look)
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_files(root, with_picture)
    assert refused.value.meant is None and refused.value.on_disk == b"theirs"
    assert tree(root) == before | {PICTURE: b"theirs"}


SETUP = """
from zhanpai.content import several_edits
exchange = several_edits._exchange
def exchange_aloud(*args):
    exchange(*args)
    say("one")
several_edits._exchange = exchange_aloud
paths = [f"content/note-{n}.yaml" for n in range(8)]
"""
WORK = """
several_edits.resume(root, undo=int(turn) % 2 == 0)
for n in range(10**6):
    old = [(path, (root / path).read_bytes()) for path in paths]
    new = f"at: {turn}-{n}\\n".encode()
    several_edits.write_files(root, [(path, raw, new) for path, raw in old])
    say("all")
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what is killed")
def test_two_hundred_kills_leave_all_files_old_or_all_new(root):
    notes = [root / f"content/note-{n}.yaml" for n in range(8)]
    for note in notes:
        note.write_bytes(b"at: 0-0\n")
    dice = random.Random(1)
    interrupted = 0
    with writers(root, SETUP, WORK) as program:
        for turn in range(1, 201):
            told = program.kill(program.begin(turn), after=dice.randrange(20))
            interrupted += _is_whole_or_told(root, notes)
            assert "all" not in told or notes[0].read_bytes() != b"at: 0-0\n"
    resume(root)
    assert len({note.read_bytes() for note in notes}) == 1
    assert interrupted > 100, "the kills met nothing"
    assert [p.name for p in (root / "content").iterdir() if p.suffix == ".tmp"] == []


def _is_whole_or_told(root, notes):
    """Whether a change is broken off; the journal knows each file of it, and without one all are alike."""
    found = find_unfinished(root)
    raws = [note.read_bytes() for note in notes]
    if found is None:
        assert len(set(raws)) == 1, "half, and nobody knows of it"
        return False
    assert all(raw in (one.before, one.after) for one, raw in zip(found.changes, raws, strict=True))
    return True
