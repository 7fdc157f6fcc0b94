"""The pictures of the handbook: taken while its steps are done, and held to what the page says ever after.

A picture keeps the words of the page that it shows, in its XMP: when the page comes to say something else, the picture
is out of date, and the test that does the steps says so.  `--update-pictures` takes them anew.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser.handbook_steps import HANDBOOK

PICTURES = HANDBOOK / "pictures"
SIZE = (1024, 740)
"""Pixels: as wide as a window on a small laptop, so that words are large enough in a book."""
BYTES_AT_MOST = 60_000
QUALITY = 72

_SEEN = """() => {
  const seen = (one) => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight && box.width > 1; };
  const walk = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!one.closest("script, style, noscript, template, datalist") && seen(one)) words.push(walk.currentNode.data);
  }
  return words.join(" ");
}"""
"""The words that stand within the window."""

_SCROLL = """(word) => {
  scrollTo({top: 0, behavior: "instant"});
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (word && walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!walk.currentNode.data.includes(word) || !one.getClientRects().length) continue;
    const top = one.getBoundingClientRect().top;
    if (top > innerHeight / 2) scrollTo({top: top - 24, behavior: "instant"});
    return;
  }
}"""


@dataclass
class Album:
    """Where pictures are taken, or looked up; `is_new` is whether they are taken anew."""

    is_new: bool = False
    folder: Path = PICTURES

    def take(self, page: Page, name: str, alt: str, near: str = "") -> None:
        """Have the page be the picture of this name, which the handbook shows with these words.  AssertionError if it is not.

        It shows the top of the page, or the part that begins with the words `near`, if they are too far down.
        """
        before = page.viewport_size
        page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
        page.evaluate(_SCROLL, near)
        page.wait_for_load_state("networkidle")
        words = plain(page.evaluate(_SEEN))
        assert alt.strip(), f"{name} says nothing to who cannot see it"
        if self.is_new:
            picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
            self.folder.mkdir(exist_ok=True)
            picture.save(self.folder / name, "WEBP", quality=QUALITY, method=6, xmp=_packed(words))
        assert fault_of(self.folder / name) == ""
        assert words_of(self.folder / name) == words, (
            f"{name} is out of date: run this test with --update-pictures"
        )
        if before:
            page.set_viewport_size(before)


def plain(words: str) -> str:
    """The words of a page without what differs from day to day: numbers, and blanks between them."""
    return re.sub(r"[\s\d]+", " ", words).strip()


def words_of(path: Path) -> str:
    """The words of the page that this picture was taken of."""
    with Image.open(path) as picture:
        kept = picture.info.get("xmp", b"").decode()
    return html.unescape(re.sub("<[^>]*>", "", kept))


def fault_of(path: Path) -> str:
    """Why this is no picture for the handbook, or ""."""
    if not path.is_file():
        return f"{path.name} was not taken"
    if path.stat().st_size > BYTES_AT_MOST:
        return f"{path.name} has {path.stat().st_size} bytes"
    with Image.open(path) as picture:
        if (picture.format, picture.size) != ("WEBP", SIZE):
            return f"{path.name} is {picture.format} of {picture.size}"
    return "" if words_of(path) else f"{path.name} does not say of what page it is"


def _packed(words: str) -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{html.escape(words, quote=False)}</x:xmpmeta>'.encode()
