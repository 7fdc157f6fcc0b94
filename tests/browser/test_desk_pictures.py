"""A clerk's telephone photo at the desk in a real browser: taken in, somebody hidden, cut, saved; with a script and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.picture_desk import NEWS, STATION, fresh, photo, picture_desk

OpenPage = Callable[..., Page]
WORDS = "代表在接待室听居民说话"
KEPT = "content/stations/yuelu/0001-2.jpg"
DIANTI = "/pictures/one?path=content%2Fnews%2F2026%2Fdianti.jpg"


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with picture_desk(tmp_path_factory.mktemp("pictures")) as desk:
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    fresh(open_desk)
    return open_desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


def take(page: Page, raw: bytes) -> None:
    """Choose a file and go on to the page on which it is cut."""
    page.set_input_files("#file", {"name": "IMG_2031.JPG", "mimeType": "image/jpeg", "buffer": raw})
    page.get_by_role("button", name="看一看、裁一裁").click()
    page.get_by_role("heading", name="看一看、裁一裁").wait_for()


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """With the mouse, from one place of the picture to another, in parts of it."""
    picture = page.locator("[data-zd-canvas] img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    at = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=6)
    page.mouse.up()


def numbers(page: Page, name: str) -> list[float]:
    return [float(page.locator(f'[name="{name}-{side}"]').input_value()) for side in "xywh"]


@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
def test_a_telephones_photo_is_put_in_with_somebody_hidden_by_mouse_and_by_keyboard(
    width: int, desk: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/pictures/take?to=photos-0001", width)
    take(page, photo((1600, 1200), turn=1))
    page.get_by_label("横的 3∶2").check()
    drag(page, (0.3, 0.3), (0.5, 0.5))
    assert numbers(page, "hide-1") == pytest.approx([30, 30, 20, 20], abs=1)
    page.get_by_role("button", name="加一块遮挡").press("Enter")
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert numbers(page, "hide-2") == [38, 34, 21, 31]
    page.get_by_role("button", name="加一块遮挡").press("Enter")
    page.keyboard.press("Delete")
    assert page.locator(".zd-hide").count() == 2 and "第 3 块去掉了" in page.inner_text("[data-zd-said]")
    # The frame of what is kept, by keyboard: it stays in its proportion.
    page.get_by_role("button", name="留下的部分").focus()
    page.keyboard.press("Shift+ArrowLeft")
    x, y, w, h = numbers(page, "cut")
    assert w == 99 and (w * 1600) / (h * 1200) == pytest.approx(1.5, abs=0.01) and x >= 0 and y > 0
    page.get_by_role("button", name="看看效果").click()
    page.get_by_role("heading", name="存进去是这样").wait_for()
    page.locator(".zd-hide").nth(1).wait_for()
    assert page.locator(".zd-hide").count() == 2 and numbers(page, "hide-2") == [38, 34, 21, 31]
    page.get_by_label("图里有什么").fill(WORDS)
    page.get_by_role("button", name="放进来").click()
    page.get_by_role("heading", name="图片放好了").wait_for()
    assert WORDS in (desk.desk.root / STATION).read_text("utf-8")
    kept = Image.open(desk.desk.root / KEPT).convert("RGB")
    assert kept.width / kept.height == pytest.approx(1.5, abs=0.01) and kept.width == 1584
    # Both boxes are of one colour each, and what lies outside of them is as it was.
    across, down = (x / 100 * 1600, y / 100 * 1200)
    for left, top, right, bottom in ((30, 30, 36, 50), (39, 35, 58, 64)):
        box = (left * 16 - across, top * 12 - down, right * 16 - across, bottom * 12 - down)
        assert all(high - low < 12 for low, high in kept.crop(tuple(map(int, box))).getextrema())
    assert kept.getpixel((100, 100))[0] > 200


@pytest.mark.slow
def test_without_a_script_the_same_is_typed(desk: OpenDesk, enter: OpenPage) -> None:
    page = enter("/pictures/take", 390, java_script_enabled=False)
    take(page, photo((1600, 1200), turn=6))
    page.get_by_text("用数字写要遮住谁").click()
    group = page.get_by_role("group", name="遮住第 1 块")
    for label, value in (("左边 %", "0"), ("上边 %", "0"), ("宽 %", "100"), ("高 %", "50")):
        group.get_by_label(label).fill(value)
    page.get_by_label("竖的 4∶5").check()
    page.get_by_role("group", name="太高的时候留哪边").get_by_label("下边").check()
    page.get_by_role("button", name="看看效果").click()
    page.get_by_role("heading", name="存进去是这样").wait_for()
    page.get_by_label("放在哪里").select_option("望月湖街道人大代表联络总站的照片")
    page.get_by_role("button", name="放进来").click()
    assert "没有写图里有什么" in page.inner_text("[role=alert]")
    page.get_by_label("图里有什么").fill(WORDS)
    page.get_by_role("button", name="放进来").click()
    assert page.get_by_role("heading", name="图片放好了").is_visible()
    kept = Image.open(desk.desk.root / KEPT).convert("RGB")
    assert kept.size == (1200, 1500) and kept.getpixel((900, 100))[0] < 200


@pytest.mark.slow
def test_what_is_no_picture_is_refused_in_words_on_the_page(enter: OpenPage) -> None:
    page = enter("/pictures/take?to=photos-0001", 390)
    page.set_input_files(
        "#file", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7 " + bytes(50)}
    )
    page.get_by_role("button", name="看一看、裁一裁").click()
    assert "PDF" in page.inner_text("[role=alert]")


@pytest.mark.slow
@pytest.mark.parametrize("how", ["drop", pytest.param("paste", marks=pytest.mark.slow)])
def test_a_file_that_is_dropped_or_pasted_is_as_good_as_chosen(how: str, enter: OpenPage) -> None:
    page = enter("/pictures/take?to=photos-0001", 1280)
    page.evaluate(
        """([bytes, how]) => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(bytes)], "a.jpg", {type: "image/jpeg"}));
          document.dispatchEvent(how === "drop"
            ? new DragEvent("drop", {dataTransfer: files, cancelable: true})
            : new ClipboardEvent("paste", {clipboardData: files, cancelable: true}));
        }""",
        [list(photo((300, 200))), how],
    )
    page.get_by_role("heading", name="看一看、裁一裁").wait_for()
    assert page.locator("option:checked").inner_text() == "望月湖街道人大代表联络总站的照片"


@pytest.mark.slow
def test_another_script_gets_a_picture_for_its_text_from_a_dialog(desk: OpenDesk, enter: OpenPage) -> None:
    before = (desk.desk.root / NEWS).read_bytes()
    page = enter("/pictures/take", 1280)
    page.evaluate(
        """bytes => {
          const file = new File([new Uint8Array(bytes)], "a.jpg", {type: "image/jpeg"});
          window.got = "waiting";
          window.zd.takePicture(file, "body-2026-02-11-dianti").then(value => { window.got = value; });
        }""",
        list(photo((300, 200))),
    )
    dialog = page.get_by_role("dialog", name="看一看、裁一裁")
    dialog.wait_for()
    dialog.get_by_role("button", name="放进来").click()
    dialog.get_by_text("没有写图里有什么").wait_for()
    dialog.get_by_label("图里有什么").fill(WORDS)
    dialog.get_by_role("button", name="放进来").click()
    dialog.wait_for(state="detached")
    got = page.evaluate("window.got")
    assert (got["name"], got["alt"]) == ("2026-02-11-dianti-1.jpg", WORDS)
    assert (desk.desk.root / NEWS).read_bytes() == before
    assert Image.open(
        BytesIO((desk.desk.root / "content/news/2026/2026-02-11-dianti-1.jpg").read_bytes())
    ).size == (200, 300)


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
def test_axe_finds_nothing_and_nothing_is_too_wide(width: int, axe_url: str, enter: OpenPage) -> None:
    page = enter("/pictures", width, bypass_csp=True, reduced_motion="reduce")
    for room in ("/pictures", DIANTI, "/pictures/take?to=photos-0001", ""):
        if room:
            page.goto(page.url.split("/pictures")[0] + room)
        else:
            take(page, photo((600, 400)))
            page.get_by_label("横的 3∶2").check()
            page.get_by_role("button", name="加一块遮挡").click()
            page.get_by_text("用数字写要遮住谁").click()
        assert page.evaluate(WIDTH) <= width
        judge = bring_axe(page, axe_url)
        assert judge("tag", TAGS) == [], room
        page.emulate_media(color_scheme="dark")
        assert judge("rule", ["color-contrast"]) == [], room
        page.emulate_media(color_scheme="light")


@pytest.mark.slow
def test_at_two_hundred_per_cent_and_by_keyboard_everything_is_reached(enter: OpenPage) -> None:
    page = enter("/pictures/take?to=photos-0001", 1280)
    take(page, photo((600, 400)))
    page.get_by_role("button", name="加一块遮挡").click()
    page.get_by_role("button", name="看看效果").click()
    page.goto(page.url.partition("#")[0])
    total, stops = walk(page)
    assert total > 10
    # Of a group of radios Tab stops at one, so that the last stops are beyond the page.
    seen = [stop for stop in stops if not stop["what"].startswith("<body")]
    assert len(seen) > 10 and any("zd-hide" in stop["what"] for stop in seen)
    assert [stop["what"] for stop in seen if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []
    page.set_viewport_size({"width": 640, "height": 400})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDTH) <= 640
