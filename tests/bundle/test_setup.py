"""The folder that an office is handed: made ready once, opened, moved, refused if it is not whole."""

from __future__ import annotations

import fcntl
import hashlib
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bundle.small_bundle import REGISTER, archive_of, bundle, started


def test_the_first_start_makes_the_program_ready_and_the_next_only_opens_the_desk(home: Path) -> None:
    first = started(home, "站牌")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "第一次要几分钟" in first.stdout
    assert f"asked 1.0.0 desk --root {home}/我们的网站" in first.stdout
    second = started(home, "站牌")
    assert second.stdout == f"asked 1.0.0 desk --root {home}/我们的网站\n"
    assert sorted(path.name for path in (home / "程序").iterdir()) == [".lock", "1.0.0", "当前.txt"]


@pytest.mark.slow
def test_a_folder_moved_elsewhere_still_opens(ready: Path) -> None:
    moved = ready.rename(ready.with_name("搬了家"))
    assert f"asked 1.0.0 desk --root {moved}/我们的网站" in started(moved, "站牌").stdout


@pytest.mark.slow
def test_a_first_start_that_was_broken_off_is_begun_again(home: Path) -> None:
    (home / "程序/1.0.0.new/lib/zhanpai").mkdir(parents=True)
    (home / "程序/1.0.0.new/lib/zhanpai/__main__.py").write_text("raise SystemExit(9)", "utf-8")
    assert "asked 1.0.0 desk" in started(home, "站牌").stdout
    assert not (home / "程序/1.0.0.new").exists()


@pytest.mark.slow
@pytest.mark.parametrize("how", ["cut", "gone", "other"])
def test_a_folder_that_did_not_come_whole_is_refused_with_the_file_s_name(home: Path, how: str) -> None:
    (wheel,) = (home / "bundle/wheels").glob("zhanpai-*.whl")
    match how:
        case "cut":
            wheel.write_bytes(wheel.read_bytes()[:-100])
        case "gone":
            wheel.unlink()
        case "other":
            wheel.write_bytes(wheel.read_bytes() + b"\0")
    done = started(home, "站牌")
    assert done.returncode == 1
    assert f"bundle/wheels/{wheel.name}" in done.stdout and "重新拷一份" in done.stdout
    assert done.stderr == "" and not (home / "程序/1.0.0").exists()


