"""A splice changes the value that was meant and no other byte; what it cannot change so it leaves alone."""

from __future__ import annotations

import datetime as dt

import pytest

from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.splice import SpliceError, TypedItem, add_item, add_key, remove, set_value

DAY = dt.date(2026, 3, 4)
TEXT = "第三段。\n\n第四段。\n"

SET = [
    # The quotes stay, and come only where they must.
    ("a: 甲  # 注\nb: 乙\n", ("a",), "丙", "a: 丙  # 注\nb: 乙\n"),
    ("a: '甲'\n", ("a",), "it's", "a: 'it''s'\n"),
    ('a: "甲"\n', ("a",), "丙", 'a: "丙"\n'),
    ('a: "甲"\n', ("a",), 'say "hi"', 'a: "say \\"hi\\""\n'),
    ("a: 甲\n", ("a",), "乙: 丙", 'a: "乙: 丙"\n'),
    ("a: 甲\n", ("a",), "1号楼 #302室", 'a: "1号楼 #302室"\n'),
    ("a: 甲\n", ("a",), "no", 'a: "no"\n'),
    ("a: 甲\n", ("a",), "0123", 'a: "0123"\n'),
    ("a: 123\n", ("a",), "124", "a: 124\n"),
    ("a: 2026-01-05\n", ("a",), "2026-03-04", "a: 2026-03-04\n"),
    ("a: 2026-01-05\n", ("a",), DAY, "a: 2026-03-04\n"),
    ('a: "2026-01-05"\n', ("a",), DAY, 'a: "2026-03-04"\n'),
    ("a: 010-88880001\n", ("a",), "010-88880002", "a: 010-88880002\n"),
    ("a: 甲\n", ("a",), "", 'a: ""\n'),
    ("a: 甲\n", ("a",), None, "a:\n"),
    ("a: 甲  # 注\n", ("a",), None, "a:  # 注\n"),
    ("a: 甲\n", ("a",), 3, "a: 3\n"),
    ("a:\nb: 乙\n", ("a",), "甲", "a: 甲\nb: 乙\n"),
    ("a: \nb: 乙\n", ("a",), "甲", "a: 甲\nb: 乙\n"),
    ("a:  # 注\nb: 乙\n", ("a",), "甲", "a: 甲  # 注\nb: 乙\n"),
    ("a:", ("a",), "甲", "a: 甲"),
    ("a: 甲", ("a",), "乙", "a: 乙"),
    ('"a": 甲\n', ("a",), "乙", '"a": 乙\n'),
    ("a:\n  \"甲\"\n", ("a",), "乙", "a:\n  \"乙\"\n"),
    ("a: \"甲\n  乙\"  # 注\nb: 丙\n", ("a",), "丁", "a: \"丁\"  # 注\nb: 丙\n"),
    # In brackets.
    ("a: {b: 甲, c: 乙}\n", ("a", "b"), "丙, 丁", 'a: {b: "丙, 丁", c: 乙}\n'),
    ("a: {b: , c: 乙}\n", ("a", "b"), "丙", "a: {b: 丙, c: 乙}\n"),
    ("a: {b: 甲, c: 乙}\n", ("a", "b"), None, "a: {b: , c: 乙}\n"),
    ("a: {b: 甲, c: 乙}\n", ("a", "c"), ["一", "二"], "a: {b: 甲, c: [一, 二]}\n"),
    ("a: [ 甲,  '乙' ]\n", ("a", 1), "丙", "a: [ 甲,  '丙' ]\n"),
    ("a: [甲, 乙]\n", ("a", 0), "一\n二", 'a: ["一\\n二", 乙]\n'),
    ("a: [甲,\n  乙,  # 注\n  丙]\n", ("a", 1), "丁", "a: [甲,\n  丁,  # 注\n  丙]\n"),
    # Lines below a bar keep their indentation; whatever else becomes lines, stands below a bar.
    ("a: |\n    第一段。\n\n    第二段。\n\nb: 乙\n", ("a",), TEXT, "a: |\n    第三段。\n\n    第四段。\n\nb: 乙\n"),
    ("a: |  # 注\n  一\nb: 乙\n", ("a",), TEXT, "a: |  # 注\n  第三段。\n\n  第四段。\nb: 乙\n"),
    ("a: |\n  一\nb: 乙\n", ("a",), "二\n三", "a: |-\n  二\n  三\nb: 乙\n"),
    ("a: |-\n  一\n  二\nb: 乙\n", ("a",), "三\n四", "a: |-\n  三\n  四\nb: 乙\n"),
    ("a: |\n  一\n\n  二\nb: 乙\n", ("a",), "一句", "a: 一句\nb: 乙\n"),
    ("a: |\n  一\n  二\nb: 乙\n", ("a",), None, "a:\nb: 乙\n"),
    ("a: >\n  一\n  二\nb: 乙\n", ("a",), TEXT, "a: |\n  第三段。\n\n  第四段。\nb: 乙\n"),
    ("a: 一句  # 注\nb: 乙\n", ("a",), TEXT, "a: |  # 注\n  第三段。\n\n  第四段。\nb: 乙\n"),
    ("- a:\n    b: 一句\n", (0, "a", "b"), TEXT, "- a:\n    b: |\n      第三段。\n\n      第四段。\n"),
    ("- 一句\n- 二\n", (0,), "三\n四\n", "- |\n  三\n  四\n- 二\n"),
    ("a: |\n  一\n  二", ("a",), TEXT, "a: |\n  第三段。\n\n  第四段。"),
    ("a: 甲\n", ("a",), "  一\n二\n", 'a: "  一\\n二\\n"\n'),
    ("a: 甲\n", ("a",), "一\r\n二\r\n", "a: |\n  一\n  二\n"),
    # A text below a bar would take in a remark, or blank lines, that stand below it.
    ("a: 甲\n    # 深\nb: 乙\n", ("a",), "一\n二\n", 'a: "一\\n二\\n"\n    # 深\nb: 乙\n'),
    ("a: 甲\n\nb: 乙\n", ("a",), "一\n\n\n", 'a: "一\\n\\n\\n"\n\nb: 乙\n'),
    # Lists and mappings, in the layout that was there.
    ("a: [甲]\nb: 乙\n", ("a",), ["丙", "丁"], "a: [丙, 丁]\nb: 乙\n"),
    ("a:\n    - 甲\n    - 乙\nb: 乙\n", ("a",), ["丙"], "a:\n    - 丙\nb: 乙\n"),
    ("a:\n- 甲\n- 乙  # 注\n# 尾\nb: 乙\n", ("a",), ["丙"], "a:\n- 丙\n# 尾\nb: 乙\n"),
    ("a:  # 注\n  # 上\n  - 甲\nb: 乙\n", ("a",), [], "a: []  # 注\n  # 上\nb: 乙\n"),
    ("a:\n  - 甲\nb: 乙\n", ("a",), "丙", "a: 丙\nb: 乙\n"),
    ("a: 甲  # 注\n", ("a",), [{"b": "一", "c": DAY}], "a:  # 注\n  - b: 一\n    c: 2026-03-04\n"),
    ("a: {b: 甲}\n", ("a",), {"b": "一", "on": DAY}, "a: {b: 一, on: 2026-03-04}\n"),
    ("a:\n   b: 甲\nc: 乙\n", ("a",), {"b": "一", "d": "三\n四\n"}, "a:\n   b: 一\n   d: |\n     三\n     四\nc: 乙\n"),
    ("- a: 甲\n  b: 乙\n- c\n", (0,), {"a": "一"}, "- a: 一\n- c\n"),
    ("- a: 甲\n  b: 乙\n- c\n", (0,), "一", "- 一\n- c\n"),
    ("a:\n- 甲\nb: 乙\n", ("a",), {"c": "丙"}, "a:\n  c: 丙\nb: 乙\n"),
    ("a:\n- 甲\nb: 乙\n", ("a",), "一\n二\n", "a: |\n  一\n  二\nb: 乙\n"),
    ("a:\n  - {b: 甲}\n", ("a",), [{"b": "一"}, {"b": "二"}], "a:\n  - {b: 一}\n  - {b: 二}\n"),
    # A key that is not there yet.
    ("a: 甲\nb: {c: 乙}\n", ("b", "d"), "丙", "a: 甲\nb: {c: 乙, d: 丙}\n"),
    ("a: 甲\n", ("b",), "乙", "a: 甲\nb: 乙\n"),
    # Line ends and the mark are those of the place.
    ("\ufeffa: 甲\r\nb: 乙\r\n", ("a",), TEXT, "\ufeffa: |\r\n  第三段。\r\n\r\n  第四段。\r\nb: 乙\r\n"),
    ("a: 甲\nb: 乙\r\nc: 丙\n", ("b",), "一\n二\n", "a: 甲\nb: |\r\n  一\r\n  二\r\nc: 丙\n"),
    ("a: 甲\rb: 乙\rc: 丙\r", ("b",), "丁", "a: 甲\rb: 丁\rc: 丙\r"),
]  # fmt: skip

