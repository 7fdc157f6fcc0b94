"""Read the ledger of what was printed; a byte order mark is told, anything else in the way is a problem."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhanpai.content import ledger
from zhanpai.content.ledger.ledger_rules import MARKED
from zhanpai.domain.model.printed import Printed
from zhanpai.kit.diagnostics import Diagnostic, Finding, has_errors
from zhanpai.kit.yaml import Document
from zhanpai.kit.yaml.characters import check_characters
from zhanpai.kit.yaml.encoding import decode
from zhanpai.kit.yaml.source import Source

MAX_BYTES = 16 * 2**20
"""A city's 9,000 ids printed ten times each are some 12 MB."""

_TOLD = ("P504", "P510")
"""Of a ledger that is sorted or lacks lines its seal has nothing to add; nor of one without its title."""

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Ledger:
    """What was printed, as far as it can be read; the file's text, and what is wrong with it.

    `events` are all its lines, `printed` those that were not taken back; `cells` are what holds the lines together.
    """

    printed: tuple[Printed, ...]
    document: Document
    problems: tuple[Diagnostic, ...]
    events: tuple[Printed, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every line could be read."""
        return not has_errors(self.problems)


def read_ledger(raw: bytes) -> Ledger:
    """The ledger in the bytes of `content/permalinks.csv`."""
    text, problem = decode(raw, ledger.PATH, MAX_BYTES)
    # An emptied ledger has lost what stood in it: that is told by its first line.
    if problem and raw.removeprefix(_MARK).strip():
        return Ledger((), Document(ledger.PATH, text, None, (problem,)), (problem,))
    # A line with a sign that nobody prints is not the line that was written: that is told, and not its checksum.
    spoilt = tuple(
        replace(problem, fix=ledger.RESTORE, repair=None)
        for problem in check_characters(text, Source(ledger.PATH, text.split("\n")))[0]
        if problem.severity.is_error
    )
    read = ledger.parse(text, {problem.line for problem in spoilt})
    findings = read.findings
    plain = Document(ledger.PATH, text, None, ())
    if raw.startswith(_MARK) and not findings and not spoilt:
        message = "文件开头多了一个看不见的记号，多半是用表格软件存过。"
        fix = "用记事本打开，另存为不带 BOM 的 UTF-8；以后只看，不要保存。"
        findings = (MARKED.at_line(ledger.PATH, 1, 1, message, fix),)
    problems = (*spoilt, *map(plain.diagnose, findings))
    document = Document(ledger.PATH, text, None, problems)
    return Ledger(ledger.in_force(read.events), document, problems, read.events, read.cells)


def read_seal(raw: bytes) -> ledger.Seal | Finding:
    """The seal in the bytes of `content/permalinks.seal`, or why it is none."""
    return ledger.parse_seal(raw)


def unsealed(read: Ledger | None, seal: ledger.Seal | None) -> Finding | None:
    """What the seal says to be missing of a ledger that was read, None for no file; nothing where that is told already."""
    if read is not None and any(
        p.code in _TOLD or (p.line == 1 and p.severity.is_error) for p in read.problems
    ):
        return None
    return ledger.broken_seal(None if read is None else read.cells, seal)
