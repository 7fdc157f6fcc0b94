"""What differs between systems stands in one place, and a file that is held for a moment is waited for."""

from __future__ import annotations

import ast
import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhanpai.kit.disk import system
from zhanpai.kit.disk.system import TRIES, is_held, move, patiently, take_away, take_away_folder
from zhanpai.kit.problem import explain

PACKAGE = Path(__file__).parents[3] / "generator" / "zhanpai"
ONE_PLACE = Path("kit/disk/system.py")
FORKING = {Path("publish/write.py"), Path("press/making/workers.py")}
"""These share work between processes where there is `fork`, which they ask for, and do it alone elsewhere."""

SOME_SYSTEMS_ONLY = {
    *("fcntl", "msvcrt", "winreg", "_winapi", "pwd", "grp", "resource", "termios", "ctypes"),
    *("fchmod", "chmod", "chown", "link", "symlink", "uname", "getuid", "geteuid", "umask", "mkfifo", "killpg", "os.kill", "fork"),
    *("O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC", "O_BINARY", "dir_fd", "renameat2", "getpgid", "setsid"),
    *("start_new_session", "creationflags", "preexec_fn", "pass_fds", "CREATE_NEW_PROCESS_GROUP", "CREATE_NO_WINDOW"),
    *("startfile", "os.name", "platform", "winerror", "SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "sched_getaffinity", "statvfs"),
}  # fmt: skip
HARMLESS = {"platform.platform", "import platform"}
"""Words that every system has an answer to."""


def only_on_some(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Names of modules, functions, constants and arguments that not every system has, also as a string, as in `getattr`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found = [(alias.name, f"import {alias.name}") for alias in names]
            case ast.ImportFrom(module=str(module), names=names):
                found = [(word, f"from {module}") for word in (module, *(a.name for a in names))]
            case ast.Attribute(attr=attr):
                found = [(attr, ast.unparse(node)), (ast.unparse(node), ast.unparse(node))]
            case ast.keyword(arg=str(arg)):
                found = [(arg, f"{arg}=")]
            case ast.Call(
                func=ast.Name(id="getattr" | "hasattr"), args=[_, ast.Constant(value=str(word)), *_]
            ):
                found = [(word, word)]
            case _:
                continue
        for word, told in found:
            if word in SOME_SYSTEMS_ONLY and told not in HARMLESS:
                yield node.lineno, told  # type: ignore[attr-defined]


def moved_at_once(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a file is renamed or put over another without waiting for who holds it: a string's `replace` takes two words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whole, name = ast.unparse(node.func), node.func.attr
            is_path = name == "replace" and len(node.args) == 1 and not node.keywords
            if is_path or whole in ("os.replace", "shutil.move") or (name == "rename" and node.args):
                yield node.lineno, whole


def breaches(package: Path, rule: Callable[[ast.AST], Iterator[tuple[int, str]]]) -> list[str]:
    paths = (path.relative_to(package) for path in sorted(package.rglob("*.py")))
    return [
        f"{path}:{line}: {what}"
        for path in paths
        if path != ONE_PLACE and path not in FORKING
        for line, what in rule(ast.parse((package / path).read_text("utf-8")))
    ]


def test_nothing_outside_one_place_asks_for_what_only_some_systems_have() -> None:
    assert breaches(PACKAGE, only_on_some) == [], f"belongs in {ONE_PLACE}"


@pytest.mark.slow
def test_every_file_is_moved_by_who_waits_for_it() -> None:
    assert breaches(PACKAGE, moved_at_once) == [], "system.move waits for a virus scanner"


def test_who_forks_asks_first_whether_it_can() -> None:
    for path in FORKING:
        assert '"fork" not in multiprocessing.get_all_start_methods()' in (PACKAGE / path).read_text("utf-8")


@pytest.mark.parametrize(
    "code",
    [
        *(
            "import fcntl",
            "from os import fork",
            "os.kill(1, 9)",
            "os.link(a, b)",
            "path.chmod(0o600)",
            "os.name == 'nt'",
        ),
        *(
            "getattr(os, 'O_NOFOLLOW', 0)",
            "Popen([], start_new_session=True)",
            "sys.platform == 'win32'",
            "error.winerror",
        ),
    ],
)
def test_a_planted_call_is_found(code: str) -> None:
    assert list(only_on_some(ast.parse(code)))


@pytest.mark.parametrize("code", ["a.replace(b)", "os.replace(a, b)", "a.rename(b)", "shutil.move(a, b)"])
def test_a_planted_move_is_found(code: str) -> None:
    assert list(moved_at_once(ast.parse(code)))


def test_what_every_system_has_is_let_through() -> None:
    code = "platform.platform(); 'ab'.replace('a', 'b'); day.replace(day=1); os.open(a, os.O_RDONLY); os.getpid()"
    assert not list(only_on_some(ast.parse(code))) and not list(moved_at_once(ast.parse(code)))


def held(code: int, name: str = "jobs.csv") -> PermissionError:
    """As Windows reports it."""
    error = PermissionError(errno.EACCES, "Access is denied", name)
    error.winerror = code  # type: ignore[attr-defined]
    return error


class Scanner:
    """Holds a file so many times."""

    def __init__(self, times: int, error: OSError) -> None:
        self.left, self.error, self.pauses = times, error, list[float]()

    def __call__(self) -> str:
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(code: int) -> None:
    scanner = Scanner(TRIES - 1, held(code))
    assert patiently(scanner, scanner.pauses.append) == "done"
    assert 1.5 < sum(scanner.pauses) < 2.5, "about two seconds"


def test_a_file_held_all_day_is_given_up() -> None:
    scanner = Scanner(TRIES, held(32))
    with pytest.raises(PermissionError):
        patiently(scanner, scanner.pauses.append)


def test_what_is_no_matter_of_waiting_is_said_at_once() -> None:
    scanner = Scanner(1, FileNotFoundError(errno.ENOENT, "", "x"))
    with pytest.raises(FileNotFoundError):
        patiently(scanner, scanner.pauses.append)
    assert scanner.pauses == []


def test_staff_are_told_which_file_to_close_and_where(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(self: Path, target: Path) -> None:
        raise held(32, str(self))

    monkeypatch.setattr(system, "PAUSE", 0)
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError) as caught:
        move(tmp_path / ".draft", tmp_path / "联络站.xlsx")
    problem = explain(caught.value)
    assert "联络站.xlsx" in problem.message and ".draft" not in problem.message
    assert "Excel" in problem.fix and "关掉" in problem.fix


def test_no_permission_elsewhere_is_no_held_file() -> None:
    assert not is_held(PermissionError(errno.EACCES, "Permission denied", "x"))


def test_files_and_folders_go_and_come(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    move(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"1"
    take_away(tmp_path / "b")
    take_away(tmp_path / "b")
    (tmp_path / "folder" / "in").mkdir(parents=True)
    move(tmp_path / "folder", tmp_path / "other")
    take_away_folder(tmp_path / "other")
    assert not any(tmp_path.iterdir())
    with pytest.raises(FileNotFoundError):
        take_away_folder(tmp_path / "other")
