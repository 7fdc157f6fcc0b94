"""The folder that an office is handed: made ready once, updated, gone back, removed; what the office wrote is never touched."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.bundle.small_bundle import bundle, started

REGISTER = "city: 示例市\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder as it was handed over, in a place with blanks and Chinese and what shells read as their own."""
    return bundle(tmp_path / "我们 & 站(牌) 100%!'$" / "站牌", "1.0.0")


@pytest.fixture(scope="module")
def once_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = bundle(tmp_path_factory.mktemp("ready") / "站牌", "1.0.0")
    started(home, "站牌")
    return home


@pytest.fixture
def ready(once_ready: Path, home: Path) -> Path:
    """The same after its first start: it can be copied, as nothing in it says where it lies."""
    shutil.rmtree(home)
    return Path(shutil.copytree(once_ready, home, symlinks=True))


def site(home: Path, register: str = REGISTER) -> dict[str, bytes]:
    """An office's site in there, and how it is byte by byte."""
    folder = home / "我们的网站"
    (folder / "content").mkdir(parents=True)
    (folder / "stations.yaml").write_text(register, "utf-8")
    (folder / "content/笔记.md").write_bytes("手写的，GBK".encode("gbk"))
    return written(home)


def written(home: Path) -> dict[str, bytes]:
    folder = home / "我们的网站"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_use(home: Path) -> str:
    return (home / "程序/当前.txt").read_text("utf-8-sig").strip()


def test_the_first_start_makes_the_program_ready_and_the_next_only_opens_the_desk(home: Path) -> None:
    first = started(home, "站牌")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "第一次要几分钟" in first.stdout
    assert f"asked 1.0.0 desk --root {home}/我们的网站" in first.stdout
    second = started(home, "站牌")
    assert second.stdout == f"asked 1.0.0 desk --root {home}/我们的网站\n"
    assert sorted(path.name for path in (home / "程序").iterdir()) == ["1.0.0", "当前.txt"]


def test_a_folder_moved_elsewhere_still_opens(ready: Path) -> None:
    moved = ready.rename(ready.with_name("搬了家"))
    assert f"asked 1.0.0 desk --root {moved}/我们的网站" in started(moved, "站牌").stdout


@pytest.mark.slow
def test_a_first_start_that_was_broken_off_is_begun_again(home: Path) -> None:
    (home / "程序/1.0.0.new/lib/zhanpai").mkdir(parents=True)
    (home / "程序/1.0.0.new/lib/zhanpai/__main__.py").write_text("raise SystemExit(9)", "utf-8")
    assert "asked 1.0.0 desk" in started(home, "站牌").stdout
    assert not (home / "程序/1.0.0.new").exists()


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


def test_commands_run_where_one_stands(ready: Path, tmp_path: Path) -> None:
    command = ["sh", ready / "bundle/commands/zhanpai", "check", "--root", "这里"]
    (tmp_path / "这里").mkdir()
    (tmp_path / "这里/stations.yaml").write_text(REGISTER, "utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "asked 1.0.0 check --root 这里\n")


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


def test_an_update_keeps_the_site_and_can_be_gone_back_from_and_to(ready: Path, tmp_path: Path) -> None:
    before = site(ready)
    new = bundle(tmp_path / "新的" / "站牌-2.0.0", "2.0.0")
    done = started(new, "更新", ready, typed="是\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"asked 2.0.0 check --root {ready}/我们的网站" in done.stdout
    assert in_use(ready) == "2.0.0" and written(ready) == before
    assert "asked 2.0.0 desk" in started(ready, "站牌").stdout
    assert (ready / "bundle/version").read_text("utf-8") == "2.0.0\n"
    assert not list(ready.glob("*.old")) and not list(ready.glob("*.new"))
    back = started(ready, "退回上一版", typed="是\n")
    assert back.returncode == 0 and in_use(ready) == "1.0.0" and written(ready) == before
    assert "asked 1.0.0 desk" in started(ready, "站牌").stdout
    started(ready, "退回上一版", typed="是\n")
    assert in_use(ready) == "2.0.0"


@pytest.mark.slow
def test_an_update_that_nobody_agreed_to_changes_nothing_in_use(ready: Path, tmp_path: Path) -> None:
    before = site(ready, f"{REGISTER}# 2.0.0\n")
    new = bundle(tmp_path / "新的" / "站牌-2.0.0", "2.0.0")
    # The path as a window writes it when a folder is dragged there; then nothing but Enter.
    done = started(new, "更新", typed=f'"{ready}"\n\n')
    assert done.returncode == 1 and "finding" in done.stdout and "照旧用 1.0.0" in done.stdout
    assert in_use(ready) == "1.0.0" and written(ready) == before
    assert "asked 1.0.0 desk" in started(ready, "站牌").stdout


@pytest.mark.slow
def test_only_the_version_in_use_and_the_one_before_are_kept(ready: Path, tmp_path: Path) -> None:
    for version in ("2.0.0", "3.0.0"):
        started(bundle(tmp_path / version, version), "更新", ready, typed="是\n")
    assert sorted(path.name for path in (ready / "程序").iterdir() if path.is_dir()) == ["2.0.0", "3.0.0"]


def test_what_is_no_such_folder_is_not_updated(home: Path, tmp_path: Path) -> None:
    (tmp_path / "别的").mkdir()
    for folder in (tmp_path / "别的", home):
        done = started(home, "更新", folder)
        assert done.returncode == 1 and "不是以前的“站牌”文件夹" in done.stdout


def test_nothing_is_gone_back_to_before_an_update(ready: Path) -> None:
    done = started(ready, "退回上一版", typed="是\n")
    assert done.returncode == 1 and "没有上一版" in done.stdout and in_use(ready) == "1.0.0"


@pytest.mark.parametrize(("typed", "kept"), [("是\n\n", True), ("是\n删除\n", False)])
def test_removing_leaves_the_site_and_asks_about_drafts(ready: Path, typed: str, kept: bool) -> None:
    before = site(ready)
    (ready / "settings").mkdir()
    done = started(ready, "卸载", typed=typed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (ready / "程序").exists() and written(ready) == before
    assert (ready / "settings").exists() is kept


def test_removing_without_a_yes_leaves_all(ready: Path) -> None:
    assert started(ready, "卸载").returncode == 1
    assert (ready / "程序/1.0.0").is_dir()


def archive_of(folder: Path, name: str) -> bytes:
    """An interpreter as an office lays it there: this one, under the name that it has in there."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        script = f'#!/bin/sh\nexec "{sys.executable}" "$@"\n'.encode()
        member = tarfile.TarInfo("python/bin/python3")
        member.size, member.mode = len(script), 0o755
        archive.addfile(member, io.BytesIO(script))
    (folder / name).write_bytes(held.getvalue())
    return held.getvalue()


def test_a_python_that_the_office_laid_there_is_used_if_it_is_the_listed_one(home: Path) -> None:
    import platform

    machine = f"linux-{platform.machine()}"
    data = archive_of(home / "python" / machine, "cpython.tar.gz")
    refused = started(home, "站牌")
    assert refused.returncode == 1 and "“cpython.tar.gz”不是名单里的文件" in refused.stdout
    assert not (home / "程序").exists()
    line = f"{hashlib.sha256(data).hexdigest()}  cpython.tar.gz\n"
    (home / "python/linux-pythons.sha256").write_text(line, "utf-8")
    assert "asked 1.0.0 desk" in started(home, "站牌").stdout
    assert (home / f"程序/python-{machine}/bin/python3").is_file()


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
