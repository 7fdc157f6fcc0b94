"""Blame lies on the line where the finger slipped, and one slip hides no other."""

import pytest

from zhanpai.kit.yaml import parse


def told(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in parse(text.encode(), "input.yaml").problems]


def fixes(text: str) -> list[str]:
    return [p.fix for p in parse(text.encode(), "input.yaml").problems]


def test_full_width_colon_is_blamed_on_its_own_line() -> None:
    assert told("address: 春风路\nphone：0731\nhours: 9:00\n") == [(2, 6, "Y014")]


def test_every_full_width_colon_is_told_at_once() -> None:
    assert told("a: 1\nb：2\nc：3\nd: 4\ne：5\n") == [(2, 2, "Y014"), (3, 2, "Y014"), (5, 2, "Y014")]


def test_full_width_colon_in_a_list_of_mappings_does_not_hide_the_next() -> None:
    text = "deputies:\n  - name：甲\n    post: 站长\n  - name：乙\n    post: 站长\n"
    assert told(text) == [(2, 9, "Y014"), (4, 9, "Y014")]


def test_the_corrected_line_is_shown() -> None:
    assert fixes("a: 1\nphone：0731\n") == ["改成英文冒号加一个空格：“phone: 0731”。"]


def test_quotes_in_the_corrected_line_are_doubled_or_swapped() -> None:
    assert fixes('a: "x" y\n') == ["给整段内容加上英文引号：“a: '\"x\" y'”。"]


def test_different_slips_in_one_file_are_all_told() -> None:
    text = (
        "address: 春风路1号 #302室\nphone：0731\nhead: &a {name: 甲}\naddress: 春风路2号\n"
        "focus: [养老，教育]\ntitle: @全体\n"
    )
    assert told(text) == [
        (1, 16, "Y020"),
        (2, 6, "Y014"),
        (3, 7, "Y030"),
        (4, 1, "Y036"),
        (5, 11, "Y015"),
        (6, 8, "Y022"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "meant"),
    [
        ("address = 春风路1号\nphone: 1\n", 1, "address: 春风路1号"),
        ("head: ｛name：甲，post：站长｝\n", 1, "head: {name: 甲, post: 站长}"),
        ("intro: |\n站在一楼。\nphone: 1\n", 2, "  站在一楼。"),
        ('stations: ["0001]\nphone: "1"\n', 1, 'stations: ["0001"]'),
        ("a: 春风路1号 #302室\n", 1, 'a: "春风路1号 #302室"'),
        ("phone: -\n", 1, "phone:"),
    ],
)
def test_the_repair_is_the_line_as_it_was_meant(text: str, line: int, meant: str) -> None:
    (problem,) = parse(text.encode(), "input.yaml").problems
    assert problem.line == line
    assert problem.repair is not None
    assert problem.repair.applied_to(problem.excerpt) == meant


def test_slips_below_a_text_at_the_margin_are_told_too() -> None:
    assert told("intro: |\n站在一楼。\n不用预约。\nphone：1\n") == [(2, 1, "Y018"), (4, 6, "Y014")]


def test_duplicate_key_names_both_lines() -> None:
    (problem,) = parse(b"a:\n  x: 1\n  y: 2\n  x: 3\n", "input.yaml").problems
    assert problem.line == 4
    assert "第 2 行和第 4 行" in problem.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: 通知: 明天\n", (1, 8, "Y023")),
        ("a: b\n  c: d\n", (2, 3, "Y018")),
        ('title: "通知\naddress: "春风路"\n', (1, 8, "Y024")),
        ("focus: [养老, 教育\nphone: 1\n", (1, 8, "Y025")),
        ("a:\n  - b\n   - c\n", (3, 4, "Y018")),
        ("phone: - 1\n", (1, 8, "Y017")),
        ("a: 1\n...\nb\n", (2, 1, "Y034")),
        ("a: >90\n", (1, 4, "Y022")),
        (": x\n", (1, 1, "Y035")),
        ("a: 1\n\tb: 2\n", (2, 1, "Y011")),
        ("x: {a: 1, a: 2}\n", (1, 11, "Y036")),
        ("a: b  #c\n", (1, 7, "Y020")),
        ('a: "x" #c\n', (1, 8, "Y020")),
        ("phone: -\n", (1, 8, "Y017")),
        ("address = 春风路1号\nphone: 1\n", (1, 9, "Y044")),
        ("phone: 1\naddress=春风路1号\n", (2, 8, "Y044")),
        ("address -> 春风路1号\nphone: 1\n", (1, 9, "Y044")),
        ("address；春风路1号\nphone: 1\n", (1, 8, "Y044")),
        ("address 春风路1号\nphone: 1\n", (1, 8, "Y044")),
        ("head: ｛name: 甲, post: 站长｝\n", (1, 7, "Y045")),
        ("head: ｛name：甲，post：站长｝\n", (1, 7, "Y045")),
        ("deputies:\n  - ｛id: 1, name: 乙｝\n", (2, 5, "Y045")),
        ("intro: |\n站在一楼，出门就是公交站。\nphone: 1\n", (2, 1, "Y018")),
        ("intro: |\n服务时间：周一\n电话：0731\nphone: 1\n", (2, 1, "Y018")),
        ("intro: |\n　　站在一楼。\n　　不用预约。\nphone: 1\n", (2, 1, "Y018")),
        ("intro: |\n  第一段。\n\n第二段：不用预约。\n\n第三段。\nphone: 1\n", (4, 1, "Y018")),
        ("a:\n  bio: |\n  做了二十年医生。\n  id: 1\n", (3, 1, "Y018")),
        ('stations: ["0001]\ncategory: 接待\ndeputies: ["1"]\n', (1, 12, "Y024")),
    ],
)
def test_cause_is_found(text: str, place: tuple[int, int, str]) -> None:
    assert told(text) == [place]


def test_conflict_marks_are_told_instead_of_what_they_break() -> None:
    text = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n"
    assert told(text) == [(1, 1, "Y013"), (3, 1, "Y013"), (5, 1, "Y013")]


def test_control_character_does_not_hide_a_slip_further_down() -> None:
    assert told("a: x\x08y\nb: 1\nc: d #e\n") == [(1, 5, "Y005"), (3, 6, "Y020")]


def test_a_stop_further_down_does_not_hide_a_swallowed_word() -> None:
    assert told("a: b #c\nd: 1\nx:\n  y: 1\n z: 2\n") == [(1, 6, "Y020"), (5, 2, "Y018")]


def test_an_unreadable_file_hands_on_no_data() -> None:
    document = parse(b"a: 1\na: 2\n", "input.yaml")
    assert document.data is None
