"""Each room says what it never does, and these tests hold it to its word.

A room's `__init__` opens with **Invariant:** and one sentence.  The sentences stand here a second time, each with
what holds it, so that neither can be changed alone; and every one is shown to fail on a planted breach.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.shipped import ROOT

PACKAGE = ROOT / "generator" / "zhanpai"

DOMAIN_WORDS = (
    *("station", "stations", "deputy", "deputies", "opinion", "opinions", "mandate", "mandates", "township"),
    *("townships", "district", "districts", "constituency", "reception", "receptions", "rota", "suggestion"),
    *("liaison", "resident", "residents", "doorplate", "community"),
)
TOUCHES_DISK = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree"),
    *(
        "iterdir",
        "glob",
        "rglob",
        "scandir",
        "listdir",
        "stat",
        "lstat",
        "is_file",
        "is_dir",
        "exists",
        "rmdir",
    ),
    *("copytree", "copyfile", "copy2", "touch", "symlink_to", "resolve", "getcwd", "TemporaryDirectory"),
}
ASKS_THE_CLOCK = {
    "today",
    "now",
    "utcnow",
    "time",
    "time_ns",
    "monotonic",
    "perf_counter",
    "localtime",
    "gmtime",
}
PRINTS = {"print", "input"}
STREAMS = {"stdout", "stderr", "stdin"}


def trees(room: str, package: Path = PACKAGE) -> Iterator[tuple[Path, ast.Module]]:
    found = [package / room] if room.endswith(".py") else sorted((package / room).rglob("*.py"))
    for path in found:
        yield path.relative_to(package), ast.parse(path.read_text("utf-8"))


def called(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """(line, whose, what) of every call `whose.what()`; `whose` is "" for a bare name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(value=value, attr=attr):
                    yield node.lineno, ast.unparse(value), attr
                case ast.Name(id=name):
                    yield node.lineno, "", name


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in names)


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        for field in ("id", "attr", "name", "arg", "asname", "module"):
            word = getattr(node, field, None)
            if isinstance(word, str):
                yield getattr(node, "lineno", 0), word


def uses_of(library: str, package: Path, allowed: str) -> Iterator[str]:
    """Where a room other than `allowed` imports `library`."""
    for path, tree in trees("", package):
        if path.parts[0] != allowed:
            yield from (f"{path}:{n}: {m}" for n, m in imported(tree) if m.split(".")[0] == library)


def disk(room: str, package: Path, *, but: str = "") -> Iterator[str]:
    for path, tree in trees(room, package):
        if but and but in path.parts:
            continue
        for line, whose, what in called(tree):
            # An image is opened from bytes in memory, and a date has a time.
            if (
                what in TOUCHES_DISK
                and whose not in ("Image", "pdf")
                and not (what == "open" and whose == "self")
            ):
                yield f"{path}:{line}: {whose}.{what}()"


def clock(room: str, package: Path, *, but: str = "") -> Iterator[str]:
    for path, tree in trees(room, package):
        if not (but and but in path.parts):
            for line, whose, what in called(tree):
                if what in ASKS_THE_CLOCK and whose.split(".")[-1] in (
                    "time",
                    "date",
                    "datetime",
                    "dt",
                    "_time",
                ):
                    yield f"{path}:{line}: {whose}.{what}()"


def kit(package: Path) -> Iterator[str]:
    for path, tree in trees("kit", package):
        for line, word in [*identifiers(tree), *imported(tree)]:
            parts = re.split(r"[._]|(?<=[a-z])(?=[A-Z])", word)
            if found := {p.lower() for p in parts} & {*DOMAIN_WORDS}:
                yield f"{path}:{line}: {word} ({', '.join(found)})"


