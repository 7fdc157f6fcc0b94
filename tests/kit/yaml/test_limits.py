"""Files made to break the reader, by accident or on purpose."""

import random
import time

import pytest

from zhanpai.kit.diagnostics import has_errors
from zhanpai.kit.yaml import Document, parse, parse_front_matter

BASE = """\
address: 岳麓区望月湖街道湖东社区服务中心一楼  # 2026年核对
phone: 0731-88880001
head: {name: 示例甲, post: 站长}
intro: |
  　　望月湖街道人大代表联络站
  成立于二〇一五年
reception:
  - {rule: 每月第2个周三, time: 9:00-11:30, holidays: 顺延}
deputies:
  - id: "100023"
    name: 示例丙
    mandates: [{level: city, term: 第十六届}]
    focus: [养老, 教育]
"""
SLIPS = "：，、— \t\u3000\xa0#&*!@%`[]{}\"'|>?-:\n\r\\\u200b\u2028\x00\ufeff<=\ud83d甲a0"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"[" * 100_000, "Y039"),
        (b"- " * 50_000, "Y039"),
        (b"a: " + b"[" * 100_000, "Y039"),
        (b"a: " + b"x" * 20_001, "Y029"),
        (b"".join(b"k%d: 1\n" % n for n in range(200_000)), "Y003"),
        (b"a: &a [x]\n" + b"b: [" + b"*a," * 10_000 + b"]\n", "Y030"),
        (b"a:\n" * 9_000, "Y036"),
        (("a: 1\n" + "b：c\n" * 9_000).encode(), "Y014"),
    ],
    ids=lambda value: value[:8] if isinstance(value, bytes) else value,
)
def test_hostile_file_is_refused_quickly(raw: bytes, code: str) -> None:
    started = time.process_time()
    document = parse(raw, "input.yaml")
    assert document.data is None
    assert code in {problem.code for problem in document.problems}
    assert len(document.problems) <= 50
    assert time.process_time() - started < 5


def mutated(random_: random.Random) -> bytes:
    chars = list(BASE)
    for _ in range(random_.choice((1, 1, 2, 3, 10))):
        at = random_.randrange(len(chars) + 1)
        match random_.randrange(4):
            case 0:
                chars.insert(at, random_.choice(SLIPS))
            case 1:
                chars[at : at + 1] = [random_.choice(SLIPS)]
            case 2:
                del chars[at : at + random_.choice((1, 2, 8))]
            case _:
                start = random_.randrange(len(chars))
                chars[at:at] = chars[start : start + 12]
    raw = bytearray("".join(chars).encode("utf-8", "surrogatepass"))
    if random_.random() < 0.1:
        raw[random_.randrange(len(raw))] = random_.randrange(256)
    return bytes(raw)


@pytest.mark.slow
def test_mutated_file_always_gives_a_document_and_never_an_exception() -> None:
    random_ = random.Random(20261123)
    for _ in range(4_000):
        raw = mutated(random_)
        front = parse_front_matter(b"---\n" + raw + b"\n---\n", "input.md").document
        for document in (parse(raw, "input.yaml"), front):
            assert isinstance(document, Document)
            assert (document.data is None) == has_errors(document.problems), raw
            document.locate(("deputies", 0, "name"))
            for problem in document.problems:
                assert problem.line <= document.text.count("\n") + 1 or not document.text
                assert problem.excerpt in ("", *document.text.split("\n")) or problem.code == "Y001"
                assert str(problem)
