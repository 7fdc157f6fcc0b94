"""Tasks of the handbook, done in a real browser at a real desk as they are written: no word of them is known here."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import handbook_hands
from tests.browser.handbook_hands import Hands
from tests.browser.handbook_pictures import PICTURES, Album, fault_of
from tests.browser.handbook_steps import StepError, deeds_in, deeds_of, pages, task
from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project

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


@pytest.mark.slow
def test_an_opinion_is_registered_and_answered_as_the_handbook_has_it(
    tmp_path: Path, browser_page: OpenPage, album: Album
) -> None:
    with opened(write_project(tmp_path / "project"), tmp_path / "settings") as desk:
        looked(desk)
        desk.desk.own.write_stations({"0003"})
        clerk = hands(desk, browser_page(1024, own=True, reduced_motion="reduce"), tmp_path / "files", album)
        ledger = desk.desk.root / "content/opinions/yuelu/0003.yaml"
        clerk.do(task("taizhang", "登记一件意见"))
        assert "status: received" in ledger.read_text("utf-8")
        clerk.do(task("taizhang", "交办、答复、办结"))
        written = ledger.read_text("utf-8")
        assert [word in written for word in ("referred", "replied", "fed_back", "closed")] == [True] * 4
        clerk.do(task("taizhang", "走错了，退回一步"))
        assert "closed" not in ledger.read_text("utf-8")


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
