"""Text areas of the desk in a real browser: pasting, tools, links, and what is said while somebody types.

The page is drawn from the macro that rooms use, as no room's own form is needed for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk.door import HEADERS
from zhanpai.fronts.desk.looked import KnownDeputy
from zhanpai.fronts.desk.rendering import DeskRenderer

CLIPBOARDS = Path(__file__).parents[1] / "fixtures" / "pasted"
HERE = "/check?trying=1"
PAGE = """{% extends "base.html" %}{% import "writing_parts.html" as w %}
{% block title %}试写{% endblock %}
{% block refresh %}{{ w.writing_scripts() }}{% endblock %}
{% block body %}<h1>试写</h1><form method="post" action="/look">
{{ w.text_area("body", value, label="正文") }}
{{ w.text_area("topic", "", kind="opinion", rows=3, label="主题") }}
</form>{% endblock %}"""
PASTE = """(box, [html, plain, files]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (plain) data.setData("text/plain", plain);
  for (const name of files) data.items.add(new File(["x"], name, {type: "image/png"}));
  box.focus();
  return box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        seat = KnownDeputy("100001", "张示例", "长沙市人大代表", ("0001",))
        seen(desk, replace(looked(), deputies=(seat,)))
        yield desk


@pytest.fixture
def write(desk: OpenDesk, browser_page: Callable[..., Page]) -> Callable[..., Page]:
    """`write("字", 390)`: a page with a text area of that content."""

    def show(value: str = "", width: int = 1280, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        renderer = DeskRenderer(desk.desk.root)
        frame = {"stylesheet": renderer._stylesheet, "rooms": (), "here": "", "marks": {}, "city": ""}
        frame |= {"login": "", "has_handbook": False, "help": ""}
        html = renderer._env.from_string(PAGE).render(frame, value=value)
        headers = {**HEADERS, "Content-Type": "text/html; charset=utf-8"}
        page.route("**" + HERE.replace("?", "*"), lambda route: route.fulfill(body=html, headers=headers))
        page.goto(desk.at + HERE)
        return page

    return show


def body(page: Page) -> str:
    return page.get_by_label("正文").input_value()


def paste(page: Page, html: str, plain: str = "", files: tuple[str, ...] = ()) -> bool:
    """Whether the browser itself was left to paste."""
    return bool(page.get_by_label("正文").evaluate(PASTE, [html, plain, list(files)]))


@pytest.mark.breadth
@pytest.mark.parametrize("name", ["word_windows_paragraphs", "wechat_article", "word_table"])
def test_what_is_copied_elsewhere_is_pasted_as_markdown(name: str, write: Callable[..., Page]) -> None:
    page = write("开头")
    page.get_by_label("正文").press("Control+End")
    assert not paste(page, (CLIPBOARDS / f"{name}.html").read_text("utf-8"))
    wanted = (CLIPBOARDS / f"{name}.md").read_text("utf-8").rstrip("\n")
    expect(page.get_by_label("正文")).to_have_value(f"开头\n\n{wanted}")
    told = CLIPBOARDS / f"{name}.txt"
    said = page.get_by_role("status").filter(has_text="没有带过来")
    assert said.count() == told.exists()
    page.keyboard.press("Control+z")
    assert body(page) == "开头"


def test_a_word_is_pasted_within_its_line(write: Callable[..., Page]) -> None:
    page = write("接待，走访")
    page.get_by_label("正文").evaluate("box => box.setSelectionRange(2, 2)")
    paste(page, "<span style='font-weight:700'>居民</span>", "居民")
    expect(page.get_by_label("正文")).to_have_value("接待**居民**，走访")


def test_plain_text_is_left_to_the_browser(write: Callable[..., Page]) -> None:
    page = write()
    assert paste(page, "", "只有字")
    page.get_by_label("正文").press("Control+Shift+v")
    assert paste(page, "<b>字</b>", "字")


def test_a_pasted_picture_goes_where_pictures_are_taken(write: Callable[..., Page]) -> None:
    page = write()
    assert not paste(page, "", files=("a.png",))
    expect(page.get_by_role("status").filter(has_text="这里不能直接放图片")).to_be_visible()
    page.evaluate("() => { zd.takePicture = file => Promise.resolve({name: file.name, alt: '接待'}) }")
    paste(page, "", files=("a.png", "b.png"))
    expect(page.get_by_label("正文")).to_have_value("![接待](a.png)\n\n![接待](b.png)")


def test_when_the_desk_is_gone_the_words_are_pasted_all_the_same(write: Callable[..., Page]) -> None:
    page = write()
    page.route("**/paste", lambda route: route.abort())
    paste(page, "<b>字</b>", "字")
    expect(page.get_by_label("正文")).to_have_value("字")
    expect(page.get_by_role("status").filter(has_text="只粘贴了文字")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tool", "before", "after"),
    [
        ("小标题", "情况", "## 情况"),
        ("加粗", "情况", "**情况**"),
        ("列表", "甲\n乙", "- 甲\n- 乙"),
        ("编号", "甲\n- 乙", "1. 甲\n2. 乙"),
        ("表格", "", "| 第一列 | 第二列 |\n| --- | --- |\n|  |  |"),
        ("链接", "通知", "[通知](https://)"),
    ],
)
def test_a_tool_is_used_by_keyboard_and_undone(
    tool: str, before: str, after: str, write: Callable[..., Page]
) -> None:
    page = write(before)
    page.get_by_label("正文").press("Control+a")
    page.get_by_role("button", name=tool, exact=True).press("Enter")
    assert body(page) == after
    assert page.evaluate("document.activeElement.id") == "body"
    page.keyboard.press("Control+z")
    assert body(page) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tool", "words", "link"),
    [
        ("链到站", "湖东", "[岳麓区望月湖街道湖东社区人大代表联络站](/s/0002/)"),
        ("链到代表", "张示例", "[张示例](/d/100001/)"),
    ],
)
def test_a_link_to_a_page_of_ours_is_found_by_keyboard(
    tool: str, words: str, link: str, write: Callable[..., Page]
) -> None:
    page = write("见")
    page.get_by_label("正文").press("Control+End")
    page.get_by_role("button", name=tool, exact=True).press("Enter")
    dialog = page.get_by_role("dialog", name=tool)
    page.keyboard.insert_text(words)
    expect(dialog.get_by_text("找到 1 个")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_label("正文")).to_have_value(f"见{link}")
    page.get_by_role("button", name=tool, exact=True).press("Enter")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "body"


@pytest.mark.slow
@pytest.mark.parametrize("label", ["正文", "主题"])
def test_while_typing_the_recogniser_says_what_must_not_be_published(
    label: str, write: Callable[..., Page]
) -> None:
    page = write()
    page.get_by_label(label).press_sequentially("请打 13800000000")
    said = page.locator("[aria-live=polite]").filter(has_text="手机号")
    expect(said).to_have_text("这里有手机号（138******00），不能公开。删掉这个号码；联系方式写联络站的座机。")
    page.get_by_label(label).fill("请打站里的座机")
    expect(page.locator("[aria-live=polite] li")).to_have_count(0)


def test_a_name_otherwise_than_in_the_register_is_put_right_at_a_button(write: Callable[..., Page]) -> None:
    heard = {
        "message": "不一致。",
        "fix": "改。",
        "is_error": False,
        "line": 2,
        "typed": "甲站",
        "instead": "甲总站",
    }
    page = write()
    page.route("**/listen", lambda route: route.fulfill(body=json.dumps({"heard": [heard]})))
    page.get_by_label("正文").fill("甲站\n去甲站")
    page.get_by_role("button", name="改成“甲总站”").click()
    assert body(page) == "甲站\n去甲总站"


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    width: int, axe_url: str, write: Callable[..., Page]
) -> None:
    page = write("**没有配成对", width, bypass_csp=True, reduced_motion="reduce")
    expect(page.locator("[aria-live=polite] li")).to_have_count(1)
    assert page.evaluate(WIDTH) <= width
    # A page that no server sent may not ask one on this computer.
    page.route(axe_url, lambda route: route.fulfill(response=route.fetch()))
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.get_by_role("button", name="链到站", exact=True).click()
    page.keyboard.insert_text("湖东")
    expect(page.get_by_text("找到 1 个")).to_be_visible()
    assert judge("tag", TAGS) == []


def test_every_tool_is_reached_by_keyboard_and_shows_that_it_is(write: Callable[..., Page]) -> None:
    total, stops = walk(write())
    assert total >= 11
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []


@pytest.mark.slow
def test_without_a_script_it_is_an_ordinary_text_area(write: Callable[..., Page]) -> None:
    page = write("\n先空一行", java_script_enabled=False)
    assert body(page) == "\n先空一行"
    assert page.get_by_role("button", name="加粗").count() == 0
