"""What the machine refuses is told in Chinese, with what to do, and is never called our bug."""

import errno
import os
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import zhanpai
from tests.make import write_project
from zhanpai.content.load import ContentReader


@pytest.mark.parametrize("command", ["check", "build", "plan"])
@pytest.mark.parametrize("error", [MemoryError(), OSError(errno.ENOMEM, "Cannot allocate memory")], ids=str)
def test_a_machine_without_memory_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, error: Exception
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(ContentReader, "load", refuse)
    done = zhanpai(command, at=write_project(tmp_path))
    assert done.status == 2
    assert "内存不足" in done.err and "关掉别的程序再试" in done.err


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("epoch", ["-1", "253402300800", "gestern", "0"])
def test_a_day_that_is_none_is_one_message(tmp_path: Path, command: str, epoch: str) -> None:
    done = zhanpai(command, at=write_project(tmp_path), SOURCE_DATE_EPOCH=epoch)
    assert done.status == 2 and done.out in ("", "读取与检查 …\n")
    assert f"SOURCE_DATE_EPOCH 写成“{epoch}”" in done.err


@pytest.mark.parametrize(
    "path",
    [
        "theme/tokens.yaml",
        "theme/logo/logo.svg",
        "theme/templates/pages/home.html",
        "theme/x",
        "theme",
        "content/news/2026/x.md",
        "content/pages/x.md",
        "content/stations/yuelu/x.jpg",
        "content/permalinks.csv",
    ],
)
def test_nobody_waits_for_a_pipe(tmp_path: Path, path: str) -> None:
    root = write_project(tmp_path)
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / path)
    done = zhanpai("check", at=root)
    assert done.status in (0, 1)
    assert f"{path}:1:1: " in done.out
