"""Bytes → `Document`: the data as typed, or everything that keeps it from being read as typed.

The steps in order: encoding, characters, conflict marks, events, and the shape of the whole.
Must not know stations, fields or files on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic, Finding, Keys, Repair, Severity, has_errors
from zhanpai.kit.yaml.characters import check_characters
from zhanpai.kit.yaml.encoding import decode
from zhanpai.kit.yaml.positions import Place, Span, read_spans
from zhanpai.kit.yaml.recovery import read_events, worth_telling
from zhanpai.kit.yaml.shape import check_root, find_conflicts
from zhanpai.kit.yaml.source import Source


@dataclass(frozen=True)
class Document:
    """One file that people type, read strictly.

    Every scalar of `data` is a string as typed, an empty plain one is None.  `data` as a whole is
    None exactly when `problems` holds an error: half of what was typed is never handed on.
    """

    path: str
    text: str
    data: dict[str, Any] | list[Any] | None
    problems: tuple[Diagnostic, ...]
    yaml: str = field(repr=False, default="")
    """What the places are counted in: `text`, or for front matter its first part; with slips mended for `rest`."""
    rest: dict[str, Any] | list[Any] | None = field(repr=False, default=None)
    """Where `data` is None: what the rest of the file says, for checks alone."""

    def locate(self, keys: Keys, *, on_key: bool = False) -> Place:
        """The value (or the key) at `keys`; if it is not there, the key of what would contain it."""
        exact = True
        while keys:
            if (span := self._spans.get(keys)) is not None:
                return span.key if span.key and (on_key or not exact) else span.value
            keys, exact = keys[:-1], False
        return self._start

    def diagnose(self, finding: Finding) -> Diagnostic:
        """The finding with its line, column and the line as typed."""
        place = Place(*finding.place) if finding.place else self.locate(finding.keys, on_key=finding.on_key)
        excerpt = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        return Diagnostic(
            path=finding.path,
            line=place.line,
            column=place.column,
            code=finding.code,
            message=finding.message,
            fix=finding.fix,
            severity=finding.severity,
            excerpt=excerpt,
            width=place.width,
            repair=self._repair(finding, place, excerpt),
            keys=None if finding.place else finding.keys,
        )

    def _repair(self, finding: Finding, place: Place, excerpt: str) -> Repair | None:
        """What `finding` says to write, here and where else it tells of; None if any of it has no place of its own."""
        if finding.typed or (repair := _exchange(finding, place, excerpt)) is None:
            return None
        more: list[tuple[int, int, str, str]] = []
        for keys in finding.also:
            other = self.locate(keys, on_key=finding.on_key)
            one = _exchange(finding, other, self._lines[other.line - 1])
            if one is None:
                return None
            more.append((other.line, one.column, one.old, one.new))
        return replace(repair, more=tuple(more))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _spans(self) -> dict[Keys, Span]:
        return read_spans(self.yaml)

    @cached_property
    def _start(self) -> Place:
        root = self._spans.get(())
        return Place(root.value.line, root.value.column, 1) if root else Place(1, 1, 1)


def _exchange(finding: Finding, place: Place, excerpt: str) -> Repair | None:
    """`finding.new` in the place of what is pointed at, if that ends where its line does or before."""
    if finding.new is None or place.runs_on:
        return None
    old, new = excerpt[place.column - 1 : place.column - 1 + place.width], finding.new
    mark = old[:1]
    if not finding.place and mark in ("'", '"') and new[:1] not in ("'", '"', "[", "{"):
        new = f"{mark}{new}{mark}"
    return Repair(place.column, old, new, finding.is_guess)


def parse(raw: bytes, path: str, *, root: type = dict) -> Document:
    """Read a whole file; `root` is what its outermost must be: dict or list."""
    text, problem = decode(raw, path)
    if problem:
        return Document(path, text, None, (problem,))
    return read(text, text, path, root)


def read(yaml: str, text: str, path: str, root: type) -> Document:
    """Read `yaml`, whose lines have the numbers they have in `text`, the file it comes from."""
    source = Source(path, text.split("\n"))
    if conflicts := find_conflicts(text, source):
        return Document(path, text, None, tuple(conflicts), yaml)
    problems, readable = check_characters(yaml, source)
    blamed = {problem.line for problem in problems if problem.severity is Severity.ERROR}
    data, mended, found = read_events(readable, source, blamed)
    problems += [problem for problem in found if problem.line not in blamed]
    if not has_errors(problems) and type(data) is not root:
        problems += check_root(data, root, yaml, source)
    problems = worth_telling(problems)
    if not isinstance(data, dict | list):
        return Document(path, text, None, tuple(problems), yaml)
    if has_errors(problems):
        rest = data if type(data) is root else None
        return Document(path, text, None, tuple(problems), yaml if rest is None else mended, rest)
    return Document(path, text, data, tuple(problems), yaml)
