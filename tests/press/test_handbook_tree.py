"""The handbook's Markdown as it is given to typst: nothing typed in it is lost, and nothing in it can be a command."""

import pytest

from zhanpai.press.handbook_tree import Surroundings, blocks_of, words_of

AROUND = Surroundings({"gaiming", "N102"}, {"a.webp": (900, 600)}.get)


def read(text: str) -> list[dict]:
    return blocks_of(text, AROUND)


def test_lines_of_the_file_are_joined_as_they_are_read():
    assert read("名册由市里改，\n区县交稿。\n运行 `zhanpai check`\n以后再看\nVS\nCode。") == [
        {
            "b": "p",
            "t": [
                "名册由市里改，区县交稿。运行 ",
                {"i": "code", "t": ["zhanpai check"]},
                "以后再看VS Code。",
            ],
        }
    ]


def test_headings_begin_below_the_title_of_the_page_and_leave_no_level_out():
    assert [(b["level"], b["t"]) for b in read("## 一\n#### 二\n### 三\n## 四")] == [
        (3, ["一"]),
        (4, ["二"]),
        (4, ["三"]),
        (3, ["四"]),
    ]


def test_links_lead_to_pages_of_the_handbook_to_the_net_or_nowhere():
    (line,) = read(
        "见[改名](gaiming.md#x)、[图样](../../benchmarks/README.md)、[网站](https://example.gov.cn/)。"
    )
    assert line["t"] == [
        "见",
        {"i": "ref", "t": ["改名"], "to": "gaiming"},
        "、",
        {"i": "plain", "t": ["图样"]},
        "、",
        {"i": "link", "t": ["网站"], "to": "https://example.gov.cn/"},
        "。",
    ]


def test_a_table_keeps_its_header_and_a_code_in_it_leads_to_its_page():
    (table,) = read("| 代码 | 是什么 |\n|---|---|\n| N102 | 站名不对 |\n")
    assert [words for cell in table["head"] for words in words_of(cell)] == ["代码", "是什么"]
    assert table["rows"] == [
        [
            [{"b": "p", "t": [{"i": "ref", "t": ["N102"], "to": "N102"}]}],
            [{"b": "p", "t": ["站名不对"]}],
        ]
    ]


def test_a_table_in_html_is_read_with_all_that_stands_in_its_cells():
    (table,) = read(
        "<table>\n<tr><th>您写的</th><th>网页上的</th></tr>\n<tr><td>\n<pre>一<br>二</pre>\n</td><td>\n\n"
        "<ul><li>三</li></ul>\n<table><tr><td>四</td></tr></table>\n\n</td></tr>\n</table>\n"
    )
    typed, shown = table["rows"][0]
    assert typed == [{"b": "pre", "s": "一\n二"}]
    assert [block["b"] for block in shown] == ["ul", "table"]
    assert list(words_of(table)) == ["您写的", "网页上的", "一\n二", "三", "四"]


def test_a_picture_has_its_words_and_one_that_is_missing_is_said_in_words():
    text = "1. 点“查找”\n\n   ![列出邵阳市](pictures/a.webp)\n\n![门牌](pictures/none.webp)\n"
    steps, lost = read(text)
    assert steps["items"] == [
        [
            {"b": "p", "t": ["点“查找”"]},
            {"b": "picture", "file": "a.webp", "alt": "列出邵阳市", "size": [900, 600]},
        ]
    ]
    assert lost == {"b": "p", "t": ["门牌"]}


def test_comments_are_not_printed_and_examples_stay_as_they_are_typed():
    assert read("<!-- 不印 -->\n\n```yaml\nname: #let x = 1\n  - 二\n```\n") == [
        {"b": "pre", "s": "name: #let x = 1\n  - 二"}
    ]
    assert read("") == read("<!-- 不印 -->") == []


@pytest.mark.parametrize("text", ["#panic()", "$x$", "@label", "<label>", "\\#x", "a -- b ~ c", '"x"'])
def test_what_would_be_a_command_of_typst_is_only_words(text):
    assert list(words_of(read(f"`{text}`"))) and "".join(words_of(read(f"`{text}`"))) == text
