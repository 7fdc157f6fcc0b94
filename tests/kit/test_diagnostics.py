"""What a member of staff, a program and a build server read about one problem."""

import json
import unicodedata

import pytest

from zhanpai.kit.diagnostics import (
    ContentError,
    Diagnostic,
    Rule,
    Severity,
    clip,
    format_github,
    format_json,
    format_text,
    has_errors,
)

PHRASE = Diagnostic(
    path="content/stations/yuelu/0001.yaml",
    line=14,
    column=12,
    code="D204",
    message="接待日写成“每月第6个周三”，一个月最多五个周三。",
    fix="写成“每月第1个周三”到“每月第4个周三”，或“每月最后一个周三”。",
    excerpt="  - {rule: 每月第6个周三, time: 9:00-11:30}",
    width=7,
)
OLD = Diagnostic(
    "content/stations/yuelu/0002.yaml", 3, 1, "D217", "很久没有核对。", "核对。", Severity.WARNING
)


def test_a_person_reads_place_value_and_fix() -> None:
    assert format_text([PHRASE, OLD]) == (
        "content/stations/yuelu/0001.yaml:14:12: 错误 D204 接待日写成“每月第6个周三”，一个月最多五个周三。\n"
        "    14 │   - {rule: 每月第6个周三, time: 9:00-11:30}\n"
        "       │            ^^^^^^^^^^^^^\n"
        "    怎么改：写成“每月第1个周三”到“每月第4个周三”，或“每月最后一个周三”。\n"
        "content/stations/yuelu/0002.yaml:3:1: 提醒 D217 很久没有核对。\n"
        "    怎么改：核对。"
    )


def test_a_program_reads_json() -> None:
    assert format_json([OLD]) == (
        "[\n {\n"
        '  "path": "content/stations/yuelu/0002.yaml",\n'
        '  "line": 3,\n'
        '  "column": 1,\n'
        '  "code": "D217",\n'
        '  "message": "很久没有核对。",\n'
        '  "fix": "核对。",\n'
        '  "severity": "提醒"\n'
        " }\n]"
    )
    assert json.loads(format_json([])) == []


def test_a_build_server_reads_annotations() -> None:
    assert format_github([PHRASE, OLD]) == (
        "::error file=content/stations/yuelu/0001.yaml,line=14,col=12,title=D204::"
        "接待日写成“每月第6个周三”，一个月最多五个周三。 "
        "怎么改：写成“每月第1个周三”到“每月第4个周三”，或“每月最后一个周三”。\n"
        "::warning file=content/stations/yuelu/0002.yaml,line=3,col=1,title=D217::很久没有核对。 怎么改：核对。"
    )


def test_nothing_typed_can_end_an_annotation_or_begin_another() -> None:
    text = format_github([Diagnostic("a,b:c%.md", 1, 1, "X001", "100%\n::error::x\r", "改。")])
    assert text == "::error file=a%2Cb%3Ac%25.md,line=1,col=1,title=X001::100%25%0A::error::x%0D 怎么改：改。"
    assert "\n" not in text


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "under", "marks"),
    [
        ("phone: 八八", 8, 2, "phone: ", 4),
        ("电话: 88", 5, 2, "电话: ", 2),
        ("ａｂ：x", 4, 1, "ａｂ：", 1),
        ("😀 x", 3, 1, "😀 ", 1),
        ("\u3000\u3000x", 3, 1, "··", 1),
        ("a\tb", 3, 1, "a·", 1),
        ("e\u0301x", 3, 1, "e", 1),
        ("abc", 4, 1, "abc", 1),
        ("abc", 2, 99, "a", 2),
        ("abc", 1, 0, "", 1),
    ],
)
def test_carets_stand_under_what_is_meant(
    excerpt: str, column: int, width: int, under: str, marks: int
) -> None:
    lines = str(Diagnostic("x.yaml", 1, column, "D206", "错。", "改。", excerpt=excerpt, width=width)).split(
        "\n"
    )
    caret = lines[2].removeprefix("       │ ")
    assert len(caret) - len(caret.lstrip()) == columns(under)
    assert caret.strip() == "^" * marks


def test_a_line_of_a_thousand_characters_is_shown_around_the_place() -> None:
    excerpt = "前" * 500 + "错" + "后" * 500
    lines = str(Diagnostic("x.yaml", 1, 501, "D206", "错。", "改。", excerpt=excerpt)).split("\n")
    assert lines[1] == "     1 │ " + "前" * 40 + "错" + "后" * 39
    assert lines[2] == "       │ " + " " * 80 + "^^"


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u200b", "\ufeff", "\udcd5", "\r"]
)
def test_signs_that_could_drive_a_terminal_are_not_printed(sign: str) -> None:
    text = str(
        Diagnostic(f"a{sign}b.md", 1, 1, "X001", f"写成“{sign}[2J”。", f"改{sign}。", excerpt=f"x{sign}y")
    )
    assert sign not in text
    assert text.count("·") == 4
    text.encode("utf-8")


def test_of_personal_information_only_a_beginning_is_shown() -> None:
    excerpt = "电话 13900000000，张示例 138 0013 8000，家住3栋"
    found = Diagnostic("a.md", 1, 20, "V401", "这里有手机号。", "删掉。", excerpt=excerpt, width=13)
    assert str(found).split("\n")[1:3] == [
        "     1 │ 电话 ***********，张示例 1** **** ****……",
        "       │ " + " " * 25 + "^" * 13,
    ]


def test_all_diagnostics_are_carried_sorted_by_place() -> None:
    late, early = Diagnostic("b.md", 1, 1, "X001", "", ""), Diagnostic("a.md", 9, 1, "X001", "", "")
    tenth = Diagnostic("a.md", 10, 1, "X001", "", "")
    error = ContentError([late, tenth, early])
    assert error.diagnostics == (early, tenth, late)
    assert str(error).startswith("a.md:9:1: ")


def test_warnings_stop_a_build_only_when_strict() -> None:
    assert has_errors([PHRASE, OLD])
    assert not has_errors([OLD])
    assert has_errors([OLD], strict=True)
    assert not has_errors([], strict=True)


def test_a_rule_is_read_from_its_documentation() -> None:
    rule = Rule.parse("""D999 写错了

    会误导居民。

    错：
        甲
    对：
        乙
    """)
    assert (rule.code, rule.title, rule.severity) == ("D999", "写错了", Severity.ERROR)
    assert rule.body == "会误导居民。\n\n错：\n    甲\n对：\n    乙"
    finding = rule.at("a.yaml", ("x", 0), "错。", "改。", on_key=True, typed="甲")
    assert (finding.code, finding.path, finding.keys, finding.on_key, finding.typed) == (
        "D999",
        "a.yaml",
        ("x", 0),
        True,
        "甲",
    )
    assert rule.at_line("a.md", 3, 5, "错。", "改。", 2).place == (3, 5, 2)


@pytest.mark.parametrize(
    "doc", [None, "", "写错了", "D204", "D204 写错了", "d204 写错了\n\n正文", "DX 写错了\n\n正文"]
)
def test_documentation_without_code_title_or_body_is_refused(doc: str | None) -> None:
    with pytest.raises(ValueError, match="not the documentation of a rule"):
        Rule.parse(doc)


def test_a_long_value_is_clipped_to_forty_characters() -> None:
    assert clip("字" * 40) == "字" * 40
    assert clip("字" * 41) == "字" * 38 + "……"
