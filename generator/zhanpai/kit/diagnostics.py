"""What is wrong with the content, where it stands, and how to mend it.

Knows nothing about YAML, stations or MkDocs.  A `Rule` is a kind of problem and its public
documentation; a `Finding` is one problem at a key path; a `Diagnostic` is one problem at a line.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from rich.cells import cell_len

Keys: TypeAlias = tuple[str | int, ...]
"""The way from a file's root to one value: ``("deputies", 0, "name")``."""


PERSONAL = "V"
"""The family of rules about personal information: what they point at is not repeated in full."""


class Severity(StrEnum):
    """错误 stops the build; 提醒 does not, unless `--strict`."""

    ERROR = "错误"
    WARNING = "提醒"

    @property
    def is_error(self) -> bool:
        """Whether it stops the build."""
        return self is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem: its permanent code and what `zhanpai explain` says about it."""

    code: str
    title: str
    body: str
    severity: Severity = Severity.ERROR

    @classmethod
    def parse(cls, doc: str | None, severity: Severity = Severity.ERROR) -> Rule:
        """Read a docstring ``CODE title``, a blank line, then why it matters, 错： and 对：; ValueError if it is none."""
        head, _, body = inspect.cleandoc(doc or "").partition("\n")
        code, _, title = head.partition(" ")
        if not (code[:1].isupper() and code[1:].isdigit() and title.strip() and body.strip()):
            raise ValueError(f"not the documentation of a rule: {head!r}")
        return cls(code, title.strip(), body.strip(), severity)

    def at(
        self,
        path: str,
        keys: Keys,
        message: str,
        fix: str,
        *,
        on_key: bool = False,
        typed: str = "",
        new: str | None = None,
        is_guess: bool = False,
        also: tuple[Keys, ...] = (),
    ) -> Finding:
        """A finding of this kind at the value (or, `on_key`, at the key) that `keys` lead to.

        `typed` is the piece of a long value that is meant, `new` what `fix` says to write in its place, and `is_guess`
        that only a person can say whether it is what was meant.  `also`: other values, told by this one finding.
        """
        return Finding(
            self.code, path, keys, message, fix, self.severity, on_key,
            typed=typed, new=new, is_guess=is_guess, also=also,
        )  # fmt: skip

    def at_line(
        self,
        path: str,
        line: int,
        column: int,
        message: str,
        fix: str,
        width: int = 1,
        *,
        new: str | None = None,
    ) -> Finding:
        """A finding of this kind at a place in running text, which has no keys; `new` as in `at`."""
        return Finding(self.code, path, (), message, fix, self.severity, place=(line, column, width), new=new)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at a key path, or at a line, column and width of running text (`place`).

    `typed` is the piece of the value that is meant, for values of many words; `new` is what the fix says
    to write in its place, as it is typed in the file, or None where only a person can say.
    """

    code: str
    path: str
    keys: Keys
    message: str
    fix: str
    severity: Severity = Severity.ERROR
    on_key: bool = False
    place: tuple[int, int, int] | None = None
    typed: str = ""
    new: str | None = None
    is_guess: bool = False
    """Whether `new` is only likely: a person says yes to it, and no program."""
    also: tuple[Keys, ...] = ()
    """Other values of the same file that say the same, and are not told one by one."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What following the fix comes to: on the diagnostic's line, from `column` on, `old` becomes `new`.

    A whole line that becomes "" is taken away.
    """

    column: int
    old: str
    new: str
    is_guess: bool = False
    """Whether only a person can say that this is what was meant."""
    more: tuple[tuple[int, int, str, str], ...] = ()
    """What is exchanged together with it elsewhere in the file: line, column, old, new."""

    def applied_to(self, line: str) -> str | None:
        """`line` as it should read, or None if it is to be taken away; ValueError if `old` is not there."""
        start = self.column - 1
        if line[start : start + len(self.old)] != self.old:
            raise ValueError(f"not at column {self.column}: {self.old!r}")
        if self.old == line and not self.new:
            return None
        return line[:start] + self.new + line[start + len(self.old) :]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem that a member of staff can mend.

    `path` is relative to the project and uses `/`; `line` and `column` count from 1 in
    characters; `excerpt` is the line as typed and `width` the characters to underline.
    `repair` is the fix for programs, where it can be carried out without asking anybody.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR
    excerpt: str = ""
    width: int = 1
    repair: Repair | None = field(default=None, compare=False)
    keys: Keys | None = field(default=None, compare=False)
    """The way from the file's root to the value that is meant; None where a place in running text or in no value is."""

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"
        return "\n".join([_visible(head), *self._excerpt_lines(), _visible(f"    怎么改：{self.fix}")])

    @property
    def excerpt_parts(self) -> tuple[str, str, str] | None:
        """What stands before, under and behind the mark in the line as typed, fit to be shown; None if there is no line.

        Of a very long line a window is shown, and of what is personal no more than tells it from others.
        """
        if not self.excerpt.strip():
            return None
        # Only a window of a very long line: 站情简介 typed as one line would fill the screen.
        start = max(0, self.column - 1 - 40)
        window = self.excerpt[start : start + 80]
        column, end = self.column - 1 - start, self.column - 1 - start + max(1, self.width)
        before, marked, after = window[:column], window[column:end], window[end:]
        if self.code.startswith(PERSONAL):
            before, marked, after = (
                _masked(before),
                _SIGN_BUT_FIRST.sub("*", marked),
                "……" if after.strip() else "",
            )
        return _visible(before), _visible(marked), _visible(after)

    def _excerpt_lines(self) -> list[str]:
        if self.excerpt_parts is None:
            return []
        before, marked, after = self.excerpt_parts
        return [
            f"{self.line:>6} │ {before}{marked}{after}",
            f"       │ {' ' * cell_len(before)}{'^' * max(1, cell_len(marked))}",
        ]


