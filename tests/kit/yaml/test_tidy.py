"""One layout whatever was typed: the same data, the same remarks in the same order, and nothing to do a second time."""

from __future__ import annotations

import pytest

from zhanpai.kit.yaml.one_layout import FileLayout, UntidyError, tidy

LAID = [
    # Indentation and dashes.
    ("a:\n    b: 甲\n    c:\n          - 乙\n", "a:\n  b: 甲\n  c:\n    - 乙\n"),
    ("a:\n- 甲\n- 乙\n", "a:\n  - 甲\n  - 乙\n"),
    ("a:\n  -   b: 甲\n      c: 乙\n", "a:\n  - b: 甲\n    c: 乙\n"),
    ("a:\n  -\n    b: 甲\n  - - 一\n    - 二\n", "a:\n  - b: 甲\n  - - 一\n    - 二\n"),
    ("a:   甲\nb:    \nc:\n", "a: 甲\nb:\nc:\n"),
    # Brackets on one line, with one blank behind each comma and colon.
    ("a: [ 甲,乙 ,  丙 ]\nb: { c: 甲 ,d:  乙 }\n", "a: [甲, 乙, 丙]\nb: {c: 甲, d: 乙}\n"),
    ("a: [甲,\n  乙,\n  ]\nb: {c: 甲,\n    d: [一,\n    二]}\n", "a: [甲, 乙]\nb: {c: 甲, d: [一, 二]}\n"),
    ("a: {b: , c: 乙}\nd: {}\ne: [ ]\n", "a: {b: , c: 乙}\nd: {}\ne: []\n"),
    ("a:\n  - {b: 甲,\n     c: 乙}   # 注\n", "a:\n  - {b: 甲, c: 乙}   # 注\n"),
    # Quotes: none where every reader takes it for the same text, double ones else, single ones around double ones.
    ("a: '甲'\nb: \"乙\"\nc: 'it''s'\n", 'a: 甲\nb: 乙\nc: "it\'s"\n'),
    ("a: '0219'\nb: '9:00'\nc: 'no'\nd: '1: 2'\n", 'a: "0219"\nb: "9:00"\nc: "no"\nd: "1: 2"\n'),
    ("a: 一审 张示例\nb: \"一审 张示例\"\nc: https://a.cn\n", 'a: 一审 张示例\nb: "一审 张示例"\nc: https://a.cn\n'),
    ("a: '说\"好\"'\nb: \"说\\\"好\\\"\"\n", "a: '说\"好\"'\nb: \"说\\\"好\\\"\"\n"),
    ('"a": 甲\n\'b\': {"c": 乙}\n"on": 丙\n', 'a: 甲\nb: {c: 乙}\n"on": 丙\n'),
    ("a: \"甲\n  乙\"\n", 'a: "甲 乙"\n'),
    ("a:\n  \"甲\"\n", "a: 甲\n"),
    # Texts below a bar keep their lines, blank ones too, and what they are indented by more.
    ("a: |\n      一\n\n        二\n\n\nb: 乙\n", "a: |\n  一\n\n    二\n\nb: 乙\n"),
    ("a:\n   b: |-\n    一\n    二\n", "a:\n  b: |-\n    一\n    二\n"),
    ("- a: >\n      一\n      二\n  b: 乙\n", "- a: >\n    一\n    二\n  b: 乙\n"),
    ("a: |4\n      一\n    二\nb: 乙\n", "a: |2\n    一\n  二\nb: 乙\n"),
    ("- |\n   一\n- 二\n", "- |\n  一\n- 二\n"),
    ("a: |+\n    一\n\n\nb: 乙\n", "a: |+\n  一\n\n\nb: 乙\n"),
    ("a: |+\n    一\n\n", "a: |+\n  一\n\n"),
    ("a: |\n    一\n\n\n", "a: |\n  一\n"),
    # Remarks: behind what they stand behind, above what they stand above, as deep as what they stand with.
    ("# 头\n\n\n\na: 甲   # 注\n#   下\nb: 乙  # 注\n", "# 头\n\na: 甲   # 注\n#   下\nb: 乙  # 注\n"),
    ("a:     # 注\n      # 上\n      b: 甲\n      # 下\n# 外\nc: 乙\n", "a:     # 注\n  # 上\n  b: 甲\n  # 下\n# 外\nc: 乙\n"),
    ("a:\n- b: 甲\n# 二\n- b: 乙\n  # 里\n", "a:\n  - b: 甲\n  # 二\n  - b: 乙\n    # 里\n"),
    ("a: |  # 注\n   一\n # 外\nb: 乙\n", "a: |  # 注\n  一\n# 外\nb: 乙\n"),
    ("a:\n  -  # 注\n    b: 甲\n", "a:\n  -  # 注\n    b: 甲\n"),
    ("a:\n    # 甲是例子\n    # - 乙\nb: 丙\n", "a:\n  # 甲是例子\n  # - 乙\nb: 丙\n"),
    ("a: 甲\n# 尾\n\n\n", "a: 甲\n# 尾\n"),
    # Brackets with remarks inside keep their lines, and move as a whole.
    ("a:\n    b: [甲,  # 一\n        乙]\n", "a:\n  b: [甲,  # 一\n      乙]\n"),
    ("a:\n      - {b: 甲,\n         # 二\n         c: 乙}\n", "a:\n  - {b: 甲,\n     # 二\n     c: 乙}\n"),
    ("a:  # 一\n  \"甲\"  # 二\n", "a:  # 一\n  \"甲\"  # 二\n"),
    # Line ends, the mark, blank lines.
    ("\ufeffa: 甲\r\n\r\n\r\nb: 乙  \r\n", "a: 甲\n\nb: 乙\n"),
    ("\n\na: 甲\rb: 乙", "a: 甲\nb: 乙\n"),
    ("---\na:  甲\n", "---\na: 甲\n"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "right"), LAID)
