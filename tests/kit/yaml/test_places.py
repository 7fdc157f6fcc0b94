"""Where findings of other rules are shown."""

import pytest

from zhanpai.kit.diagnostics import Finding, Keys
from zhanpai.kit.yaml import Place, parse, parse_front_matter

TEXT = """\
address: 春风路1号
phone:
intro: |
  第一行
reception:
  - {rule: 每月第6个周三, time: 9:00-11:30}
  - rule: 每周二
    time: "9:00"
focus: [养老, 教育]
"""


@pytest.mark.parametrize(
    ("keys", "on_key", "place"),
    [
        (("address",), False, Place(1, 10, 5)),
        (("address",), True, Place(1, 1, 7)),
        (("phone",), False, Place(2, 1, 5)),
        (("intro",), False, Place(3, 8, 1)),
        (("reception", 0, "rule"), False, Place(6, 12, 7)),
        (("reception", 0, "time"), True, Place(6, 21, 4)),
        (("reception", 0), False, Place(6, 5, 33)),
        (("reception", 1), False, Place(7, 5, 9)),
        (("reception", 1, "time"), False, Place(8, 11, 6)),
        (("reception", 1, "holidays"), False, Place(7, 5, 9)),
        (("focus",), False, Place(9, 8, 8)),
        (("focus", 1), False, Place(9, 13, 2)),
        (("focus", 7), False, Place(9, 1, 5)),
        (("missing",), False, Place(1, 1, 1)),
        ((), False, Place(1, 1, 1)),
    ],
)
def test_place(keys: Keys, on_key: bool, place: Place) -> None:
    assert parse(TEXT.encode(), "input.yaml").locate(keys, on_key=on_key) == place


def test_finding_is_told_at_its_line_as_typed() -> None:
    finding = Finding("D204", "a.yaml", ("reception", 0, "rule"), "不对。", "改。")
    diagnostic = parse(TEXT.encode(), "a.yaml").diagnose(finding)
    assert str(diagnostic) == (
        "a.yaml:6:12: 错误 D204 不对。\n"
        "     6 │   - {rule: 每月第6个周三, time: 9:00-11:30}\n"
        "       │            ^^^^^^^^^^^^^\n"
        "    怎么改：改。"
    )


def test_places_in_a_file_that_cannot_be_read_are_those_before_the_fault() -> None:
    document = parse(b"a: 1\nb: [x\n", "input.yaml")
    assert document.locate(("a",)) == Place(1, 4, 1)


def test_front_matter_is_counted_in_the_lines_of_the_whole_file() -> None:
    matter = parse_front_matter(
        '---\ntitle: 接待日\nstations: ["0001"]\n---\n\n正文：第一段\n'.encode(), "a.md"
    )
    assert matter.document.problems == ()
    assert matter.document.data == {"title": "接待日", "stations": ["0001"]}
    assert matter.document.locate(("stations", 0)) == Place(3, 12, 6)
    assert matter.body == "\n正文：第一段\n"
    assert matter.body_line == 5


def test_slip_in_front_matter_is_told_at_its_line_in_the_file() -> None:
    document = parse_front_matter(
        "---\ntitle：接待日\ndate: 2026-03-14\n---\n正文\n".encode(), "a.md"
    ).document
    assert [(p.line, p.column, p.code, p.excerpt) for p in document.problems] == [
        (2, 6, "Y014", "title：接待日")
    ]


@pytest.mark.parametrize(
    "text", ["", "正文\n", "--- \na: 1\n---\n", "---\na: 1\n", "\n---\na: 1\n---\n", "----\na: 1\n---\n"]
)
def test_file_without_front_matter_has_one_clear_finding(text: str) -> None:
    matter = parse_front_matter(text.encode(), "a.md")
    assert matter.document.data is None
    assert len(matter.document.problems) == 1
    assert matter.document.problems[0].code in ("Y004", "Y019")


def test_rule_under_a_heading_in_the_body_is_not_a_conflict() -> None:
    assert (
        parse_front_matter("---\na: 1\n---\n标题\n=======\n\n---\n".encode(), "a.md").document.problems == ()
    )