REMOVED = [
    ("a: 甲\n# 上\nb: 乙  # 后\n# 下\nc: 丙\n", ("b",), "a: 甲\n# 上\n# 下\nc: 丙\n"),
    ("a: 甲\nb: 乙", ("b",), "a: 甲\n"),
    ("a: 甲\nb: |\n  一\n\n  二\n\nc: 丙\n", ("b",), "a: 甲\n\nc: 丙\n"),
    ("a:\n  - 甲\n  - 乙\n  - 丙\n", ("a", 1), "a:\n  - 甲\n  - 丙\n"),
    ("a:\n  - b: 甲\n    # 里\n  # 外\n  - b: 乙\n", ("a", 0), "a:\n  # 外\n  - b: 乙\n"),
    ("a:  # 注\n  - 甲\nb: 乙\n", ("a", 0), "a: []  # 注\nb: 乙\n"),
    ("- 甲\n", (0,), "[]\n"),
    ("a:\n  b: 甲\n", ("a", "b"), "a: {}\n"),
    ("- a: 甲\n  b: 乙\n- a: 丙\n", (0, "a"), "- b: 乙\n- a: 丙\n"),
    ("- a: 甲  # 后\n  # 注\n  b: 乙\n", (0, "a"), "-\n  # 注\n  b: 乙\n"),
    ("- a: 甲\n  b: 乙\n- a: 丙\n", (0, "b"), "- a: 甲\n- a: 丙\n"),
    ("-\n  a: 甲\n- 乙\n", (0,), "- 乙\n"),
    ("a: [甲, 乙, 丙]\n", ("a", 0), "a: [乙, 丙]\n"),
    ("a: [甲, 乙, 丙]\n", ("a", 1), "a: [甲, 丙]\n"),
    ("a: [甲, 乙, 丙]\n", ("a", 2), "a: [甲, 乙]\n"),
    ("a: [ 甲 ]  # 注\n", ("a", 0), "a: []  # 注\n"),
    ("a: {b: 甲, c: , d: 丙}\n", ("a", "c"), "a: {b: 甲, d: 丙}\n"),
    ("a: {b: 甲, c: }\n", ("a", "c"), "a: {b: 甲}\n"),
    ("a: {b: 甲}\n", ("a", "b"), "a: {}\n"),
    ("a: [\n  甲,  # 一\n  乙,  # 二\n  丙  # 三\n  ]\n", ("a", 1), "a: [\n  甲,  # 一\n  丙  # 三\n  ]\n"),
    ("a: [\n  甲,  # 一\n  乙  # 二\n  ]\n", ("a", 1), "a: [\n  甲,  # 一\n  ]\n"),
    ("a:\r\n  - {b: 甲}\r\n  - {b: 乙}\r\n", ("a", 1), "a:\r\n  - {b: 甲}\r\n"),
    ("\ufeffa: 甲\nb: 乙\n", ("a",), "\ufeffb: 乙\n"),
]  # fmt: skip

