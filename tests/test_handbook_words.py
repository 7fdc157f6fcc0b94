"""What the handbook tells staff to press, to fill in and to tick is there in the desk, under just these words."""

from __future__ import annotations

import re

import pytest

from tests.browser.handbook_steps import not_done
from tests.desk_words import desk_words, words_of
from tests.shipped import ROOT

PAGES = {p.stem: p.read_text("utf-8") for p in sorted((ROOT / "docs/handbook").glob("*.md"))}
INDEX = "README"

_WORD = "“([^”\n]+)”"
_WHERE = "(?:“[^”\n]+”(?:后面|下面|里)的)?"
PRESSED = re.compile(f"点(?:一下)?{_WHERE}{_WORD}(?:或者{_WORD})?")
ASKED = re.compile(f"在{_WHERE}{_WORD}里(?:写|填|选|放|粘贴)")
CHOSEN = re.compile(f"在{_WHERE}“[^”\n]+”里选{_WORD}")
TICKED = re.compile(f"(?:勾上{_WHERE}{_WORD}|去掉{_WHERE}{_WORD}的勾)")

A_PLACE = "^[\u4e00-\u9fff ·]{2,}(?:区|县|市|街道|联络(?:总|中心)?站|市人大)$"
"""What is pressed, ticked and chosen in lists of places and stations has their names on it."""

OTHER_PROGRAMS: dict[str, set[str]] = {
    # The buttons of Windows and of file managers, before the desk is open.
    "anzhuang": {"更多信息", "仍要运行", "全部解压缩", "运行", "属性", "解除锁定"},
}
"""What is pressed elsewhere than in the desk, by page."""


def strange_words(text: str) -> list[str]:
    """What this text tells to press, to fill in, to tick or to choose that is not there.

    某 and …… stand for what differs each time, and are asked after by nobody here; what the text has typed first, a title,
    stands in a list afterwards.
    """
    desk = desk_words()
    known = {*re.findall(f"里写{_WORD}", text), ""}
    pressed = [one for found in PRESSED.findall(text) for one in found if one not in known]
    ticked = [one for found in TICKED.findall(text) for one in found if not re.search(A_PLACE, one)]
    asked = [*ASKED.findall(text), *ticked]
    return [
        *(
            f"点“{one}”"
            for one in pressed
            if not re.search(f"某|{A_PLACE}", one) and not desk.can_be_pressed(one)
        ),
        *(f"“{one}”里写" for one in asked if one and not re.search("某|……", one) and not desk.is_asked(one)),
        *(
            f"选“{one}”"
            for one in CHOSEN.findall(text)
            if not re.search(A_PLACE, one) and not desk.is_offered(one)
        ),
    ]


@pytest.mark.parametrize("page", PAGES)
def test_what_the_handbook_has_pressed_filled_in_and_ticked_is_a_label_of_the_desk(page):
    elsewhere = {f"点“{one}”" for one in OTHER_PROGRAMS.get(page, ())}
    assert set(strange_words(not_done(page))) - elsewhere == set()


@pytest.mark.breadth
@pytest.mark.parametrize(
    "planted",
    [
        "点“提交”",
        # A part of a label, and a label with something more.
        "点“成网站”",
        "点“生成网站吧”",
        # A field, the title of a page, and a word of a message: none of them can be pressed.
        "点“网站名称”",
        "点“表格和资料的不同”",
        "点“没有收下”",
        "在“网站”下面的“确定”里写“1”",
        "在“站名”里写“示例”",
        # A button is no field.
        "在“保存”里选“全部的站”",
        "在“存成什么”里选“PDF”",
        # A part of what is offered.
        "在“哪些站”里选“部的站点”",
        "勾上“同意”",
        "去掉“已阅读”的勾",
    ],
)
def test_words_that_the_desk_does_not_have_are_found(planted):
    assert len(strange_words(f"先看一看。{planted}，再往下。")) == 1