@pytest.mark.slow
def test_commands_run_where_one_stands(ready: Path, tmp_path: Path) -> None:
    command = ["sh", ready / "bundle/commands/zhanpai", "check", "--root", "这里"]
    (tmp_path / "这里").mkdir()
    (tmp_path / "这里/stations.yaml").write_text(REGISTER, "utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "asked 1.0.0 check --root 这里\n")


@pytest.mark.slow
def test_a_site_that_lies_elsewhere_is_remembered_however_its_place_was_written(
    ready: Path, tmp_path: Path
) -> None:
    (tmp_path / "别处").mkdir()
    assert f"--root {tmp_path}/别处" in started(ready, "站牌", tmp_path / "别处").stdout
    assert f"--root {tmp_path}/别处" in started(ready, "站牌").stdout
    # As an old Notepad saves it.
    (ready / "网站在哪里.txt").write_bytes(f"{tmp_path}/别处\r\n".encode("gbk"))
    assert f"--root {tmp_path}/别处" in started(ready, "站牌").stdout
    done = started(ready, "站牌", tmp_path / "没有")
    assert done.returncode == 1 and "不是文件夹" in done.stdout


@pytest.mark.usefixtures("setup_modules")
def test_a_copied_python_finds_the_program_beside_it_and_nothing_else(tmp_path: Path) -> None:
    from installing import copied_python  # type: ignore[import-not-found]

    (tmp_path / "given").mkdir()
    (tmp_path / "given/python311._pth").write_text("python311.zip\n.\n\n#import site\n", "utf-8")
    (tmp_path / "given/python.exe").write_bytes(b"MZ")
    made = copied_python(tmp_path / "given", tmp_path / "1.0.0.new")
    assert made == tmp_path / "1.0.0.new/python/python.exe" and made.read_bytes() == b"MZ"
    text = (tmp_path / "1.0.0.new/python/python311._pth").read_text("utf-8")
    assert text == "python311.zip\n.\n..\\lib\n"
    assert "import site" in (tmp_path / "given/python311._pth").read_text("utf-8")


@pytest.mark.slow
def test_a_python_that_the_office_laid_there_is_used_if_it_is_the_listed_one(home: Path) -> None:
    machine = f"linux-{platform.machine()}"
    data = archive_of(home / "python" / machine, "cpython.tar.gz")
    refused = started(home, "站牌")
    assert refused.returncode == 1 and "“cpython.tar.gz”不是名单里的文件" in refused.stdout
    assert not (home / "程序").exists()
    line = f"{hashlib.sha256(data).hexdigest()}  cpython.tar.gz\n"
    (home / "python/linux-pythons.sha256").write_text(line, "utf-8")
    assert "asked 1.0.0 desk" in started(home, "站牌").stdout
    assert (home / f"程序/python-{machine}/bin/python3").is_file()


@pytest.mark.slow
def test_an_update_keeps_the_python_that_the_office_laid_there(home: Path, tmp_path: Path) -> None:
    """On a computer that has no other: the new folder comes without one, and must neither need nor remove it."""
    machine = f"linux-{platform.machine()}"
    data = archive_of(home / "python" / machine, "cpython.tar.gz")
    line = f"{hashlib.sha256(data).hexdigest()}  cpython.tar.gz\n"
    (home / "python/linux-pythons.sha256").write_text(line, "utf-8")
    new = bundle(tmp_path / "新的", "2.0.0")
    (new / "python/linux-pythons.sha256").write_text(line, "utf-8")
    assert "asked 1.0.0 desk" in started(home, "站牌", has_python=False).stdout
    done = started(new, "更新", home, typed="是\n", has_python=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "asked 2.0.0 desk" in started(home, "站牌", has_python=False).stdout
    started(home, "卸载", typed="是\n", has_python=False)
    assert "asked 2.0.0 desk" in started(home, "站牌", has_python=False).stdout


@pytest.mark.slow
def test_a_second_click_while_it_is_made_ready_waits_and_breaks_nothing(home: Path) -> None:
    (home / "程序").mkdir()
    with (home / "程序/.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        (home / "程序/1.0.0.new").mkdir()
        done = started(home, "站牌")
        assert done.returncode == 1 and "另一个窗口正在准备" in done.stdout and done.stderr == ""
        assert (home / "程序/1.0.0.new").is_dir()
    assert "asked 1.0.0 desk" in started(home, "站牌").stdout


def test_a_site_that_is_not_where_it_was_is_told_and_not_begun_anew(ready: Path, tmp_path: Path) -> None:
    (ready / "网站在哪里.txt").write_text(f"{tmp_path}/U 盘/网站\r\n", "utf-8")
    done = started(ready, "站牌")
    assert done.returncode == 1 and f"“{tmp_path}/U 盘/网站”找不到了" in done.stdout
    assert not (tmp_path / "U 盘").exists()


def test_the_program_s_own_folder_is_no_site(ready: Path) -> None:
    done = started(ready, "站牌", ready)
    assert done.returncode == 1 and "拖它里面的“我们的网站”" in done.stdout
    assert not (ready / "网站在哪里.txt").exists()


@pytest.mark.slow
def test_no_module_that_lies_among_an_office_s_files_is_run(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "zhanpai").mkdir()
    (tmp_path / "zhanpai/__main__.py").write_text("print('planted')", "utf-8")
    command = ["sh", ready / "bundle/commands/zhanpai", "names"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "asked 1.0.0 names\n"


@pytest.mark.slow
def test_nothing_is_unpacked_outside_of_the_folder(home: Path, tmp_path: Path) -> None:
    """The system's own place for such things may be on another disk, full, or watched."""
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    done = started(home, "站牌", TMPDIR=str(nowhere))
    assert "asked 1.0.0 desk" in done.stdout
    assert not any(nowhere.iterdir()) and not (home / "程序/t").exists()


def test_a_computer_of_another_make_is_told_so(home: Path) -> None:
    tools = home.parent / "commands"
    tools.mkdir()
    (tools / "uname").write_text("#!/bin/sh\necho loongarch64\n", "utf-8")
    (tools / "uname").chmod(0o755)
    done = started(home, "站牌")
    assert done.returncode == 1 and "没有给这种电脑（loongarch64）准备" in done.stdout and done.stderr == ""


def test_without_a_python_it_is_said_where_to_lay_one(home: Path) -> None:
    tools = home.parent / "nothing"
    tools.mkdir()
    for name in ("dirname", "uname", "basename"):
        (tools / name).symlink_to(shutil.which(name) or "")
    done = subprocess.run(
        ["/bin/sh", home / "站牌.sh"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1 and "没有 Python 3.11" in done.stdout and "请先看.txt" in done.stdout
