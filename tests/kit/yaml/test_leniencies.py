"""What libyaml would let pass is refused, on the line where it was typed, with what to do."""

import pytest

from zhanpai.kit.yaml import parse


def told(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in parse(text.encode(), "input.yaml").problems]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("focus: [养老,\n教育]\n", (2, 1, "Y018")),
        ("a:\n  focus: [养老,\n  教育]\n", (3, 1, "Y018")),
        ("focus: [\n\t养老]\n", (2, 1, "Y018")),
        ('title: "通知\n明天"\n', (2, 1, "Y018")),
        ('phone: "0731-00000001"#办公室\n', (1, 23, "Y020")),
        ("focus: [养老]#重点\n", (1, 12, "Y020")),
        ("focus: [养老,#重点\n  教育]\n", (1, 12, "Y020")),
        ("intro: |#简介\n  第一行\n", (1, 9, "Y020")),
        ("intro: |\n     \n # 说明\n", (2, 1, "Y018")),
        ("focus: [-]\n", (1, 9, "Y022")),
        ("focus: [养老, -]\n", (1, 13, "Y022")),
        ("focus: [?养老]\n", (1, 9, "Y022")),
        ("head: {?name: 甲}\n", (1, 8, "Y022")),
    ],
)
def test_it_is_told_where_it_was_typed(text: str, place: tuple[int, int, str]) -> None:
    assert told(text) == [place]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("focus: [养老,\n  教育]\n", {"focus": ["养老", "教育"]}),
        ("focus: [\n  养老,\n # 还有\n  教育\n ]\n", {"focus": ["养老", "教育"]}),
        ("a:\n- [养老,\n   教育]\n", {"a": [["养老", "教育"]]}),
        ("title: 春风路1号#302室\n", {"title": "春风路1号#302室"}),
        ('title: "3#楼" \n', {"title": "3#楼"}),
        ("focus: [3#楼, 5#楼]\n", {"focus": ["3#楼", "5#楼"]}),
        ("focus: [为什么?, 好]\n", {"focus": ["为什么?", "好"]}),
        ("intro: |\n\n  第一行\n\n  第二行\n", {"intro": "\n第一行\n\n第二行\n"}),
        ("intro: |\n  # 不是注释\n", {"intro": "# 不是注释\n"}),
        ("intro: |\n  第一行\n    ", {"intro": "第一行\n  \n"}),
    ],
)
def test_what_is_meant_so_is_read_as_typed(text: str, data: object) -> None:
    document = parse(text.encode(), "input.yaml")
    assert document.problems == ()
    assert document.data == data
