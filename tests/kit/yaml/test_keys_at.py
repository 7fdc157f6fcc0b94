"""A line and a column lead back to the value that stands there."""

from __future__ import annotations

import pytest

from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.keys_at import keys_at

TYPED = """\
name: 示例站
rota:
  - on: 2026-03-05
    deputies: ["100001", "100002"]
  - {on: 2026-04-02, topic: 电梯}
intro: |
  第一行
  第二行
phone:
"""


@pytest.mark.parametrize(
    ("line", "column", "keys"),
    [
        (1, 1, ("name",)),
        (1, 7, ("name",)),
        (2, 1, ("rota",)),
        (3, 5, ("rota", 0, "on")),
        (3, 9, ("rota", 0, "on")),
        (4, 26, ("rota", 0, "deputies", 1)),
        (5, 22, ("rota", 1, "topic")),
        (5, 30, ("rota", 1, "topic")),
        (8, 3, ("intro",)),
        (9, 1, ("phone",)),
        (99, 1, ("phone",)),
    ],
)
def test_a_place_is_in_the_value_that_stands_there(line: int, column: int, keys: tuple[object, ...]) -> None:
    assert keys_at(TYPED.encode(), "a.yaml", line, column) == keys


def test_a_finding_at_a_plain_value_is_found_again_where_it_is_told() -> None:
    document = parse(TYPED.encode(), "a.yaml")
    for keys in (("name",), ("rota", 0, "on"), ("rota", 0, "deputies", 1), ("rota", 1, "topic"), ("phone",)):
        told = document.diagnose(Finding("D101", "a.yaml", keys, "", ""))
        assert keys_at(TYPED.encode(), "a.yaml", told.line, told.column) == keys == told.keys


def test_front_matter_counts_in_the_lines_of_the_whole_file_and_the_body_has_no_values() -> None:
    raw = "---\ntitle: 题目\ndate: 2026-03-05\n---\n正文\n".encode()
    told = parse_front_matter(raw, "a.md").document.diagnose(Finding("D101", "a.md", ("date",), "", ""))
    assert (told.line, told.column) == (3, 7)
    assert keys_at(raw, "a.md", 3, 7) == ("date",)
    assert keys_at(raw, "a.md", 5, 1) == ()


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\xfa", b"a: [1, 2", b"---\n", b"- - -", b"\x00\x01"])
def test_what_is_no_text_or_broken_off_has_no_such_place_and_raises_nothing(raw: bytes) -> None:
    for path in ("a.yaml", "a.md"):
        keys_at(raw, path, 1, 1)


def test_of_a_text_that_breaks_off_what_stands_before_is_found() -> None:
    assert keys_at("name: 站\nrota: [1, ".encode(), "a.yaml", 1, 7) == ("name",)
