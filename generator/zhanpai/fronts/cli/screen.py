"""Everything that reaches the screen goes through here: colours on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from zhanpai.kit.diagnostics import Diagnostic

_CONTROLS = {n: "·" for n in (*range(0x20), *range(0x7F, 0xA0)) if n != 0x0A}
"""A file name may hold characters that drive a terminal; none of them gets through."""


def prepare_streams() -> None:
    """Make a console that knows fewer characters than Unicode (GBK on Windows) show `?`, not stop."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at `stream` and wants colours (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str, style: str = "") -> None:
    """One or more lines of result, on the standard output."""
    _print(sys.stdout, text, style)


def warn(text: str, style: str = "") -> None:
    """One or more lines beside the result: refusals, hints, counts."""
    _print(sys.stderr, text, style)


def show_diagnostics(diagnostics: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
    """Each with its place, the line as typed and the fix."""
    target = stream or sys.stdout
    for diagnostic in diagnostics:
        _print(target, str(diagnostic), diagnostic)


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are of each severity."""
    errors = sum(d.severity.is_error for d in diagnostics)
    return f"共 {errors} 处错误、{len(diagnostics) - errors} 处提醒。"


def _print(stream: TextIO, text: str, style: str | Diagnostic) -> None:
    clean = text.translate(_CONTROLS)
    if not is_terminal(stream):
        stream.write(f"{clean}\n")
        return
    # Rich's console, which only a terminal needs, takes longer to import than `zhanpai --help` to run.
    from zhanpai.fronts.cli import paint

    paint.show(stream, clean, style)
