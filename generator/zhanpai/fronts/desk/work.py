"""Long work as the desk sees it: begun, so far, ended, stopped."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zhanpai.kit.disk.system import apart
from zhanpai.kit.problem import worker_killed

GRACE = 5
"""Seconds in which who is asked to stop does so; after that the system ends it."""


@dataclass(frozen=True)
class WorkOutcome:
    """How an errand ended; one of the fields says it.  All are empty if it was stopped."""

    result: Mapping[str, Any] | None = None
    refused: tuple[Mapping[str, Any], ...] = ()
    """What is wrong with the content, at most so many; `count` says how many there are."""
    count: int = 0
    problem: tuple[str, str] | None = None
    fault: str = ""


@dataclass(frozen=True)
class Work:
    """An errand: what it does now, how far it is (`total` is 0 where nobody knows), and in the end what came of it."""

    kind: str
    is_running: bool = True
    phase: str = "准备"
    done: int = 0
    total: int = 0
    outcome: WorkOutcome = field(default_factory=WorkOutcome)
    left: float = 0
    """Seconds that this phase will still take if it goes on as it went; 0 where nobody knows."""

    @property
    def words(self) -> str:
        """How far it is, for who waits."""
        if self.total <= 1:
            return f"{self.phase}……"
        return f"{self.phase}：{self.done} / {self.total}{_left_words(self.left)}"


class Workshop:
    """The errands of one project, one of a kind at a time."""

    def __init__(self, root: Path, ended: Callable[[Work], object]) -> None:
        """`ended` is called, in a thread of the errand's own, with what came of each that was not stopped."""
        self._root, self._ended = root, ended
        self._lock = threading.Lock()
        self._works: dict[str, Work] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._stopped: set[subprocess.Popen[bytes]] = set()
        self._threads: dict[str, threading.Thread] = {}

    def now(self, kind: str) -> Work | None:
        """The errand of this kind as it stands; None if none was ever begun."""
        return self._works.get(kind)

    def begin(self, kind: str, *asked: object) -> None:
        """Begin it, if it is not under way; `asked`, fit for JSON, is handed to it."""
        with self._lock:
            before = self._works.get(kind)
            if before and before.is_running:
                return
            self._works[kind] = Work(kind)
            process = subprocess.Popen(
                [sys.executable, "-m", "zhanpai.fronts.desk.errand", kind, str(self._root)]
                + [json.dumps(one) for one in asked],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Ctrl-C ends the desk, and the desk its errands.
                **apart(),
            )
            self._processes[kind] = process
            thread = threading.Thread(target=self._follow, args=(kind, process), daemon=True)
            self._threads[kind] = thread
            thread.start()

    def stop(self, kind: str) -> None:
        """End it, and return when it has ended; what it made so far is nowhere to be seen."""
        process = self._processes.get(kind)
        if process is None or process.stdin is None:
            return
        self._stopped.add(process)
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        # What it said at the very end is heard too; its own helpers may live some seconds longer than it, and write.
        self._threads[kind].join(6 * GRACE)

    def forget(self, kind: str) -> None:
        """What came of the last errand of this kind is of no interest any more; nothing happens if one is under way."""
        with self._lock:
            work = self._works.get(kind)
            if work and not work.is_running:
                del self._works[kind]

    def close(self) -> None:
        """End all errands, when the desk itself is closed."""
        for kind in tuple(self._processes):
            self.stop(kind)

    def _follow(self, kind: str, process: subprocess.Popen[bytes]) -> None:
        work, is_told = self._works[kind], False
        began = time.monotonic()
        assert process.stdout
        for line in process.stdout:
            said = json.loads(line)
            if "phase" in said:
                done, total = said.get("done", 0), said.get("total", 0)
                if said["phase"] != work.phase:
                    began = time.monotonic()
                left = (time.monotonic() - began) / done * (total - done) if done else 0
                work = replace(work, phase=said["phase"], done=done, total=total, left=left)
            elif "result" in said or process not in self._stopped:
                # Whoever is stopped may stumble over its own helpers on the way out: that is nobody's business.
                work, is_told = replace(work, is_running=False, outcome=_outcome(said)), True
            if work.is_running:
                self._works[kind] = work
        process.wait()
        if not is_told and process not in self._stopped:
            killed = worker_killed()
            work, is_told = (
                replace(work, outcome=WorkOutcome(problem=(killed.message, "关掉别的程序再试。"))),
                True,
            )
        if is_told:
            self._ended(work)
        self._works[kind] = replace(work, is_running=False)


def _left_words(seconds: float) -> str:
    """How long it will still take; what is soon over, nobody need know."""
    if seconds < 20:
        return ""
    return f"，大约还要 {seconds / 60:.0f} 分钟" if seconds >= 90 else f"，大约还要 {seconds:.0f} 秒"


def _outcome(said: Mapping[str, Any]) -> WorkOutcome:
    return WorkOutcome(
        said.get("result"),
        tuple(said.get("refused", ())),
        said.get("count", 0),
        tuple(said["problem"]) if "problem" in said else None,
        said.get("fault", ""),
    )
