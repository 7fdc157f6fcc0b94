"""The reader is a function of its arguments, and the only one that knows the `yaml` library."""

import ast
from pathlib import Path

from tests.shipped import ROOT

GENERATOR = ROOT / "generator" / "zhanpai"
# The writer knows dates as values; that nobody asks for today is held by tests/test_architecture.py.
IMPURE = {"os", "pathlib", "io", "time", "sys", "shutil", "subprocess"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_only_one_file_of_the_package_imports_yaml() -> None:
    users = [path.name for path in GENERATOR.glob("kit/yaml/**/*.py") if "yaml" in imported(path)]
    assert users == ["events.py"]


def test_reader_touches_neither_disk_nor_clock() -> None:
    for path in GENERATOR.glob("kit/yaml/**/*.py"):
        assert not imported(path) & IMPURE, path
