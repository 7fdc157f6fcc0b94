"""The handbook on paper, read back from the PDF as a reader and as a listener would."""

import datetime as dt
import html
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from markdown_it import MarkdownIt
from PIL import Image
from pypdf import PdfReader

from tests.public_pdf import elements, faults
from zhanpai.office.handbook import handbook_pages as book
from zhanpai.press.making.handbook_pdf import TITLE, handbook_pdf

DAY = dt.date(2026, 11, 29)
MARGIN = 62
"""The running head, and the number at the foot, in points: nothing else stands there."""


@dataclass(frozen=True)
class Leaf:
    name: str
    title: str
    part: str
    text: str


PAGES = (
    Leaf("README", "手册", "", "## 开始\n- [装到电脑上](anzhuang.md)\n"),
    Leaf(
        "anzhuang",
        "装到电脑上",
        "开始",
        "一步一步来。\n\n1. 双击 `站牌.bat`\n2. 看到“工作台”\n\n   ![工作台的首页](pictures/desk.webp)\n\n"
        "## 出了问题\n\n| 它说 | 怎么办 |\n|---|---|\n| 打不开 | 再点一次 |\n\n见 N102。\n\n"
        "<table><tr><th>您写的</th><th>网页上的</th></tr><tr><td><pre>一#let<br>二</pre></td><td><p>三</p></td></tr></table>\n",
    ),
    Leaf("daima", "检查代码", "查一查", "| 代码 | 是什么 |\n|---|---|\n| N102 | 站名不对 |\n"),
)
CODES = (
    Leaf(
        "N102",
        "站名不对",
        "检查出来的问题",
        "**错误。**\n\n**错：**\n\n```text\nname: 湖东\n```\n\n全部代码见[检查代码](daima.md)。\n",
    ),
)


def picture(name: str) -> bytes | None:
    if name != "desk.webp":
        return None
    file = io.BytesIO()
    Image.new("RGB", (900, 500), "white").save(file, "WEBP")
    return file.getvalue()


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("handbook") / "small.pdf"
    path.write_bytes(handbook_pdf(PAGES, CODES, picture, DAY))
    return path


def sheets(path: Path) -> list[str]:
    """The text of each sheet without running heads, numbers, blanks and ends of lines."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded(0, MARGIN, width, height - MARGIN)
        # What pdfium makes of a hyphen at the end of a line.
        found.append(re.sub(r"\s", "", text.replace("\ufffe", "-").replace("\x02", "-")))
    document.close()
    return found


def test_it_can_be_listened_to(small):
    assert faults(small, TITLE) == []
    kinds = [kind for kind, _ in elements(PdfReader(small))]
    assert {"H1", "H2", "H3", "TOC", "TH", "L", "Figure", "Code"} <= set(kinds)


def test_the_picture_has_its_words(small):
    figures = [element for kind, element in elements(PdfReader(small)) if kind == "Figure"]
    assert "工作台的首页" in [figure.get("/Alt") for figure in figures]


def test_contents_say_on_which_sheet_each_page_begins(small):
    texts = sheets(small)
    assert texts[0].startswith(TITLE) and texts[0].endswith("2026年11月29日印")
    said = dict(re.findall(r"(手册|装到电脑上|代码索引)\.+(\d+)", texts[1]))
    assert said == {"手册": "3", "装到电脑上": "4", "代码索引": "7"}
    assert [
        texts[int(number) - 1].startswith(("从这里看起手册", "开始装到电脑上", "代码索引"))
        for number in said.values()
    ] == [True] * 3


def test_a_link_says_the_sheet_and_the_index_every_code(small):
    texts = sheets(small)
    assert "装到电脑上（第4页）" in texts[2]
    assert "N102（第6页）站名不对" in texts[4]
    assert "N102站名不对6" in texts[6]


def test_a_code_has_its_page_without_the_way_back_to_the_list(small):
    text = sheets(small)[5]
    assert text == "检查出来的问题N102站名不对错误。错：name:湖东"


def test_the_outline_leads_to_parts_pages_and_sections(small):
    def titles(outline, depth=0):
        for item in outline:
            yield from titles(item, depth + 1) if isinstance(item, list) else [(depth, item.title)]

    found = list(titles(PdfReader(small).outline))
    assert [each for each in found if each[1] in ("开始", "装到电脑上", "出了问题", "N102　站名不对")] == [
        *((2, "开始"), (0, "开始"), (1, "装到电脑上"), (2, "出了问题"), (1, "N102　站名不对")),
    ]


def test_every_sheet_is_a4_and_the_same_handbook_gives_the_same_file(small):
    assert {tuple(map(round, page.mediabox[2:])) for page in PdfReader(small).pages} == {(595, 842)}
    assert handbook_pdf(PAGES, CODES, picture, DAY) == small.read_bytes()


def pieces(text: str) -> list[str]:
    """All words of a page's Markdown, cut wherever a mark stands: by the parser, and by nothing that draws them."""
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    shown = re.sub(r"(?s)<!--.*?-->", "", shown)
    cut = [html.unescape(piece) for piece in re.split(r"<[^>]*>|\n", shown)]
    return [words for piece in cut if (words := re.sub(r"\s", "", piece))]


def lost(text: str, printed: str) -> list[str]:
    return [piece for piece in pieces(text) if piece not in printed]


def test_the_search_for_lost_words_finds_a_planted_one():
    assert lost("一句话。\n\n| 甲 |\n|---|\n| 乙 |\n", "一句话。甲") == ["乙"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("handbook") / "whole.pdf"
    path.write_bytes(handbook_pdf(book.handbook_pages(), book.code_pages(), book.picture, DAY))
    return path


@pytest.mark.slow
def test_nothing_of_the_handbook_is_lost_on_paper(whole):
    printed = re.sub(r"（第\d+页）", "", "".join(sheets(whole)))
    pages = {page.name: lost(page.text, printed) for page in book.handbook_pages()}
    # The way back to the list of all codes stands on a screen alone.
    pages |= {
        page.name: lost(page.text.replace("全部代码见[检查代码](daima.md)。", ""), printed)
        for page in book.code_pages()
    }
    assert {name: words for name, words in pages.items() if words} == {}
    titles = [page.title for page in (*book.handbook_pages(), *book.code_pages())]
    assert [title for title in titles if re.sub(r"\s", "", title) not in printed] == []


@pytest.mark.slow
def test_the_whole_handbook_can_be_listened_to_and_sent_by_mail(whole):
    assert faults(whole, TITLE) == []
    assert whole.stat().st_size < 8_000_000
