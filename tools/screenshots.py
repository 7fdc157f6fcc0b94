"""Photograph every kind of page of the shipped site into build/screenshots/, as of the day it was written for.

    .venv/bin/python tools/screenshots.py [--out FOLDER] [PAGE …]

A long page is cut where a reader would have scrolled some three screens.  build/ is not kept in the repository; the
few pictures that the documentation shows are taken from there by tools/shown.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from zhanpai.pipeline import prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import build_site

ROOT = Path(__file__).parents[1]
ALL = ROOT / "build" / "screenshots"
"""Where every picture goes."""
SHIPPED_TODAY = dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]

PAGES = {
    "home": ("首页", ""),
    "find": ("找站", "find/"),
    "search": ("全文搜索", "search/?q=加装电梯"),
    "districts": ("各区县", "districts/"),
    "district": ("区县", "districts/yuelu/"),
    "township": ("街道（乡镇）", "districts/yuelu/430104102/"),
    "station": ("联络站", "s/0219/"),
    "station-merged": ("已并入他站的联络站", "s/0375/"),
    "station-register-only": ("资料待补充的联络站", "s/0145/"),
    "deputy": ("代表", "d/100157/"),
    "deputies": ("代表名录（按层级）", "deputies/level/city/"),
    "news": ("履职动态", "news/"),
    "news-item": ("一篇动态", "news/2026-11-18-dianti/"),
    "stories": ("代表风采", "stories/"),
    "feature": ("特色联络站", "features/yanglao/"),
    "projects": ("民生实事", "projects/"),
    "annual": ("代表履职年报", "annual/2026/"),
    "notices": ("接待日公告", "notices/yuelu/"),
    "notice": ("一个站的接待日公告", "s/0219/notice/"),
    "accounts": ("平台账号", "accounts/yuelu/"),
    "card": ("放在别的网站里的卡片", "embed/yuelu/"),
    "opinions": ("意见办理", "opinions/"),
    "opinions-district": ("区县意见办理台账", "opinions/yuelu/"),
    "prose": ("办事指南", "guide/"),
    "not-found": ("404", "404.html"),
}
MAIN = ("home", "find", "station", "deputy", "news-item")
"""These are shown in the dark and in large text too."""
SCREEN = (1280, 860)
"""What a computer shows of the home page without scrolling is kept as a picture of its own, as large as one of the desk."""


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int
    look: str = "light"

    @property
    def height(self) -> int:
        """What is kept of a long page, in CSS pixels."""
        return 2400 if self.width < 700 else 1600


VIEWS = [View(width, look) for look in ("light", "dark", "large") for width in (390, 1280)]
LOOKS = {"light": "浅色", "dark": "深色", "large": "大字"}


def main() -> None:
    """Build, serve, photograph, list."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="*", choices=[*PAGES, []], metavar="PAGE")
    parser.add_argument("--out", type=Path, default=ALL)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(built(Path(folder) / "site")) as address:
        for name in chosen.pages or PAGES:
            for stale in chosen.out.glob(f"{name}-[0-9]*.webp"):
                stale.unlink()
        taken = photograph(address, chosen.pages or list(PAGES), chosen.out)
    if not chosen.pages:
        (chosen.out / "README.md").write_text(index(taken), "utf-8")
    size = sum(path.stat().st_size for path in chosen.out.glob("*.webp"))
    print(f"{len(taken)} pictures, {size / 1024 / 1024:.1f} MiB in all, in {chosen.out}")  # noqa: T201


def built(out: Path) -> Path:
    """The site on its day."""
    build_site(
        prepare(ROOT, SHIPPED_TODAY.date()),
        out,
        draw_images=draw_images,
        processes=os.cpu_count() or 1,
        on_progress=lambda _: None,
    )
    return out


class Quiet(SimpleHTTPRequestHandler):
    """Files, in silence."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def photograph(address: str, names: list[str], out: Path) -> list[tuple[str, View, str]]:
    """Take the pages in each view that is asked of them; a page that does not exist yet is left out."""
    taken = []
    with chromium() as browser:
        for view in VIEWS:
            shown = [n for n in names if view.look == "light" or n in MAIN]
            for name, picture in look_at(browser, view, address, shown):
                file = f"{name}-{view.width}{'' if view.look == 'light' else f'-{view.look}'}.webp"
                picture.save(out / file, "WEBP", quality=42, method=6)
                if (name, view) == ("home", View(SCREEN[0])):
                    picture.crop((0, 0, *SCREEN)).save(out / "home-screen.webp", "WEBP", quality=60, method=6)
                taken.append((name, view, file))
    return taken


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use."""
    path = subprocess.check_output(["sh", ROOT / "tools" / "browser.sh"], text=True).split()[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def look_at(
    browser: Browser, view: View, address: str, names: list[str]
) -> Iterator[tuple[str, Image.Image]]:
    """Each page as this view shows it."""
    context = browser.new_context(
        viewport={"width": view.width, "height": 844 if view.width < 700 else 900},
        device_scale_factor=1.25 if view.width < 700 else 1,
        color_scheme="dark" if view.look == "dark" else "light",
        reduced_motion="reduce",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    # As the reader's own choice of yesterday: the page must come up large without a jump.
    if view.look == "large":
        context.add_init_script("localStorage.setItem('zp-size', 'large')")
    page = context.new_page()
    page.clock.set_fixed_time(SHIPPED_TODAY)
    for name in names:
        answer = page.goto(address + PAGES[name][1], wait_until="networkidle")
        if answer is None or not answer.ok:
            continue
        # Lazy pictures load as they are scrolled to.
        page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager' })")
        page.wait_for_load_state("networkidle")
        height = min(view.height, page.evaluate("document.documentElement.scrollHeight"))
        png = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": view.width, "height": height})
        yield name, Image.open(io.BytesIO(png)).convert("RGB")
    context.close()


def index(taken: list[tuple[str, View, str]]) -> str:
    """The list of the pictures, a table a page."""
    lines = [
        "# 各类网页的样子",
        "",
        "随库站点在 2026 年 11 月 23 日的样子，由 `make screenshots` 拍摄；长网页只留开头。",
    ]
    for name, (title, _) in PAGES.items():
        shots = [(view, file) for other, view, file in taken if other == name]
        if not shots:
            continue
        lines += ["", f"## {title}", ""]
        lines += ["| " + " | ".join(f"{LOOKS[v.look]} {v.width} px" for v, _ in shots) + " |"]
        lines += ["|" + " --- |" * len(shots)]
        lines += ["| " + " | ".join(f"![{title}，{LOOKS[v.look]}]({file})" for v, file in shots) + " |"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
