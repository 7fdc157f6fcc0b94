"""The shape of the code, kept by tests so that it survives its authors."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import zhanpai
from tests.test_invariants import clock, disk
from zhanpai.checks import CHECKS, PLAN_CHECKS
from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.pages import PAGE_TYPES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "generator"
PACKAGE = SOURCE / "zhanpai"

EDGES = {
    *(
        "__main__.py",
        "fronts",
        "publish",
        "press/making",
        "press/annual.py",
        "channels/making",
        "office/audit",
    ),
    *("office/report/report_folder.py", "content/load", "content/settings.py", "content/ledger/appending.py"),
    *("content/demo/word_files.py", "kit/disk", "kit/clock.py", "kit/fonts.py", "kit/images.py"),
}
"""What may touch the disk or ask the clock: whole rooms, parts of rooms, single files."""


def pure_modules(package: Path = PACKAGE) -> list[Path]:
    """Every module of the package that lies in no edge."""
    paths = (path.relative_to(package) for path in sorted(package.rglob("*.py")))
    return [p for p in paths if not EDGES & {p.as_posix(), *(q.as_posix() for q in p.parents)}]


def impure(room: Path, package: Path = PACKAGE) -> list[str]:
    return [*disk(room.as_posix(), package), *clock(room.as_posix(), package), *environment(room, package)]


def environment(path: Path, package: Path) -> list[str]:
    tree = ast.parse((package / path).read_text("utf-8"))
    names = {node.attr: node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return [
        f"{path}:{names[name]}: {name}" for name in ("environ", "getenv", "Popen", "urlopen") if name in names
    ]


@pytest.mark.parametrize("path", pure_modules(), ids=Path.as_posix)
def test_pure_module_touches_neither_disk_nor_clock(path: Path) -> None:
    assert impure(path) == [], "belongs in an edge or a front"


def test_every_edge_is_there() -> None:
    assert [edge for edge in EDGES if not (PACKAGE / edge).exists()] == []


@pytest.mark.parametrize(
    "code",
    [
        "import datetime as dt\nTODAY = dt.date.today()\n",
        "TEXT = open('x')\n",
        "import os\nHOME = os.environ['HOME']\n",
    ],
)
def test_the_purity_test_sees_a_planted_breach(tmp_path: Path, code: str) -> None:
    (tmp_path / "x.py").write_text(code, "utf-8")
    assert pure_modules(tmp_path) == [Path("x.py")]
    assert len(impure(Path("x.py"), tmp_path)) == 1


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
    assert names_of(PAGE_TYPES) == modules_in("site/pages"), (
        "list it in generator/zhanpai/site/pages/__init__.py"
    )
    assert drawn == modules_in("site/pages"), "write or remove theme/templates/pages/<name>.html"


def test_every_page_module_says_what_it_is_in_chinese():
    for module in PAGE_TYPES:
        assert re.match("[\u4e00-\u9fff]", module.__doc__), (
            f"{module.__name__}: name the page in Chinese first"
        )


def test_every_output_and_check_is_listed():
    finder = modules_in("site/find") - {"packed"}
    assert names_of(OUTPUT_TYPES) == modules_in("site/outputs") | finder
    assert names_of((*CHECKS, *PLAN_CHECKS)) == modules_in("checks")


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


def class_names(package: Path) -> Counter[str]:
    trees = (ast.parse(path.read_text("utf-8")) for path in package.rglob("*.py"))
    classes = (node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    return Counter(name for name in classes if not name.startswith("_"))


def test_no_class_name_stands_for_two_things(tmp_path: Path) -> None:
    assert [name for name, number in class_names(PACKAGE).items() if number > 1] == []
    for name in ("a", "b"):
        (tmp_path / f"{name}.py").write_text("class Page: ...\n", "utf-8")
    assert class_names(tmp_path) == {"Page": 2}