def domain(package: Path) -> Iterator[str]:
    yield from disk("domain", package)
    yield from clock("domain", package)
    for path, tree in trees("domain", package):
        texts = {n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        docstrings = {n.value for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in texts - docstrings:
            if re.search(r"(?<!\?P)</?[a-z]+[ >/]", str(node.value)):
                yield f"{path}:{node.lineno}: HTML in a string"
        yield from (
            f"{path}:{n}: {m}"
            for n, m in imported(tree)
            if m.split(".")[0] in ("jinja2", "markupsafe", "html")
        )


def site(package: Path) -> Iterator[str]:
    yield from disk("site", package)
    yield from clock("site", package)


def checks(package: Path) -> Iterator[str]:
    for path, tree in trees("checks", package):
        if path.name == "__init__.py":
            continue
        functions = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "check"]
        rules = [n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "RULE"]
        if len(rules) != 1 or [[a.arg for a in f.args.args] for f in functions] not in (
            [["site"]],
            [["plan"]],
        ):
            yield f"{path}: not one RULE and one check(site) or check(plan)"
    yield from disk("checks", package)
    yield from clock("checks", package)


def publish(package: Path) -> Iterator[str]:
    yield from uses_of("mkdocs", package, "publish")


def press(package: Path) -> Iterator[str]:
    yield from uses_of("typst", package, "press")
    yield from uses_of("pikepdf", package, "press")


def channels(package: Path) -> Iterator[str]:
    yield from disk("channels", package, but="making")
    yield from clock("channels", package, but="making")


def office(package: Path) -> Iterator[str]:
    for path, tree in trees("", package):
        if path.parts[0] not in ("office", "fronts"):
            yield from (f"{path}:{n}: {m}" for n, m in imported(tree) if m.startswith("zhanpai.office"))


def fronts(package: Path) -> Iterator[str]:
    for path, tree in trees("", package):
        if path.parts[0] == "fronts":
            continue
        for line, whose, what in called(tree):
            if what in PRINTS and not whose:
                yield f"{path}:{line}: {what}()"
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in STREAMS and ast.unparse(node.value) == "sys":
                yield f"{path}:{node.lineno}: sys.{node.attr}"
        for line, module in imported(tree):
            # `rich.cells` counts the columns that a text takes; it prints nothing.
            if module.split(".")[0] in ("rich", "click") and module != "rich.cells.cell_len":
                yield f"{path}:{line}: {module}"


def content(package: Path) -> Iterator[str]:
    """What can be seen of it in the code; tests/content/test_only_reader.py watches the disk."""
    for room in ("domain", "site", "checks"):
        yield from disk(room, package)


INVARIANTS: dict[str, tuple[str, Callable[[Path], Iterator[str]], str]] = {
    "kit": (
        "no word of the domain stands in an identifier or an import of this room; its Chinese literals may name what "
        "a recogniser must find.",
        kit,
        "def near(station): ...\n",
    ),
    "domain": (
        "no disk, no HTML and no clock: everything is a value, or a function of its arguments.",
        domain,
        "import datetime as dt\nTODAY = dt.date.today()\n",
    ),
    "content": (
        "the only reader of the project's folder, the city's theme included, and the only writer into it.",
        content,
        "",
    ),
    "site": (
        "writes nothing and reads nothing: a Site and the files of a theme in, pages and files as values out.",
        site,
        "from pathlib import Path\nTEXT = Path('x').read_text()\n",
    ),
    "checks": (
        "one rule to a module, and each sees the Site, or the Plan made of it, and nothing else.",
        checks,
        "RULE = 1\ndef check(site, today): ...\n",
    ),
    "publish": ("alone imports MkDocs.", publish, ""),
    "press": ("alone imports typst and pikepdf.", press, ""),
    "channels": (
        "outside of `making/` everything is a function of its arguments: no disk and no clock.",
        channels,
        "TEXT = open('x')\n",
    ),
    "office": ("fronts alone import it, so that nothing of it can be published.", office, ""),
    "fronts": ("only fronts print, read the command line or ask the person at the keyboard.", fronts, ""),
}
PLANTED_ELSEWHERE = {
    "content": ("site/x.py", "CONTENT = open('stations.yaml')\n"),
    "publish": ("site/x.py", "from mkdocs.config import load_config\n"),
    "press": ("channels/making/x.py", "import typst\n"),
    "office": ("site/x.py", "from zhanpai.office.report import make_report\n"),
    "fronts": ("domain/x.py", "print('hello')\n"),
}


def test_every_room_has_its_invariant() -> None:
    rooms = {p.parent.name for p in PACKAGE.glob("*/__init__.py")}
    assert rooms == INVARIANTS.keys()


@pytest.mark.parametrize("room", INVARIANTS)
def test_a_room_opens_with_its_invariant(room: str) -> None:
    doc = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))) or ""
    first = " ".join(doc.split("\n\n")[0].split())
    assert first == f"**Invariant:** {INVARIANTS[room][0]}"


@pytest.mark.breadth
@pytest.mark.parametrize("room", INVARIANTS)
def test_a_room_keeps_its_invariant(room: str) -> None:
    assert list(INVARIANTS[room][1](PACKAGE)) == []


@pytest.mark.parametrize("room", INVARIANTS)
def test_a_breach_of_the_invariant_is_seen(room: str, tmp_path: Path) -> None:
    where, code = PLANTED_ELSEWHERE.get(room, (f"{room}/x.py", INVARIANTS[room][2]))
    (tmp_path / where).parent.mkdir(parents=True)
    (tmp_path / where).write_text(code, "utf-8")
    assert list(INVARIANTS[room][1](tmp_path)), "planted, and not seen"
