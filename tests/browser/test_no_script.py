"""Without JavaScript, and in the WebViews of old telephones, every page says all that it has to say."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS, each_kind, fullest
from tests.browser.visits import BARE, PHONE, Visit
from tests.shipped import ROOT
from tests.tools import need, need_file
from zhanpai.publish.write import file_of

OpenPage = Callable[..., Page]
KindUrl = Callable[[str], str]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def unmarked(text: str) -> str:
    """Without the mark that a script sets beside today's receptions."""
    return bare(text).replace("今天", "")


@pytest.mark.parametrize("kind", each_kind())
def test_every_fact_is_in_the_html(kind: str, visit: Callable[[str, str], Visit], site_folder: Path) -> None:
    """A script adds marks and controls, and never a fact."""
    html = (site_folder / file_of("/" + fullest(site_folder)[kind])).read_bytes()
    said = unmarked("".join(html5lib.parse(html, namespaceHTMLElements=False).itertext()))
    shown = visit(kind, PHONE).facts
    assert shown
    assert [words for words in shown if unmarked(words) not in said] == []


# 搜索 is a script and says so where there is none; tests/browser/test_search.py holds what it offers instead.
@pytest.mark.parametrize("kind", each_kind(*(kind for kind in KINDS if kind != "search")))
def test_without_script_everything_shows_but_controls(
    kind: str, visit: Callable[[str, str], Visit], site_folder: Path
) -> None:
    """What the HTML hides from the start serves the script alone: fields, buttons and the words that explain them."""
    html = (site_folder / file_of("/" + fullest(site_folder)[kind])).read_bytes()
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    main = next(tree.iter("main"))
    parents = {child: parent for parent in main.iter() for child in parent}
    shown = bare(visit(kind, BARE).bare)

    def is_put_away(element: Element) -> bool:
        """In something hidden, in the sheet that only paper shows, or folded into details that any browser opens."""
        while element is not main:
            above = parents[element]
            folded = above.tag == "details" and element.tag != "summary"
            is_paper = element.get("class", "").startswith("zp-paper")
            if element.get("hidden") is not None or folded or is_paper or element.tag == "template":
                return True
            element = above
        return False

    def said(element: Element) -> str:
        """The words of an element but for what it puts away."""
        if element.get("hidden") is not None or element.tag in ("template", "select", "noscript"):
            return ""
        inside = element.iter("summary") if element.tag == "details" else element
        return (element.text or "") + "".join(said(child) + (child.tail or "") for child in inside)

    texts = [e for e in main.iter() if e.tag in ("p", "h1", "h2", "h3", "dt", "dd", "td", "time")]
    unseen = [said(e) for e in texts if not is_put_away(e) and bare(said(e)) not in shown]
    assert unseen == []
    for hidden in main.iterfind(".//*[@hidden]"):
        assert not {e.tag for e in hidden.iter()} & {"h2", "h3", "dd", "td", "time", "img"}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_to_a_station_needs_no_script(width: int, browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(width, java_script_enabled=False)
    page.goto(site_url)
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="联络站", exact=True).click()
    page.get_by_role("link", name=re.compile("^岳麓区")).click()
    page.locator('main a[href$="yuelu/430104102/"]').first.click()
    page.locator('main a[href$="s/0219/"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("莲花镇人大代表联络总站")
    expect(page.get_by_role("heading", name="接待日")).to_be_visible()


@pytest.mark.parametrize("kind", each_kind())
def test_no_control_is_shown_that_would_do_nothing(kind: str, visit: Callable[[str, str], Visit]) -> None:
    seen = visit(kind, BARE)
    assert seen.has_menu
    assert not seen.dead


def test_pictures_come_as_jpeg_where_webp_is_not_known(browser_page: OpenPage, kind_url: KindUrl) -> None:
    sources = []
    for known in (True, False):
        page = browser_page(360, own=True)
        if not known:
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setDisabledImageTypes", {"imageTypes": ["webp", "avif"]})
        page.goto(kind_url("news_item"))
        picture = page.locator("main picture img").first
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("e => e.naturalWidth") > 0
        sources.append(picture.evaluate("e => e.currentSrc"))
    assert sources[0].endswith(".webp")
    assert sources[1].endswith(".jpg")


def test_a_phone_takes_no_wider_picture_than_it_shows(browser_page: OpenPage, kind_url: KindUrl) -> None:
    for width, ratio, expected in ((360, 1, 480), (360, 2, 800), (390, 3, 1200), (1280, 1, 800)):
        page = browser_page(width, device_scale_factor=ratio)
        page.goto(kind_url("news_item"))
        source = page.locator(".zp-article__cover img").evaluate("e => e.currentSrc")
        assert source.endswith(f"-{expected}.webp")


@pytest.mark.parametrize("kind", ["home", "station", "news_item"])
def test_a_webview_without_newer_css_keeps_the_words(
    kind: str, browser_page: OpenPage, kind_url: KindUrl, site_folder: Path
) -> None:
    """As Chromium 58, the first to know ES2017: no `gap`, `min()`, `clamp()`, `contents`, `text-wrap`, `aspect-ratio`."""
    page = browser_page(360)
    newer = r"(?:row-gap|column-gap|gap|text-wrap|aspect-ratio|inset|overflow-wrap:anywhere)\b[^;}]*;?"

    def old(css: str) -> str:
        css = re.sub(rf"(?<=[;{{]){newer}", "", css)
        css = re.sub(r"[\w-]+:[^;{}]*\b(?:min|max|clamp)\([^;}]*;?", "", css)
        return re.sub(r"display:(?:contents|flow-root);?", "", css)

    def answer(route: object) -> None:
        css = next(site_folder.glob("assets/site.*.css")).read_text("utf-8")
        route.fulfill(body=old(css), content_type="text/css")  # type: ignore[attr-defined]

    page.route("**/site.*.css", answer)
    page.goto(kind_url(kind))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    unseen = """() => Array.from(document.querySelectorAll("main h1, main h2, main p, main dd")).filter(e =>
      e.textContent.trim() && !e.closest("[hidden], .zp-paper") && !e.getClientRects().length).map(e => e.outerHTML.slice(0, 99))"""
    assert page.evaluate(unseen) == []


@pytest.fixture(scope="session")
def acorn() -> list[str]:
    """The command that parses a script as of 2017."""
    return [need("node"), str(need_file("tests/browser/node_modules/acorn/bin/acorn")), "--ecma2017"]


def test_scripts_are_of_2017(site_folder: Path, acorn: list[str]) -> None:
    """ES2017, no modules: what WeChat's older WebViews read (a newer word would stop the whole file)."""
    for script in [*site_folder.glob("assets/*.js")]:
        done = subprocess.run([*acorn, "--silent", script], capture_output=True, text=True)
        assert done.returncode == 0, f"{script.name}: {done.stderr}"


def test_the_published_script_means_what_was_written(
    site_folder: Path, acorn: list[str], tmp_path: Path
) -> None:
    """Comments and blanks are taken out: the syntax tree is the same without them."""
    written = tmp_path / "written.js"
    written.write_bytes(b"".join(path.read_bytes() for path in sorted((ROOT / "theme/js").glob("*.js"))))
    (published,) = site_folder.glob("assets/site.*.js")
    trees = []
    for script in (written, published):
        done = subprocess.run([*acorn, "--compact", script], capture_output=True, text=True)
        trees.append(re.sub(r'"(?:start|end)":\d+,?', "", done.stdout))
    assert len(trees[0]) > 100_000
    assert trees[0] == trees[1]
    assert published.stat().st_size < 0.8 * written.stat().st_size


def test_styles_ask_for_nothing_that_hides_where_it_is_not_known(site_folder: Path) -> None:
    css = next(site_folder.glob("assets/site.*.css")).read_text("utf-8")
    assert ":has(" not in css
    assert "@layer" not in css
    assert "@container" not in css
