"""Write down what was printed or published: append to the ledger, whole lines or nothing, one writer at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanpai.content import ledger as permanence
from zhanpai.content.load import disk
from zhanpai.content.load.permalinks import MAX_BYTES, read_ledger
from zhanpai.domain.model.printed import Printed
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import locked
from zhanpai.kit.problem import Problem

PATIENCE = 10.0
"""Seconds to wait for another program that is writing; it needs some hundredths."""


def append_printings(root: Path, printings: Iterable[Printed]) -> tuple[Printed, ...]:
    """Append `printings` to the ledger of the project in `root`; return those that say something new.

    A printing that says what the last one of the same sign and id says adds no line.  Raises Problem, and
    OSError, with the ledger as it was.
    """
    wanted = list(printings)
    if not wanted:
        return ()
    with _alone(root):
        raw = _read(root)
        known = _known(raw)
        last = permanence.latest(known)
        fresh: list[Printed] = []
        for printing in sorted(wanted, key=lambda e: e.on):
            before = last.get(printing.key)
            if before is None or not printing.says_the_same_as(before):
                fresh.append(printing)
                last[printing.key] = printing
        if fresh:
            _refuse_the_past(known, fresh[0])
            _write(root / permanence.PATH, raw, fresh)
    return tuple(fresh)


def _read(root: Path) -> bytes | None:
    try:
        seen = disk.look(root, permanence.PATH)
    except FileNotFoundError:
        return None
    raw = seen if isinstance(seen, Finding) else disk.read(root, permanence.PATH, MAX_BYTES)
    if isinstance(raw, Finding):
        raise Problem(f"{permanence.PATH}：{raw.message}", raw.fix)
    return raw


def _known(raw: bytes | None) -> tuple[Printed, ...]:
    if raw is None:
        return ()
    ledger = read_ledger(raw)
    for problem in ledger.problems:
        if problem.severity.is_error:
            message = f"{permanence.PATH} 第 {problem.line} 行：{problem.message}没有登记这一次印的内容。"
            raise Problem(message, problem.fix)
    return ledger.printed


def _refuse_the_past(known: tuple[Printed, ...], printing: Printed) -> None:
    if known and printing.on < known[-1].on:
        message = f"登记册最后一行的日期是 {known[-1].on}，比今天（{printing.on}）还晚。"
        raise Problem(message, "核对这台电脑的日期，改正以后再来。")


def _write(path: Path, raw: bytes | None, fresh: list[Printed]) -> None:
    # Bytes that stand there are kept as they are, mark and line ends too: only the end is new.
    before = (raw or b"").decode()
    content = permanence.append(before, fresh).encode()
    try:
        if raw is None:
            files.create(path, content)
        else:
            files.replace(path, content, expected=raw, name=permanence.PATH)
    except FileExistsError:
        raise files.changed_meanwhile(permanence.PATH) from None


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the ledger against other programs of ours."""
    (root / ".cache").mkdir(exist_ok=True)
    deadline = time.monotonic() + PATIENCE
    while True:
        lock = locked(root / ".cache" / "permalinks")
        try:
            lock.__enter__()
            break
        except Problem:
            if time.monotonic() > deadline:
                raise Problem("别的程序正在写永久网址登记册。", "等它做完，再试一次。") from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)
