"""The tests' own way to run a command in their process: it shows what a process shows, and leaves nothing behind."""

import gc
import logging
import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import in_a_process, zhanpai


@pytest.mark.parametrize(
    ("args", "status"),
    [
        pytest.param(["check"], 0, marks=pytest.mark.slow),
        (["check", "--strict", "--json", "--root", "."], 0),
        pytest.param(["plan", "--json"], 0, marks=pytest.mark.slow),
        (["chek"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_ends_and_shows_the_same_as_in_a_process(args, status, city):
    done = zhanpai(*args, at=city)
    assert done.status == status
    assert done == in_a_process(*args, at=city)


def state() -> tuple[object, ...]:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    signals = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    handlers = list(logging.getLogger().handlers)
    return Path.cwd(), dict(os.environ), streams, gc.isenabled(), signals, handlers, threading.active_count()


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["build", "--no-search"], marks=pytest.mark.slow),
        ["check", "--root", "nowhere"],
        ["report"],
    ],
    ids=" ".join,
)
def test_a_command_in_the_tests_process_leaves_it_as_it_was(args, city):
    before = state()
    zhanpai(*args, at=city, NO_COLOR="1", SOMETHING="else")
    assert state() == before
