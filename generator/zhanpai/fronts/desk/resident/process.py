"""A process of our own, and the lines of JSON that go to it and come from it."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhanpai.kit.disk.system import apart

GRACE = 5.0
"""Seconds in which who is asked to end does so; after that the system ends it."""


class Gone(Exception):
    """The process has ended, and will not answer."""


class Late(Exception):
    """No answer came in time."""


class Process:
    """``python -m zhanpai.fronts.desk.resident.answering ROOT``, from its start to its end."""

    def __init__(self, root: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zhanpai.fronts.desk.resident.answering", str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C ends the desk, and the desk its resident.
            **apart(),
        )
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._is_ready = False
        threading.Thread(target=self._listen, name="resident", daemon=True).start()

    @property
    def id(self) -> int:
        """Its number in the system."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether it answers no more."""
        return self._process.poll() is not None

    def wait_ready(self, until: float) -> None:
        """Wait until it has read everything, or until that time of `time.monotonic`; raises Late or Gone."""
        if not self._is_ready:
            self._hear(until - time.monotonic())
            self._is_ready = True

    def ask(self, line: str, seconds: float) -> Mapping[str, Any]:
        """Its answer to `line`; raises Late if none came in so many seconds, Gone if none will come."""
        assert self._process.stdin
        try:
            self._process.stdin.write(line.encode("ascii") + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise Gone from error
        return self._hear(seconds)

    def end(self) -> None:
        """Ask it to end, and return when it has; whoever waits for its answer gets Gone."""
        assert self._process.stdin
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.close()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    def _hear(self, seconds: float) -> Mapping[str, Any]:
        try:
            line = self._lines.get(timeout=max(0.0, seconds))
        except queue.Empty as error:
            raise Late from error
        if line is None:
            self._lines.put(None)
            raise Gone
        said: Mapping[str, Any] = json.loads(line)
        return said

    def _listen(self) -> None:
        assert self._process.stdout
        with contextlib.suppress(ValueError):
            for line in self._process.stdout:
                self._lines.put(line)
        self._lines.put(None)
