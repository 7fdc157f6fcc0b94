"""交稿 in a real browser, both sides, read aloud: a page of each kind on a phone and on a desk, with and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import OpenDesk, opened
from tests.fronts.desk.handin.sides import (
    FURONG,
    OTHER,
    YUELU,
    begun,
    confirmed,
    decided,
    done_at_once,
    edit,
    files_of,
    handed_in,
    made,
)
from tests.make import write_project

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    folder = tmp_path_factory.mktemp("handin")
    roots = [write_project(folder / name) for name in ("district", "city")]
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(roots[0], folder / "clerk") as district,
        opened(roots[1], folder / "office") as city,
    ):
        for desk in (district, city):
            done_at_once(desk, patch)
        city.desk.own.write_keeps_register(True)
        yield district, city


def visit(browser_page: OpenPage, desk: OpenDesk, room: str, width: int, **options: object) -> Page:
    page = browser_page(width, **options)
    page.goto(desk.at + desk.door.new_key())
    page.goto(f"{desk.at}{room}")
    return page


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_and_nothing_is_too_wide_on_either_side(
    width: int, sides: tuple[OpenDesk, OpenDesk], axe_url: str, browser_page: OpenPage
) -> None:
    district, city = sides
    for desk in sides:
        write_project(desk.desk.root)

    def judged(desk: OpenDesk, room: str = "/handin") -> None:
        page = visit(browser_page, desk, room, width, bypass_csp=True, reduced_motion="reduce")
        assert page.evaluate(WIDTH) <= width
        assert bring_axe(page, axe_url)("tag", TAGS) == []

    judged(district)
    root = district.desk.root
    with district.clerk() as clerk:
        begun(clerk, agreed="yes")
        edit(root, YUELU, "0731-00000001", "0731-00000009")
        edit(root, YUELU, "post: 示例小学教师", "post: 示例小学校长")
        edit(root, FURONG, "post: 站长", "post: 副站长")
        edit(root, OTHER, "last_verified: 2026", "last_verified: 2025")
        hand_in = made(clerk)
    edit(city.desk.root, YUELU, "post: 示例小学教师", "post: 示例小学主任")
    judged(district)
    with city.clerk() as office:
        handed_in(office, b"PK\x03\x04 no", hand_in)
    judged(city)
    with city.clerk() as office:
        confirmed(office)
    judged(city)
    for group in ("taken", "conflict"):
        judged(city, f"/handin/values?group={group}")
    with city.clerk() as office:
        decided(office, office.get("/handin/values").text, "save")
        receipt = office.get("/handin/receipts/2").content
    judged(city)
    with district.clerk() as clerk:
        clerk.post("/handin/receipt", files={"file": ("回执.zip", receipt)})
    judged(district)
    with city.clerk() as office:
        office.post("/handin/receipts/drop")


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, False])
def test_a_hand_in_is_taken_over_by_clicks_alone(
    scripted: bool, sides: tuple[OpenDesk, OpenDesk], browser_page: OpenPage, tmp_path: Path
) -> None:
    district, city = sides
    for desk in sides:
        write_project(desk.desk.root)
    with district.clerk() as clerk:
        begun(clerk, agreed="yes")
        edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
        parcel = tmp_path / "交稿.zip"
        parcel.write_bytes(made(clerk))
    before = files_of(city.desk.root)
    page = visit(browser_page, city, "/handin", 1366, java_script_enabled=scripted)
    page.get_by_label("选 交稿.zip").set_input_files(parcel)
    page.get_by_role("button", name="上传").click()
    page.get_by_label("岳麓区").check()
    page.get_by_role("button", name="勾了的都对").click()
    page.get_by_role("link", name="一处一处看").click()
    page.get_by_role("button", name="收下勾选的").click()
    assert b"0731-00000009" in (city.desk.root / YUELU).read_bytes()
    page.get_by_role("button", name="退回", exact=True).first.click()
    assert files_of(city.desk.root) == before
    page.goto(f"{city.at}/handin")
    page.get_by_role("button", name="都发了，删掉").click()
    assert page.get_by_text("回执做好了").count() == 0
