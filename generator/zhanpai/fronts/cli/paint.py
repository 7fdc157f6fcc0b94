"""Colours for a person at a terminal."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from zhanpai.kit.diagnostics import Diagnostic


def console(stream: TextIO) -> Console:
    """A console in colour that prints what it is given: no markup, no guessing, no wrapping."""
    return Console(
        file=stream,
        force_terminal=True,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
    )


def show(stream: TextIO, text: str, style: str | Diagnostic) -> None:
    """Print `text` in one style, or as what is said of a diagnostic."""
    painted = Text(text, style) if isinstance(style, str) else _painted(text, style)
    console(stream).print(painted)


def _painted(text: str, diagnostic: Diagnostic) -> Text:
    painted = Text(text)
    head = text.partition("\n")[0]
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}:"
    painted.stylize("bold", 0, len(place))
    colour = "bold red" if diagnostic.severity.is_error else "bold yellow"
    painted.stylize(
        colour, len(place), min(len(head), len(place) + len(f" {diagnostic.severity} {diagnostic.code}"))
    )
    painted.highlight_regex(r"(?m)^ +│ +\^+$", "red")
    painted.highlight_regex(r"(?m)^    怎么改：", "green")
    return painted
