"""Visits to the fullest page of each type, on a phone, on a desk and without script; many promises are judged by them.

Whatever needs a page of every type is measured here, in one go, and written down; tests say what must be true of it.
The notes of a visit are made once in a run and read by all workers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import looks
from tests.browser.kinds import KINDS, VARIED
from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.theme import read_tokens

PHONE, LARGE, DESK, BARE = "phone", "large", "desk", "bare"
WINDOWS: dict[str, dict[str, Any]] = {
    PHONE: {"width": 360, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    LARGE: {"width": 360, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    DESK: {"width": 1280},
    BARE: {"width": 360, "java_script_enabled": False},
}
"""What is asked of a tab for each; LARGE is a phone in 特大, by day and by night, BARE one that runs no script."""

ENHANCED_LATER = ("color-contrast",)
"""Asked for more in large text, see tests.browser.looks.STYLE_LARGE; it takes axe half its time."""


def each_on(*devices: str) -> list[Any]:
    """For `parametrize(("kind", "device"), …)`: every type of page on each; a station is fast, and on PHONE the VARIED ones."""
    return [
        pytest.param(kind, device, marks=() if kind in fast else pytest.mark.slow)
        for device in devices
        for fast in [VARIED if device == PHONE else ("station",)]
        for kind in KINDS
    ]


@dataclass(frozen=True)
class Visit:
    """What was seen; what a device was not asked for is empty.

    bytes, photos: what each request cost on the wire, from an empty cache, those of pictures apart.
    axe: what axe found, by look. small: targets under 44 px, and under 60 in large text, by size of text.
    words: size of text → (size in px of the body, width of the page in a window of 320 px).
    tiny: words under 16 px, and under 22.5 px in the largest text. tight: words with too narrow lines.
    facts: the words of the page as the script left them. bare: those that show without it; dead: buttons that show then.
    controls: how many there are. stops: where Tab led, one by one. inks: which job of a colour stands on which.
    """

    bytes: dict[str, int] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    hosts: list[str] = field(default_factory=list)
    axe: dict[str, list[str]] = field(default_factory=dict)
    small: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, tuple[str, int]] = field(default_factory=dict)
    tiny: list[str] = field(default_factory=list)
    tight: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    bare: str = ""
    has_menu: bool = False
    inks: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    controls: int = 0
    stops: list[dict[str, Any]] = field(default_factory=list)


def read(notes: Path) -> Visit:
    """What `write` wrote into this folder."""
    return Visit(**json.loads((notes / "visit.json").read_text("utf-8")))


def write(visit: Visit, notes: Path) -> None:
    """Write down a visit in a new folder."""
    notes.mkdir(parents=True)
    (notes / "visit.json").write_text(json.dumps(asdict(visit), ensure_ascii=False), "utf-8")


def on_a_phone(page: Page, url: str, axe_url: str) -> Visit:
    """Weigh the page, look at it, measure it in every size of text, and walk through it with Tab."""
    load = looks.weigh(page, url)
    facts = page.evaluate(looks.WORDS)
    judge = looks.bring_axe(page, axe_url)
    axe = {"light": judge("tag", looks.TAGS, ENHANCED_LATER)}
    inks = page.evaluate(looks.INKS, sorted(read_tokens(shipped_theme()).light))
    words, tiny, tight = _in_the_narrowest_window(page)
    page.get_by_role("button", name="菜单").click()
    small = {"标准": page.evaluate(looks.SMALL_TARGETS, 44)}
    for step in ("大", "特大"):
        looks.choose(page, step)
        small[step] = page.evaluate(looks.SMALL_TARGETS, 60)
    looks.choose(page, "标准")
    # From the beginning: what was pressed has the focus.
    page.reload()
    controls, stops = looks.walk(page)
    return Visit(
        bytes=load.bytes,
        photos=load.photos,
        hosts=sorted(load.hosts),
        axe=axe,
        small=small,
        words=words,
        tiny=tiny,
        tight=tight,
        facts=facts,
        inks=inks,
        controls=controls,
        stops=stops,
    )


def _in_the_narrowest_window(page: Page) -> tuple[dict[str, tuple[str, int]], list[str], list[str]]:
    window = page.viewport_size
    assert window
    page.set_viewport_size({"width": 320, "height": window["height"]})
    tiny, tight = page.evaluate(looks.SMALL_WORDS, 16), page.evaluate(looks.TIGHT_LINES)
    words = {}
    for step in ("标准", "大", "特大"):
        looks.choose(page, step)
        words[step] = (page.evaluate(looks.BODY_SIZE), page.evaluate(looks.WIDTH))
    tiny += page.evaluate(looks.SMALL_WORDS, 22.5)
    looks.choose(page, "标准")
    page.set_viewport_size(window)
    return words, tiny, tight


def in_large_text(page: Page, url: str, axe_url: str) -> Visit:
    """What the style alone decides, in 特大, by day and by night."""
    page.goto(url)
    judge = looks.bring_axe(page, axe_url)
    looks.choose(page, "特大")
    axe = {"light, large": judge("rule", looks.STYLE_LARGE)}
    page.emulate_media(color_scheme="dark")
    axe["dark, large"] = judge("rule", looks.COLOURS_LARGE)
    page.emulate_media(color_scheme="light")
    looks.choose(page, "标准")
    return Visit(axe=axe)


def on_a_desk(page: Page, url: str, axe_url: str) -> Visit:
    """Colours know no width, and are not looked at in the dark again."""
    page.goto(url)
    judge = looks.bring_axe(page, axe_url)
    axe = {"light": judge("tag", looks.TAGS, ENHANCED_LATER)}
    looks.choose(page, "特大")
    axe["light, large"] = judge("rule", looks.STYLE_LARGE)
    looks.choose(page, "标准")
    inks = page.evaluate(looks.INKS, sorted(read_tokens(shipped_theme()).light))
    page.reload()
    controls, stops = looks.walk(page)
    return Visit(axe=axe, inks=inks, controls=controls, stops=stops)


def without_script(page: Page, url: str, _: str) -> Visit:
    """What an old telephone shows."""
    page.goto(url)
    buttons = page.get_by_role("button").all()
    return Visit(
        bare=page.get_by_role("main").inner_text(),
        has_menu=page.get_by_role("navigation", name="主导航").is_visible(),
        dead=[
            b.text_content() or "" for b in buttons if b.is_visible() and b.get_attribute("type") == "button"
        ],
    )


GO: dict[str, Callable[[Page, str, str], Visit]] = {
    PHONE: on_a_phone,
    LARGE: in_large_text,
    DESK: on_a_desk,
    BARE: without_script,
}
"""How each device visits an address; the last word is that of axe's script."""
