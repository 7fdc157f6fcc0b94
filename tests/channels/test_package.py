"""A package is whole or not there, carries nothing private, and says what the site says."""

import io
import re

import pytest
import zxingcpp
from PIL import Image

from tests.fronts.cli.zhanpai import snapshot
from tests.make import TODAY
from zhanpai.channels.making import package, posters
from zhanpai.channels.making.package import KINDS, Request
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import prepare

DIANTI, TINGCHE, XUEXI = "2026-02-11-dianti", "2026-01-22-tingche", "2025-12-18-xuexi"
NEWS = f"content/news/2026/{DIANTI}.md"


def make(root, *stems, kinds=KINDS, span=None, out=None):
    prepared = prepare(root, TODAY)
    items = [next(item for item in prepared.site.news if item.stem == stem) for stem in stems]
    return package.share(prepared, Request(items, kinds, span), out or root / "share")


def test_an_item_has_its_fragment_page_texts_code_and_pictures(project):
    root = project()
    made = make(root, DIANTI)
    assert made.folders == (DIANTI,)
    assert set(made.files) >= {
        f"{DIANTI}/{name}"
        for name in ("wechat.html", "preview.html", "texts.txt", "qr.png", "pictures/01-dianti.jpg")
    }
    assert set(snapshot(root / "share")) == set(made.files)


@pytest.mark.slow
def test_several_items_make_a_roll_too(project):
    made = make(project(), DIANTI, TINGCHE, XUEXI)
    assert made.folders == (DIANTI, TINGCHE, XUEXI, "digest-20251218-20260211")


def test_only_what_is_asked_for_is_made(project):
    assert sorted(make(project(), DIANTI, kinds=("text",)).files) == [
        f"{DIANTI}/{name}" for name in ("preview.html", "qr.png", "texts.txt")
    ]


def test_the_code_leads_to_the_items_page(project):
    root = project()
    make(root, DIANTI, kinds=("text",))
    (code,) = zxingcpp.read_barcodes(Image.open(root / "share" / DIANTI / "qr.png"))
    assert code.text == f"https://llz.example.gov.cn/news/{DIANTI}/"


def test_a_phones_photo_goes_out_without_its_place(project):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (28.0, 12.0, 0.0), 3: "E", 4: (112.0, 57.0, 0.0)}
    raw = io.BytesIO()
    Image.new("RGB", (3000, 2000), "red").save(raw, "JPEG", exif=exif, comment=b"secret")
    root = project({"content/news/2026/dianti.jpg": raw.getvalue()})
    make(root, DIANTI, kinds=("wechat",))
    with Image.open(root / "share" / DIANTI / "pictures/01-dianti.jpg") as picture:
        assert not picture.getexif() and "comment" not in picture.info
        assert picture.size == (1080, 720)


def test_texts_open_in_notepad(project):
    root = project()
    make(root, DIANTI, kinds=("text",))
    raw = (root / "share" / DIANTI / "texts.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert "演示数据，请勿发布。" in raw.decode("utf-8-sig")


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(project, tmp_path):
    root = project()
    make(root, DIANTI, TINGCHE)
    make(root, DIANTI, TINGCHE, out=tmp_path / "again")
    assert snapshot(root / "share") == snapshot(tmp_path / "again")


def test_a_second_run_takes_away_only_pictures_that_are_gone(project):
    root = project()
    make(root, DIANTI, kinds=("wechat",))
    folder = root / "share" / DIANTI
    (folder / "pictures/02-old.jpg").write_bytes(b"x")
    (folder / "pictures/mine.jpg").write_bytes(b"x")
    (folder / "notes.txt").write_bytes(b"x")
    make(root, DIANTI, kinds=("wechat",))
    assert not (folder / "pictures/02-old.jpg").exists()
    assert (folder / "pictures/mine.jpg").exists() and (folder / "notes.txt").exists()


def test_the_page_asks_nobody_and_shows_every_text(project):
    root = project()
    make(root, DIANTI, kinds=("wechat", "text"))
    page = (root / "share" / DIANTI / "preview.html").read_text("utf-8")
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
    assert re.findall(r"<b>(\S+?)</b> <span class=\"zp-count", page) == [
        *(
            "标题",
            "作者",
            "摘要",
            "微博",
            "微信群、朋友圈",
            "抖音标题",
            "视频号短标题",
            "抖音简介、视频号描述",
        )
    ]
    fragment = (root / "share" / DIANTI / "wechat.html").read_text("utf-8").strip()
    assert f'id="fragment">{fragment}</div>' in page


def test_too_long_a_title_and_body_are_both_said_and_nothing_is_written(project):
    text = (project() / NEWS).read_text("utf-8")
    long = re.sub("(?m)^title: .*", f"title: {'题' * 65}", text) + "很长。\n\n" * 2000
    root = project({NEWS: long})
    with pytest.raises(ContentError) as caught:
        make(root, DIANTI, TINGCHE)
    told = str(caught.value)
    first = long.split("\n").index("---", 1) + 3
    assert f"{NEWS}:2:8: 错误 S260 标题有 65 个字，公众号最多 64 个。" in told
    assert re.search(rf"{NEWS}:{first}:1: 错误 S261 正文连同排版有 \d+ 个字符，公众号要少于 20000 个。", told)
    assert len(caught.value.diagnostics) == 2
    assert not (root / "share").exists()
    # For the other places it may be as long as it likes.
    assert make(root, DIANTI, kinds=("text",)).files


def test_posters_are_released_with_the_rest_and_linked(project, monkeypatch):
    def make_posters(prepared, pieces, stage, kinds, on_progress, digest):
        names = [f"{piece.stem}/poster.png" for piece in pieces] + [f"{digest.stem}/digest.pdf"]
        for name in names:
            write_bytes(stage.done / name, b"x")
        return tuple(names)

    monkeypatch.setattr(posters, "make_posters", make_posters)
    root = project()
    made = make(root, DIANTI, TINGCHE)
    assert {f"{DIANTI}/poster.png", "digest-20260122-20260211/digest.pdf"} <= set(made.files)
    page = (root / "share" / DIANTI / "preview.html").read_text("utf-8")
    assert '<a href="poster.png">' in page and "竖版海报" in page
    assert "digest.pdf" not in page


@pytest.mark.parametrize(
    "failing", ["zhanpai.kit.images.develop", pytest.param("zhanpai.kit.qr.png", marks=pytest.mark.slow)]
)
def test_when_the_disk_is_full_nothing_is_left(failing, project, monkeypatch):
    root = project()

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(failing, full)
    with pytest.raises(Problem) as caught:
        make(root, DIANTI, TINGCHE)
    assert caught.value.message.startswith("磁盘满了，写不下（")
    assert not (root / "share").exists()


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".", "放着网站的资料，不能拿来放生成的文件。"),
        ("content/share", "放着网站的资料，不能拿来放生成的文件。"),
        ("site", "在要公开的网站里，不能拿来放别的东西。"),
        ("stations.yaml", "是一个文件，不是文件夹。"),
        ("stations.yaml/share", "stations.yaml 是一个文件，不是文件夹。"),
    ],
)
def test_an_unsafe_folder_is_refused(out, said, project):
    root = project()
    before = snapshot(root)
    with pytest.raises(Problem) as caught:
        make(root, DIANTI, out=root / out)
    assert said in caught.value.message
    assert snapshot(root) == before
