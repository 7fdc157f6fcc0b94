"""How far a long command is: a moving bar for a person, a line per phase for a log."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from zhanpai.fronts.cli import paint, screen


class ProgressView:
    """Shows phases as they are told; use it in a `with`."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._phase = ""
        self._task: TaskID | None = None
        if screen.is_terminal(sys.stdout):
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[count]}"),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=paint.console(sys.stdout), transient=True)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, phase: str, done: int = 0, total: int = 0) -> None:
        """`done` of `total` of `phase`; without a total only that it is going on."""
        is_new, self._phase = phase != self._phase, phase
        if self._bar is None:
            if is_new:
                screen.say(f"{phase} …")
            return
        if is_new or self._task is None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(phase, total=None, count="")
        # A phase of one step has nothing to count: its bar swings until it is over.
        counted = total if total > 1 else None
        shown = f"{done}/{total}" if counted else ""
        self._bar.update(self._task, completed=done, total=counted, count=shown)
