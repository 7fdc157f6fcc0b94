"""Ten thousand files as slips of hand, paste and disk leave them: each is read or refused, soon, in a readable way."""

import random
import time

import pytest

from tests.make import DEMO
from zhanpai.content.records import read_record
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.yaml import Document, parse, parse_front_matter

pytestmark = pytest.mark.slow

FILES: dict[str, type[Record]] = {
    "stations.yaml": Register,
    "content/stations/yuelu/0001.yaml": StationFile,
    "content/stations/yuelu/0003.yaml": StationFile,
    "content/news/2026/2026-02-11-dianti.md": NewsFront,
}
PIECES = (
    *"：，、；“”‘’「」（）［］｛｝＝－—～　\t\n\r\\'\"#&*!|>%@`?-:,[]{}~=",
    "\n---\n", "\n...\n", ": ", " #", "  ", "- ", "\u200b", "\u202e", "\ufeff", "\x00", "\ufffd", "\ue000", "\u2028",
    "null", "锟斤拷", "<<<<<<< HEAD\n", "[" * 9, "{" * 9, "&nbsp;", "\\u4e2d", "0" * 50, "长" * 300,
)  # fmt: skip


def mutated(text: str, dice: random.Random) -> bytes:
    for _ in range(dice.choice([1, 1, 1, 2, 3, 8])):
        at, length = dice.randrange(len(text) + 1), dice.choice([0, 0, 1, 1, 2, 5, 30])
        lines = text.split("\n")
        match dice.randrange(6):
            case 0:
                text = text[:at] + text[at + length :]
            case 1:
                lines.insert(dice.randrange(len(lines)), dice.choice(lines))
                text = "\n".join(lines)
            case 2:
                number = dice.randrange(len(lines))
                lines[number] = dice.choice([" ", "  ", "\t", "　"]) + lines[number]
                text = "\n".join(lines)
            case _:
                text = text[:at] + dice.choice(PIECES) + text[at + length :]
    raw = text.encode()
    if dice.random() < 0.05:
        at = dice.randrange(len(raw))
        raw = raw[:at] + dice.randbytes(dice.randrange(4)) + raw[at + 1 :]
    return text.encode("gb18030") if dice.random() < 0.02 else raw


def read(path: str, raw: bytes) -> Document:
    document = parse_front_matter(raw, path).document if path.endswith(".md") else parse(raw, path)
    if document.data is not None:
        record, findings = read_record(FILES[path], document.data, path)
        assert (record is None) == bool(findings)
        assert all(str(document.diagnose(finding)) for finding in findings)
    return document


@pytest.mark.parametrize("path", FILES)
def test_no_mutated_file_crashes_the_reader_or_takes_a_second(path: str) -> None:
    text, dice = (DEMO / path).read_text("utf-8"), random.Random(path)
    refused = 0
    for _ in range(10_000 // len(FILES)):
        raw = mutated(text, dice)
        before = time.process_time()
        document = read(path, raw)
        assert time.process_time() - before < 1, raw
        assert (document.data is None) == any(p.severity.is_error for p in document.problems), raw
        for problem in document.problems:
            assert problem.line >= 1 <= problem.column, raw
            assert problem.message.endswith(("。", "？")) and problem.fix.endswith(("。", "？")), problem
        refused += document.data is None
    assert refused > 500