ITEMS = [
    ("a:\n  - 甲\n  # 尾\nb: 乙\n", ("a",), "丙", None, "a:\n  - 甲\n  - 丙\n  # 尾\nb: 乙\n"),
    ("a:\n  - 甲\n  - 乙\n", ("a",), "丙", 0, "a:\n  - 丙\n  - 甲\n  - 乙\n"),
    ("a:\n  - 甲\n  # 上\n  - 乙\n", ("a",), "丙", 1, "a:\n  - 甲\n  - 丙\n  # 上\n  - 乙\n"),
    ('a:\n  - "1"\n', ("a",), "甲", None, 'a:\n  - "1"\n  - "甲"\n'),
    ("a:\n  - {b: 甲}\n", ("a",), {"b": "乙"}, None, "a:\n  - {b: 甲}\n  - {b: 乙}\n"),
    ("a:\n  - b: 甲\n", ("a",), {"b": "乙", "c": ["一"]}, None, "a:\n  - b: 甲\n  - b: 乙\n    c: [一]\n"),
    ("a:\n  - b: 甲", ("a",), {"b": "一\n二\n"}, None, "a:\n  - b: 甲\n  - b: |\n      一\n      二\n"),
    ("a:\n  -\n    b: 甲\n", ("a",), {"b": "乙"}, None, "a:\n  -\n    b: 甲\n  - b: 乙\n"),
    ("- - 甲\n", (0,), "乙", 0, "- - 乙\n  - 甲\n"),
    ("- 甲\r\n- 乙\r\n", (), "丙", 1, "- 甲\r\n- 丙\r\n- 乙\r\n"),
    ("a: []  # 注\n", ("a",), "甲", None, "a: [甲]  # 注\n"),
    ("a: []  # 注\n", ("a",), {"b": "甲"}, None, "a:  # 注\n  - b: 甲\n"),
    ("- a:\n  b: 乙\n", (0, "a"), {"c": "甲"}, None, "- a:\n    - c: 甲\n  b: 乙\n"),
    ("a:\nb: 乙\n", ("a",), "甲", None, "a: [甲]\nb: 乙\n"),
    ("b: 乙\n", ("a",), "甲", None, "b: 乙\na: [甲]\n"),
    ("# 还没有\n", (), "甲", None, "# 还没有\n- 甲\n"),
    ("a: [甲, 乙]\n", ("a",), "丙", None, "a: [甲, 乙, 丙]\n"),
    ("a: [甲, 乙]\n", ("a",), "丙", 0, "a: [丙, 甲, 乙]\n"),
    ("a: ['甲', '乙']\n", ("a",), "丙", 1, "a: ['甲', '丙', '乙']\n"),
    ("a: [甲, 乙,]\n", ("a",), "丙", None, "a: [甲, 乙, 丙]\n"),
    ("a: [\n  甲,  # 一\n  乙  # 二\n  ]\n", ("a",), "丙", None, "a: [\n  甲,  # 一\n  乙,  # 二\n  丙\n  ]\n"),
    ("a: [\n  甲,\n  乙,\n  ]\n", ("a",), "丙", None, "a: [\n  甲,\n  乙,\n  丙,\n  ]\n"),
    ("a: [\n  甲,\n  乙\n  ]\n", ("a",), "丙", 1, "a: [\n  甲,\n  丙,\n  乙\n  ]\n"),
    ("a: [\n  甲,\n  乙\n  ]\n", ("a",), "丙", None, "a: [\n  甲,\n  乙,\n  丙\n  ]\n"),
    ("a: {b: []}\n", ("a", "b"), {"c": "甲"}, None, "a: {b: [{c: 甲}]}\n"),
    ("a: {b: }\n", ("a", "b"), "甲", None, "a: {b: [甲]}\n"),
    ("a:\n  - 甲\n", ("a",), TypedItem(("- b: 乙", "  # 注")), None, "a:\n  - 甲\n  - b: 乙\n    # 注\n"),
]  # fmt: skip

