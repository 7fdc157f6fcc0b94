"""How commands end when something is not as it should be: a bug, Ctrl-C, a closed pipe, a poor console."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import HEED_CTRL_C, environment, in_a_process, zhanpai
from zhanpai.fronts.cli import check

BOOM = (
    "import zhanpai.fronts.cli.check as c\ndef boom(*a): raise ZeroDivisionError('planted')\nc.examine = boom"
)


def test_our_bug_is_one_chinese_paragraph_and_a_file(city):
    done = in_a_process("check", at=city, code=BOOM, TMPDIR=str(city.parent))
    assert done.status == 3
    assert done.out == ""
    assert done.err.startswith("这是程序的错，不是您的错。")
    assert "Traceback" not in done.err and "ZeroDivisionError" not in done.err
    path = Path(re.search(r"连同这个文件一起发过去：(.+)", done.err)[1])
    details = path.read_text("utf-8")
    assert path.parent == city.parent
    assert "ZeroDivisionError: planted" in details
    assert "zhanpai check" in details


@pytest.mark.parametrize("missing", ["click", "zhanpai.content.load"])
def test_damaged_installation_is_no_traceback_either(missing, city):
    """Whether it is needed to read the command line, or by the command alone."""
    damage = f"import sys\nsys.modules[{missing!r}] = None"
    done = in_a_process("check", at=city, code=damage, TMPDIR=str(city.parent))
    assert done.status == 3
    assert done.err.startswith("这是程序的错，不是您的错。")
    assert "Traceback" not in done.err


def test_full_disk_is_no_bug_of_ours(city, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left", "x.yaml")

    monkeypatch.setattr(check, "examine", full)
    done = zhanpai("check", at=city)
    assert (done.status, done.err) == (
        2,
        "磁盘满了，写不下（x.yaml）。\n清理磁盘，或者换一个有空间的地方，再做一次。\n",
    )


@pytest.mark.slow
def test_ctrl_c_ends_with_130_and_a_chinese_line(city):
    code = "import zhanpai.fronts.cli.check as c, time\nc.examine = lambda *a: (print('开始', flush=True), time.sleep(60))"
    start = f"{HEED_CTRL_C}{code}\nfrom zhanpai.__main__ import main\nmain()"
    process = subprocess.Popen(
        [sys.executable, "-c", start, "check"],
        cwd=city, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout.readline().decode() == "开始\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.decode()) == (130, b"", "已停止。\n")


@pytest.mark.slow
def test_closed_pipe_is_no_error_message(city):
    process = subprocess.Popen(
        [sys.executable, "-m", "zhanpai", "plan"],
        cwd=city, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.close()
    time.sleep(0.1)
    err = process.stderr.read().decode()
    process.wait(timeout=60)
    assert "Traceback" not in err and "Broken" not in err and "程序的错" not in err


@pytest.mark.slow
def test_gbk_console_shows_a_question_mark_for_a_rare_character(city):
    path = next((city / "content" / "stations").rglob("*.yaml"))
    path.write_text("phone: 䶮䶮\nadress: 张䶮路1号\n", "utf-8")
    done = in_a_process("check", at=city, encoding="gbk", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.status == 1
    assert "D206 “电话”写成“??”，不像一个电话号码。" in done.out
    assert "adress: 张?路1号" in done.out


@pytest.mark.slow
def test_piped_output_has_no_control_characters(city):
    path = next((city / "content" / "stations").rglob("*.yaml"))
    path.write_text("phone: 八八\n", "utf-8")
    (path.parent / "a\x1b[31m.yaml").write_text("address: x\n", "utf-8")
    piped = in_a_process("check", at=city, FORCE_COLOR="1")
    assert piped.status == 1 and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", piped.shown)
    for args in (["check"], ["build"], ["plan"], ["explain", "D203"], ["--help"]):
        done = zhanpai(*args, at=city, FORCE_COLOR="1")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.shown), args


@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "is_coloured"), [({}, True), pytest.param({"NO_COLOR": "1"}, False, marks=pytest.mark.slow)]
)
def test_terminal_gets_colours_unless_no_color_is_set(env, is_coloured, city):
    path = next((city / "content" / "stations").rglob("*.yaml"))
    path.write_text("phone: 八八\n", "utf-8")
    assert ("\x1b[" in on_a_terminal("check", at=city, **env)) is is_coloured


def on_a_terminal(*args: str, at: Path, typed: str = "", **env: str) -> str:
    """What the command shows to a person at a terminal, who types `typed`."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "zhanpai", *args],
        cwd=at, env=environment(TERM="xterm-256color", **env), stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait(timeout=60)
    return shown.decode()
