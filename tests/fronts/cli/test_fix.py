"""`zhanpai fix` shows one difference, writes when it is told to, and says what it has left."""

import contextlib
import os
import subprocess
import sys
from unittest import mock

import pytest

from tests.fronts.cli.zhanpai import EPOCH, snapshot, zhanpai
from tests.make import write_project
from zhanpai.content import edits
from zhanpai.content.several_edits import write_files
from zhanpai.kit.problem import Problem

S1, S3 = "content/stations/yuelu/0001.yaml", "content/stations/yuelu/0003.yaml"


@pytest.fixture
def root(tmp_path):
    project = write_project(tmp_path / "p")
    text = (project / S3).read_text("utf-8")
    (project / S3).write_text(text.replace("2025-12-05", "2025年12月5日"), "utf-8")
    text = (project / S1).read_text("utf-8")
    (project / S1).write_text(text.replace("last_verified: ", "last_verified："), "utf-8")
    return project


def test_where_nobody_can_be_asked_the_difference_is_shown_and_nothing_written(root):
    before = snapshot(root)
    done = zhanpai("fix", at=root)
    assert done.status == 1 and snapshot(root) == before
    assert f"{S3}：改 1 处" in done.lines
    assert "-last_verified: 2025年12月5日" in done.lines and "+last_verified: 2025-12-05" in done.lines
    assert done.lines[-1] == "什么都没有写；要写，加上 --yes 再运行一次。"


def test_with_yes_it_is_written_and_a_second_time_there_is_nothing(root):
    done = zhanpai("fix", "--yes", at=root)
    assert (done.status, done.lines[-1]) == (0, "改好了 2 个文件里的 2 处。")
    assert "last_verified: 2025-12-05\n" in (root / S3).read_text("utf-8")
    assert zhanpai("check", at=root).status == 0
    again = zhanpai("fix", at=root)
    assert (again.status, again.out) == (0, "没有能自动改好的。\n")


def test_diff_never_writes(root):
    before = snapshot(root)
    assert zhanpai("fix", "--diff", "--yes", at=root).status == 1
    assert snapshot(root) == before


def test_check_says_how_many_can_be_mended(root):
    assert (
        zhanpai("check", at=root).lines[-1] == "共 2 处错误、0 处提醒。其中 2 处运行 zhanpai fix 就能改好。"
    )


def test_one_kind_may_be_asked_for(root):
    done = zhanpai("fix", "--only", "d203", "--yes", at=root)
    assert done.status == 0
    assert (
        "2025-12-05" in (root / S3).read_text("utf-8")
        and "：" in (root / S1).read_text("utf-8").splitlines()[-1]
    )
    wrong = zhanpai("fix", "--only", "D999", at=root)
    assert wrong.status == 2 and "没有“D999”这个代码。" in wrong.err


def test_when_a_file_is_saved_while_the_difference_is_read_nothing_is_written(root):
    old, theirs = (root / S3).read_bytes(), (root / S1).read_bytes() + "# 别人的\n".encode()

    def save_first(*args):
        (root / S1).write_bytes(theirs)
        return write_files(*args)

    with mock.patch("zhanpai.fronts.cli.fix.write_files", save_first):
        done = zhanpai("fix", "--yes", at=root)
    assert done.status == 2 and f"{S1} 刚才被别的程序改了，没有动它。" in done.err
    assert (root / S1).read_bytes() == theirs and (root / S3).read_bytes() == old
    assert zhanpai("fix", "--yes", at=root).status == 0


def test_where_the_disk_refuses_a_file_all_are_as_before(root):
    write = edits.files.replace

    def full(path, content, *, expected, name):
        if name == S3 and b"2025-12-05" in content:
            raise OSError(28, "No space left on device")
        write(path, content, expected=expected, name=name)

    before = snapshot(root)
    with mock.patch.object(edits.files, "replace", full):
        done = zhanpai("fix", "--yes", at=root)
    assert done.status == 2 and "磁盘满了" in done.err
    assert snapshot(root) == before
    assert zhanpai("fix", "--yes", at=root).status == 0


def test_other_programs_get_the_same(root):
    import zhanpai as public
    from tests.make import TODAY

    before = snapshot(root)
    fixes = public.fix(root, TODAY)
    assert [f.path for f in fixes.files] == [S1, S3] and snapshot(root) == before
    public.fix(root, TODAY, write=True)
    assert public.check(root, TODAY) == []
    with (
        mock.patch("zhanpai.content.several_edits.write_files", side_effect=Problem("满了。", "腾地方。")),
        pytest.raises(Problem),
    ):
        (root / S3).write_text("last_verified：2026-01-05\n", "utf-8")
        public.fix(root, TODAY, write=True)


def at_a_terminal(root, answer, **env):
    """What a person sees who types `answer`, and the exit status."""
    import pty

    me, it = pty.openpty()
    command = [sys.executable, "-m", "zhanpai", "fix"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "TERM": "xterm", **env}
    process = subprocess.Popen(command, cwd=root, stdin=it, stdout=it, stderr=it, env=environment)
    os.close(it)
    os.write(me, answer.encode())
    seen = b""
    with contextlib.suppress(OSError):
        while more := os.read(me, 65536):
            seen += more
    os.close(me)
    return seen.decode(), process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_a_person_is_asked_once_and_sees_in_red_what_goes_and_in_green_what_comes(root):
    before = snapshot(root)
    seen, status = at_a_terminal(root, "\n")
    assert status == 1 and snapshot(root) == before
    assert seen.count("照这样改吗？") == 1 and "什么都没有写。" in seen
    assert "\x1b[31m-last_verified: 2025年12月5日" in seen and "\x1b[32m+last_verified: 2025-12-05" in seen
    seen, status = at_a_terminal(root, "是\n", NO_COLOR="1")
    assert status == 0 and "\x1b" not in seen and "改好了 2 个文件里的 2 处。" in seen
    assert zhanpai("fix", at=root).out == "没有能自动改好的。\n"
