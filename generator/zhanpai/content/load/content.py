"""Read the register, `content/` and the city's own `theme/`, each file once per change of its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.load import disk, pictures
from zhanpai.content.load.assemble import Parts, assemble
from zhanpai.content.load.permalinks import MAX_BYTES as MAX_LEDGER_BYTES
from zhanpai.content.load.permalinks import read_ledger
from zhanpai.content.load.theme import NOTHING, OwnTheme, read_own_theme
from zhanpai.content.records import read_record
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront, NewsItem, ProseFront, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project, ProjectItem, ProjectYear
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver, WaiverList
from zhanpai.kit.diagnostics import Diagnostic, Finding, Repair
from zhanpai.kit.yaml import Document, parse, parse_front_matter

MAX_BYTES = 2 * 2**20
"""What is read of one text file; the reader of YAML names its own, smaller limits."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Read:
    """One file as read: its value (None when it cannot be used), its text for lines, its findings.

    `problems` are those of running text, which its document knows nothing of.
    """

    value: object | None
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """Everything read.  `site` is None when there is no usable register."""

    site: Site | None
    documents: dict[str, Document]
    findings: tuple[Finding, ...]
    theme: OwnTheme = NOTHING
    of_prose: tuple[Diagnostic, ...] = ()
    """What is wrong with the characters of running text."""

    @property
    def problems(self) -> list[Diagnostic]:
        """Everything wrong so far, with lines."""
        found = [p for d in self.documents.values() for p in d.problems]
        return [*found, *self.of_prose, *(self.diagnose(f) for f in self.findings)]

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Give `finding` its line; a file that is no text gets line 1."""
        if document := self.documents.get(finding.path):
            found = document.diagnose(finding)
            return _at_piece(found, document.text, finding) if finding.typed else found
        f = finding
        return Diagnostic(f.path, 1, 1, f.code, f.message, f.fix, f.severity)


@dataclass
class ContentReader:
    """Reads a project again and again, and parses only what has changed since the last time.

    Its sites show what is not published yet only where `is_preview` says so.
    """

    root: Path
    is_preview: bool = False
    _known: dict[str, tuple[tuple[int, int], Read]] = field(default_factory=dict)
    _theme: OwnTheme = NOTHING

    def load(self, today: dt.date) -> Loaded:
        """Read everything as it is on disk now."""
        findings: list[Finding] = []
        parts = Parts()
        documents: dict[str, Document] = {}
        of_prose: list[Diagnostic] = []
        for seen in disk.walk(self.root, filing.CONTENT):
            if isinstance(seen, Finding):
                findings.append(parts.refuse(seen))
                continue
            filed = filing.classify(seen.path)
            if isinstance(filed, Finding):
                findings.append(parts.refuse(filed))
                continue
            read = self._read(seen, self._parser(filed.kind), filed)
            findings += read.findings
            of_prose += read.problems
            if read.document:
                documents[seen.path] = read.document
            parts.add(filed, read.value)
        self._theme = read_own_theme(self.root, self._theme)
        findings += self._theme.findings
        register = self._register(documents, findings)
        if register is None:
            return Loaded(None, documents, tuple(findings), self._theme, tuple(of_prose))
        site, misfits = assemble(register, parts, today, is_preview=self.is_preview)
        return Loaded(site, documents, (*findings, *misfits), self._theme, tuple(of_prose))

    def _parser(self, kind: Kind) -> Callable[[bytes, Filed], Read]:
        if kind is Kind.PICTURE:
            return partial(_parse_picture, self.root / disk.CACHE)
        return _PARSERS[kind]

    def _register(self, documents: dict[str, Document], findings: list[Finding]) -> Register | None:
        try:
            seen = disk.look(self.root, filing.REGISTER)
        except OSError:
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
        return read.value if isinstance(read.value, Register) else None

    def _read(self, seen: disk.SeenFile, parser: Callable[[bytes, Filed], Read], filed: Filed) -> Read:
        known = self._known.get(seen.path)
        if known and known[0] == seen.stamp:
            return known[1]
        raw = disk.read(self.root, seen.path, _LIMITS.get(filed.kind, MAX_BYTES))
        if isinstance(raw, Finding):
            return Read(None, findings=(raw,))
        read = parser(raw, filed)
        self._known[seen.path] = seen.stamp, read
        return read


def load(root: Path, today: dt.date) -> Loaded:
    """Read the project in `root` once, as of `today`; every fault is in the findings, none is raised."""
    return ContentReader(root).load(today)


def _at_piece(found: Diagnostic, text: str, finding: Finding) -> Diagnostic:
    """`found` moved from the beginning of a value to where in it the piece stands, if it stands on one line."""
    typed, lines = finding.typed, text.split("\n")
    first = lines[found.line - 1]
    indent = len(first) - len(first.lstrip())
    for number, line in enumerate(lines[found.line - 1 :], found.line):
        is_first = number == found.line
        if not is_first and line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        if (column := line.find(typed, found.column - 1 if is_first else 0)) >= 0:
            repair = None if finding.new is None else Repair(column + 1, typed, finding.new)
            return replace(
                found, line=number, column=column + 1, excerpt=line, width=len(typed), repair=repair
            )
    return found


def _record(model: type[R], document: Document, data: object) -> tuple[R | None, list[Finding]]:
    if data is None or any(p.severity.is_error for p in document.problems):
        return None, []
    return read_record(model, data, document.path)


def _parse_register(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path)
    register, findings = _record(Register, document, document.data)
    return Read(register, document, tuple(findings))


def _parse_station(raw: bytes, filed: Filed) -> Read:
    document = parse(raw, filed.path)
    station, findings = _record(StationFile, document, document.data)
    return Read(station, document, tuple(findings))


def _parse_opinions(raw: bytes, filed: Filed) -> Read:
    document, opinions, findings = _rows(Opinion, raw, filed)
    return Read(None if findings else opinions, document, findings)


def _rows(
    model: type[R], raw: bytes, filed: Filed
) -> tuple[Document, tuple[R, ...] | None, tuple[Finding, ...]]:
    """The records of a file that is a list of them; None if it is no such list."""
    document = parse(raw, filed.path, root=list)
    if not isinstance(document.data, list) or any(p.severity.is_error for p in document.problems):
        return document, None, ()
    read = [read_record(model, row, filed.path, (index,)) for index, row in enumerate(document.data)]
    return document, tuple(r for r, _ in read if r), tuple(f for _, found in read for f in found)


def _parse_projects(raw: bytes, filed: Filed) -> Read:
    document, projects, findings = _rows(Project, raw, filed)
    items = (ProjectItem(p, int(filed.stem), filed.path, i) for i, p in enumerate(projects or ()))
    value = None if projects is None or findings else ProjectYear(tuple(items))
    return Read(value, document, findings)


def _parse_waivers(raw: bytes, filed: Filed) -> Read:
    document, records, findings = _rows(Waiver, raw, filed)
    value = None if records is None or findings else WaiverList(records, filed.path)
    return Read(value, document, findings)


def _parse_news(raw: bytes, filed: Filed) -> Read:
    matter = parse_front_matter(raw, filed.path)
    front, findings = _record(NewsFront, matter.document, matter.document.data)
    item = NewsItem(front, matter.body, filed.stem, filed.path, matter.body_line) if front else None
    return Read(item, matter.document, tuple(findings), matter.problems)


def _parse_prose(raw: bytes, filed: Filed) -> Read:
    matter = parse_front_matter(raw, filed.path)
    front, findings = _record(ProseFront, matter.document, matter.document.data)
    page = ProsePage(front, matter.body, filed.stem, filed.path, matter.body_line) if front else None
    return Read(page, matter.document, tuple(findings), matter.problems)


def _parse_picture(cache: Path, raw: bytes, filed: Filed) -> Read:
    picture: Picture = pictures.inspect(filed.path, raw, cache)
    return Read(picture)


def _parse_permalinks(raw: bytes, filed: Filed) -> Read:
    ledger = read_ledger(raw)
    return Read(ledger, ledger.document)


_LIMITS = {Kind.PICTURE: pictures.MAX_BYTES, Kind.PERMALINKS: MAX_LEDGER_BYTES}

_PARSERS: dict[Kind, Callable[[bytes, Filed], Read]] = {
    Kind.STATION: _parse_station,
    Kind.OPINIONS: _parse_opinions,
    Kind.PROJECTS: _parse_projects,
    Kind.NEWS: _parse_news,
    Kind.PROSE: _parse_prose,
    Kind.PERMALINKS: _parse_permalinks,
    Kind.WAIVERS: _parse_waivers,
}
