"""Everything that reaches the screen goes through here: colours on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

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


def console(stream: TextIO) -> Console:
    """A console that prints what it is given: no markup, no guessing, no wrapping."""
    return Console(
        file=stream,
        force_terminal=is_terminal(stream),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
    )


def say(text: str, style: str = "") -> None:
    """One or more lines of result."""
    _print(sys.stdout, Text(_clean(text), style))


def warn(text: str, style: str = "") -> None:
    """One or more lines beside the result: refusals, hints, counts."""
    _print(sys.stderr, Text(_clean(text), style))


def show_diagnostics(diagnostics: Iterable[Diagnostic], stream: TextIO | None = None) -> None:
    """Each with its place, the line as typed and the fix."""
    target = stream or sys.stdout
    for diagnostic in diagnostics:
        _print(target, _painted(diagnostic))


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are of each severity."""
    errors = sum(d.severity.is_error for d in diagnostics)
    return f"共 {errors} 处错误、{len(diagnostics) - errors} 处提醒。"


def _painted(diagnostic: Diagnostic) -> Text:
    text = Text(_clean(str(diagnostic)))
    head = text.plain.partition("\n")[0]
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}:"
    text.stylize("bold", 0, len(place))
    colour = "bold red" if diagnostic.severity.is_error else "bold yellow"
    text.stylize(
        colour, len(place), min(len(head), len(place) + len(f" {diagnostic.severity} {diagnostic.code}"))
    )
    text.highlight_regex(r"(?m)^ +│ +\^+$", "red")
    text.highlight_regex(r"(?m)^    怎么改：", "green")
    return text


def _print(stream: TextIO, text: Text) -> None:
    if is_terminal(stream):
        console(stream).print(text)
    else:
        stream.write(f"{text.plain}\n")


def _clean(text: str) -> str:
    return text.translate(_CONTROLS)
