"""A made-up city of ten stations, small enough to be built again and again, and how to build it."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.shipped import ROOT
from zhanpai.content.demo.corpus import make_corpus
from zhanpai.content.demo.divisions import parse_divisions
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import Built, Progress, build_site

TODAY = dt.date(2026, 11, 23)
STATIONS = 10
EPOCH = str(int(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC).timestamp()))
DIVISIONS = ROOT / "generator" / "zhanpai" / "content" / "demo" / "changsha-divisions.csv"


@cache
def _files() -> dict[str, bytes]:
    divisions = parse_divisions(DIVISIONS.read_text("utf-8"))
    corpus = make_corpus(divisions, stations=STATIONS, deputies=24, news=16, seed=1, today=TODAY)
    prose = (ROOT / "content" / "pages").glob("*.md")
    return {f.path: f.content for f in corpus} | {f"content/pages/{p.name}": p.read_bytes() for p in prose}


def write_city(root: Path) -> Path:
    """A project with its own theme, so that a test may break that too."""
    for path, content in _files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def ready(root: Path) -> Prepared:
    return prepare(root, TODAY)


def build(root: Path, out: Path | None = None, **options: object) -> Built:
    """Build in this process and without full-text search, which takes as long again; `on_progress` may listen."""
    settings = {
        "draw_images": draw_images,
        "processes": 1,
        "search": False,
        "on_progress": lambda progress: None,
    } | options
    return build_site(ready(root), out or root / "site", **settings)  # type: ignore[arg-type]


def run(code: str, root: Path, *arguments: object) -> subprocess.Popen[str]:
    """Run Python `code` in a process of its own, with `root` and `arguments` as sys.argv[1:]."""
    command = [sys.executable, "-c", code, str(root), *map(str, arguments)]
    env = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


__all__ = [
    "EPOCH",
    "ROOT",
    "STATIONS",
    "TODAY",
    "Progress",
    "append",
    "build",
    "ready",
    "run",
    "tree",
    "write_city",
]
