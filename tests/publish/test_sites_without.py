"""A site that lacks a kind of content checks clean and builds, gates and all."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from tests.publish.city import build, tree
from zhanpai.content.load import load
from zhanpai.content.scaffold.site import site_files
from zhanpai.kit.diagnostics import has_errors
from zhanpai.pipeline import examine

pytestmark = pytest.mark.slow

STATIONS, NEWS = "content/stations", "content/news"
SECRET = "接待室里坐满了人"
"""Words of the text that is withdrawn."""


def without(*paths: str) -> Callable[[Path], None]:
    def take_away(root: Path) -> None:
        for path in paths:
            shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()

    return take_away


def each_item(change: Callable[[str], str]) -> Callable[[Path], None]:
    def do(root: Path) -> None:
        for path in (root / NEWS).rglob("*.md"):
            path.write_text(change(path.read_text("utf-8")), "utf-8")

    return do


def withdrawn(text: str) -> str:
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    return f"---\n{front}\nwithdrawn: {{on: 2026-03-03, reason: 内容有误。}}\n---\n{body}\n\n{SECRET}。\n"


def no_deputies(root: Path) -> None:
    """Nobody on any station, and nobody named."""
    without("content/projects")(root)
    each_item(lambda text: re.sub(r"deputies: .*\n", "", text))(root)
    for path in (root / STATIONS).rglob("*.yaml"):
        text = path.read_text("utf-8")
        for key in ("deputies", "rota"):
            text = re.sub(rf"^{key}:\n(?:[ -].*\n|\n)*", "", text, flags=re.MULTILINE)
        path.write_text(text, "utf-8")


def no_photos(root: Path) -> None:
    """No picture anywhere, and none asked for."""
    for path in root.rglob("*.[jp][pn]g"):
        path.unlink()
    for path in (*(root / STATIONS).rglob("*.yaml"), *(root / NEWS).rglob("*.md")):
        text = path.read_text("utf-8")
        text = re.sub(
            r"^photos:\n(?:[ -].*\n)*|^ *(?:photo|cover|cover_alt): .*\n", "", text, flags=re.MULTILINE
        )
        text = re.sub(r", qr: [^}]*|^gallery:\n(?:[ -].*\n)*|^!\[.*\n", "", text, flags=re.MULTILINE)
        path.write_text(re.sub(r"^accounts:\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE), "utf-8")


def no_prose(root: Path) -> None:
    """No hand-written page, and no link to one."""
    without("content/pages")(root)
    each_item(lambda text: text.replace("](/guide/)", "](/s/0001/)"))(root)


def status(words: str) -> Callable[[Path], None]:
    """Station 0001, which has a photo, an account's code and deputies, is no longer open."""

    def do(root: Path) -> None:
        register = root / "stations.yaml"
        row = '{id: "0001", kind: township,  district: 岳麓区, township: 望月湖街道'
        text = register.read_text("utf-8")
        assert row in text
        register.write_text(text.replace(row, f"{row}, {words}"), "utf-8")

    return do


CITIES: dict[str, Callable[[Path], None]] = {
    "news": without(NEWS, "content/projects"),
    "published news": each_item(lambda text: re.sub(r"reviews: .*", "reviews: [一审 曹示例]", text)),
    "news that stands": each_item(withdrawn),
    "opinions": without("content/opinions"),
    "projects": without("content/projects"),
    "deputies": no_deputies,
    "photos": no_photos,
    "prose": no_prose,
    "an open station, closed": status("status: closed, since: 2026-01-05"),
    "an open station, merged": status('status: merged, into: "0005", since: 2026-01-05'),
    "an open station, suspended": status("status: suspended, since: 2026-01-05"),
    "stations' files": without(STATIONS, "content/opinions", NEWS, "content/projects"),
}


@pytest.mark.parametrize("lacking", CITIES)
def test_a_city_without_it_checks_clean_and_builds(lacking: str, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    CITIES[lacking](root)
    assert not has_errors(examine(load(root, TODAY)))
    build(root)
    assert (root / "site" / "index.html").is_file()
    assert not any(SECRET.encode() in content for content in tree(root / "site").values())


def test_a_fresh_site_checks_clean_and_builds_also_without_its_sample(tmp_path: Path) -> None:
    for path, text in site_files(TODAY).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert examine(load(tmp_path, TODAY)) == []
    build(tmp_path)
    shutil.rmtree(tmp_path / NEWS)
    assert examine(load(tmp_path, TODAY)) == []
    build(tmp_path)
