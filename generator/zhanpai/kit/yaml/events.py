"""libyaml's events for a text, one after another: the only place that calls the `yaml` library.

Events, not a composed tree: a tree of 100,000 brackets kills the process, and resolves ``no``,
``9:00`` and ``010203`` into something nobody typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "Stopped",
    "events",
]


@dataclass(eq=False)
class Stopped(Exception):
    """Where libyaml gave up, and in its own words why; lines and columns from 1."""

    context: str
    context_line: int
    context_column: int
    problem: str
    line: int
    column: int


def events(text: str) -> Iterator[Any]:
    """Every event of `text`; raises `Stopped` where it cannot go on."""
    # Without a line end behind it libyaml loses the last line of a text block, if that is of blanks.
    loader = yaml.CSafeLoader(text if text.endswith("\n") else text + "\n")
    get_event = loader.get_event
    try:
        while (event := get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise _stopped(error) from None
    except yaml.YAMLError as error:
        raise Stopped("", 1, 1, str(error), 1, 1) from None
    finally:
        loader.dispose()


def _stopped(error: yaml.MarkedYAMLError) -> Stopped:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    context_line, context_column = (context.line + 1, context.column + 1) if context else (line, column)
    return Stopped(error.context or "", context_line, context_column, error.problem or "", line, column)
