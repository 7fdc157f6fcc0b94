"""Four lanes of tests, by what they need, and the CPU that each takes.

    pytest -m unit      values in, values out
    pytest -m site      pages drawn, sites built, commands run
    pytest -m browser   Chromium, nginx, the validators of HTML
    pytest -m print     typst, and the codes read back from what it printed

These are hooks of pytest; tests/conftest.py takes them up. CPU is user and system time of the worker, of the
programs it ran and of those still running, Chromium above all; what was made once for all is laid to the test
that asked for it first. Importing and collecting is nobody's: it stands in a line of its own.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator
from functools import cache
from pathlib import Path

import psutil
import pytest

from tests.shipped import ROOT

LANES = {
    "browser": ("browser",),
    "print": ("press", "channels", "benchmarks"),
    "site": ("site", "publish", "fronts", "office", "content/demo", "bundle"),
    "unit": ("",),
}
"""The folders of each lane below tests/; the first that holds a test has it."""

SPENT = pytest.StashKey[dict[str, float]]()
"""In a config's stash: seconds of CPU by lane, and those of pytest itself under OUTSIDE."""

OUTSIDE = "importing, collecting, handing out"


def lane_of(path: Path) -> str:
    """The lane of the tests in this file."""
    return _lane_of_folder(path.parent)


@cache
def _lane_of_folder(path: Path) -> str:
    folder = path.relative_to(ROOT / "tests")
    return next(
        lane for lane, folders in LANES.items() if any(folder.is_relative_to(each) for each in folders)
    )


def cpu(living: bool) -> float:
    """Seconds of CPU that this process and those it waited for have taken; with `living`, those still at work too."""
    me = psutil.Process()
    return sum(map(_taken, [me, *(me.children(recursive=True) if living else [])]))


def _taken(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    # Windows and macOS do not say what the children took.
    return (
        times.user + times.system + getattr(times, "children_user", 0) + getattr(times, "children_system", 0)
    )


def pytest_configure(config: pytest.Config) -> None:
    for lane in LANES:
        config.addinivalue_line("markers", f"{lane}: a lane of tests, see tests/lanes.py")
    config.stash[SPENT] = defaultdict(float)


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(lane_of(item.path))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    spent, lane = item.config.stash[SPENT], lane_of(item.path)
    # To look for the living takes milliseconds, and only a browser outlives its test.
    living = lane == "browser"
    before, own = cpu(living), time.process_time()
    result = yield
    # A browser that is closed takes its account with it: the system gives it to nobody.
    spent[lane] += max(0.0, cpu(living) - before)
    spent[OUTSIDE] -= time.process_time() - own
    return result


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells its sums to the one that shows them."""
    spent = session.config.stash[SPENT]
    spent[OUTSIDE] += time.process_time()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["spent"] = dict(spent)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    for lane, seconds in getattr(node, "workeroutput", {}).get("spent", {}).items():
        node.config.stash[SPENT][lane] += seconds


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    spent = config.stash[SPENT]
    terminalreporter.section("CPU by lane, seconds")
    for lane in (*LANES, OUTSIDE):
        if lane in spent:
            terminalreporter.write_line(f"{spent[lane]:8.1f}  {lane}")
    terminalreporter.write_line(f"{sum(spent.values()):8.1f}  together")
