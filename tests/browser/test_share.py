"""The fragment for the official account looks the same wherever it lands, and is copied as it is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.make import DEMO, TODAY
from zhanpai.channels.accepted import check_fragment
from zhanpai.channels.making.package import Request, share
from zhanpai.pipeline import prepare

OpenPage = Callable[..., Page]

ITEMS = ("2026-02-11-dianti", "2026-01-22-tingche", "2025-12-18-xuexi", "digest-20251218-20260211")

BARE = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
    '<body style="margin:{y}px 0 0 {x}px;width:343px;padding:20px 16px">{html}'
)
"""Nothing but a place for a column of text as wide as a telephone shows it."""

# What WeChat's own page says of everything in an article, as far as it can be seen.
WECHAT = BARE.replace(
    "<body",
    "<style>*{{margin:0;padding:0;max-width:100%}} body{{font-size:17px;line-height:1.6;color:#576b95}}"
    " p{{clear:both;min-height:1em;color:#000}} a{{color:#576b95}} table{{font-size:14px;border-collapse:separate}}"
    " td,th{{padding:5px 10px;border:3px solid #DDD}} blockquote{{border-left:3px solid #dbdbdb;padding-left:10px}}"
    " ul,ol{{padding-left:50px}} h1,h2,h3{{font-weight:400}}</style><body",
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("share")
    prepared = prepare(DEMO, TODAY)
    share(prepared, Request(prepared.site.published_news), out)
    return out


def picture(page: Page, selector: str) -> Image.Image:
    return Image.open(io.BytesIO(page.locator(selector).screenshot())).convert("RGB")


def shown(page: Page, packages: Path, html: str) -> Image.Image:
    path = packages / "shown.html"
    path.write_text(html, "utf-8")
    page.goto(path.as_uri())
    return picture(page, "body")


@pytest.mark.slow
@pytest.mark.parametrize("around", [BARE, WECHAT], ids=["no_styles_around_it", "wechats_styles_around_it"])
@pytest.mark.parametrize(
    "name", [ITEMS[0], *(pytest.param(name, marks=pytest.mark.slow) for name in ITEMS[1:])]
)
def test_the_fragment_looks_the_same_without_our_page(
    name: str, around: str, packages: Path, browser_page: OpenPage
) -> None:
    page = browser_page(1440)
    page.goto((packages / name / "preview.html").as_uri())
    box = page.locator("[data-fragment]").bounding_box()
    assert box and box["width"] == 375
    ours = picture(page, "[data-fragment]")
    html = (packages / name / "wechat.html").read_text("utf-8").strip()
    # At the same place, as lines of a broken number of pixels fall on other pixels elsewhere.
    bare = shown(browser_page(1440), packages, around.format(html=html, x=box["x"], y=box["y"]))
    assert ours.size == bare.size
    assert ImageChops.difference(ours, bare).getbbox() is None


@pytest.mark.breadth
@pytest.mark.parametrize("name", ITEMS)
def test_nothing_is_wider_than_a_telephone_or_smaller_than_seventeen_pixels(
    name: str, packages: Path, browser_page: OpenPage
) -> None:
    page = browser_page(375)
    html = (packages / name / "wechat.html").read_text("utf-8")
    shown(page, packages, BARE.format(html=html, x=0, y=0))
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    sizes = page.evaluate(
        "[...document.querySelectorAll('section *')].filter(e => [...e.childNodes].some(n => n.nodeType == 3))"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 17


def clipboard(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "navigator.clipboard.read().then(async ([item]) => Object.fromEntries(await Promise.all("
        "item.types.map(async type => [type, await (await item.getType(type)).text()]))))"
    )
    return found


OLD = "delete window.ClipboardItem; Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSED = "navigator.clipboard.write = () => Promise.reject(new Error('no'));"


@pytest.mark.breadth
@pytest.mark.parametrize("browser_is", ["", OLD, REFUSED], ids=["new", "old", "strict"])
def test_the_article_is_copied_with_its_looks(
    browser_is: str, packages: Path, browser_page: OpenPage
) -> None:
    page = browser_page(1440, own=True, permissions=["clipboard-read", "clipboard-write"])
    reader = page.context.new_page()
    page.add_init_script(browser_is or "0")
    page.goto((packages / ITEMS[0] / "preview.html").as_uri())
    page.get_by_role("button", name="复制正文").click()
    expect(page.get_by_role("status")).to_have_text("已复制，去粘贴吧")
    reader.goto((packages / ITEMS[0] / "qr.png").as_uri())
    reader.bring_to_front()
    copied = clipboard(reader)
    html = copied["text/html"]
    fragment = (packages / ITEMS[0] / "wechat.html").read_text("utf-8").strip()
    assert html[html.index("<section") :].removesuffix("<!--EndFragment--></body></html>") == fragment
    assert check_fragment(fragment) == []
    assert "加装电梯" in copied["text/plain"]


def test_a_text_is_copied_as_it_stands(packages: Path, browser_page: OpenPage) -> None:
    page = browser_page(1440, permissions=["clipboard-read", "clipboard-write"])
    page.goto((packages / ITEMS[0] / "preview.html").as_uri())
    page.get_by_role("button", name="微信群、朋友圈").click()
    expect(page.get_by_role("status")).to_have_text("已复制，去粘贴吧")
    assert clipboard(page)["text/plain"].startswith("【望月湖街道：代表接待日听民声")


def test_what_cannot_be_copied_is_selected_for_the_hand(packages: Path, browser_page: OpenPage) -> None:
    page = browser_page(1440, own=True)
    page.add_init_script(OLD + "document.execCommand = () => false;")
    page.goto((packages / ITEMS[0] / "preview.html").as_uri())
    page.get_by_role("button", name="复制正文").click()
    expect(page.get_by_role("status")).to_have_text("没有复制成：正文已经选中，请按 Ctrl 加 C")
    assert "加装电梯" in page.evaluate("getSelection().toString()")


@pytest.mark.parametrize("width", [375, 1440])
def test_the_page_itself_fits_its_window(width: int, packages: Path, browser_page: OpenPage) -> None:
    page = browser_page(width)
    page.goto((packages / ITEMS[0] / "preview.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
