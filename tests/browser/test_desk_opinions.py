"""意见台账 in a real browser, as a clerk has an opinion come in, go along and be closed; every click and field is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk, opened, seen
from tests.fronts.desk.opinions.kept import LOOKED
from tests.make import write_project

OpenPage = Callable[..., Page]
LEDGER = "content/opinions/yuelu/0003.yaml"
TYPED = """\
- id: "0003-2026-01"
  month: "2026-02"
  topic: 井盖响
  category: 市政设施
  status: received
  due: 2026-03-01
  history: [{status: received, on: 2026-02-01}]
- {id: "0003-2026-02", month: "2026-02", topic: 路灯不亮, category: 市政设施, status: received}
- {id: "0003-2026-03", month: "2026-02", topic: 噪声, category: 市政设施, status: 登记}
"""
ONE = "/opinions/0003/0003-2026-01"
PAGES = (ONE,)
MORE = (
    "/opinions?station=0003",
    "/opinions",
    "/opinions/add?words=岳麓",
    "/opinions/0003/new/edit",
    f"{ONE}/number",
    f"{ONE}/edit",
    "/opinions/0003/0003-2026-03",
    "/opinions/meeting?station=0003",
    "/opinions/0003/refer/0003-2026-01,0003-2026-02/edit",
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project", {LEDGER: TYPED}), folder / "settings") as desk:
        seen(desk, LOOKED)
        with pytest.MonkeyPatch.context() as patch:
            # A save begins a look, which takes seconds and of which nothing is asked here.
            patch.setattr(desk.desk.workshop, "begin", lambda *_: None)
            yield desk


@pytest.fixture
def enter(shared: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/opinions", 390)`: a page of the desk of somebody who keeps one station, its ledger as it was."""
    (shared.desk.root / LEDGER).write_text(TYPED, "utf-8")
    for draft in (shared.desk.own.folder / "drafts").glob("*.json"):
        draft.unlink()
    shared.desk.own.write_stations({"0003"})
    shared.desk.told = None

    def show(url: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(shared.at + shared.door.new_key())
        page.goto(shared.at + url)
        return page

    return show


class Clerk:
    """Somebody who clicks and fills in, and how often."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.fields = page, 0, 0

    def click(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click(timeout=20_000)  # type: ignore[arg-type]
        self.clicks += 1

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)
        self.fields += 1

    def choose(self, label: str, text: str) -> None:
        self.page.get_by_label(label).select_option(text)
        self.fields += 1


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_an_opinion_comes_in_goes_along_the_chain_and_is_closed_in_so_many_clicks(
    scripted: bool, shared: OpenDesk, enter: OpenPage
) -> None:
    clerk = Clerk(enter("/", 1280, java_script_enabled=scripted))
    clerk.click("意见台账", "link")
    clerk.click("登记一件意见", "link")
    clerk.fill("事项", "楼下烧烤油烟大")
    clerk.fill("类别", "环境卫生")
    clerk.click("保存")
    assert "把这个编号告诉反映的人" in clerk.page.inner_text("h1")
    assert "0003-2026-04" in clerk.page.inner_text(".zd-slip__number")
    assert (clerk.clicks, clerk.fields) == (3, 2)

    clerk.click("看这件意见", "link")
    clerk.click("已交办", "link")
    clerk.fill("承办单位", "岳麓区城市管理和综合执法局")
    clerk.click("保存：已交办")
    clerk.click("已答复", "link")
    clerk.fill("答复", "已经责令安装油烟净化设备。")
    clerk.click("保存：已答复")
    clerk.choose("满意度", "满意")
    clerk.click("保存：已反馈")
    clerk.fill("结果", "净化设备装好了。")
    clerk.click("保存：已办结")
    assert "已经走完了" in clerk.page.inner_text("main")
    assert (clerk.clicks, clerk.fields) == (10, 6)
    written = (shared.desk.root / LEDGER).read_text("utf-8").removeprefix(TYPED)
    assert written.count("on: 2026-03-04") == 5 and "status: closed\n" in written
    assert "净化设备装好了" in written and "satisfaction: 满意" in written


@pytest.mark.slow
def test_a_topic_that_tells_who_it_was_is_told_while_typing_refused_and_stays_in_its_field(
    shared: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/opinions/0003/new/edit", 1280)
    topic = "居民张建国反映路灯不亮，电话13912345678"
    page.get_by_label("事项").press_sequentially(topic[:12])
    said = page.locator(".zd-said", has_text="这里有居民的姓名")
    said.wait_for(timeout=20_000)
    page.get_by_label("事项").fill(topic)
    page.get_by_label("类别").fill("市政设施")
    page.get_by_role("button", name="保存", exact=True).last.click()
    page.get_by_text("还没有保存", exact=True).wait_for(timeout=20_000)
    field = page.get_by_label("事项")
    assert field.input_value() == topic and field.get_attribute("aria-invalid") == "true"
    assert (shared.desk.root / LEDGER).read_text("utf-8") == TYPED


@pytest.mark.slow
def test_several_are_ticked_and_go_to_one_body_and_one_click_takes_it_back(
    shared: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/opinions?station=0003", 390)
    for topic in ("井盖响", "路灯不亮"):
        page.get_by_label(topic).check()
    page.get_by_role("button", name="打了勾的一起交办").click()
    page.get_by_label("承办单位").fill("岳麓区住房和城乡建设局")
    page.get_by_role("button", name="保存", exact=True).last.click()
    page.get_by_role("button", name="退回").wait_for(timeout=20_000)
    assert (shared.desk.root / LEDGER).read_text("utf-8").count("岳麓区住房和城乡建设局") == 2
    page.get_by_role("button", name="退回").click()
    page.get_by_text("退回了", exact=True).wait_for(timeout=20_000)
    assert (shared.desk.root / LEDGER).read_text("utf-8") == TYPED


@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
@pytest.mark.parametrize("url", [*PAGES, *(pytest.param(url, marks=pytest.mark.slow) for url in MORE)])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    url: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(url, width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


@pytest.mark.slow
@pytest.mark.parametrize("url", [pytest.param(MORE[0], marks=pytest.mark.slow), ONE])
def test_every_control_is_reached_by_keyboard_and_all_is_seen_at_two_hundred_per_cent(
    url: str, enter: OpenPage
) -> None:
    page = enter(url, 1280)
    total, stops = walk(page)
    # A field for a day is some stops long, of which the browser itself draws the others.
    stops = list({stop["number"]: stop for stop in reversed(stops)}.values())[::-1]
    assert total > 5 and [stop["number"] for stop in stops] == list(range(len(stops)))
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []
    page.set_viewport_size({"width": 640, "height": 400})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDTH) <= 640


@pytest.mark.slow
def test_only_the_slip_is_on_paper(enter: OpenPage) -> None:
    page = enter(f"{ONE}/number", 1280)
    page.emulate_media(media="print")
    assert page.locator(".zd-slip").is_visible()
    for hidden in ("header.zp-header", ".zd-foot", "h1"):
        assert not page.locator(hidden).first.is_visible()
