"""A project's file is changed whole or not at all, and never over what somebody else has saved."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.content.killing import writers
from tests.make import TODAY, write_project
from zhanpai.content.edits import ChangedMeanwhileError, edit_file, read_file, write_file
from zhanpai.content.load import load
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import SpliceError, set_value

PATH = "stations.yaml"
TITLE = ("site", "title")


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def titled(title):
    return lambda raw: set_value(raw, PATH, TITLE, title)


def test_both_versions_are_handed_back_and_the_new_one_is_on_the_disk(root):
    before = (root / PATH).read_bytes()
    read, written = edit_file(root, PATH, titled("新的标题"))
    assert read == before and written == (root / PATH).read_bytes() != before
    assert load(root, TODAY).site.register.site.title == "新的标题"
    assert [p.name for p in root.iterdir() if p.suffix == ".tmp"] == []


def test_a_file_that_was_saved_in_between_is_left_and_all_versions_handed_back(root):
    before = read_file(root, PATH)
    meant = titled("我的")(before)
    theirs = titled("别人的")(before)
    (root / PATH).write_bytes(theirs)
    with pytest.raises(ChangedMeanwhileError, match=r"^stations\.yaml 刚才被别的程序改了") as refused:
        write_file(root, PATH, before, meant)
    assert (refused.value.read, refused.value.meant, refused.value.on_disk) == (before, meant, theirs)
    assert (root / PATH).read_bytes() == theirs


def test_a_file_that_was_deleted_in_between_is_not_made_again(root):
    before = read_file(root, PATH)
    (root / PATH).unlink()
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_file(root, PATH, before, titled("我的")(before))
    assert refused.value.on_disk is None and not (root / PATH).exists()


def test_what_cannot_be_spliced_leaves_the_file_alone(root):
    raw = (root / PATH).read_bytes().decode().encode("gbk")
    (root / PATH).write_bytes(raw)
    stamp = (root / PATH).stat().st_mtime_ns
    with pytest.raises(SpliceError, match="文件不是 UTF-8 编码，像是 GBK"):
        edit_file(root, PATH, titled("新的"))
    assert (root / PATH).read_bytes() == raw and (root / PATH).stat().st_mtime_ns == stamp


def test_what_stays_the_same_is_not_written(root):
    stamp = (root / PATH).stat()
    edit_file(root, PATH, lambda raw: raw)
    assert (root / PATH).stat().st_ino == stamp.st_ino


@pytest.mark.parametrize(
    "path",
    ["../x.yaml", "/etc/hostname", "content/../../x", "", "C:\\x", "content", "无.yaml", "stations.yaml/x"],
)
def test_only_files_of_the_project_are_read(root, path):
    with pytest.raises(Problem):
        read_file(root, path)


def test_a_link_is_not_followed(root, tmp_path):
    (tmp_path / "elsewhere.yaml").write_bytes((root / PATH).read_bytes())
    (root / PATH).unlink()
    (root / PATH).symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(Problem):
        edit_file(root, PATH, titled("新的"))


def test_of_two_who_write_at_once_neither_loses_an_edit(root):
    note = root / "content" / "note.yaml"
    note.write_text("at: 0\n", "utf-8")

    def count_up(raw):
        return set_value(raw, "n.yaml", ("at",), str(int(parse(raw, "n.yaml").data["at"]) + 1))

    def write(_):
        done = 0
        while done < 20:
            with suppress(ChangedMeanwhileError):
                edit_file(root, "content/note.yaml", count_up)
                done += 1

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    assert note.read_text("utf-8") == "at: 40\n"


SETUP = """
from zhanpai.content.edits import edit_file
from zhanpai.kit.yaml.splice import set_value
"""
WORK = """
for n in range(10**6):
    edit_file(root, "content/note.yaml", lambda raw: set_value(raw, "n.yaml", ("at",), f"{turn}-{n}"))
    say(f"{turn}-{n}")
"""


@pytest.mark.slow
def test_two_hundred_kills_lose_no_edit_and_leave_no_half(root):
    note = root / "content" / "note.yaml"
    head, rest = (
        "# 头\r\nat: ",
        "  # 改到哪里\r\nrest:\r\n" + "".join(f"  - 第 {n} 行\r\n" for n in range(30)),
    )
    note.write_bytes(f"{head}0-0{rest}".encode())
    dice = random.Random(1)
    edits = 0
    with writers(root, SETUP, WORK) as program:
        for turn in range(1, 201):
            before = note.read_bytes()
            child = program.begin(turn)
            told = program.kill(child, after=dice.randrange(5))
            raw = note.read_bytes()
            said = parse(raw, "n.yaml").data["at"]
            assert raw == f"{head}{said}{rest}".encode(), "not a byte of the rest is touched, nothing is half"
            done = int(told[-1].partition("-")[2]) if told else -1
            # What was told as written is there; at most the edit after it is too.
            assert (raw == before and done < 0) or said in (f"{turn}-{done}", f"{turn}-{done + 1}"), turn
            edits += len(told)
    assert edits > 200
