"""What a command needs is loaded when it is called, and what is declared of it is true."""

import ast
import inspect
import json
import re
import subprocess
import sys
from collections import defaultdict

import click
import pytest

from tests.fronts.cli.zhanpai import environment
from tests.shipped import ROOT
from zhanpai.fronts.cli.app import make_app
from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.parameters import Argument, Option, load

CLI = ROOT / "generator/zhanpai/fronts/cli"
MODULES_AT_MOST = 150
"""`--help` loads 92; it loaded 1,130 when every command was imported to be listed."""

LIST_MODULES = """
import json, sys
before = set(sys.modules)
from zhanpai.fronts.cli.main import run
status = run(sys.argv[1:])
print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(status)
"""


def modules_of(*args: str) -> list[str]:
    """The modules that `zhanpai args…` loads, in a process that has loaded none before."""
    command = [sys.executable, "-c", LIST_MODULES, *args]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    return json.loads(done.stderr)


@pytest.mark.breadth
@pytest.mark.parametrize(
    "args", [["--help"], ["new", "--help"], ["build", "--help"], ["explain", "D204"]], ids=" ".join
)
def test_help_and_explain_load_click_and_no_other_library(args):
    loaded = modules_of(*args)
    libraries = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert libraries == {"click", "rich", "zhanpai"}
    # Of rich the width of a text, of the rooms what the command line itself is made of; the rulebook is the office's.
    assert {name for name in loaded if re.match(r"rich\.[a-z]", name)} == {"rich.cells"}
    assert {name.split(".")[1] for name in loaded if name.startswith("zhanpai.")} == {
        "content",
        "fronts",
        "kit",
        *(["office"] if args[0] == "explain" else []),
    }
    assert [name for name in loaded if name.startswith("zhanpai.content.")] == ["zhanpai.content.filing"]
    assert len(loaded) <= MODULES_AT_MOST


@pytest.mark.slow
def test_a_library_that_is_loaded_is_seen(tmp_path):
    loaded = modules_of("demo", str(tmp_path / "a"), "--stations", "12", "--deputies", "20", "--news", "3")
    assert "pydantic" in loaded and len(loaded) > MODULES_AT_MOST


@pytest.mark.slow
def test_no_command_but_those_with_a_browser_loads_a_web_server():
    places = {command.place.partition(":")[0] for command in commands()} - {"serve", "desk"}
    code = f"import sys\nfor place in {sorted(places)}: __import__(f'zhanpai.fronts.cli.{{place}}')\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    )
    assert {"starlette", "uvicorn", "anyio"}.isdisjoint(done.stdout.split())


def commands() -> list[Command]:
    app = make_app()
    both = [*app.commands.values(), *app.commands["new"].commands.values()]
    return [command for command in both if not isinstance(command, click.Group)]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_a_command_takes_what_its_function_takes_and_explains_it(command):
    taken = inspect.signature(load(command.place)).parameters.values()
    own = {one.name for one in taken if one.kind is not one.VAR_KEYWORD}
    names = {p.name for p in command.params}
    # What a command only hands on, the function takes as it comes.
    assert names >= own if len(own) < len(taken) else names == own
    for param in command.params:
        assert isinstance(param, Option | Argument)
        assert re.search("[\u4e00-\u9fff]", param.explain()) and "{" not in param.explain()


def test_an_option_that_several_commands_share_has_one_text():
    texts = defaultdict(list)
    for command in commands():
        for option in command.params:
            if isinstance(option, Option):
                kind = (*option.opts, option.metavar, option.multiple, str(option.type.to_info_dict()))
                # Only the name of the folder that `--out` means by default is each command's own.
                texts[kind].append(re.sub(r"里的 \w+$", "里的 …", option.help))
    assert {kind: found for kind, found in texts.items() if len(set(found)) > 1} == {}
    assert max(len(found) for found in texts.values()) > 10


def hidden(source: str) -> list[str]:
    """The names with a leading underscore that the source takes from something else than itself."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=value, attr=attr) if re.match("_[a-z]", attr):
                found += [] if ast.unparse(value) in ("self", "cls") else [ast.unparse(node)]
            case ast.ImportFrom(module=str(module), names=names):
                words = [*module.split("."), *(alias.name for alias in names)]
                found += [f"{module} {word}" for word in words if re.match("_[a-z]", word)]
    return found


def test_nothing_private_of_a_library_is_used():
    for path in CLI.rglob("*.py"):
        assert hidden(path.read_text("utf-8")) == [], path
    assert hidden("from click._compat import x\nclick.core._y\nself._z\n") == [
        *("click._compat _compat", "click.core._y"),
    ]
