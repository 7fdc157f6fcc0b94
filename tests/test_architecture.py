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
    *("office/handbook/handbook_pages.py", "office/handbook/rulebook.py"),
    *("office/report/report_folder.py", "content/load", "content/settings.py", "content/ledger/appending.py"),
    *(
        "content/edits.py",
        "content/several_edits.py",
        "content/edit_journal.py",
        "content/new_folder.py",
        "content/handin/base_folder.py",
    ),
    *(
        "content/demo/word_files.py",
        "content/divisions/divisions_file.py",
        "kit/disk",
        "kit/clock.py",
        "kit/fonts.py",
        "kit/images.py",
    ),
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
        "zhanpai.handbook",
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
    return Counter(node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))


def test_no_class_name_stands_for_two_things(tmp_path: Path) -> None:
    assert [name for name, number in class_names(PACKAGE).items() if number > 1] == []
    for name in ("a", "b"):
        (tmp_path / f"{name}.py").write_text("class Page: ...\n", "utf-8")
    assert class_names(tmp_path) == {"Page": 2}


SHARED_STEMS = {
    "annual": "履职年报, the yearly report: counted, shown as a page, printed, asked for on the command line",
    "characters": "characters that nobody types on purpose: found, and told",
    "deputies": "all deputies of the city, on one page or in one index",
    "deputy": "a deputy (代表): as a record, newly written, on a page or a list",
    "district": "a district (区县): its page, and its line on a list",
    "divisions": "the city's administrative divisions (行政区划): shipped for the demo, and checked",
    "features": "the words of 特色联络站: gathered, and their page",
    "glyphs": "characters against the fonts that must have them: of signs, and of everything else that is set",
    "names": "names of stations (站名) as people write them: read by a command, counted by the report",
    "news": "activity news (活动动态): as a record, newly written, made up for the demo, on a list",
    "notice": "one station's 接待日公告: its page, and its line on a list",
    "notices": "all 接待日公告: gathered, and their page",
    "open_data": "开放数据: the models that are its schema, and the files made of them",
    "opinion": "an opinion (意见建议): as a record, and on a page",
    "opinions": "opinions and their ledger: made up for the demo, shown, and counted by the report",
    "package": "the folder of one item for all channels: its names, and its making",
    "permalinks": "content/permalinks.csv: its lines, and its reading from disk",
    "pictures": "photos of the content: looked at, made up for the demo, asked for, published",
    "plan": "every page and file that will be built: decided, and printed by a command",
    "project": "a livelihood project (民生实事项目): as a record, and on a page",
    "difference": "what a change would make otherwise: of a table's rows, and of a file's lines on a terminal",
    "projects": "livelihood projects: made up for the demo, and their page",
    "reception": "reception days (接待日): as a value, made up for the demo, on a page",
    "receptions": "the reception days of a station: joined from rules and rota, and held against the news",
    "register": "the register (名册): as a record, and made up for the demo",
    "search": "full-text search: its index, and its page",
    "settings": "a settings file beside the register over the shipped values: the way, the report's, the signs'",
    "share_images": "pictures that go with a shared link: as values, and drawn",
    "site": "the site as a whole: as a value, built, newly written",
    "staging": "finished files in a hidden place until all may be seen: one by one, and a whole site",
    "station": "a station (联络站): as a record, newly written, on a page, a list, in the report",
    "stations": "all stations of the city: made up for the demo, and in the finder",
    "stories": "代表风采: gathered, and their page",
    "theme": "the theme: read from disk, and what the site takes out of it",
}
"""Names of files that stand in more than one place, each with the one thing that all of them are about."""


def shared_stems(package: Path) -> set[str]:
    """Names of modules that stand more than once below `package`."""
    stems = Counter(path.stem for path in package.rglob("*.py") if path.stem != "__init__")
    return {stem for stem, number in stems.items() if number > 1}


def test_a_file_name_stands_in_two_places_only_for_one_thing(tmp_path: Path) -> None:
    shared = shared_stems(PACKAGE)
    assert sorted(shared - SHARED_STEMS.keys()) == [], "rename one, or say here what one thing they are"
    assert sorted(SHARED_STEMS.keys() - shared) == [], "stands once now: take it from the table"
    for name in ("a/rules.py", "b/rules.py", "b/a.py", "a/__init__.py", "b/__init__.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")
    assert shared_stems(tmp_path) == {"rules"}
