"""Pictures keep the names that Windows, WeChat and Macs gave them, wherever one is named."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from zhanpai.pipeline import prepare

NEWS, STATION = "content/news/2026", "content/stations/yuelu"
NAMES = [
    *("照片(1).jpg", "现场 照片.jpg", "微信图片_20261127.jpg", "mmexport1700000000.jpg", "IMG 1.JPEG"),
    *("现场%20照片.jpg", "照片（1）.JPG", "é照.jpg"),
]


@pytest.mark.breadth
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_picture_is_shown_in_front_matter_text_and_station_under_the_name_it_has(
    name: str, form: str, tmp_path: Path
) -> None:
    root = write_project(tmp_path)
    stored = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    shutil.move(root / NEWS / "dianti.jpg", root / NEWS / stored)
    shutil.move(root / STATION / "0001-1.jpg", root / STATION / stored)
    item, station = root / NEWS / "2026-02-11-dianti.md", root / STATION / "0001.yaml"
    item.write_text(
        f"{item.read_text('utf-8').replace('dianti.jpg', name)}\n![代表在看图]({name})\n", "utf-8"
    )
    station.write_text(station.read_text("utf-8").replace("0001-1.jpg", f'"{name}"'), "utf-8")
    prepared = prepare(root, TODAY, strict=True)
    pages = {page.url: prepared.renderer.body(page) for page in prepared.pages}
    assert pages["/news/2026-02-11-dianti/"].count("<figcaption>代表在看图") == 1
    shown = prepared.site.pictures[f"{STATION}/{unicodedata.normalize('NFC', name).replace('%20', ' ')}"]
    assert f"/pictures/{shown.checksum}-" in pages["/s/0001/"]


@pytest.mark.breadth
@pytest.mark.parametrize(
    "name",
    [
        "../0001-1.jpg",
        "a/b.jpg",
        "C:\\a.jpg",
        "..\\a.jpg",
        ".jpg",
        "a?.jpg",
        "a.heic",
        "a%2Fb.jpg",
        "%2e%2e%5Ca.jpg",
        "a",
        "x" * 130 + ".jpg",
    ],
)
def test_what_is_no_name_of_a_picture_in_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    station = root / STATION / "0001.yaml"
    station.write_text(station.read_text("utf-8").replace("0001-1.jpg", f"'{name}'"), "utf-8")
    with pytest.raises(Exception, match="D211"):
        prepare(root, TODAY)
