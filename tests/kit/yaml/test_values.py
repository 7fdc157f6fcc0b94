"""What was typed is what comes out."""

import pytest

from zhanpai.kit.yaml import parse


def data(text: str) -> object:
    document = parse(text.encode(), "input.yaml")
    assert document.problems == ()
    return document.data


@pytest.mark.parametrize(
    "typed",
    [
        "0731-88880001", "9:00", "14:30", "no", "On", "Null", "~", "010203", "08", "0x1F", "1.10", "1e3", "-3",
        "2026-02-30", "2026-11-23 25:00:00", "=", "123456789012345678901234567890", "周一：上午9:00", "春风路1号#302",
        "http://a.cn:80/b", "——记代表", "“创建”文明城市", "100%", "买买提·艾力",
    ],
)  # fmt: skip
def test_scalar_stays_the_string_that_was_typed(typed: str) -> None:
    assert data(f"field: {typed}\n") == {"field": typed}


def test_empty_field_is_none_and_quoted_empty_is_text() -> None:
    assert data('phone:\nicp: ""\nfocus: []\n') == {"phone": None, "icp": "", "focus": []}


def test_flow_values_are_read() -> None:
    text = "reception:\n  - {rule: 每月第2个周三, time: 9:00-11:30}\nfocus: [养老, 教育]\n"
    assert data(text) == {
        "reception": [{"rule": "每月第2个周三", "time": "9:00-11:30"}],
        "focus": ["养老", "教育"],
    }


def test_block_text_may_contain_anything_people_write() -> None:
    text = "intro: |\n  　　姓名：张三\n  -张三\n  # 不是注释\n  电话:0731\nphone: 1\n"
    assert data(text) == {"intro": "　　姓名：张三\n-张三\n# 不是注释\n电话:0731\n", "phone": "1"}


def test_windows_line_ends_and_the_file_head_mark_are_no_problem() -> None:
    document = parse("\ufeffname: 张三\r\npost: 站长\r\n".encode(), "input.yaml")
    assert document.problems == ()
    assert document.text == "name: 张三\npost: 站长\n"
    assert document.data == {"name": "张三", "post": "站长"}


def test_a_real_comment_is_fine() -> None:
    text = '# 号站\naddress: 春风路1号  # 2026年核对\nnote: "a # b"  # 好\nfocus:  # 关注\n  - 养老  # 一\n  #二\n'
    assert data(text) == {"address": "春风路1号", "note": "a # b", "focus": ["养老"]}


def test_a_list_is_accepted_only_where_a_list_is_asked_for() -> None:
    assert parse(b"- a\n- b\n", "input.yaml", root=list).data == ["a", "b"]
    assert [p.code for p in parse(b"- a\n", "input.yaml").problems] == ["Y038"]
    assert [p.code for p in parse(b"a: b\n", "input.yaml", root=list).problems] == ["Y038"]


def test_zero_width_character_is_a_warning_and_left_out_of_the_value() -> None:
    document = parse("name: 张\u200b三\n".encode(), "input.yaml")
    assert document.data == {"name": "张三"}
    assert [(p.code, str(p.severity)) for p in document.problems] == [("Y009", "提醒")]


def test_emoji_and_uyghur_joiners_are_no_problem() -> None:
    assert data("a: 👨\u200d👩\u200d👧\nb: ئۇ\u200cيغۇر\n") == {
        "a": "👨\u200d👩\u200d👧",
        "b": "ئۇ\u200cيغۇر",
    }


def test_register_of_a_whole_city_is_accepted() -> None:
    rows = "".join(
        f'  - {{id: "{n:04}", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}}\n'
        for n in range(901)
    )
    document = parse(f"stations:\n{rows}".encode(), "stations.yaml")
    assert document.problems == ()
    assert isinstance(document.data, dict)
    assert len(document.data["stations"]) == 901
    assert document.data["stations"][900]["id"] == "0900"
