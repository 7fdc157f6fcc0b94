"""Tasks of the handbook, done in a real browser at a real desk as they are written: no word of them is known here."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import handbook_hands
from tests.browser.handbook_hands import Hands
from tests.browser.handbook_pictures import PICTURES, Album, fault_of
from tests.browser.handbook_steps import DONE, StepError, deeds_in, deeds_of, pages, task
from tests.fronts.desk.desks import OpenDesk, opened
from tests.fronts.desk.picture_desk import photo
from tests.make import DEMO, write_project

OpenPage = Callable[..., Page]
LAUNCHERS = ("站牌.bat", "站牌.sh")


@pytest.fixture
def album(request: pytest.FixtureRequest) -> Album:
    return Album(request.config.getoption("--update-pictures"))


def hands(desk: OpenDesk, page: Page, folder: Path, album: Album) -> Hands:
    """Somebody at the desk's way in."""
    folder.mkdir(exist_ok=True)

    def enter(words: str = "") -> None:
        assert not words or words in LAUNCHERS or words.startswith("zhanpai desk"), words
        page.goto(desk.at + desk.door.new_key())

    enter()
    return Hands(page, folder, desk.desk.root, album, enter)


def looked(desk: OpenDesk) -> None:
    """Have the desk know its project, as it does some seconds after it was opened."""
    desk.desk.begin("look")
    desk.end("look")


@pytest.mark.slow
def test_the_first_ten_minutes_are_as_the_handbook_has_them_step_by_step(
    tmp_path: Path, browser_page: OpenPage, album: Album
) -> None:
    with opened(tmp_path / "我们的网站", tmp_path / "settings") as desk:
        clerk = hands(desk, browser_page(1024, own=True, reduced_motion="reduce"), tmp_path / "files", album)
        clerk.do(task("shifenzhong", "建网站"))
        clerk.do(task("shifenzhong", "接着做什么"))
        assert len(desk.desk.own.read_stations()) == 1
        assert (desk.desk.root / "site" / "index.html").is_file()


STATION = "content/stations/yuelu/0001.yaml"
FAULTY = """\
address: 岳麓区望月湖街道示范路1号
intro: 值班电话 13900000003，全天有人接。
reception:
  - {rule: 每月第6个周三, time: 9:00-11:30}
last_verified：2025年12月5日
"""
"""A slip that a button mends, a day that there never is, and a number that may be somebody's own."""


def done_at_the_desk(
    page: str,
    tmp_path: Path,
    tab: Page,
    album: Album,
    files: Mapping[str, str] | None = None,
    kept: str = "0001",
) -> Path:
    """The project after all tasks of this page were done in it by who keeps one station."""
    with opened(write_project(tmp_path / "project", files), tmp_path / "settings") as desk:
        looked(desk)
        desk.desk.own.write_stations({kept})
        desk.desk.own.write_name("李样例")
        clerk = hands(desk, tab, tmp_path / "files", album)
        for heading in DONE[page]:
            clerk.do(task(page, heading))
    return tmp_path / "project"


@pytest.fixture
def tab(browser_page: OpenPage) -> Page:
    return browser_page(1024, own=True, reduced_motion="reduce")


@pytest.mark.slow
def test_an_opinion_is_registered_answered_and_a_step_taken_back_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    root = done_at_the_desk("taizhang", tmp_path, tab, album, kept="0003")
    written = (root / "content/opinions/yuelu/0003.yaml").read_text("utf-8")
    assert [written.count(f"status: {word}") for word in ("referred", "replied", "fed_back", "closed")] == [
        1,
        1,
        2,
        0,
    ]
    assert "路灯修好了" not in written and "当晚亮灯" in written


@pytest.mark.slow
def test_a_news_item_goes_from_its_title_to_the_page_that_readers_see_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    root = done_at_the_desk("dongtai", tmp_path, tab, album)
    (page,) = (root / "site/news").glob("2026-03-04*/index.html")
    assert "当场答复5件" in page.read_text("utf-8")


@pytest.mark.slow
def test_a_station_and_its_deputies_are_filled_in_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    written = (done_at_the_desk("zhan-daibiao", tmp_path, tab, album) / STATION).read_text("utf-8")
    assert re.search(r'phone: 0731-00000009\n(.*\n)*.*2026-04-08, deputies: \["100002"\]', written)
    assert "name: 赵示例" in written and "关心老年人助餐" in written


@pytest.mark.slow
def test_a_step_of_a_project_and_a_new_one_are_written_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    written = (done_at_the_desk("minsheng", tmp_path, tab, album) / "content/projects/2026.yaml").read_text(
        "utf-8"
    )
    assert "首批60台装好通电。" in written and "湖东社区加装充电桩20个" in written


@pytest.mark.slow
def test_a_picture_is_taken_in_and_found_again_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "IMG_2031.JPG").write_bytes(photo((1600, 1200)))
    written = (done_at_the_desk("tupian", tmp_path, tab, album) / STATION).read_text("utf-8")
    assert "代表在接待室听居民说话" in written


@pytest.mark.slow
def test_what_check_finds_is_mended_put_right_and_answered_for_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    root = done_at_the_desk("jiancha", tmp_path, tab, album, {STATION: FAULTY})
    written = (root / STATION).read_text("utf-8")
    assert "last_verified: 2025-12-05" in written and "每月第2个周三" in written
    assert "办公室对外公布的值班电话。" in (root / "content/waivers.yaml").read_text("utf-8")


@pytest.mark.slow
def test_a_save_is_taken_back_as_the_handbook_has_it(tmp_path: Path, tab: Page, album: Album) -> None:
    with opened(write_project(tmp_path / "project"), tmp_path / "settings") as desk:
        looked(desk)
        clerk = hands(desk, tab, tmp_path / "files", album)
        clerk.do(task("zhan-daibiao", "改一个站的资料"))
        clerk.do(task("gaiguo", "退回以前的一次"))
        assert (desk.desk.root / STATION).read_bytes() == (DEMO / STATION).read_bytes()


