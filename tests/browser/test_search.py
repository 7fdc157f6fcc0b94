"""Full-text search as a resident uses it; what is to be found is counted in the content, without any index."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import SMALL_TARGETS, STYLE, STYLE_LARGE, TAGS, bring_axe, choose
from tests.shipped import shipped
from zhanpai.site.page import Entry

WORDS = [
    *("电梯", "加装电梯", "停车", "停车难", "养老", "学位", "路灯", "油烟", "调研", "接待日", "物业费"),
    *("岳麓区", "观沙岭", "仰天湖", "马王堆", "宁乡", "火星街道", "梅溪湖", "沩山", "洞井街道", "12345"),
]
"""Subjects and places, as far as the shipped content knows them."""


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [entry for page in shipped().pages for entry in page.entries]


def holding(entries: list[Entry], word: str, district: str = "") -> list[Entry]:
    return [
        e for e in entries if word in e.title + "\n" + e.text and (not district or district in e.districts)
    ]


def ask(page: Page, words: str) -> None:
    page.get_by_label("要找的字").fill(words)
    page.keyboard.press("Enter")


def status(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-search-status]")


def results(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("[data-search-results] article")


def found(page: Page) -> int:
    """The number that the page says, once it says one."""
    expect(status(page)).to_contain_text("找到")
    number = re.search(r"找到 (\d+) 条", status(page).inner_text())
    return int(number[1]) if number and "没有完全符合" not in status(page).inner_text() else 0


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_somebody_looks_for_lifts_in_yuelu(width, browser_page, site_url, entries):
    page = browser_page(width)
    page.goto(site_url + "find/")
    page.get_by_role("main").get_by_role("link", name="全文搜索").click()
    ask(page, "加装电梯")
    assert found(page) == len(holding(entries, "加装电梯")) > 5
    page.get_by_label("区县").select_option("岳麓区")
    hits = holding(entries, "加装电梯", "岳麓区")
    assert hits
    expect(status(page)).to_have_text(f"找到 {len(hits)} 条。")
    expect(page).to_have_url(re.compile(r"/search/\?q=%E5%8A%A0.*&district=%E5%B2%B3"))
    assert {page.locator("[data-field=title]").nth(n).inner_text() for n in range(len(hits))} == {
        e.title for e in hits
    }
    expect(results(page).first.locator("mark").first).to_have_text("加装电梯")
    results(page).first.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("加装电梯")
    page.go_back()
    expect(status(page)).to_have_text(f"找到 {len(hits)} 条。")
    expect(page.get_by_label("要找的字")).to_have_value("加装电梯")
    expect(page.get_by_label("区县")).to_have_value("岳麓区")


@pytest.mark.slow
def test_every_word_is_found_wherever_it_stands(browser_page, site_url, entries):
    page = browser_page(1280)
    page.goto(site_url + "search/")
    said = {}
    for word in WORDS:
        ask(page, word)
        # With the title of this word, the answer to the one before is gone.
        expect(page).to_have_title(re.compile(f"^“{word}”的搜索结果"))
        said[word] = found(page)
    assert said == {word: len(holding(entries, word)) for word in WORDS}
    assert min(said.values()) > 0


def test_words_apart_must_all_be_there(browser_page, site_url, entries):
    page = browser_page(1280)
    page.goto(site_url + "search/?q=电梯 天心区")
    assert found(page) == len([e for e in holding(entries, "电梯") if e in holding(entries, "天心区")]) > 0


def test_an_address_with_choices_shows_what_it_says(browser_page, site_url, entries):
    page = browser_page(360)
    page.goto(site_url + "search/?q=电梯&kind=履职动态&year=2026")
    hits = [e for e in holding(entries, "电梯") if e.kind == "履职动态" and e.year == "2026"]
    assert found(page) == len(hits) > 0
    expect(page.get_by_label("类型")).to_have_value("履职动态")
    expect(page.get_by_label("年份")).to_have_value("2026")
    expect(page).to_have_title(re.compile("^“电梯”的搜索结果 - "))


def test_every_choice_says_how_many_it_would_leave(browser_page, site_url, entries):
    page = browser_page(1280)
    page.goto(site_url + "search/?q=电梯&district=天心区")
    many = Counter(d for e in holding(entries, "电梯") for d in e.districts)
    expect(page.locator("#search-district option[value=天心区]")).to_have_text(f"天心区（{many['天心区']}）")
    shown = page.locator("#search-district option:not([hidden])").all_inner_texts()
    assert set(shown) == {"全部", *(f"{district}（{n}）" for district, n in many.items())}
    kinds = Counter(e.kind for e in holding(entries, "电梯", "天心区"))
    shown = page.locator("#search-kind option:not([hidden])").all_inner_texts()
    assert set(shown) == {"全部", *(f"{kind}（{n}）" for kind, n in kinds.items())}


def test_back_undoes_a_choice(browser_page, site_url, entries):
    page = browser_page(1280)
    page.goto(site_url + "search/?q=电梯")
    every = found(page)
    page.get_by_label("类型").select_option("意见办理")
    fewer = len([e for e in holding(entries, "电梯") if e.kind == "意见办理"])
    assert every > fewer
    expect(status(page)).to_contain_text(f"找到 {fewer} 条")
    page.go_back()
    expect(status(page)).to_contain_text(f"找到 {every} 条")
    expect(page.get_by_label("类型")).to_have_value("")


def test_ten_come_first_and_ten_more_when_asked_for(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "search/?q=电梯")
    assert found(page) > 20
    expect(results(page)).to_have_count(10)
    expect(status(page)).to_contain_text("先显示 10 条")
    page.get_by_role("button", name="再显示 10 条").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()
    results(page).nth(15).get_by_role("link").click()
    expect(page.locator("[data-search]")).to_have_count(0)
    page.go_back()
    expect(results(page)).to_have_count(20)


@pytest.mark.slow
def test_excerpts_mark_what_was_typed_and_show_no_traces_of_the_index(browser_page, site_url):
    page = browser_page(1280)
    page.goto(site_url + "search/?q=接待日")
    assert found(page)
    for n in range(results(page).count()):
        card = results(page).nth(n)
        assert "接待日" in card.locator("mark").all_inner_texts()
        assert "\ua4d0" not in card.inner_text()
        assert " " not in card.locator("[data-field=title]").inner_text()


@pytest.mark.slow
def test_an_opinion_leads_to_its_row(browser_page, site_url):
    page = browser_page(1280)
    page.goto(site_url + "search/?q=加装电梯&kind=意见办理")
    link = results(page).first.get_by_role("link")
    title = link.inner_text()
    link.click()
    expect(page.locator("tr:target")).to_contain_text(title)


@pytest.mark.slow
def test_what_stands_nowhere_as_typed_is_found_by_its_parts_and_said_to_be(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "search/?q=加装电梯找谁咨询")
    expect(status(page)).to_contain_text("没有完全符合的，下面是含有“加装电梯”")
    expect(results(page).first.locator("mark").first).to_contain_text("加装电梯")


def test_nothing_found_says_so_and_says_what_to_do(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "search/?q=qqqzz&district=岳麓区")
    expect(status(page)).to_have_text("没有找到符合的内容。")
    expect(status(page)).to_have_role("status")
    main = page.get_by_role("main")
    expect(main.locator("[data-search-results] a")).to_have_attribute("href", re.compile(r"find/\?q=qqqzz$"))
    main.get_by_role("button", name="去掉范围再找").click()
    expect(page).to_have_url(re.compile(r"\?q=qqqzz$"))
    expect(main.get_by_role("link", name="岳麓区")).to_be_visible()


def test_one_character_is_too_little(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "search/")
    ask(page, "梯")
    expect(status(page)).to_have_text("请至少写两个字。")


def test_typed_markup_is_words(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "search/?q=<img src=x onerror=alert(1)>电梯")
    expect(status(page)).to_contain_text("电梯")
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.slow
def test_the_search_can_be_used_with_keys_alone(browser_page, site_url):
    page = browser_page(1280)
    page.goto(site_url + "search/")
    page.get_by_label("要找的字").focus()
    page.keyboard.type("电梯")
    page.keyboard.press("Enter")
    assert found(page)
    for label in ("类型", "区县", "类别", "年份"):
        page.keyboard.press("Tab")
        if page.get_by_role("button", name="搜索", exact=True).evaluate(
            "it => it === document.activeElement"
        ):
            page.keyboard.press("Tab")
        expect(page.get_by_label(label)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).first.get_by_role("link")).to_be_focused()


def says_that_it_cannot(page: Page, words: str) -> None:
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="这里用不了全文搜索")).to_be_visible()
    expect(main).to_contain_text(words)
    expect(page.get_by_label("要找的字")).to_be_hidden()
    main.get_by_role("link", name="找联络站").first.click()
    expect(page).to_have_url(re.compile("/find/$"))


def test_without_scripts_the_page_says_so_and_leads_on(browser_page, site_url):
    page = browser_page(360, java_script_enabled=False)
    page.goto(site_url + "search/?q=电梯")
    says_that_it_cannot(page, "全文搜索要靠浏览器的脚本")


def test_an_old_browser_is_told_the_same(browser_page, site_url):
    page = browser_page(360, own=True)
    page.add_init_script("delete window.WebAssembly")
    page.goto(site_url + "search/?q=电梯")
    says_that_it_cannot(page, "全文搜索要靠浏览器的脚本")


def test_a_site_without_an_index_says_so(
    browser_page, site_folder: Path, serve: Callable[[Path], str], tmp_path: Path
):
    for name in ("assets", "search", "find"):
        shutil.copytree(site_folder / name, tmp_path / name)
    page = browser_page(360)
    page.goto(serve(tmp_path) + "search/?q=电梯")
    says_that_it_cannot(page, "这个网站没有做全文搜索")


def test_other_pages_load_nothing_of_it(browser_page, site_url):
    page = browser_page(1280)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "find/", "s/0001/", "news/"):
        page.goto(site_url + path)
    assert asked and not [url for url in asked if "/pagefind/" in url]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
@pytest.mark.parametrize("query", ["电梯", "qqqzz&district=岳麓区"], ids=["found", "none"])
def test_axe_finds_nothing_in_what_was_found(query, width, browser_page, site_url, axe_url):
    page = browser_page(width, bypass_csp=True, reduced_motion="reduce")
    page.goto(site_url + "search/?q=" + query)
    expect(status(page)).to_contain_text("找到")
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", STYLE) == []
    choose(page, "特大")
    assert judge("rule", STYLE_LARGE) == []
    assert page.evaluate(SMALL_TARGETS, 60) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
