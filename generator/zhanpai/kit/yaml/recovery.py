"""Reads on past a slip: mends the line in memory, reads again, and keeps what each reading told.

The mended text is thrown away; only its problems are kept, and of those not the echoes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic, Severity
from zhanpai.kit.yaml.causes import find_cause
from zhanpai.kit.yaml.events import Stopped
from zhanpai.kit.yaml.limits import MAX_PROBLEMS, MAX_REPAIRS
from zhanpai.kit.yaml.quoting import Cause
from zhanpai.kit.yaml.reader import Reader, Reading
from zhanpai.kit.yaml.rules.characters import INVISIBLE
from zhanpai.kit.yaml.rules.layout import BAD_INDENT, LIST_DASH, TAB_INDENT, WIDE_INDENT
from zhanpai.kit.yaml.rules.structure import KEY_CHARACTER, UNREADABLE
from zhanpai.kit.yaml.rules.values import MULTI_LINE
from zhanpai.kit.yaml.source import Source

_ECHOES = frozenset({MULTI_LINE.code, BAD_INDENT.code, UNREADABLE.code})
"""What a slip on a line does to the reading of that same line."""
_SHIFTS = frozenset({TAB_INDENT.code, WIDE_INDENT.code, LIST_DASH.code, BAD_INDENT.code, MULTI_LINE.code})
"""Slips after which the next line may look wrong without being wrong."""


def read_events(text: str, source: Source, blamed: set[int]) -> tuple[Any, str, list[Diagnostic]]:
    """The data, the text that it was read from, and the problems of as many readings as slips can be mended.

    With problems the data is what the mended text says, or None where even that could not be read to its end.
    """
    lines = text.split("\n")
    mended: set[int] = set()
    causes: list[Diagnostic] = []
    while True:
        reading = Reader("\n".join(lines), Source(source.path, lines)).read()
        found = [problem for problem in reading.problems if problem.line not in mended]
        if reading.stopped is None:
            break
        found = _without_running_into(reading, reading.stopped, found)
        cause = find_cause(reading, reading.stopped, Source(source.path, lines))
        if cause.problem.line in mended or _is_echo(cause, [*found, *causes], blamed):
            break
        causes.append(cause.problem)
        if cause.mended is None or len(causes) >= MAX_REPAIRS:
            break
        number, meant = cause.mended
        mended.add(number)
        lines[number - 1] = meant
        for number, meant in cause.more:
            mended.add(number)
            lines[number - 1] = meant
    typed = [_as_typed(problem, source) for problem in (*causes, *found)]
    return (reading.data if reading.stopped is None else None), "\n".join(lines), typed


def worth_telling(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In the order of the file, without what another problem on the same line already says."""
    once = {(p.line, p.code, p.message): p for p in sorted(problems, reverse=True)}
    errors = [p for p in once.values() if p.severity is Severity.ERROR]
    causes = {p.line for p in errors if p.code not in _ECHOES}
    bad_keys = {p.line for p in errors if p.code == KEY_CHARACTER.code}
    told = [
        p
        for p in once.values()
        if not (p.code in _ECHOES and p.line in causes)
        and not (p.code == INVISIBLE.code and p.line in bad_keys)
    ]
    return sorted(told)[:MAX_PROBLEMS]


def _is_echo(cause: Cause, told: list[Diagnostic], blamed: set[int]) -> bool:
    """Whether its line, or a slip just above it, is already explained."""
    if cause.certain:
        return False
    line = cause.problem.line
    errors = [problem for problem in told if problem.severity is Severity.ERROR]
    return (
        line in blamed
        or line - 1 in blamed
        or any(problem.line == line for problem in errors)
        or any(problem.line == line - 1 and problem.code in _SHIFTS for problem in errors)
    )


def _without_running_into(reading: Reading, stopped: Stopped, found: list[Diagnostic]) -> list[Diagnostic]:
    """Without “this value spans lines” of a value that only ran on into the line where reading stopped."""
    last = reading.last
    if last is None or last.style != "" or not last.start_mark.line < last.end_mark.line == stopped.line - 1:
        return found
    start = last.start_mark.line + 1
    return [p for p in found if not (p.code == MULTI_LINE.code and p.line == start)]


def _as_typed(problem: Diagnostic, source: Source) -> Diagnostic:
    """The same problem with the excerpt as typed, where a character had been replaced to be readable."""
    return replace(problem, excerpt=source.line(problem.line))