KEYS = [
    ("a: 甲\n# 尾\n", ("b",), "乙", None, "a: 甲\nb: 乙\n# 尾\n"),
    ("a: 甲\nc: 丙\n", ("b",), "乙", "c", "a: 甲\nb: 乙\nc: 丙\n"),
    ("a: 甲\n", ("b",), "乙", "a", "b: 乙\na: 甲\n"),
    ("- a: 甲\n", (0, "b"), "乙", "a", "- b: 乙\n  a: 甲\n"),
    ("- a: 甲\n  # 注\n- b\n", (0, "on"), DAY, None, "- a: 甲\n  on: 2026-03-04\n  # 注\n- b\n"),
    ("a: {b: 甲}\n", ("a", "c"), "乙", None, "a: {b: 甲, c: 乙}\n"),
    ("a: {b: 甲}\n", ("a", "c"), "乙", "b", "a: {c: 乙, b: 甲}\n"),
    ("a: {}\n", ("a", "c"), "乙", None, "a:\n  c: 乙\n"),
    ("a:\nb: 乙\n", ("a", "c"), "丙", None, "a:\n  c: 丙\nb: 乙\n"),
    ("a: [{}]\n", ("a", 0, "c"), "乙", None, "a: [{c: 乙}]\n"),
    ("a: 甲", ("b",), ["一", {"c": "二"}], None, "a: 甲\nb:\n  - 一\n  - c: 二\n"),
    ("a: |\n  一\n\n", ("b",), TEXT, None, "a: |\n  一\nb: |\n  第三段。\n\n  第四段。\n\n"),
]  # fmt: skip


