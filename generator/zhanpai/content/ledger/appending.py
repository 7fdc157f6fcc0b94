"""Write down what was printed or published: append to the ledger, whole lines or nothing, one writer at a time.

Ledger and seal are two files, and each is written whole or not at all.  The seal is written behind the ledger, and
before it only where there is none yet: wherever a program is killed, what the seal counts stands in the ledger.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content import ledger as permanence
from zhanpai.content.load import disk
from zhanpai.content.load.permalinks import MAX_BYTES, Ledger, read_ledger, read_seal, unsealed
from zhanpai.domain.model.printed import Printed
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import locked
from zhanpai.kit.problem import Problem

PATIENCE = 10.0
"""Seconds to wait for another program that is writing; it needs some hundredths."""

Choice = Callable[[tuple[Printed, ...]], Sequence[Printed]]
"""Of the printings that count, those that somebody means; Problem if there are none."""


@dataclass(frozen=True)
class _Kept:
    """Both files as they are: their bytes, None for one that is not there, and what they say."""

    raw: bytes | None
    ledger: Ledger | None
    raw_seal: bytes | None
    seal: permanence.Seal | None

    @property
    def events(self) -> tuple[Printed, ...]:
        return self.ledger.events if self.ledger else ()

    @property
    def printed(self) -> tuple[Printed, ...]:
        return self.ledger.printed if self.ledger else ()

    @property
    def cells(self) -> tuple[str, ...]:
        return self.ledger.cells if self.ledger else ()


def append_printings(root: Path, printings: Iterable[Printed]) -> tuple[Printed, ...]:
    """Append `printings` to the ledger of the project in `root`; return those that say something new.

    A printing that says what the last one of the same sign and id says adds no line.  Raises Problem, and
    OSError, with the ledger as it was.
    """
    wanted = list(printings)
    if not wanted:
        return ()
    with _alone(root):
        kept = _whole(root)
        last = permanence.latest(kept.printed)
        fresh: list[Printed] = []
        for printing in sorted(wanted, key=lambda e: e.on):
            before = last.get(printing.key)
            if before is None or not printing.says_the_same_as(before):
                fresh.append(printing)
                last[printing.key] = printing
        _append(root, kept, fresh)
    return tuple(fresh)


def void_printings(root: Path, choose: Choice, on: dt.date) -> tuple[Printed, ...]:
    """Take back, on that day, the printings that `choose` picks; return them.

    Raises Problem, also of `choose`, and OSError, with the ledger as it was.
    """
    with _alone(root):
        kept = _whole(root)
        chosen = tuple(choose(kept.printed))
        _append(root, kept, permanence.void(chosen, on))
    return chosen


def reseal(root: Path, on: dt.date, base: str) -> int:
    """Go on from the lines of the ledger as they stand, for what is lost; return how many there are.

    Raises Problem if nothing is missing, or lines cannot be read at all, and OSError.
    """
    with _alone(root):
        kept = _read(root, is_lost=True)
        finding = unsealed(kept.ledger, kept.seal)
        lost = [p for p in (kept.ledger.problems if kept.ledger else ()) if p.severity.is_error]
        if other := [p for p in lost if p.code not in _ACCEPTED]:
            message = f"{permanence.PATH} 第 {other[0].line} 行：{other[0].message}这样的行不能接着用。"
            raise Problem(message, f"{other[0].fix}找不回来的，删掉这一行再来。")
        is_sealed = kept.raw_seal is None or kept.seal is not None
        if not lost and finding is None and is_sealed:
            raise Problem("登记册是完整的，不用重新封。", "看 zhanpai check。")
        text = permanence.go_on((kept.raw or b"").decode(), f"{on}", base)
        _write(root, permanence.PATH, kept.raw, text.encode())
        cells = read_ledger(text.encode()).cells
        _write(root, permanence.SEAL_PATH, kept.raw_seal, f"{permanence.seal_of(cells)}".encode())
    return len(cells) - 1


_ACCEPTED = ("P502", "P504", "P510")
"""What is wrong with lines that can be gone on from."""


def _whole(root: Path) -> _Kept:
    """Both files, with nothing wrong with them; Problem else."""
    kept = _read(root)
    for problem in kept.ledger.problems if kept.ledger else ():
        if problem.severity.is_error:
            message = f"{permanence.PATH} 第 {problem.line} 行：{problem.message}什么都没有登记。"
            raise Problem(message, problem.fix)
    if finding := unsealed(kept.ledger, kept.seal):
        raise Problem(f"{finding.message}什么都没有登记。", finding.fix)
    return kept


def _read(root: Path, *, is_lost: bool = False) -> _Kept:
    """Both files as they are; Problem for one that is no file, or a seal that is none unless `is_lost`."""
    raw, raw_seal = _bytes(root, permanence.PATH), _bytes(root, permanence.SEAL_PATH)
    seal = None if raw_seal is None else read_seal(raw_seal)
    if isinstance(seal, Finding):
        if not is_lost:
            raise Problem(seal.message, seal.fix)
        seal = None
    return _Kept(raw, None if raw is None else read_ledger(raw), raw_seal, seal)


def _bytes(root: Path, path: str) -> bytes | None:
    try:
        seen = disk.look(root, path)
    except FileNotFoundError:
        return None
    raw = seen if isinstance(seen, Finding) else disk.read(root, path, MAX_BYTES)
    if isinstance(raw, Finding):
        raise Problem(f"{path}：{raw.message}", raw.fix)
    return raw


def _append(root: Path, kept: _Kept, fresh: Sequence[Printed]) -> None:
    """Add these lines, and bring the seal up to the last one of the file."""
    # Bytes that stand there are kept as they are, mark and line ends too: only the end is new.
    content = (kept.raw or b"").decode()
    raw_seal = kept.raw_seal
    if fresh:
        _refuse_the_past(kept.events, fresh[0])
        if kept.seal is None:
            raw_seal = f"{permanence.seal_of(kept.cells)}".encode()
            _write(root, permanence.SEAL_PATH, None, raw_seal)
        content = permanence.append(content, fresh)
        _write(root, permanence.PATH, kept.raw, content.encode())
    if raw_seal is not None:
        seal = permanence.seal_of(read_ledger(content.encode()).cells if content else ())
        if seal != kept.seal:
            _write(root, permanence.SEAL_PATH, raw_seal, f"{seal}".encode())


def _refuse_the_past(known: tuple[Printed, ...], printing: Printed) -> None:
    if known and printing.on < known[-1].on:
        message = f"登记册最后一行的日期是 {known[-1].on}，比今天（{printing.on}）还晚。"
        raise Problem(message, "核对这台电脑的日期，改正以后再来。")


def _write(root: Path, path: str, before: bytes | None, content: bytes) -> None:
    try:
        if before is None:
            files.create(root / path, content)
        else:
            files.replace(root / path, content, expected=before, name=path)
    except FileExistsError:
        raise files.changed_meanwhile(path) from None


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
