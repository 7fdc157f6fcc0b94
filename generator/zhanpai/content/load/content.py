"""Read the register, `content/` and the city's own `theme/`, each file once per change of its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from zhanpai.content import filing
from zhanpai.content.edit_journal import look_for_unfinished
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.load import disk, permalinks, pictures
from zhanpai.content.load.assemble import Parts, assemble
from zhanpai.content.load.engine import look_at_settings
from zhanpai.content.load.gaps import Gaps, gaps_of, told_in_file, worth_telling
from zhanpai.content.load.pieces import at_piece
from zhanpai.content.load.survey import Seen, Survey, survey
from zhanpai.content.load.theme import NOTHING, OwnTheme, read_own_theme
from zhanpai.content.records.partly import Partly, read_partly
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront, NewsItem, ProseFront, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project, ProjectItem, ProjectYear
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver, WaiverList
from zhanpai.kit.diagnostics import Diagnostic, Finding
from zhanpai.kit.remembered import Remembered
from zhanpai.kit.yaml import Document, parse, parse_front_matter

MAX_BYTES = 2 * 2**20
"""What is read of one text file; the reader of YAML names its own, smaller limits."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read: its value (None when it cannot be used), its text for lines, its findings.

    `problems` are those of running text, which its document knows nothing of; `partly` says what `value` does
    without, if it is only what could be read.
    """

    value: object | None
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    partly: Gaps | None = None


@dataclass(frozen=True)
class Loaded:
    """Everything read.  `site` is None when there is no usable register.

    `checked` is the site with everything in it that could be read of faulty files too: for checks alone.  `gaps`
    tell of each such file what is missing.
    """

    site: Site | None
    documents: dict[str, Document]
    findings: tuple[Finding, ...]
    theme: OwnTheme = NOTHING
    of_prose: tuple[Diagnostic, ...] = ()
    """What is wrong with the characters of running text."""
    checked: Site | None = None
    gaps: Mapping[str, Gaps] = field(default_factory=dict)

    @property
    def problems(self) -> list[Diagnostic]:
        """Everything wrong so far, with lines."""
        found = [p for d in self.documents.values() for p in d.problems]
        return [*found, *self.of_prose, *(self.diagnose(f) for f in self.findings)]

    def as_typed(
        self,
        findings: Iterable[Finding],
        unsure_without: Mapping[str, Set[str]],
        silent_without: Mapping[str, Set[str]],
    ) -> Iterator[Finding]:
        """What checks found, each at its place in the file, without what may only follow from what is missing there.

        `unsure_without` tells of a rule's code the fields of the same record without which it may speak falsely,
        `silent_without` of a part of the register the rules that say nothing of any file while it is missing.
        """
        return told_in_file(
            findings, self.gaps, self.gaps.get(filing.REGISTER), unsure_without, silent_without
        )

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Give `finding` its line; a file that is no text gets line 1."""
        if document := self.documents.get(finding.path):
            found = document.diagnose(finding)
            return at_piece(found, document.text, finding) if finding.typed else found
        f = finding
        return Diagnostic(f.path, 1, 1, f.code, f.message, f.fix, f.severity)


@dataclass
class ContentReader:
    """Reads a project again and again, and parses only what has changed since the last time.

    Its sites show what is not published yet only where `is_preview` says so.  Of the files in `instead`, by their paths
    from the root, it reads these bytes and not what is on the disk, where they need not be, and where there is None takes
    the file to be gone: so a change is tried.
    """

    root: Path
    is_preview: bool = False
    instead: Mapping[str, bytes | None] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[int, int] | bytes, Read]] = field(default_factory=dict)
    _tried: dict[str, tuple[tuple[int, int] | bytes, Read]] = field(default_factory=dict)
    """What was read of `instead`, apart from what lies on the disk, which is asked for again after it."""
    _theme: OwnTheme = NOTHING
    _remembered: Remembered = field(default_factory=Remembered)

    def load(self, today: dt.date, seen: Survey | None = None) -> Loaded:
        """Read everything as it is on disk now, or was when it was `seen`, and as `instead` says."""
        found = (seen or survey(self.root)).with_files(self.instead)
        findings: list[Finding] = []
        parts = Parts()
        documents: dict[str, Document] = {}
        of_prose: list[Diagnostic] = []
        gaps: dict[str, Gaps] = {}
        for one in found.content:
            if isinstance(one, Finding):
                findings.append(parts.refuse(one))
                continue
            filed = filing.classify(one.path)
            if isinstance(filed, Finding):
                findings.append(parts.refuse(filed))
                continue
            read = self._read(one, self._parser(filed.kind), filed)
            findings += read.findings
            of_prose += read.problems
            documents |= {one.path: read.document} if read.document else {}
            gaps |= {one.path: read.partly} if read.partly else {}
            parts.add(filed, read.value, read.partly)
        findings += parts.ask_seal()
        self._theme = read_own_theme(self.root, self._theme)
        findings += (*self._theme.findings, *look_at_settings(self.root), *look_for_unfinished(self.root))
        register = self._register(found.register, documents, findings, gaps)
        if register is None:
            return Loaded(None, documents, tuple(findings), self._theme, tuple(of_prose))
        of_register = gaps.get(filing.REGISTER)
        checked, misfits = assemble(
            register, parts, today, of_register, is_preview=self.is_preview, remembered=self._remembered
        )
        site = None if of_register else checked
        return Loaded(site, documents, (*findings, *misfits), self._theme, tuple(of_prose), checked, gaps)

    def _parser(self, kind: Kind) -> Callable[[bytes, Filed], Read]:
        if kind is Kind.PICTURE:
            return partial(_parse_picture, self.root / disk.CACHE)
        return _PARSERS[kind]

    def _register(
        self,
        seen: Seen | None,
        documents: dict[str, Document],
        findings: list[Finding],
        gaps: dict[str, Gaps],
    ) -> Register | None:
        if seen is None:
            message = "找不到名册 stations.yaml。"
            fix = "在放 stations.yaml 的文件夹里运行，或者用 --root 指明；新建网站用 zhanpai new site。"
            findings.append(filing.MISFILED.at(filing.REGISTER, (), message, fix))
            return None
        if isinstance(seen, Finding):
            findings.append(seen)
            return None
        read = self._read(seen, _parse_register, Filed(Kind.STATION, filing.REGISTER, "", ""))
        findings += read.findings
        if read.document:
            documents[filing.REGISTER] = read.document
        if read.partly:
            gaps[filing.REGISTER] = read.partly
        return read.value if isinstance(read.value, Register) else None

    def _read(self, seen: disk.SeenFile, parser: Callable[[bytes, Filed], Read], filed: Filed) -> Read:
        tried = self.instead.get(seen.path)
        stamp = seen.stamp if tried is None else tried
        memory = self._known if tried is None else self._tried
        known = memory.get(seen.path)
        if known and known[0] == stamp:
            return known[1]
        if isinstance(stamp, bytes):
            raw: bytes | Finding = stamp
        else:
            raw = disk.read(self.root, seen.path, _LIMITS.get(filed.kind, MAX_BYTES))
        if isinstance(raw, Finding):
            return Read(None, findings=(raw,))
        read = parser(raw, filed)
        memory[seen.path] = stamp, read
        return read


