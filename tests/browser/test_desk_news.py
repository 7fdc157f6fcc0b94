"""动态 in a real browser, as a clerk: from the first word to the page that readers see, with a script and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import HANGS, OpenDesk, opened
from tests.make import write_project
from zhanpai.fronts.desk import state

pytestmark = pytest.mark.slow
"""A site is built, and the desk looks at its project after every save."""

OpenPage = Callable[..., Page]
DIANTI = "/news/2026-02-11-dianti"
ROOMS = (
    "/news",
    "/news/new",
    DIANTI,
    f"{DIANTI}/edit",
    f"{DIANTI}/correct/edit",
    f"{DIANTI}/withdraw",
    f"{DIANTI}/delete",
)
TEXT = "三盏路灯都亮了。\n\n居民说，晚上买菜看得清路了。"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("news")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "settings") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        desk.desk.begin("look")
        desk.end("look")
        desk.desk.own.write_stations({"0002"})
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/news", 390)`: a page of the desk."""

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("room", ROOMS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    room: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(room, width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


class Hand:
    """A clerk's hand: what she clicks and fills in is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.fields = page, 0, 0
        page.set_default_timeout(HANGS * 1000)

    def click(self, words: str, role: str = "button") -> None:
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=words, exact=True).first.click()  # type: ignore[arg-type]
        self.clicks += 1

    def fill(self, field: str, words: str) -> None:
        self.page.fill(field, words)
        self.fields += 1


@pytest.mark.parametrize("has_script", [True, False])
def test_from_the_first_word_to_the_page_that_readers_see(
    has_script: bool, desk: OpenDesk, enter: OpenPage
) -> None:
    title = f"湖东社区：路灯亮了{'甲' if has_script else '乙'}"
    desk.desk.own.write_name("曹示例")
    page = enter("/", 1366, own=True, java_script_enabled=has_script)
    hand = Hand(page)
    hand.click("动态", "link")
    hand.click("写一篇新的", "link")
    hand.fill("#title", title)
    hand.click("下一步：写正文")
    assert page.input_value('[name="stations.0"]').startswith("0002")
    # What is wrong is kept and not written.
    hand.fill("#f-text", f"{TEXT}\n\n[怎么来](/zhinan/)")
    hand.click("保存")
    assert "还没有保存" in page.inner_text("main") and "指向不存在的网页" in page.inner_text("main")
    hand.fill("#f-text", TEXT)
    hand.click("保存")
    assert "保存好了" in page.inner_text("main")
    hand.click("返回", "link")
    assert "草稿，还差 3 审" in page.inner_text("main")
    stem = page.url.rpartition("/")[2]
    for number, (word, name) in enumerate((("一审", ""), ("二审", "严示例"), ("三审", "华示例"))):
        if name:
            hand.fill("#name", name)
        hand.click(f"签{word}")
        assert f"还差 {2 - number} 审" in page.inner_text("main") or number == 2
    assert "已经审完，可以发布" in page.inner_text("main")
    hand.click("生成网站", "link")
    with page.expect_navigation():
        page.click("form[action='/site/build'] button")
    desk.end("build")
    made = (desk.desk.root / f"site/news/{stem}/index.html").read_text("utf-8")
    assert title in made and "晚上买菜看得清路了" in made
    assert "一审 曹示例" in made and "一审 曹示例 2026" not in made
    # One of the clicks and of the fields is that of a fault that she puts right; one more click builds the site.
    assert (hand.clicks, hand.fields) == (10, 5)


def test_by_keyboard_alone_a_review_is_signed(desk: OpenDesk, enter: OpenPage) -> None:
    root = desk.desk.root
    stem = "2026-03-03-jianpan"
    (root / f"content/news/2026/{stem}.md").write_text(
        "---\ntitle: 键盘\ndate: 2026-03-03\nstations: ['0002']\ncategory: 接待选民\nreviews: []\n---\n\n正文。\n",
        "utf-8",
    )
    page = enter(f"/news/{stem}", 1366)
    page.focus("#name")
    page.keyboard.press("Control+a")
    page.keyboard.type("严示例")
    with page.expect_navigation(timeout=HANGS * 1000):
        page.keyboard.press("Enter")
    assert "还差 2 审" in page.inner_text("main")
