"""Photograph what `zhanpai share` makes of shipped items into build/screenshots/share/.

    .venv/bin/python tools/share_screenshots.py [--out FOLDER]

An article is shown as it is copied, and beside it as it will stand once its pictures are put in; posters and sheets
as they are printed.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser
from screenshots import ALL, ROOT, SHIPPED_TODAY, chromium

from zhanpai.channels.making.package import Request, share
from zhanpai.pipeline import prepare

ITEMS = {
    "2026-09-16-shoufeipai": "picture",
    "2026-10-10-wuyetiaoli": "table",
    "2026-11-14-jiancha": "work",
}
"""What each item is there to show."""
ROLL, PAGE = "roll", "preview"
TALL = 1280
"""Pixels of a poster's longer side."""


def photograph(browser: Browser, package: Path, name: str, out: Path) -> None:
    """Both telephones of a package; of the first, the whole page too."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page.goto((package / "preview.html").as_uri())
    save(opened(page.locator(".zp-phones").screenshot()), out / f"wechat-{name}.webp")
    if name == next(iter(ITEMS.values())):
        save(opened(page.screenshot(full_page=True)), out / f"{PAGE}.webp")
    page.close()


def posters(package: Path, name: str, out: Path) -> None:
    """Every poster and printed sheet of a package."""
    for path in sorted(package.glob("*")):
        if path.suffix == ".pdf":
            picture = first_page(path)
        elif path.suffix == ".png" and path.stem in ("poster", "square", "digest"):
            picture = opened(path.read_bytes())
        else:
            continue
        picture.thumbnail((TALL, TALL), Image.Resampling.LANCZOS)
        kind = f"{path.stem}-a3" if path.name == "digest.pdf" else path.stem
        save(picture, out / f"{kind}-{name}.webp")


def first_page(path: Path) -> Image.Image:
    """The first page of a PDF, a little larger than it will be shown."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        picture: Image.Image = pdf[0].render(scale=2 * TALL / max(pdf[0].get_size())).to_pil()
    return picture


def opened(raw: bytes) -> Image.Image:
    """The picture in these bytes."""
    return Image.open(io.BytesIO(raw))


def save(picture: Image.Image, path: Path) -> None:
    """A picture for the documentation."""
    picture.convert("RGB").save(path, "WEBP", quality=80, method=6)


def main() -> None:
    """Make the packages in a folder that is thrown away, and photograph them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ALL / "share")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    prepared = prepare(ROOT, SHIPPED_TODAY.date())
    items = [item for item in prepared.site.news if item.stem in ITEMS]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        made = share(prepared, Request(items), Path(folder) / "share")
        for package in made.folders:
            name = ITEMS.get(package, ROLL)
            photograph(browser, made.out / package, name, out)
            posters(made.out / package, name, out)


if __name__ == "__main__":
    main()
