"""Photograph the desk on the shipped project into build/screenshots/desk/, as of the day the project was written for.

    .venv/bin/python tools/desk_pictures.py

A desk of its own process, on a copy of the project and with a person's settings of its own.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page
from screenshots import ALL, ROOT, SCREEN, SHIPPED_TODAY, chromium

DISTRICT = "岳麓区"
PICTURES = {"week": ("/", "这周有"), "station": ("/stations/0219/edit", "已更新")}
"""File → where in the desk, and what stands there once all is: the second has the telephone beside it."""
PATIENCE = 120_000
"""Milliseconds after which a picture is given up."""


def main() -> None:
    """Open the desk, choose a district's stations, photograph."""
    (ALL / "desk").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder)) as address, chromium() as browser:
        page = browser.new_context(
            viewport={"width": SCREEN[0], "height": SCREEN[1]}, reduced_motion="reduce", locale="zh-CN"
        ).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        origin = address.partition("/enter")[0]
        choose(page, origin)
        for name, (path, words) in PICTURES.items():
            page.goto(origin + path)
            page.get_by_text(words).first.wait_for()
            page.wait_for_load_state("networkidle")
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.save(ALL / "desk" / f"{name}.webp", "WEBP", quality=60, method=6)


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """The desk of a copy of the shipped project in `folder`: the address that opens it once."""
    root = folder / "project"
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("stations.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, root)
    env = os.environ | {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "SOURCE_DATE_EPOCH": str(int(SHIPPED_TODAY.timestamp())),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "zhanpai", "desk", "--no-browser", "--root", str(root)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield next(line.partition("：")[2].strip() for line in process.stdout if "http" in line)
        process.terminate()


def choose(page: Page, origin: str) -> None:
    """Keep the stations of one district, as somebody of that district does."""
    page.goto(f"{origin}/keeping?district={DISTRICT}")
    page.get_by_label("全部加上").check()
    page.get_by_role("button", name="加上").last.click()


if __name__ == "__main__":
    main()