@pytest.mark.breadth
@pytest.mark.parametrize(
    "right",
    [
        "点“网站”，再点“生成网站”，点“重新生成”",
        # With the number that stands on it, and without.
        "点“全部站”，点“全部站（12 个）”",
        "点“名册（市里的同志用）”",
        "点“＋ 加一项：接待日安排”",
        "在“哪一天核对的”里写“2026-12-01”，在“哪些站”里选“全部的站”",
        "在“区县”里选“岳麓区”，在“状态”里选“暂停接待”，在“哪张表”里选“代表”",
        "勾上“不再当代表的，照片的文件也删去”",
        "在“标题”里写“代表在望月湖接待居民”，点“代表在望月湖接待居民”，再点“已交办”",
        "在“正文”里写“接待5位居民”，在“选一张图片”里放 `1.jpg`",
        "勾上“某区某街道人大代表联络总站”",
    ],
)
def test_words_of_the_desk_are_no_fault(right):
    assert strange_words(right) == []


def test_a_label_with_cases_is_each_of_them_and_a_value_is_anything():
    words = words_of(
        [
            "<button>{{ '甲' if a else '乙' }}方案</button><a href='{{ x > 1 }}'>看 {{ n }} 处</a>"
            "{% if b %}<a>{{ name }}</a>{% endif %}<label>日期{% if c %}（可以不写）{% endif %}</label>"
            "{{ parts.action('/x', '停' if d else '走', here) }}"
        ]
    )
    assert all(map(words.can_be_pressed, ("甲方案", "乙方案", "看 12 处", "停", "走")))
    assert not any(map(words.can_be_pressed, ("甲", "方案", "丙方案", "张示例", "看处", "日期", "/x")))
    assert all(map(words.is_asked, ("日期", "日期（可以不写）"))) and not words.is_asked("甲方案")


# -- the order of the pages

LINK = re.compile(r"\]\(([a-z-]+)\.md\)")
FOR_TYPING = ("管服务器", "用文件和命令", "查一查")
"""The parts whose readers type: all others find what is typed at a page's end, below AT_END."""
AT_END = "## 不用工作台"


def parts() -> dict[str, list[str]]:
    """The pages of each part of the index, in order."""
    sections = re.split("^## (.+)$", PAGES[INDEX], flags=re.M)[1:]
    return {title: LINK.findall(text) for title, text in zip(sections[::2], sections[1::2], strict=True)}


def test_the_index_lists_every_page_once():
    listed = [page for pages in parts().values() for page in pages]
    assert sorted(listed) == sorted(set(PAGES) - {INDEX})


@pytest.mark.parametrize("page", [p for p in PAGES if p != INDEX])
def test_a_page_says_first_what_it_is_for(page):
    first, blank, then = re.sub("\n*<!--.*?-->", "", PAGES[page], flags=re.S).splitlines()[:3]
    assert re.fullmatch("# .+", first) and blank == ""
    assert re.match(r"[^#\-|0-9`!]", then), then


def typed_too_soon(text: str) -> list[str]:
    """The commands and blocks of code of a page that stand before its end for who types."""
    before = text.partition(f"\n{AT_END}\n")[0]
    return [*re.findall("^```.*$", before, re.M), *re.findall("`zhanpai[^`\n]*`", before)]


@pytest.mark.parametrize("page", PAGES)
def test_who_works_at_the_desk_meets_no_command_before_a_page_s_end(page):
    if page not in [one for part in FOR_TYPING for one in parts().get(part, ())]:
        assert typed_too_soon(PAGES[page]) == []


def test_a_command_that_comes_too_soon_is_found():
    text = f"# 甲\n\n乙。运行 `zhanpai check`。\n\n```yaml\na: 1\n```\n\n{AT_END}\n运行 `zhanpai build`。\n"
    assert typed_too_soon(text) == ["```yaml", "```", "`zhanpai check`"]