def test_what_was_typed_gets_the_one_layout_and_keeps_it(typed, right):
    root = list if typed.lstrip("\n")[:1] == "-" and not typed.startswith("---") else dict
    assert tidy(typed.encode(), "a.yaml", root=root).decode() == right
    assert tidy(right.encode(), "a.yaml", root=root).decode() == right


TEXT = FileLayout(sort=lambda keys: {"id": "text", "on": "date", "of": "number"}.get(str(keys[0]), ""))
MEANT = [
    ("id: 0219\n", 'id: "0219"\n'),
    ("id: 100023\n", 'id: "100023"\n'),
    ("id: [0001, 9:00]\n", 'id: ["0001", "9:00"]\n'),
    ("id: 010-88880001\n", "id: 010-88880001\n"),
    ("on: '2026-03-04'\n", "on: 2026-03-04\n"),
    ('on: "2026年3月"\n', 'on: "2026年3月"\n'),
    ("of: '430'\nid: '430'\n", 'of: 430\nid: "430"\n'),
    ("of: '007'\n", 'of: "007"\n'),
]


@pytest.mark.parametrize(("typed", "right"), MEANT)
def test_quotes_are_as_the_field_means_its_value(typed, right):
    assert tidy(typed.encode(), "a.yaml", TEXT).decode() == right
    assert tidy(right.encode(), "a.yaml", TEXT).decode() == right


def test_rows_of_a_table_stand_in_columns():
    style = FileLayout(is_parted=True, rows=("rows",), column=14)
    typed = """\
top: 甲
# 词
words: 乙
rows:
- id: "1"
  kind: point
  at: 上海
- {id: "2", kind: field, at: 北京, on: 2026-01-05}  # 新
- {kind: field, id: "3"}
-  # 注
  id: "4"
  kind: a
"""
    right = """\
top: 甲

# 词
words: 乙

rows:
  - {id: "1", kind: point,  at: 上海}
  - {id: "2", kind: field,  at: 北京, on: 2026-01-05}  # 新
  - {kind: field, id: "3"}
  -  # 注
    id: "4"
    kind: a
"""
    assert tidy(typed.encode(), "a.yaml", style).decode() == right
    assert tidy(right.encode(), "a.yaml", style).decode() == right


def test_of_an_article_only_the_front_is_laid_out_and_the_text_below_keeps_its_blanks():
    typed = "\ufeff---\r\ntitle:   '甲'\r\nstations: [ \"0001\" ]\r\n---\r\n\r\n- 一  \r\n二\\\r\n   三"
    right = '---\ntitle: 甲\nstations: ["0001"]\n---\n\n- 一  \n二\\\n   三\n'
    assert tidy(typed.encode(), "a.md").decode() == right
    assert tidy(b"---\na: 1\n---", "a.md") == b"---\na: 1\n---\n"


@pytest.mark.parametrize("typed", ["a：甲\n", "a: 甲\na: 乙\n", "a: [甲\n", "", "- 甲\n"])
def test_what_cannot_be_read_is_refused_with_the_words_of_the_reader(typed):
    with pytest.raises(UntidyError, match=r"^a\.yaml 第 \d+ 行：.*没有动它。") as refused:
        tidy(typed.encode(), "a.yaml")
    assert refused.value.problems
    with pytest.raises(UntidyError, match="不是 UTF-8"):
        tidy("a: 甲乙丙丁的是\n".encode("gbk"), "a.yaml")
