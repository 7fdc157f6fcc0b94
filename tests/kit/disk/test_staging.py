"""Files appear whole or not at all; and what a killed run left goes, but never what a run still works in."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhanpai.kit.disk.lock import claimed
from zhanpai.kit.disk.staging import PREFIX, staging
from zhanpai.kit.problem import Problem

RUN = """
import sys
from pathlib import Path
from zhanpai.kit.disk.staging import staging
with staging(Path(sys.argv[1])) as stage:
    (stage.done / "half.txt").write_text("half", "utf-8")
    print(stage.done, flush=True)
    sys.stdin.readline()
    stage.release(["half.txt"])
"""


def start(out: Path) -> tuple[subprocess.Popen[str], Path]:
    """A run in a process of its own that has begun, and where it works."""
    command = [sys.executable, "-c", RUN, str(out)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def left(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob(f"{PREFIX}*"))


@pytest.fixture
def _no_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without /proc, as Windows and macOS are: whoever asks it hears that no process lives."""
    real = os.stat

    def stat(path, *args, **more):
        if str(path).startswith("/proc"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return real(path, *args, **more)

    monkeypatch.setattr(os, "stat", stat)
    assert not Path("/proc/self").exists()


@pytest.mark.usefixtures("_no_proc")
def test_what_a_living_run_works_in_survives_another_run(tmp_path):
    process, done = start(tmp_path)
    try:
        with staging(tmp_path) as stage:
            (stage.done / "mine.txt").write_text("x", "utf-8")
            stage.release(["mine.txt"])
        assert (done / "half.txt").read_text("utf-8") == "half"
    finally:
        process.communicate("go on\n", timeout=60)
    assert process.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["half.txt", "mine.txt"]


@pytest.mark.usefixtures("_no_proc")
def test_what_a_killed_run_left_goes_with_the_next_run(tmp_path):
    process, done = start(tmp_path)
    process.kill()
    process.communicate(timeout=60)
    assert (done / "half.txt").is_file()
    with staging(tmp_path):
        assert not done.parent.exists()
    assert left(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_of_two_runs_in_one_process_neither_takes_the_others_folder(tmp_path):
    with staging(tmp_path) as one, staging(tmp_path) as other:
        assert one.done.is_dir() and other.done.is_dir()
    assert left(tmp_path) == []


def test_nothing_released_leaves_no_folder_behind(tmp_path):
    with pytest.raises(ZeroDivisionError), staging(tmp_path / "a/b"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_says_that_nothing_was_written_as_long_as_it_is_true(tmp_path):
    with pytest.raises(Problem) as full, staging(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert full.value.message == f"磁盘满了，写不下（{tmp_path}）。什么都没有写。"
    with pytest.raises(Problem) as late, staging(tmp_path) as stage:
        (stage.done / "a.txt").write_text("x", "utf-8")
        stage.release(["a.txt"])
        raise OSError(errno.ENOSPC, "No space left on device")
    assert late.value.message == f"磁盘满了，写不下（{tmp_path}）。"


@pytest.mark.parametrize(
    ("there", "said"),
    [("a", "这里有一个同名的文件，不是文件夹"), ("a/b.txt/c", "这里有一个同名的文件夹，不是文件")],
)
def test_an_obstacle_is_found_before_anything_happens(tmp_path, there, said):
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine", "utf-8")
    asked = []
    with pytest.raises(Problem) as caught, staging(tmp_path) as stage:
        for name in ("0.txt", "a/b.txt"):
            (stage.done / name).parent.mkdir(exist_ok=True)
            (stage.done / name).write_text("x", "utf-8")
        stage.release(["0.txt", "a/b.txt"], before=lambda: asked.append(True))
    assert said in caught.value.message and caught.value.message.endswith("什么都没有写。")
    assert not asked
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [there]


def test_what_is_raised_before_the_release_keeps_everything_back(tmp_path):
    def refuse() -> None:
        raise Problem("登记不了。", "再试一次。")

    with pytest.raises(Problem, match="登记不了。什么都没有写。"), staging(tmp_path) as stage:
        (stage.done / "a.txt").write_text("x", "utf-8")
        stage.release(["a.txt"], before=refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_claim_excludes_others_and_leaves_no_file(tmp_path):
    path = tmp_path / "x.lock"
    with claimed(path) as mine, claimed(path) as others:
        assert (mine, others) == (True, False)
    assert not path.exists()
