"""The handbook as it is shown and searched: nothing of it lost, nothing in it that could do harm."""

from __future__ import annotations

import re

import pytest

from zhanpai.office.handbook.handbook_html import page_html, page_lines
from zhanpai.office.handbook.handbook_pages import HandbookPage, code_pages, handbook_pages
from zhanpai.office.handbook.handbook_search import MOST, find_in_handbook

ALL = (*handbook_pages(), *code_pages())


def page(text: str) -> HandbookPage:
    return HandbookPage("x", "试", "", text)


@pytest.mark.parametrize("name", [one.name for one in handbook_pages()])
def test_every_link_of_every_page_leads_to_a_page_or_out(name: str) -> None:
    one = next(one for one in handbook_pages() if one.name == name)
    known = {f"/handbook/{other.name}" for other in handbook_pages()} | {"/handbook"}
    for href in re.findall(r'<a href="([^"]*)"', page_html(one, "/handbook")):
        assert href.startswith(("https://", "#")) or href.partition("#")[0] in known, href


def test_links_pictures_tables_and_headings_are_made_ready_for_the_desk() -> None:
    shown = page_html(
        page(
            "## 甲 乙\n[交](jiaogao.md#shou) [主](../hosting.md) [外](https://a.example/)\n\n![图](pictures/a.webp)\n\n|甲|\n|-|\n|1|\n"
        ),
        "/h",
    )
    assert '<h2 id="甲-乙">' in shown and '<a href="/h/jiaogao#shou"' in shown and "hosting" not in shown
    assert (
        'href="https://a.example/"' in shown and 'src="/h/pictures/a.webp"' in shown and 'alt="图"' in shown
    )
    assert '<table tabindex="0">' in shown and '<th scope="col">' in shown


def test_a_line_that_was_broken_for_the_reader_of_the_file_is_no_blank() -> None:
    assert page_html(page("一行，\n二行\nabc\ndef\n\n```\n甲\n乙\n```\n"), "/h").split("<pre>") == [
        "<p>一行，二行abc\ndef</p>\n",
        "<code>甲\n乙\n</code></pre>\n",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[a](javascript:alert)",
        '<a href="data:x">a</a>',
        "<form><input></form>",
        '<p style="x">',
    ],
)
def test_no_page_could_do_anything_whatever_is_typed_into_it(typed: str) -> None:
    shown = page_html(page(f"{typed}\n"), "/h")
    assert not re.search(r'<script|onerror=|="javascript:|="data:|<form|<input|style=', shown)


def test_every_word_of_the_tables_of_html_is_shown() -> None:
    shown = page_html(next(one for one in ALL if one.name == "zhengwen"), "/handbook")
    assert "<pre>上午9:00~11:30，下午14:30～17:00" in shown and "<del>3月5日</del>" in shown


def test_a_code_is_found_by_its_code_and_first() -> None:
    for asked in ("N102", "n102"):
        hit = find_in_handbook(asked)[0]
        assert (hit.page.name, hit.is_code) == ("N102", True)
        assert ("N102", True) in hit.title


def test_all_words_must_occur_and_pages_with_all_in_the_title_come_first() -> None:
    assert find_in_handbook("二维码")[0].page.title.count("二维码")
    both = {hit.page.name for hit in find_in_handbook("门牌 二维码")}
    assert both < {hit.page.name for hit in find_in_handbook("二维码")} | {
        hit.page.name for hit in find_in_handbook("门牌")
    }
    assert "menpai" in both
    assert find_in_handbook("二维码 没有这样的词") == ()


def test_the_page_about_a_thing_comes_before_those_that_name_it_and_the_contents_last() -> None:
    found = [hit.page.name for hit in find_in_handbook("二维码 重印")]
    assert found[0] == "menpai" and found[-1] == "README"


def test_a_hit_shows_the_sentence_with_the_word_marked() -> None:
    for hit in find_in_handbook("回执"):
        assert any(is_asked and words == "回执" for words, is_asked in (*hit.sentence, *hit.title)), (
            hit.page.name
        )
        assert sum(len(words) for words, _ in hit.sentence) <= 104


@pytest.mark.parametrize("asked", ["", " ", "\u3000", "(", "[", "\\", "*", "x" * 5000, "<script>", "\0"])
def test_whatever_is_asked_there_is_an_answer(asked: str) -> None:
    assert len(find_in_handbook(asked)) <= MOST


def test_every_page_is_found_by_its_title() -> None:
    for one in handbook_pages():
        assert one.name in {hit.page.name for hit in find_in_handbook(one.title)}, one.title
    assert all(page_lines(one) for one in ALL)
