"""The wheel as a stranger meets it: in an environment of its own, away from the repository."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import zhanpai
from tests.make import DEMO, TODAY
from tests.shared import once
from tests.shipped import ROOT

SOURCES = ("generator", "theme", "docs/handbook", "pyproject.toml", "README.md", "LICENSE")
PIP = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
SITE_PACKAGES = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel, built without a network from a copy, so that the tree keeps no `build/` of it."""

    def make(folder: Path) -> None:
        source = folder.parent / "source"
        unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")
        for name in SOURCES:
            source.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, source / name, ignore=unwanted)
            else:
                shutil.copy(ROOT / name, source)
        command = [*PIP, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w", folder, source]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    (path,) = once(tmp_path_factory, "wheel", make).glob("*.whl")
    return path


@pytest.fixture(scope="module")
def stranger(wheel, tmp_path_factory):
    """An environment that holds the wheel, and sees the libraries, but not the clone, of this one."""
    folder = tmp_path_factory.mktemp("stranger")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv/bin/python"
    install = [*PIP, "--python", python, "install", "--no-index", "--no-deps", wheel]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    # A .pth names one more folder of modules; the .pth of the editable clone in there is not read.
    (folder / "venv" / SITE_PACKAGES / "libraries.pth").write_text(
        sysconfig.get_path("purelib") + "\n", "utf-8"
    )
    shutil.copytree(DEMO, folder / "project")
    return folder


def ran(folder: Path, *command: str | Path) -> str:
    """What the command prints, run as somebody would who has nothing but `folder`."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL", "TMPDIR")}
    env = kept | {"HOME": str(folder), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path) -> set[str]:
    """Every file that is kept, by its path from `folder`."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.slow
def test_the_wheel_brings_one_importable_name(wheel):
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert tops == {"zhanpai", f"zhanpai-{zhanpai.__version__}.dist-info"}


@pytest.mark.slow
def test_every_file_of_package_theme_and_handbook_is_in_the_wheel_and_no_other(wheel):
    wanted = {f"zhanpai/{name}" for name in files_below(ROOT / "generator/zhanpai")}
    wanted |= {f"zhanpai/theme/{name}" for name in files_below(ROOT / "theme")}
    wanted |= {f"zhanpai/handbook/{name}" for name in files_below(ROOT / "docs/handbook")}
    assert {name for name in names_in(wheel) if name.startswith("zhanpai/")} == wanted


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "theme/tokens.yaml",
        "handbook/daima.md",
        "content/demo/changsha-divisions.csv",
        "office/report/report.yaml",
    ],
)
def test_what_is_read_at_run_time_is_in_the_wheel(wheel, name):
    assert f"zhanpai/{name}" in names_in(wheel)


@pytest.mark.slow
def test_a_stranger_can_import_it_and_check_a_project(stranger):
    script = (
        "import datetime as dt, zhanpai\n"
        f"day = dt.date.fromisoformat({TODAY.isoformat()!r})\n"
        "print(zhanpai.__file__)\n"
        "print(zhanpai.check('project', day))\n"
        "print(zhanpai.check('nowhere', day)[0].code)\n"
        "print(zhanpai.build('project', 'public', day, search=False).pages)\n"
    )
    file, found, code, pages = ran(stranger, stranger / "venv/bin/python", "-c", script).splitlines()
    assert Path(file).is_relative_to(stranger / "venv")
    assert (found, code) == ("[]", "S201")
    assert int(pages) == len(list((stranger / "public").rglob("*.html")))


@pytest.mark.slow
def test_a_stranger_can_start_a_site_with_the_command(stranger):
    command = stranger / "venv/bin/zhanpai"
    assert ran(stranger, command, "--version").split() == ["zhanpai", zhanpai.__version__]
    ran(stranger, command, "new", "site", "city")
    ran(stranger, command, "build", "--root", "city", "--no-search")
    assert (stranger / "city/site/index.html").is_file()
    assert "没有问题" in ran(
        stranger, stranger / "venv/bin/python", "-m", "zhanpai", "check", "--root", "city"
    )


@pytest.mark.slow
@pytest.mark.slow
def test_a_type_checker_finds_the_types_in_the_wheel(stranger):
    script = stranger / "script.py"
    script.write_text(
        "import zhanpai\n"
        "found: list[zhanpai.Diagnostic] = zhanpai.check('project')\n"
        "pages: tuple[zhanpai.Page, ...] = zhanpai.prepare('project').pages\n"
        "line: str = found[0].line\n"
        "zhanpai.publish_all()\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--no-color-output"]
    command += ["--python-executable", stranger / "venv/bin/python", script]
    done = subprocess.run(command, cwd=stranger, capture_output=True, text=True)
    faults = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert [line.split(": error: ")[0] for line in faults] == ["script.py:4", "script.py:5"], done.stdout
    assert 'expression has type "int"' in faults[0] and '"publish_all"' in faults[1]
