"""Photograph what `zhanpai share` makes of shipped items for the official account into docs/screenshots/share/.

    .venv/bin/python tools/share_screenshots.py [--out FOLDER]

Each picture shows the fragment as it is copied, and beside it as it will stand once its pictures are put in.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from zhanpai.channels.making.package import Request, share
from zhanpai.pipeline import prepare

ROOT = Path(__file__).parents[1]
SHIPPED_TODAY = dt.date(2026, 11, 23)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]

ITEMS = {
    "2026-09-16-shoufeipai": "wechat-picture",
    "2026-10-10-wuyetiaoli": "wechat-table",
    "2026-11-14-jiancha": "wechat-work",
}
ROLL, PAGE = "wechat-roll", "preview"


def photograph(browser: Browser, packages: Path, out: Path) -> None:
    """Both telephones of each package, and the whole page of the first."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    names = {folder.name: ITEMS.get(folder.name, ROLL) for folder in sorted(packages.iterdir())}
    for folder, name in names.items():
        page.goto((packages / folder / "preview.html").as_uri())
        save(page.locator(".zp-phones").screenshot(), out / f"{name}.webp")
        if folder == next(iter(ITEMS)):
            save(page.screenshot(full_page=True), out / f"{PAGE}.webp")


def save(png: bytes, path: Path) -> None:
    """A picture for the documentation."""
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(path, "WEBP", quality=80, method=6)


def main() -> None:
    """Make the packages in a folder that is thrown away, and photograph them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/screenshots/share")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    prepared = prepare(ROOT, SHIPPED_TODAY)
    items = [item for item in prepared.site.news if item.stem in ITEMS]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        share(prepared, Request(items, ("wechat", "text", "digest")), Path(folder))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        photograph(browser, Path(folder), out)
        browser.close()


if __name__ == "__main__":
    main()
