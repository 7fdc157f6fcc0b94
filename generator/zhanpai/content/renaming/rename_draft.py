"""What a renaming writes, file by file, and what it leaves to a person; gathered first, made of bytes at the end."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from zhanpai.content.edit_journal import FileChange
from zhanpai.domain.model.field_types import Month, parse_date, parse_month
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.splice import NewValue, set_values


@dataclass(frozen=True, slots=True)
class RenameDay:
    """From which day on the new name holds; `since` is None for a correction: the old name was never right."""

    since: dt.date | None

    @property
    def is_correction(self) -> bool:
        """Whether the old name was a slip, so that nothing of the past keeps it and it becomes no former name."""
        return self.since is None

    @property
    def until(self) -> Month:
        """The last month of the old name; ValueError of a correction, which has none."""
        if self.since is None:
            raise ValueError("a correction has no last month")
        last = self.since - dt.timedelta(days=1)
        return Month(last.year, last.month)

    def is_past(self, day: dt.date | Month | str | None) -> bool:
        """Whether what is of `day` (typed, or read; None is not dated) was said while the old name was right."""
        if self.since is None or day is None:
            return False
        try:
            return parse_date(day) < self.since
        except ValueError:
            pass
        try:
            month = parse_month(day)
        except ValueError:
            return False
        return (month.year, month.month) < (self.since.year, self.since.month)


@dataclass(frozen=True, slots=True, order=True)
class RenameDoubt:
    """A place where the old name stands and was left: only a person knows whether it is meant."""

    path: str
    line: int
    text: str


@dataclass
class RenameDraft:
    """The edits of one renaming; `read` hands out a file's bytes."""

    read: Callable[[str], bytes]
    what: str
    doubts: list[RenameDoubt] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    renamed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The stations whose full names change: id → the old one and the new one."""
    records: int = 0
    """How often the old name stays in what was said while it was right."""
    _values: defaultdict[str, dict[Keys, NewValue]] = field(default_factory=lambda: defaultdict(dict))
    _steps: defaultdict[str, list[Callable[[bytes], bytes]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _made: dict[str, bytes] = field(default_factory=dict)

    def set(self, path: str, keys: Keys, value: NewValue) -> None:
        """Put `value` in the place of what stands at `keys` of the file at `path`."""
        self._values[path][keys] = value

    def then(self, path: str, step: Callable[[bytes], bytes]) -> None:
        """Do `step` with the bytes of the file at `path` when all values in it are set."""
        self._steps[path].append(step)

    def make(self, path: str, raw: bytes) -> None:
        """Make a file that is not there yet."""
        self._made[path] = raw

    def changes(self) -> tuple[FileChange, ...]:
        """Every file that becomes another, in the order of their paths; Problem (SpliceError) if one cannot be edited."""
        paths = sorted({*self._values, *self._steps, *self._made})
        found = (self._change(path) for path in paths)
        return tuple(change for change in found if change.before != change.after)

    def _change(self, path: str) -> FileChange:
        before = None if path in self._made else self.read(path)
        raw = self._made[path] if before is None else before
        raw = set_values(raw, path, self._values.get(path, {}))
        for step in self._steps.get(path, ()):
            raw = step(raw)
        return FileChange(path, before, raw)
