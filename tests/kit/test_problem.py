"""What the system refuses is said in one Chinese sentence with one fix, the same wherever it is met."""

import errno
import os
import re
from pathlib import Path

import pytest

from zhanpai.kit.problem import Problem, explain, is_refusal

COVERED = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR),
    *(errno.EEXIST, errno.EISDIR, errno.EBUSY, errno.EMFILE, errno.ENFILE),
)
OUT = Path("/data/out")


def refusal(code: int, file: str | None = "/data/out/a.html") -> OSError:
    return OSError(code, os.strerror(code), file)


@pytest.mark.parametrize("code", COVERED, ids=errno.errorcode.get)
def test_a_refusal_is_one_sentence_with_a_place_and_a_fix_and_no_english(code):
    problem = explain(refusal(code), OUT)
    assert re.fullmatch(r"[^。]+（/data/out(/a\.html)?）。", problem.message)
    assert problem.fix.endswith("。")
    assert not re.search(r"[A-Za-z]+ [A-Za-z]+", problem.message + problem.fix)
    assert is_refusal(refusal(code))


@pytest.mark.parametrize("code", COVERED, ids=errno.errorcode.get)
def test_another_folder_is_only_to_be_named_where_a_command_takes_one(code):
    assert "--out" not in explain(refusal(code)).fix
    assert explain(refusal(code)).message.split("（")[0] == explain(refusal(code), OUT).message.split("（")[0]


def test_what_fills_a_disk_is_told_of_the_folder_that_was_asked_for():
    inside = refusal(errno.ENOSPC, "/data/out/.hidden/done/a.html")
    assert explain(inside, OUT).message == "磁盘满了，写不下（/data/out）。"
    assert explain(refusal(errno.ENOSPC, "x.yaml")).message == "磁盘满了，写不下（x.yaml）。"
    assert explain(refusal(errno.ENOSPC, None)).message == "磁盘满了，写不下。"


def test_what_stands_in_the_way_is_told_of_itself():
    assert (
        explain(refusal(errno.EEXIST), OUT).message
        == "这里有一个同名的文件，不是文件夹（/data/out/a.html）。"
    )


def test_what_nobody_foresaw_is_told_with_the_systems_own_words_and_is_our_affair():
    error = refusal(errno.EIO)
    assert explain(error, OUT).message == f"读写文件时出错（/data/out/a.html：{error.strerror}）。"
    assert not is_refusal(error)


def test_a_problem_reads_as_message_and_fix_and_may_add_that_nothing_was_written():
    problem = Problem("磁盘满了。", "清理磁盘。")
    assert str(problem) == "磁盘满了。\n    怎么改：清理磁盘。"
    assert str(Problem("等一等。")) == "等一等。"
    assert (problem.unwritten().message, problem.unwritten().fix) == (
        "磁盘满了。什么都没有写。",
        "清理磁盘。",
    )
