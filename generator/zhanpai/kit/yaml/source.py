"""A typed file as lines, and how a problem in it is told.  Knows no YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhanpai.kit.diagnostics import Diagnostic, Repair, Rule

_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
SHOWN = 40
"""Characters of a value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's path and its lines as typed (without line ends)."""

    path: str
    lines: list[str]

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def diagnostic(
        self,
        rule: Rule,
        line: int,
        column: int,
        message: str,
        fix: str,
        width: int = 1,
        *,
        meant: str | None = None,
        is_guess: bool = False,
        more: tuple[tuple[int, str], ...] = (),
    ) -> Diagnostic:
        """A diagnostic of `rule`, its place moved onto the file's last line if it lies past the end.

        `meant` is the whole line as `fix` says to write it; "" takes it away.  `is_guess`: only a person can say
        whether that is right.  `more` are further lines, by their numbers, that `fix` changes too.
        """
        last = max(1, len(self.lines) - (not self.lines[-1]))
        if line > last:
            line, column = last, len(self.line(last)) + 1
        return Diagnostic(
            path=self.path,
            line=line,
            column=column,
            code=rule.code,
            message=message,
            fix=fix,
            severity=rule.severity,
            excerpt=self.line(line),
            width=max(1, width),
            repair=None
            if meant is None
            else Repair(1, self.line(line), meant, is_guess, tuple((n, 1, self.line(n), t) for n, t in more)),
        )


def quote(text: str) -> str:
    """`text` as typed, in “”, short enough for one line and unable to drive a terminal."""
    flat = " ".join(text.split("\n")).strip()
    short = flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + "…"
    return "“" + "".join(ch if ch.isprintable() else "·" for ch in short) + "”"


def corrected(before: str, line: str) -> str:
    """`before` (an instruction), followed by the line as it should read when that is short enough to show."""
    text = line.strip()
    shown = len(text) <= SHOWN + 20 and text.isprintable()
    return f"{before}：“{text}”。" if shown else f"{before}。"


def exchanged(pattern: str, new: str, text: str) -> str:
    """`text` with `new` for every match of `pattern` that does not stand between English quotes."""
    parts = _QUOTED.split(text)
    return "".join(part if n % 2 else re.sub(pattern, new, part) for n, part in enumerate(parts))


def double_quoted(text: str) -> str:
    """`text` as a quoted value that means exactly `text`."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
