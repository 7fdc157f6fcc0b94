"""A clerk's day at the desk in a real browser: what she is there for, on the real product, and how many clicks it takes.

The numbers are promises too: an errand that needs one click more than it did fails here.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import WAITS, Clerk
from tests.fronts.desk.desks import HANGS, OpenDesk, opened
from tests.fronts.desk.picture_desk import photo
from tests.fronts.desk.test_desk import address_of, start
from tests.make import write_project

OpenPage = Callable[..., Page]
PASTED = Path(__file__).parents[1] / "fixtures" / "pasted" / "word_windows_paragraphs.html"
STATION = "content/stations/yuelu/0001.yaml"
HOURS = "周一至周六 9:00-17:00"
PASTE = """(box, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
WITHOUT_SCRIPT = [True, pytest.param(False, marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A desk that has looked once; a save begins no other look, which is asked for where it matters."""
    folder = tmp_path_factory.mktemp("day")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        desk.desk.begin("look")
        desk.end("look")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(desk.desk.workshop, "begin", lambda *_: None)
            yield desk


@pytest.fixture
def enter(shared: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter(1366)`: the way in of who keeps the first station, its project as it was."""
    write_project(shared.desk.root)
    for draft in (shared.desk.own.folder / "drafts").glob("*.json"):
        draft.unlink()
    shared.desk.own.write_stations({"0001"})
    shared.desk.own.write_name("李样例")
    shared.desk.told = None
    return lambda width, **options: way_in(shared, browser_page(width, **options))


def way_in(desk: OpenDesk, page: Page) -> Page:
    page.goto(desk.at + desk.door.new_key())
    return page


def fill_station(clerk: Clerk, *, scripted: bool = True) -> None:
    """From the way in: a telephone number and a duty of two deputies who are known by their names."""
    clerk.enter("联络站")
    clerk.click("岳麓区望月湖街道人大代表联络总站", "link")
    clerk.click("改这个站的资料", "link")
    clerk.fill("电话", "0731-00000009")
    clerk.click("＋ 加一项：轮值安排")
    row = clerk.page.get_by_role("group", name="轮值安排 3", exact=True)
    clerk.fill("日期", "2026-04-08", row)
    for name in ("李样例", "张示例"):
        clerk.click("＋ 加一项：代表编号", within=row)
        clerk.fill("代表编号", name, row)
    clerk.click("保存")
    clerk.reads("保存好了")


@pytest.mark.parametrize("scripted", WITHOUT_SCRIPT)
def test_a_station_is_filled_in_and_the_save_is_taken_back(
    scripted: bool, shared: OpenDesk, enter: OpenPage
) -> None:
    path = shared.desk.root / STATION
    before = path.read_bytes()
    clerk = Clerk(enter(1366 if scripted else 390, java_script_enabled=scripted))
    fill_station(clerk, scripted=scripted)
    assert clerk.effort == (7, 4)
    written = path.read_text("utf-8")
    assert "0731-00000009" in written and re.search(r'2026-04-08.*"100002", *"100001"', written)
    clerk.click("退回")
    clerk.reads("退回了")
    assert clerk.effort == (8, 4) and path.read_bytes() == before


@pytest.mark.slow
def test_the_same_station_is_filled_in_by_keyboard_alone(shared: OpenDesk, enter: OpenPage) -> None:
    clerk = Clerk(enter(1366), by_keyboard=True)
    fill_station(clerk)
    assert clerk.effort == (7, 4)
    assert '"100002", "100001"' in (shared.desk.root / STATION).read_text("utf-8")


@pytest.mark.slow
def test_an_opinion_and_a_news_item_go_without_a_script_at_the_width_of_a_telephone(
    shared: OpenDesk, enter: OpenPage
) -> None:
    clerk = Clerk(enter(390, java_script_enabled=False))
    clerk.enter("意见台账")
    clerk.click("登记一件意见", "link")
    clerk.fill("事项", "路灯不亮")
    clerk.fill("类别", "市政设施")
    clerk.click("保存")
    clerk.reads("把这个编号告诉反映的人")
    assert clerk.effort == (3, 2)
    news = Clerk(clerk.page)
    write_news(news)
    news.fill("正文", "3月4日上午，代表在联络站听居民说话。")
    news.click("保存")
    news.reads("保存好了")
    assert news.effort == (4, 2)
    assert "代表在联络站听居民说话" in news_file(shared).read_text("utf-8")


def write_news(clerk: Clerk) -> None:
    """As far as the form in which the text is put."""
    clerk.enter("动态")
    clerk.click("写一篇新的", "link")
    clerk.fill("标题", "代表在望月湖接待居民")
    clerk.click("下一步：写正文")
    clerk.reads("正文")


def news_file(desk: OpenDesk) -> Path:
    (path,) = (desk.desk.root / "content/news/2026").glob("2026-03-04*.md")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("another", ["theirs", "mine"])
def test_two_people_change_one_field_and_the_second_chooses(
    another: str, shared: OpenDesk, enter: OpenPage, browser_page: OpenPage, tmp_path: Path
) -> None:
    first = Clerk(enter(1366))
    with opened(shared.desk.root, tmp_path / "settings") as desk:
        desk.desk.glance = shared.desk.glance
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(desk.desk.workshop, "begin", lambda *_: None)
            desk.desk.own.write_name("张示例")
            second = Clerk(way_in(desk, browser_page(1366, own=True)))
            for clerk, at in ((first, shared.at), (second, desk.at)):
                clerk.page.goto(f"{at}/stations/0001/edit")
            first.fill("电话", "0731-00000007")
            first.fill("开放时间", "周一至周五 9:00-17:00")
            first.click("保存")
            first.reads("保存好了")
            second.fill("电话", "0731-00000008")
            second.fill("地址", "岳麓区望月湖街道示范路2号")
            second.click("保存")
            second.reads("两个人改了同一处")
            second.reads("下面 1 处两边不一样")
            second.reads("李样例")
            word = "用别人改的：" if another == "theirs" else "用我填的："
            second.page.get_by_role("radio", name=re.compile(word)).check()
            second.click("照选的保存")
            second.reads("保存好了")
            assert second.effort == (2, 2)
    written = (shared.desk.root / STATION).read_text("utf-8")
    assert ("0731-00000007" if another == "theirs" else "0731-00000008") in written
    assert "示范路2号" in written and "周一至周五 9:00-17:00" in written


@pytest.mark.slow
def test_an_older_save_is_taken_back_and_the_later_one_stays(shared: OpenDesk, enter: OpenPage) -> None:
    clerk = Clerk(enter(1366))
    for label, text in (("电话", "0731-00000005"), ("地址", "岳麓区望月湖街道示范路5号")):
        clerk.page.goto(f"{shared.at}/stations/0001/edit")
        clerk.fill(label, text)
        clerk.click("保存")
        clerk.reads("保存好了")
    undoing = Clerk(clerk.page)
    undoing.click("改过的", "link")
    undoing.page.locator(".zd-finding").nth(1).get_by_role("link").click()
    undoing.click("退回这一次", "link")
    undoing.click("退回")
    undoing.reads("退回了")
    assert undoing.clicks == 3
    written = (shared.desk.root / STATION).read_text("utf-8")
    assert "示范路5号" in written and "0731-00000001" in written and "0731-00000005" not in written


@pytest.mark.slow
def test_a_whole_day_from_the_station_to_the_page_that_readers_see(
    browser_page: OpenPage, tmp_path: Path
) -> None:
    with opened(write_project(tmp_path / "project"), tmp_path / "settings") as desk:
        desk.desk.begin("look")
        desk.end("look")
        desk.desk.own.write_stations({"0001"})
        desk.desk.own.write_name("李样例")
        page = way_in(desk, browser_page(1366, own=True))
        station = Clerk(page)
        fill_station(station)
        desk.end("look")

        picture = Clerk(page)
        picture.enter("图片")
        picture.click("放一张图片进来", "link")
        page.set_input_files(
            "#file", {"name": "IMG_2031.JPG", "mimeType": "image/jpeg", "buffer": photo((1600, 1200))}
        )
        picture.click("看一看、裁一裁")
        picture.choose("放在哪里", "望月湖街道人大代表联络总站的照片")
        picture.fill("图里有什么", "代表在接待室听居民说话")
        picture.click("放进来")
        picture.reads("图片放好了")
        desk.end("look")

        news = Clerk(page)
        write_news(news)
        page.get_by_label("正文", exact=True).evaluate(PASTE, PASTED.read_text("utf-8"))
        expect(page.get_by_label("正文", exact=True)).to_have_value(re.compile("当场答复5件"))
        frame = page.frame_locator("iframe").first
        expect(frame.locator("main")).to_contain_text("代表已经记下", timeout=WAITS)
        news.click("保存")
        news.reads("保存好了")
        news.click("返回", "link")
        for word, name in (("一审", "李样例"), ("二审", "张示例"), ("三审", "王示范")):
            news.fill(f"{word}：谁审的", name)
            news.click(f"签{word}")
            news.reads(f"{word} {name}")
        news.reads("已经审完，可以发布")
        desk.end("look")

        building = Clerk(page)
        building.enter("网站")
        building.click("生成网站")
        building.reads("网站做好了")
        told = {
            "站": station.effort,
            "照片": picture.effort,
            "动态": news.effort,
            "网站": building.effort,
        }
        # A file that is chosen is a field too, and so is a text that is pasted.
        assert told == {"站": (7, 4), "照片": (4, 2), "动态": (8, 4), "网站": (2, 0)}
        page.goto(f"{desk.site_at}/s/0001/")
        shown = page.locator("main").text_content() or ""  # What is folded up too.
        assert "0731-00000009" in shown and "4月8日" in shown
        assert page.get_by_alt_text("代表在接待室听居民说话").count()
        page.get_by_role("link", name="代表在望月湖接待居民").first.click()
        assert "当场答复5件" in page.inner_text("main") and "湖东社区接待日小记" in page.inner_text("main")


@pytest.mark.slow
def test_a_desk_that_dies_while_somebody_types_has_the_first_save_and_the_draft_when_it_is_opened_again(
    browser_page: OpenPage, tmp_path: Path
) -> None:
    root = write_project(tmp_path / "project")
    first = start(root, tmp_path / "settings")
    clerk = Clerk(browser_page(1366, own=True))
    clerk.page.goto(address_of(first))
    form = f"{clerk.page.url.rstrip('/')}/stations/0001/edit"
    until_looked(clerk.page, form)
    clerk.fill("电话", "0731-00000009")
    clerk.click("保存")
    clerk.reads("保存好了")
    clerk.fill("开放时间", HOURS)
    expect(clerk.page.locator("[data-zd-kept]")).to_contain_text("草稿已存", timeout=WAITS)
    first.kill()
    first.communicate()
    written = (root / STATION).read_text("utf-8")
    assert "0731-00000009" in written and HOURS not in written

    second = start(root, tmp_path / "settings")
    again = Clerk(browser_page(1366, own=True))
    again.page.goto(address_of(second))
    until_looked(again.page, f"{again.page.url.rstrip('/')}/stations/0001/edit")
    again.reads("下面是草稿，还没有保存")
    assert again.page.get_by_label("开放时间").input_value() == HOURS
    assert again.page.get_by_label("电话").first.input_value() == "0731-00000009"
    again.click("保存")
    again.reads("保存好了")
    assert again.effort == (1, 0) and HOURS in (root / STATION).read_text("utf-8")
    second.kill()
    second.communicate()


def until_looked(page: Page, form: str) -> None:
    """Go to the form as soon as the desk has read its project."""
    hangs_at = time.monotonic() + HANGS
    while page.goto(form).status != 200:  # type: ignore[union-attr]
        assert time.monotonic() < hangs_at
        time.sleep(0.5)
