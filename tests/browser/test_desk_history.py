"""改过的 in a real browser: seen, read aloud, by keyboard and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.history.saves import Change

OpenPage = Callable[..., Page]
STATION = "content/stations/yuelu/0001.yaml"
NEWS = "content/news/2026/2026-03-01-dianti.md"
TYPED = 'address: 示范路1号   # 门口\nphone: "0731-00000001"\nintro: |\n  第一段。\n  第二段。\n'
ARTICLE = "---\ntitle: 电梯装好了\ndate: 2026-03-01\n---\n\n第一段，写了加装电梯。\n\n第二段。\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A desk at which much was saved: values, a text, a picture, what was taken back, and what came to nothing."""
    folder = tmp_path_factory.mktemp("history")
    root = write_project(folder / "project", {STATION: TYPED, NEWS: ARTICLE})
    with pytest.MonkeyPatch.context() as patch, opened(root, folder / "settings") as desk:
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *_: None)
        seen(desk, looked())
        desk.desk.own.write_name("李样例")
        save = _saver(desk)
        save(
            "改站的资料",
            STATION,
            ("0731-00000001", "0731-00000002"),
            ("示范路1号", "示范路2号"),
            ("二段", "三段"),
        )
        save("改地址", STATION, ("示范路2号", "岳麓区望月湖街道示范大道一百二十三号青年中心二楼二〇三"))
        save("改动态", NEWS, ("加装电梯", "加装 电梯的事"), ("第二段。\n", "第二段。\n\n第三段。\n"))
        raw = b"\xff\xd8"
        picture = ("content/stations/yuelu/0001-door.jpg", None, raw)
        desk.desk.save(Change("放一张照片", "张示例", ("照片：加上一项",), (picture,)))
        desk.desk.told = desk.desk.undo_last()
        records = sorted((root / ".desk/saves").glob("*.json"))
        (records[0].parent / f"0000000000-01234567{records[0].suffix}").write_bytes(b"{")
        (records[0].parent / "0000000009-01234567.unwritten.json").write_bytes(records[2].read_bytes())
        yield desk


def _saver(desk: OpenDesk) -> Callable[..., None]:
    def save(what: str, path: str, *pairs: tuple[str, str]) -> None:
        before = after = (desk.desk.root / path).read_bytes()
        for old, new in pairs:
            assert old.encode() in after
            after = after.replace(old.encode(), new.encode())
        said = tuple(f"{old}：改成“{new}”" for old, new in pairs)
        desk.desk.save(Change(what, desk.desk.own.read_name(), said, ((path, before, after),)))

    return save


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("list", 390)`: one of the pages."""
    ids = [one.id for one in desk.desk.saves.entries(9)]
    rooms = {
        "list": "/history",
        "values": f"/history/{ids[-1]}",
        "text": f"/history/{ids[2]}",
        "undo": f"/history/{ids[-1]}/undo",
        "name": "/stations",
    }

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + rooms[room])
        return page

    return show


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "room",
    ["list", "undo", *(pytest.param(room, marks=pytest.mark.slow) for room in ("values", "text", "name"))],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    room: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(room, width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate(WIDTH) <= 640


def test_a_save_is_taken_back_with_three_presses_and_without_a_script(
    desk: OpenDesk, enter: OpenPage
) -> None:
    page = enter("list", 1366, java_script_enabled=False)
    page.get_by_role("link", name="改动态").last.click()
    page.get_by_role("link", name="退回这一次").click()
    page.get_by_role("button", name="退回", exact=True).click()
    assert "退回了" in page.inner_text("main")
    assert (desk.desk.root / NEWS).read_text("utf-8") == ARTICLE
