"""The desk's end of the line to its resident: starts it, asks one question at a time, ends it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhanpai.fronts.desk.listening import Kind
from zhanpai.fronts.desk.resident.answers import (
    Instead,
    ShownPage,
    Trial,
    plain_files,
    read_shown,
    read_trial,
)
from zhanpai.fronts.desk.resident.process import Gone, Late, Process
from zhanpai.kit.problem import Problem

PATIENCE = 20.0
"""Seconds in which a question is answered once everything is read; a whole city takes two."""

READING = 180.0
"""Seconds in which everything is read for the first time, and no longer is it waited for."""


@dataclass(eq=False)
class _Turn:
    """One question that waits; `page` is what it would show, "" for none."""

    number: int
    page: str
    is_overtaken: bool = False


class Resident:
    """Answers what would be; threads may ask at the same time, and wait for each other."""

    def __init__(self, root: Path, *, patience: float = PATIENCE, reading: float = READING) -> None:
        """`root` is the project's; nothing is started before the first question or `start`."""
        self._root, self._patience, self._reading = root, patience, reading
        self._changed = threading.Condition()
        self._waiting: list[_Turn] = []
        self._is_busy = self._is_closed = False
        self._asked = 0
        self._process: Process | None = None

    def start(self) -> None:
        """Let it begin to read, without waiting for it; nothing happens if it has begun."""
        with self._changed:
            if not self._is_closed:
                self._living()

    def try_(self, instead: Instead, *, is_whole: bool = True) -> Trial:
        """What `check` would find with these files so, and does not find now.

        Unless `is_whole`, only what each of these files says by itself, which is there at once.  Raises Problem, in Chinese,
        if no answer came in time or the surroundings do not allow one.
        """
        question = {"ask": "try", "instead": plain_files(instead), "is_whole": is_whole}
        return read_trial(self._ask(question, ""))

    def page(self, url: str, instead: Instead, *, who: str = "") -> ShownPage:
        """What would stand at `url` of the site with these files so, news that is not published yet included.

        A question of the same address and `who` that still waits is given up: what it would show is old.  Raises Problem as
        `try_` does, and in the place of who was given up.
        """
        question = {"ask": "page", "url": url, "instead": plain_files(instead)}
        return read_shown(self._ask(question, f"{who} {url}"))

    def hear(self, text: str, kind: Kind) -> list[dict[str, Any]]:
        """What is to be said of a text that is being typed, as `Heard.plain` has it.

        A question of the same `kind` that still waits is given up, as what was typed has gone on.  Raises Problem as `page`
        does.
        """
        found: list[dict[str, Any]] = self._ask({"ask": "hear", "text": text, "kind": kind}, f"hear {kind}")[
            "heard"
        ]
        return found

    def close(self) -> None:
        """End it, when the desk is closed; who waits for an answer is told so.  Nothing can be asked afterwards."""
        with self._changed:
            self._is_closed = True
            process, self._process = self._process, None
            self._changed.notify_all()
        if process:
            process.end()

    def _ask(self, question: Mapping[str, Any], page: str) -> Mapping[str, Any]:
        until = time.monotonic() + self._patience + self._reading
        with self._turn(page, until):
            for is_last in (False, True):
                with self._changed:
                    process = self._living()
                try:
                    process.wait_ready(until)
                    said = process.ask(json.dumps(question), self._patience)
                    return _result(said)
                except Late as error:
                    # It may never come to an end: the next question is for another.
                    self._leave(process)
                    raise _late() from error
                except Gone as error:
                    self._leave(process)
                    if self._is_closed:
                        raise _closed() from error
                    if is_last:
                        raise _died() from error
        raise AssertionError

    def _living(self) -> Process:
        """The process as it is, or another if it has ended; the caller holds the lock."""
        if self._is_closed:
            raise _closed()
        if self._process is None or self._process.has_ended:
            self._process = Process(self._root)
        return self._process

    def _leave(self, process: Process) -> None:
        with self._changed:
            if self._process is process:
                self._process = None
        process.kill()

    @contextmanager
    def _turn(self, page: str, until: float) -> Iterator[None]:
        """While it is open nobody else asks."""
        self._wait_for_turn(page, until)
        try:
            yield
        finally:
            with self._changed:
                self._is_busy = False
                self._changed.notify_all()

    def _wait_for_turn(self, page: str, until: float) -> None:
        with self._changed:
            turn = _Turn(self._asked, page)
            self._asked += 1
            for other in self._waiting:
                other.is_overtaken |= bool(page) and other.page == page
            self._waiting.append(turn)
            self._changed.notify_all()
            try:
                while self._is_busy or self._first() is not turn:
                    if self._is_closed:
                        raise _closed()
                    if turn.is_overtaken:
                        raise Problem("又有新的改动，这一次的不画了。")
                    if not self._changed.wait(max(0.0, until - time.monotonic())):
                        raise _late()
                self._is_busy = True
            finally:
                self._waiting.remove(turn)
                self._changed.notify_all()

    def _first(self) -> _Turn | None:
        return next((one for one in self._waiting if not one.is_overtaken), None)


def _result(said: Mapping[str, Any]) -> Mapping[str, Any]:
    if "problem" in said:
        raise Problem(*said["problem"])
    if "fault" in said:
        raise Problem("程序出了错，这一次没有看成。", str(said["fault"]))
    result: Mapping[str, Any] = said["result"]
    return result


def _late() -> Problem:
    return Problem("等了很久还没有看完全部资料。", "等一会儿再试；填的内容还在，可以先保存。")


def _died() -> Problem:
    return Problem("看资料的程序被系统结束了，多半是内存不够。", "关掉别的程序再试；填的内容还在。")


def _closed() -> Problem:
    return Problem("工作台正在关。", "要接着做，再双击一次“站牌”，或者运行 zhanpai desk。")
