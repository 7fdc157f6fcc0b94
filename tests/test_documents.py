"""What the documents say is there, is there: files, functions, commands, targets, links and pictures."""

import ast
import fnmatch
import posixpath
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.shipped import ROOT
from zhanpai import __version__
from zhanpai.fronts.cli.app import make_app

PACKAGE = ROOT / "generator/zhanpai"
FOR_DEVELOPERS = (
    *("docs/architecture.md", "docs/api.md", "docs/accessibility.md", "docs/lighthouse.md"),
    *("CONTRIBUTING.md", "README.md", "SECURITY.md", "benchmarks/README.md", "benchmarks/qr/README.md"),
)
SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.<>*-]+(/[\w.<>*-]+)*/?")
ENDS = r"\.(py|md|yaml|yml|csv|toml|html|css|js|typ|lock|sh|txt)$"
MADE = {"site", "signs", "annual", "share", "report", ".cache", ".venv", "build"}
"""Folders that commands make, and that no clone holds."""
PICTURE = r"\.(webp|png|jpe?g|gif|svg)$"
PICTURES_AT_MOST = 12
"""In each of the two folders."""


@cache
def tracked() -> tuple[str, ...]:
    command = ["git", "-c", "core.quotePath=off", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(name for name in listed.splitlines() if (ROOT / name).exists())


def documents() -> list[str]:
    return [
        name
        for name in tracked()
        if name.endswith(".md") and not re.match("content/|tests/|generator/", name)
    ]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def prose(text: str) -> str:
    """The text without its blocks of code, which show shells and sketches."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


@cache
def places(path: str) -> list[str]:
    """The tracked files that a path in a document may mean: from the root, the package or a bare name; `<x>` is any."""
    pattern = re.sub(r"<[^>]*>", "*", path.rstrip("/"))
    starts = ("", "generator/zhanpai/") if "/" in pattern else ("", "generator/zhanpai/", "*/")
    wanted = [start + pattern for start in starts]
    return [
        f for f in tracked() if any(fnmatch.fnmatch(f, w) or fnmatch.fnmatch(f, f"{w}/*") for w in wanted)
    ]


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name))


def defines(tree: ast.AST, name: str) -> bool:
    """Whether `name`, which may be `Class.member`, is defined at the top of the module."""
    for part in name.split("."):
        found = [node for node in getattr(tree, "body", ()) if part in names_made_by(node)]
        if not found:
            return False
        tree = found[0]
    return True


def names_made_by(node: ast.stmt) -> set[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Assign(targets=targets):
            return {t.id for t in targets if isinstance(t, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
    return set()


@cache
def modules() -> dict[str, list[ast.AST]]:
    """The modules of the package, and its classes, by the one word that a document calls them by."""
    found: dict[str, list[ast.AST]] = {}
    for path in PACKAGE.rglob("*.py"):
        tree = tree_of(path.relative_to(ROOT).as_posix())
        named = [(path.stem, tree), *((n.name, n) for n in tree.body if isinstance(n, ast.ClassDef))]
        for name, node in named:
            found.setdefault(name, []).append(node)
    return found


def wrong_names(text: str) -> list[str]:
    """The files, functions and make targets that `text` names and that are not there."""
    return [span for span in SPAN.findall(prose(text)) if is_wrong(span)]


@cache
def is_wrong(span: str) -> bool:
    if "::" in span:
        path, _, name = span.partition("::")
        return not any(defines(tree_of(p), name) for p in places(path) if p.endswith(".py"))
    if found := re.fullmatch(r"make ([\w-]+)", span):
        return not re.search(rf"^(?:[\w-]+ )*{found[1]}(?: [\w-]+)*:", text_of("Makefile"), re.M)
    if PATH.fullmatch(span) and ("/" in span or re.search(ENDS, span)):
        return not places(span) and span.partition("/")[0] not in MADE
    if found := re.fullmatch(r"(\w+)\.(\w+)(\(.*\))?", span):
        owners = modules().get(found[1], [])
        return bool(owners) and not any(defines(owner, found[2]) for owner in owners)
    return False


@pytest.mark.breadth
@pytest.mark.parametrize("name", FOR_DEVELOPERS)
def test_every_file_and_function_that_a_document_names_is_there(name):
    assert wrong_names(text_of(name)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "domain/nameing.py",
        "domain/naming.py::fullname",
        "domain/site.py::Site",
        "domain/model/site.py::Site.published",
        "naming.full_names",
        "Site.published",
        "press/stamps/",
        "theme/templates/pages/<type>.htm",
        "nowhere.toml",
        "nowhere.yml",
        "make everything",
    ],
)
def test_a_wrong_name_is_found(planted):
    text = text_of("docs/architecture.md")
    assert wrong_names(f"{text}\nSee `{planted}`.\n") == [*wrong_names(text), planted]


@pytest.mark.parametrize(
    "right",
    [
        "domain/naming.py::full_name",
        "domain/model/site.py::Site.unread",
        "naming.full_name",
        "Site.unread",
        "kit/yaml/",
    ],
)
def test_a_right_name_is_no_fault(right):
    assert wrong_names(f"See `{right}`.") == []


def test_architecture_says_of_each_room_what_the_room_says_of_itself():
    written = " ".join(text_of("docs/architecture.md").split())
    for path in sorted(PACKAGE.glob("*/__init__.py")):
        doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        invariant = " ".join(doc.split("\n\n")[0].split())
        assert invariant.startswith("**Invariant:** "), path.parent.name
        assert f"### {path.parent.name} " in written
        assert invariant in written, path.parent.name


def test_the_map_of_the_rooms_is_the_contract_of_the_imports():
    written = text_of("docs/architecture.md")
    drawn = re.search(r"^```\n(fronts .*?)^```$", written, re.M | re.S)[1].splitlines()
    contract = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
    assert [re.split(r" {3,}", line)[0] for line in drawn] == contract["layers"]


def links(text: str) -> list[str]:
    """The targets of links and pictures that lead to files, without the place in the file."""
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(text)))
    return [target.partition("#")[0] for target in found if not re.match(r"[a-z]+:|#", target)]


@pytest.mark.parametrize("name", documents())
def test_every_link_leads_to_a_file_that_is_kept(name):
    folders = {str(parent) for file in tracked() for parent in Path(file).parents}
    for target in links(text_of(name)):
        path = ((ROOT / name).parent / target).resolve().relative_to(ROOT).as_posix()
        assert path in tracked() or path in folders, f"{name}: {target}"


def test_links_and_pictures_are_seen():
    assert links("a [b](c.md#d) ![e](f/g.png) [h](https://example.org) [i](#j) `[k](l)`") == [
        "c.md",
        "f/g.png",
    ]


@pytest.mark.parametrize(
    ("folder", "showing"),
    [
        ("docs/screenshots/", ["docs/screenshots/README.md"]),
        (
            "docs/handbook/",
            sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs/handbook").glob("*.md")),
        ),
    ],
)
def test_few_pictures_are_kept_and_all_of_them_are_shown(folder, showing):
    pictures = {n for n in tracked() if n.startswith("docs/") and re.search(PICTURE, n)}
    assert all(n.startswith(("docs/screenshots/", "docs/handbook/pictures/")) for n in pictures)
    kept = {n for n in pictures if n.startswith(folder)}
    assert 0 < len(kept) <= PICTURES_AT_MOST
    shown = {
        posixpath.normpath(posixpath.join(posixpath.dirname(n), t))
        for n in showing
        for t in links(text_of(n))
    }
    assert kept == {target for target in shown if re.search(PICTURE, target)}


def headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(text), re.M)]


def shell_lines(text: str) -> list[str]:
    """What is to be typed, without the remark behind it."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]


GROUPS = ("new", "rename")
"""Commands that are words in front of others."""


def commands_listed(text: str) -> list[str]:
    """The commands in the first column of the table, in order; `new` and `rename` with each of their things."""
    found = []
    for row in re.findall(r"^\| (`.*)$", text, re.M):
        for span in SPAN.findall(re.split(r"(?<!\\)\|", row)[0]):
            words = span.replace("\\|", "/").split()
            is_group = words[0] in GROUPS
            found += [f"{words[0]} {word}" for word in words[1].split("/")] if is_group else words[:1]
    return found


def commands_there() -> set[str]:
    commands = make_app().commands
    inner = {f"{group} {name}" for group in GROUPS for name in commands[group].commands}
    return {name for name in commands if name not in GROUPS} | inner


def test_both_readmes_have_the_same_headings_and_commands():
    english, chinese = text_of("README.md"), text_of("README.zh-CN.md")
    assert headings(english) == headings(chinese)
    assert shell_lines(english) == shell_lines(chinese) != []
    assert commands_listed(english) == commands_listed(chinese)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_lists_every_command_and_no_other(name):
    assert sorted(commands_listed(text_of(name))) == sorted(commands_there())


def test_what_is_to_be_typed_can_be_made():
    for line in shell_lines(text_of("README.md")):
        assert not is_wrong(line), line


def test_the_changelog_begins_with_this_version_and_dates_every_one():
    versions = re.findall(r"^## (.*)$", text_of("CHANGELOG.md"), re.M)
    dated = [re.fullmatch(r"(\d+\.\d+\.\d+) \((\d{4}-\d{2}-\d{2})\)", v) for v in versions]
    assert all(dated), versions
    assert next(d[1] for d in dated) == __version__
    assert [d[2] for d in dated] == sorted((d[2] for d in dated), reverse=True)