def front_matter(text: str) -> bytes:
    """`text` as the front matter of a page whose body looks much like it."""
    end = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ended = text if text.endswith(("\r", "\n")) else text + end
    return f"{mark}---{end}{ended.removeprefix(mark)}---{end}a: 正文  {end}---{end}".encode()


@pytest.mark.parametrize(("before", "keys", "value", "after"), SET)
def test_a_value_is_set_and_nothing_else_changes(before, keys, value, after):
    assert set_value(before.encode(), "x.yaml", keys, value).decode() == after


@pytest.mark.parametrize(("before", "keys", "after"), REMOVED)
def test_an_item_or_a_key_is_taken_out_and_nothing_else_changes(before, keys, after):
    assert remove(before.encode(), "x.yaml", keys).decode() == after


@pytest.mark.parametrize(("before", "keys", "value", "at", "after"), ITEMS)
def test_an_item_is_added_and_nothing_else_changes(before, keys, value, at, after):
    assert add_item(before.encode(), "x.yaml", keys, value, at).decode() == after


@pytest.mark.parametrize(("before", "keys", "value", "at", "after"), KEYS)
def test_a_key_is_added_and_nothing_else_changes(before, keys, value, at, after):
    assert add_key(before.encode(), "x.yaml", keys, value, at).decode() == after


@pytest.mark.parametrize(("before", "keys", "value", "after"), [c for c in SET if isinstance(c[1][0], str)])
def test_front_matter_is_changed_in_the_same_way_and_its_body_never(before, keys, value, after):
    assert set_value(front_matter(before), "x.md", keys, value) == front_matter(after)


@pytest.mark.parametrize(("before", "keys", "after"), [c for c in REMOVED if isinstance(c[1][0], str)])
def test_front_matter_loses_an_entry_in_the_same_way(before, keys, after):
    assert remove(front_matter(before), "x.md", keys) == front_matter(after)


@pytest.mark.parametrize(
    ("before", "keys", "value", "at", "after"), [c for c in KEYS if isinstance(c[1][0], str)]
)
def test_front_matter_gains_a_key_in_the_same_way(before, keys, value, at, after):
    assert add_key(front_matter(before), "x.md", keys, value, at) == front_matter(after)


GOOD = "a: 甲\nb: [乙]\nc: {d: 丙}\n"

