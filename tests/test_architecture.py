"""The shape of the code, kept by tests so that it survives its authors."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import zhanpai
from zhanpai.checks import CHECKS
from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.pages import PAGE_TYPES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "generator"
PACKAGE = SOURCE / "zhanpai"

FRONTS_AND_EDGES = (
    *("__main__.py", "mkdocs_plugin.py", "clock.py", "pipeline.py", "render.py", "theme.py", "write.py"),
    *(
        "cli",
        "preview",
        "build",
        "load",
        "files.py",
        "recorder.py",
        "audit",
        "press",
        "fonts.py",
        "reporter.py",
    ),
)
IMPURE_CALLS = {
    *("open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink"),
    *("today", "now", "time", "getenv", "system", "Popen", "urlopen"),
}


def pure_modules() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in FRONTS_AND_EDGES
    ]


def impure_calls(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in IMPURE_CALLS:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {name}()")
        if isinstance(node, ast.Attribute) and node.attr == "environ":
            found.append(f"{path.relative_to(ROOT)}:{node.lineno}: environ")
    return found


# `time(…)` makes a value in the calendar, `Image.open(BytesIO)` reads no disk.
ALLOWED = {"schedule": {"time"}, "darkroom.py": {"open"}, "share_images.py": {"open"}, "demo": {"open"}}


@pytest.mark.parametrize("path", pure_modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_pure_module_touches_neither_disk_nor_clock(path):
    allowed = ALLOWED.get(path.relative_to(PACKAGE).parts[0], set())
    found = [call for call in impure_calls(path) if call.split()[-1].rstrip("()") not in allowed]
    assert not found, "belongs in an edge or a front: " + ", ".join(found)


def test_the_purity_test_sees_a_planted_clock(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("import datetime\nTODAY = datetime.date.today()\n", "utf-8")
    assert [c.split()[-1] for c in impure_calls_of(path)] == ["today()"]


def impure_calls_of(path: Path) -> list[str]:
    return [
        f"{getattr(n.func, 'attr', '')}()"
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Call) and getattr(n.func, "attr", "") in IMPURE_CALLS
    ]


def test_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def modules_in(folder: str) -> set[str]:
    return {p.stem for p in (PACKAGE / folder).glob("*.py")} - {"__init__"}


def names_of(registry) -> set[str]:
    return {module.__name__.rpartition(".")[2] for module in registry}


def test_every_page_module_is_listed_and_drawn():
    drawn = {p.stem for p in (ROOT / "theme/templates/pages").glob("*.html")}
    assert names_of(PAGE_TYPES) == modules_in("pages"), "list it in generator/zhanpai/site/pages/__init__.py"
    assert drawn == modules_in("pages"), "write or remove theme/templates/pages/<name>.html"


def test_every_page_module_says_what_it_is_in_chinese():
    for module in PAGE_TYPES:
        assert re.match("[\u4e00-\u9fff]", module.__doc__), (
            f"{module.__name__}: name the page in Chinese first"
        )


def test_every_output_and_check_is_listed():
    assert names_of(OUTPUT_TYPES) == modules_in("outputs")
    assert names_of(CHECKS) == modules_in("checks")


def test_every_file_stays_short():
    longest = {
        p.relative_to(ROOT).as_posix(): n
        for p in PACKAGE.rglob("*.py")
        if (n := len(p.read_text("utf-8").splitlines())) > 300
    }
    assert not longest, f"split at 300 lines: {longest}"


def test_every_module_says_what_it_does():
    for info in pkgutil.walk_packages(zhanpai.__path__, "zhanpai."):
        if info.name.endswith("__main__"):
            continue
        assert (importlib.import_module(info.name).__doc__ or "").strip(), info.name


def test_every_package_is_in_the_wheel():
    listed = re.search(
        r"^packages = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.M | re.S
    )[1]
    there = {".".join(p.parent.relative_to(SOURCE).parts) for p in PACKAGE.rglob("__init__.py")} | {
        "zhanpai.theme",
    }
    assert set(re.findall('"(.+?)"', listed)) == there


def test_no_file_names_this_machine_or_a_package_registry():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    forbidden = re.compile(r"pypi\.org|pythonhosted|npmjs|/work/" + r"main|/tmp/bash_jobs")
    for name in tracked.splitlines():
        path = ROOT / name
        if path.suffix in {".jpg", ".png"} or path == Path(__file__) or not path.is_file():
            continue
        assert not forbidden.search(path.read_bytes().decode("utf-8", "replace")), name
