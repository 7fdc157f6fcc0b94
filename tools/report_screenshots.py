"""Photograph the internal report of a made-up city of full size into build/screenshots/report/.

    .venv/bin/python tools/report_screenshots.py [--out FOLDER]

The city is what `zhanpai demo` makes by default; a long page is cut after its beginning.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from screenshots import ALL, SHIPPED_TODAY, chromium

TALL = 2300
"""Pixels that are kept of a long page."""


def make_report(folder: Path) -> Path:
    """The folder of the report on a city that is written into `folder`, as of the shipped day."""
    env = os.environ | {"SOURCE_DATE_EPOCH": str(int(SHIPPED_TODAY.timestamp()))}
    zhanpai = [sys.executable, "-m", "zhanpai"]
    subprocess.run([*zhanpai, "demo", folder / "city"], env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*zhanpai, "report", "--root", folder / "city"], env=env, check=True, stdout=subprocess.DEVNULL
    )
    return folder / "city" / "report"


def photograph(browser: Browser, report: Path, out: Path) -> None:
    """The overview and a district on two widths, and the overview on paper."""
    pages = {"index": report / "index.html", "district": report / "district-yuelu.html"}
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
        for name, path in pages.items():
            page.goto(path.as_uri())
            height = min(TALL, page.evaluate("document.documentElement.scrollHeight"))
            png = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
            save(png, out / f"{name}-{width}.webp")
        page.close()
    printed(browser.new_page(viewport={"width": 1180, "height": 834}, locale="zh-CN"), pages["index"], out)


def printed(page: Page, path: Path, out: Path) -> None:
    """The first sheet as a printer shows it."""
    page.emulate_media(media="print")
    page.goto(path.as_uri())
    save(page.screenshot(), out / "index-print.webp")
    page.close()


def save(png: bytes, path: Path) -> None:
    """A picture for the documentation."""
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").save(path, "WEBP", quality=60, method=6)


def main() -> None:
    """Write a city and its report into a folder that is thrown away, and photograph the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ALL / "report")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        photograph(browser, make_report(Path(folder)), out)


if __name__ == "__main__":
    main()