UNREAD = {
    "GBK": GOOD.encode("gbk"),
    "UTF-16": GOOD.encode("utf-16"),
    "Tab": b"a: 1\nb:\n\t- 2\n",
    "wide colon": "a：甲\n".encode(),
    "typed twice": "a: 甲\na: 乙\n".encode(),
    "reference": "a: &x 甲\nb: *x\n".encode(),
    "unclosed": 'a: "甲\n'.encode(),
    "run on": "a: 甲\n  乙\n".encode(),
    "empty": b"",
    "remarks": "# 甲\n".encode(),
    "two": "a: 甲\n---\na: 乙\n".encode(),
    "wrong root": "- a: 甲\n".encode(),
    "picture": b"\x89PNG\r\n",
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_the_reader_refuses_is_left_alone_and_the_problem_named(name):
    raw = UNREAD[name]
    for splice in (set_value, add_key):
        with pytest.raises(SpliceError) as refused:
            splice(raw, "x.yaml", ("a",), "乙")
        assert refused.value.message.startswith("x.yaml 第 ")
        assert refused.value.message.endswith("没有改这个文件。")
        assert refused.value.problems and refused.value.fix
    for take in (remove,):
        with pytest.raises(SpliceError):
            take(raw, "x.yaml", ("a",))


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda: set_value(GOOD.encode(), "x.yaml", ("b", 1), "丁"), "没有“b.第 2 条”这一项"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("x", "y"), "丁"), "没有“x”这一项"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a", "y"), "丁"), "“a”写的不是“项: 内容”"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a",), "丁\x00"), "读不回来"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a",), "丁\u200b戊"), "读不回来"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a",), "⼟"), "读不回来"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a",), True), "读不回来"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("a",), "长" * 20_001), "读不回来"),
        (lambda: set_value(GOOD.encode(), "x.yaml", ("b",), {"坏：项": "丁"}), "读成别的"),
        (lambda: remove(GOOD.encode(), "x.yaml", ("x",)), "没有“x”这一项"),
        (lambda: remove(GOOD.encode(), "x.yaml", ()), "没有“整个文件”这一项"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("a",), "丁"), "“a”写的不是列表"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("c",), "丁"), "“c”写的不是列表"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("b",), "丁", 3), "没有“b.第 4 条”这一项"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("b",), TypedItem(("- 丁",))), "读不回来"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("b",), TypedItem(("- 丁", "- 戊"))), "读不回来"),
        (lambda: add_item(GOOD.encode(), "x.yaml", ("b",), None), "读不回来"),
        (lambda: add_key(GOOD.encode(), "x.yaml", ("a",), "丁"), "“a”已经有了"),
        (lambda: add_key(GOOD.encode(), "x.yaml", ("b", "e"), "丁"), "“b”写的不是“项: 内容”"),
        (lambda: add_key(GOOD.encode(), "x.yaml", ("e",), "丁", "f"), "没有“f”这一项"),
    ],
)
def test_what_cannot_be_changed_as_meant_is_refused_in_one_sentence(call, why):
    with pytest.raises(SpliceError, match=why) as refused:
        call()
    assert refused.value.message.startswith("x.yaml：") and refused.value.fix


def test_every_case_says_what_was_meant():
    """The cases above are held to their data too, so that no case can be wrong by hand."""
    for before, keys, value, after in SET:
        root = list if isinstance(keys[0], int) else dict
        old, new = (parse(t.encode(), "", root=root).data for t in (before, after))
        for key in keys[:-1]:
            old, new = old[key], new[key]
        if isinstance(value, str):
            assert new[keys[-1]] == value.replace("\r\n", "\n")
        rest = [key for key in (old if isinstance(old, dict) else range(len(old))) if key != keys[-1]]
        assert [old[key] for key in rest] == [new[key] for key in rest]


def test_a_file_that_is_in_front_matter_only_keeps_its_body_to_the_byte():
    raw = "---\r\na: 甲\r\n---\r\n\r\n正文。\n---\r\na: 甲\t\r\n".encode()
    new = set_value(raw, "x.md", ("a",), "一\n---\n二\n")
    assert new.split(b"---\r\n\r\n")[1] == raw.split(b"---\r\n\r\n")[1]
    assert parse_front_matter(new, "x.md").document.data == {"a": "一\n---\n二\n"}