class ContentError(Exception):
    """The content cannot be published as it stands; carries every diagnostic, not the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics))
        super().__init__(format_text(self.diagnostics))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Diagnostic, ...]]]:
        """What a worker hands to its parent: made again of the diagnostics, not of the text."""
        return ContentError, (self.diagnostics,)


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether these stop a build; with `strict`, 提醒 do too."""
    return any(strict or d.severity.is_error for d in diagnostics)


def format_text(diagnostics: Iterable[Diagnostic]) -> str:
    """For a person at a terminal: place, value, fix."""
    return "\n".join(map(str, diagnostics))


def format_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: a list of objects, one each."""
    fields = ("path", "line", "column", "code", "message", "fix", "severity")
    rows = [{name: getattr(d, name) for name in fields} for d in diagnostics]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def format_github(diagnostics: Iterable[Diagnostic]) -> str:
    """For GitHub Actions: one annotation each (workflow commands, docs.github.com)."""

    def escape(text: str, more: str = "") -> str:
        return "".join(f"%{ord(ch):02X}" if ch in "%\r\n" + more else ch for ch in text)

    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    return "\n".join(
        f"::{kinds[d.severity]} file={escape(d.path, ':,')},line={d.line},col={d.column},title={d.code}::"
        f"{escape(d.message)} 怎么改：{escape(d.fix)}"
        for d in diagnostics
    )


def clip(text: str, length: int = 40) -> str:
    """`text` short enough to be quoted in a message."""
    return text if len(text) <= length else text[: length - 2] + "……"


_SIGN_BUT_FIRST = re.compile(r"(?<=\w)\w|(?<=\w\W)\w|(?<=\w\W\W)\w")


def _masked(text: str) -> str:
    """`text` without its digits: before one number there may be more, and messages are copied into chats."""
    return "".join("*" if ch.isdigit() else ch for ch in text)


def _visible(text: str) -> str:
    """`text` with every control or invisible character shown as `·`, so that it cannot drive a terminal.

    Letters of a broken file name, which no terminal can encode, are among them.
    """
    return "".join(ch if ch.isprintable() else "·" for ch in text)
