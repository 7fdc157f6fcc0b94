"""Every sure repair that checks offer, tried on the files as they would be, and kept only where it makes nothing worse.

Nothing is read from the disk or written here: `examine` is asked what would be said of a project whose files are these,
and an answer with anything new in it costs the repairs that brought it.  So it ends with files of which a check says no
more than before, whatever a repair had promised.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.mending import mend

Files: TypeAlias = Mapping[str, bytes]
Examine: TypeAlias = Callable[[Files], Sequence[Diagnostic]]
"""What is said of the project if these files, by their paths, hold these bytes, and all others what they hold."""

Place: TypeAlias = tuple[str, int, int, str]
"""Where a finding stands and which rule found it: path, line, column, code."""

ROUNDS = 40
"""How often what is left is looked at anew: slips in one line may hide each other, and twenty of a file are told at once."""

MANY = 16
"""Repairs that are given up together when each has something worse in its line."""

CHAIN = 5
"""How many repairs may follow from one another before all of them are given up."""

SHAPELESS = frozenset({"D102", "D104"})
"""What is said of a field that is none, or of one thing where another belongs: a line was not meant to be read so."""

FORM = "Y"
"""The family of rules about the form of a file: what it says is not known before they are content."""


@dataclass(frozen=True, slots=True)
class FileFix:
    """One file, what it holds, what it would hold, and the findings that this mends."""

    path: str
    before: bytes
    after: bytes
    mended: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """A finding whose repair was tried and not kept, and what it would have brought."""

    finding: Diagnostic
    brought: Diagnostic


@dataclass(frozen=True, slots=True)
class Fixes:
    """All that can be mended without asking anybody: `files` in the order of their paths.

    `withdrawn` are findings whose repair would have brought another, `left` is what a check says afterwards.
    """

    files: tuple[FileFix, ...]
    withdrawn: tuple[Undone, ...]
    left: tuple[Diagnostic, ...]


def is_sure(diagnostic: Diagnostic) -> bool:
    """Whether its fix can be carried out without asking anybody what was meant."""
    return diagnostic.repair is not None and not diagnostic.repair.is_guess


def find_fixes(read: Callable[[str], bytes], examine: Examine, codes: Collection[str] = ()) -> Fixes:
    """Try every sure repair of these `codes`, or of all, on the project whose files `read` hands out.

    The form of files comes first, as it hides what they say.  Raises what `read` and `examine` raise.
    """
    trial = _Trial(read, examine)
    trial.run(lambda d: d.code[0] == FORM and (not codes or d.code in codes))
    trial.run(lambda d: d.code[0] != FORM and (not codes or d.code in codes))
    return trial.result()


def find_fix(read: Callable[[str], bytes], examine: Examine, place: Place) -> Fixes:
    """Try the sure repair of what is found at this one place, and of nothing else but what comes to light by it.

    Nothing is mended or withdrawn if no such finding is there any more.  Raises what `read` and `examine` raise.
    """
    trial = _Trial(read, examine)
    trial.take(place)
    return trial.result()


@dataclass
class _Trial:
    read: Callable[[str], bytes]
    examine: Examine
    original: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    said: list[Diagnostic] = field(default_factory=list)
    brought: list[Diagnostic] = field(default_factory=list)
    mended: defaultdict[str, list[Diagnostic]] = field(default_factory=lambda: defaultdict(list))
    withdrawn: list[Undone] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.said = list(self.examine({}))

    def run(self, wanted: Callable[[Diagnostic], bool]) -> None:
        """Round after round until nothing is offered that was not withdrawn, or the files are as they were once before."""
        seen = {self._state()}
        for _ in range(ROUNDS):
            refused = {_name(one.finding) for one in self.withdrawn}
            offered = [d for d in self.said if is_sure(d) and wanted(d) and _name(d) not in refused]
            self._take(offered)
            if not offered or self._state() in seen:
                return
            seen.add(self._state())

    def take(self, place: Place) -> None:
        """What is found at one place, once: what then stands there is another finding."""
        self._take([d for d in self.said if is_sure(d) and (d.path, d.line, d.column, d.code) == place])

    def result(self) -> Fixes:
        """What has come of it; of a file that is as it was in the end nothing is told."""
        files = tuple(
            FileFix(path, self.original[path], raw, tuple(sorted(self.mended[path])))
            for path, raw in sorted(self.files.items())
            if raw != self.original[path]
        )
        left = {_name(d) for d in self.said}
        withdrawn = {one.finding: one for one in self.withdrawn if _name(one.finding) in left}
        return Fixes(files, tuple(one for _, one in sorted(withdrawn.items())), tuple(self.said))

    def _state(self) -> frozenset[tuple[str, bytes]]:
        return frozenset(self.files.items())

    def _take(self, offered: Sequence[Diagnostic]) -> None:
        """Keep them all if that makes nothing worse; else those that are not near what is, and of the others what can be."""
        if not offered:
            return
        step = self._step(offered)
        if step is not None:
            self.files, self.said, done = step
            for diagnostic in done:
                self.mended[diagnostic.path].append(diagnostic)
            return
        worse = {(d.path, d.line): d for d in reversed(self.brought)}
        near = [d for d in offered if (d.path, d.line) in worse]
        if len(offered) == 1 or (len(near) == len(offered) > MANY):
            # A look at a city takes a second, and a hundred of the same mistake are no more sure one by one.
            self.withdrawn += [Undone(d, worse.get((d.path, d.line), self.brought[0])) for d in offered]
            return
        middle = len(offered) // 2
        far = [d for d in offered if (d.path, d.line) not in worse] if near else []
        first = far or list(offered[:middle])
        names = Counter(map(_name, near if far else offered[middle:]))
        self._take(first)
        # What the first have changed may have moved what the others point at: they are offered again as they stand now.
        # Lines that read alike have one name, and what was given up in one of them is not tried in the other.
        given_up = {_name(one.finding) for one in self.withdrawn}
        self._take([d for d in self.said if is_sure(d) and names[_name(d)] and _name(d) not in given_up])

    def _step(
        self, offered: Sequence[Diagnostic]
    ) -> tuple[dict[str, bytes], list[Diagnostic], list[Diagnostic]] | None:
        """The files after these repairs, what is said of them then and what is mended; None if anything is worse.

        What comes to light by them, as a rule keeps silent while another speaks, is mended along with them if that is sure.
        """
        files, done, touched = dict(self.files), list[Diagnostic](), defaultdict[str, set[str]](set)
        for _ in range(CHAIN):
            for path, of_file in _by_path(offered).items():
                raw = files.get(path)
                if raw is None:
                    raw = self.original[path] = self.read(path)
                mended = mend(raw, of_file)
                files[path] = mended.raw
                touched[path].update(mended.lines)
                done += mended.done
            said = list(self.examine(files))
            worse = _worse(self.said, said, done, touched)
            if not worse:
                return files, said, done
            if not all(map(is_sure, worse)):
                break
            offered = worse
        self.brought = worse
        return None


def _worse(
    before: Sequence[Diagnostic],
    after: Sequence[Diagnostic],
    done: Sequence[Diagnostic],
    touched: Mapping[str, Collection[str]],
) -> list[Diagnostic]:
    """What is said that was not said before, or again although it was mended.

    Of a file that could not be read much comes to light when it can, and counts for nothing; but for what says that the
    very lines that were touched are now of no form or no field.
    """
    known = Counter((d.path, d.code) for d in before)
    told = {_name(d) for d in before}
    if any(d.code[0] == FORM and d.severity.is_error for d in done):
        said_so = {(d.path, d.code, d.message) for d in before}
        return [
            d
            for d in after
            if d.excerpt in touched.get(d.path, ())
            and d.severity.is_error
            and (d.code[0] == FORM or d.code in SHAPELESS)
            and (d.path, d.code, d.message) not in said_so
        ]
    now = Counter((d.path, d.code) for d in after)
    new = {key for key, number in now.items() if number > known[key]}
    mended = {(*_name(d), d.line, d.column) for d in done}
    # While there is an error, some warnings are not looked for: in other files they were there all the time.
    hid = any(d.severity.is_error for d in done)
    counts = [d for d in after if d.severity.is_error or not hid or d.path in touched]
    return [
        d
        for d in counts
        if ((d.path, d.code) in new and _name(d) not in told) or (*_name(d), d.line, d.column) in mended
    ]


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.path].append(diagnostic)
    return found


def _name(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    """What a finding is known by while lines above it come and go."""
    return diagnostic.path, diagnostic.code, diagnostic.message, diagnostic.excerpt