def load(root: Path, today: dt.date) -> Loaded:
    """Read the project in `root` once, as of `today`; every fault is in the findings, none is raised."""
    return ContentReader(root).load(today)


def _record(model: type[R], document: Document) -> tuple[R | None, tuple[Finding, ...], Gaps | None]:
    """The record of a file, what is wrong with it, and what it is without if it is not whole."""
    data = document.rest if document.data is None else document.data
    if data is None:
        return None, (), None
    read = read_partly(model, data, document.path)
    return read.record, worth_telling(document, read.findings), gaps_of(document, [read], data)


def _parse_register(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path)
    register, findings, gaps = _record(Register, document)
    return Read(register, document, findings, partly=gaps)


def _parse_station(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path)
    station, findings, gaps = _record(StationFile, document)
    return Read(station, document, findings, partly=gaps)


def _parse_opinions(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path, root=list)
    read = _rows(Opinion, document)
    value = None if read is None else tuple(row.record for row in read if row.record)
    return _of_rows(value, document, read)


def _rows(model: type[R], document: Document) -> list[Partly[R]] | None:
    """The records of a file that is a list of them, as far as they can be read; None if it is no such list."""
    data = document.rest if document.data is None else document.data
    if not isinstance(data, list):
        return None
    return [read_partly(model, row, document.path, (index,)) for index, row in enumerate(data)]


def _of_rows(value: object | None, document: Document, read: list[Partly[R]] | None) -> Read:
    if read is None:
        return Read(None, document)
    findings = worth_telling(document, [finding for row in read for finding in row.findings])
    gaps = gaps_of(document, read, document.rest if document.data is None else document.data)
    return Read(value, document, findings, partly=gaps)


def _parse_projects(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path, root=list)
    read = _rows(Project, document)
    records = [row.record for row in read or () if row.record]
    items = (ProjectItem(p, int(filed.stem), filed.path, i) for i, p in enumerate(records))
    return _of_rows(None if read is None else ProjectYear(tuple(items)), document, read)


def _parse_waivers(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path, root=list)
    read = _rows(Waiver, document)
    records = tuple(row.record for row in read or () if row.record)
    return _of_rows(None if read is None else WaiverList(records, filed.path), document, read)


def _parse_news(raw: bytes, filed: Filed) -> Read:
    matter = parse_front_matter(raw, filed.path)
    front, findings, gaps = _record(NewsFront, matter.document)
    item = NewsItem(front, matter.body, filed.stem, filed.path, matter.body_line) if front else None
    return Read(item, matter.document, findings, matter.problems, gaps)


def _parse_prose(raw: bytes, filed: Filed) -> Read:
    matter = parse_front_matter(raw, filed.path)
    front, findings, gaps = _record(ProseFront, matter.document)
    page = ProsePage(front, matter.body, filed.stem, filed.path, matter.body_line) if front else None
    return Read(page, matter.document, findings, matter.problems, gaps)


def _parse_picture(cache: Path, raw: bytes, filed: Filed) -> Read:
    return Read(pictures.inspect(filed.path, raw, cache))


def _parse_permalinks(raw: bytes, filed: Filed) -> Read:
    ledger = permalinks.read_ledger(raw)
    return Read(ledger, ledger.document)


_LIMITS = {Kind.PICTURE: pictures.MAX_BYTES, Kind.PERMALINKS: permalinks.MAX_BYTES}

_PARSERS: dict[Kind, Callable[[bytes, Filed], Read]] = {
    Kind.STATION: _parse_station,
    Kind.OPINIONS: _parse_opinions,
    Kind.PROJECTS: _parse_projects,
    Kind.NEWS: _parse_news,
    Kind.PROSE: _parse_prose,
    Kind.PERMALINKS: _parse_permalinks,
    Kind.SEAL: lambda raw, _: Read(permalinks.read_seal(raw)),
    Kind.WAIVERS: _parse_waivers,
}