@pytest.mark.slow
def test_a_site_is_made_looked_at_and_packed_as_the_handbook_has_it(
    tmp_path: Path, tab: Page, album: Album
) -> None:
    done_at_the_desk("wangzhan", tmp_path, tab, album)
    with zipfile.ZipFile(tmp_path / "files" / "网站.zip") as packed:
        assert any(name.endswith("index.html") for name in packed.namelist())


TEXT = """\
## 看
先说一句。

1. 点“联络站”，再点“路灯不亮”后面的“改好它”。
   在“轮值安排 3”下面的“日期”里写“2026-04-08”。

   ![两个站](pictures/zhan.webp)

2. 看到“存好了……”和“退回”。
   运行 `zhanpai check`。

## 不是
没有步骤。
"""


def test_a_step_is_read_as_its_deeds_in_order() -> None:
    assert [(one.sort, one.words, one.place, one.step) for one in deeds_of(TEXT, "看")] == [
        ("press", ("联络站",), "", 1),
        ("press", ("改好它",), "路灯不亮", 1),
        ("write", ("日期", "2026-04-08"), "轮值安排 3", 1),
        ("picture", ("两个站", "zhan.webp"), "", 1),
        ("see", ("存好了……",), "", 2),
        ("see", ("退回",), "", 2),
        ("run", ("zhanpai check",), "", 2),
    ]


@pytest.mark.parametrize(
    "step",
    [
        "按“保存”。",
        "点 “保存”。",
        "点“保存”或者“看看网页上的样子”。",
        "在“事项”写“路灯不亮”。",
        "看到“存好了”、提示“退回”。",
        "在窗口里写 `zhanpai desk`。",
    ],
)
def test_a_step_that_cannot_be_done_literally_is_refused(step: str) -> None:
    with pytest.raises(StepError, match="words that no form uses"):
        deeds_in(step)


@pytest.mark.parametrize("heading", ["没有这个", "不是"])
def test_a_task_that_is_not_there_is_refused(heading: str) -> None:
    with pytest.raises(StepError, match="no "):
        deeds_of(TEXT, heading)


PAGE = """<main><h1>一件</h1><ul><li>路灯不亮 <button>改好它<span class="zp-hidden">：第 3 行</span></button></li>
<li>井盖响 <button name="which" value="2">改好它</button></li></ul>
<form><button name="do" value="a">照这样改</button></form>
<label for="a">事项<span class="zd-needed">要填</span></label><input id="a">
<button hidden>看不见</button><span class="zp-hidden"><button aria-hidden="true">保存</button></span></main>"""


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("step", "why"),
    [
        ("点“没有这个”", "there is no"),
        ("点“看不见”", "there is no"),
        ("点“保存”", "there is no"),
        ("点“改好它”", "there 2 times"),
        ("在“类别”里写“市政”", "there is no"),
        ("在“事项”里选“市政”", "nothing is offered"),
        ("看到“存好了”", "it is not there"),
        ("在“事项”里放 `a.zip`", "there is no a.zip"),
    ],
)
def test_words_that_the_page_does_not_have_once_are_no_step(
    step: str, why: str, browser_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handbook_hands, "WAITS", 0.3)
    monkeypatch.setattr(handbook_hands, "SURE", 0.1)
    page = browser_page(1024)
    page.set_content(PAGE)
    with pytest.raises(StepError, match=why):
        Hands(page, tmp_path, tmp_path, Album()).do(deeds_in(step))


def test_words_that_the_page_has_are_found_where_they_are_said_to_be(
    browser_page: OpenPage, tmp_path: Path
) -> None:
    page = browser_page(1024)
    page.set_content(PAGE)
    step = "在“事项”里写“小区”，看到“小区”，点“井盖响”后面的“改好它”"
    Hands(page, tmp_path, tmp_path, Album()).do(deeds_in(step))
    assert page.evaluate("window.__found[0].value") == "2"


def test_pictures_of_the_handbook_are_small_and_say_what_they_show() -> None:
    shown = re.findall(r"\(pictures/([^)]+)\)", "".join(one.read_text("utf-8") for one in pages()))
    assert {path.name for path in PICTURES.glob("*")} == set(shown)
    assert [fault for name in shown if (fault := fault_of(PICTURES / name))] == []


@pytest.mark.parametrize(
    ("size", "kind", "why"),
    [((1024, 740), "PNG", "is PNG"), ((800, 740), "WEBP", "800"), ((1024, 740), "WEBP", "does not say")],
)
def test_a_picture_that_is_none_of_ours_is_found(
    size: tuple[int, int], kind: str, why: str, tmp_path: Path
) -> None:
    Image.new("RGB", size).save(tmp_path / "a.webp", kind)
    assert why in fault_of(tmp_path / "a.webp")
    assert "not taken" in fault_of(tmp_path / "b.webp")


def test_a_picture_is_out_of_date_when_its_page_says_something_else(
    browser_page: OpenPage, tmp_path: Path
) -> None:
    page = browser_page(1024)
    page.set_content("<main><h1>一共 12 个站</h1></main>")
    Album(is_new=True, folder=tmp_path).take(page, "a.webp", "十二个站")
    page.set_content("<main><h1>一共 13 个站</h1></main>")
    Album(folder=tmp_path).take(page, "a.webp", "十三个站")
    page.set_content("<main><h1>全部的站</h1></main>")
    with pytest.raises(AssertionError, match="out of date"):
        Album(folder=tmp_path).take(page, "a.webp", "全部的站")
