"""Whatever is wrong with a news item, one finding says where it is, what it is and what to write instead."""

import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY, write_project
from tests.shipped import EPOCH, ROOT
from zhanpai.content.load import load
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.pipeline import examine, prepare

FOLDER = "content/news/2026"
PATH = f"{FOLDER}/2026-02-20-xin.md"
JPEG = (DEMO / FOLDER / "dianti.jpg").read_bytes()
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
FRONT = """\
---
title: 新的一篇
date: 2026-02-20
stations: ["0001"]
category: 接待选民
deputies: ["100002"]
reviews: [一审 曹示例, 二审 严示例, 三审 华示例]
---

正文。
"""


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


def changed(old: str, new: str) -> str:
    assert FRONT.count(old) == 1
    return FRONT.replace(old, new)


def added(lines: str) -> str:
    return changed("\n---\n\n", f"\n{lines}\n---\n\n")


def with_cover(name: str) -> str:
    return added(f"cover: {name}")


# What is wrong; the item; the picture beside it; the code, the line and the words of the one finding; and of the fix.
CASES: list[tuple[str, str | bytes, dict[str, bytes], str, int, str, str]] = [
    # Front matter.
    ("none", "正文。\n", {}, "Y019", 1, "---", "---"),
    ("never closed", "---\ntitle: 新\ndate: 2026-02-20\n\n正文。\n", {}, "Y019", 1, "---", "---"),
    ("in GBK", FRONT.encode("gbk"), {}, "Y001", 2, "UTF-8", "UTF-8"),
    ("full-width colon", changed("category: ", "category："), {}, "Y014", 5, "冒号", "category: "),
    ("bracket left open", changed('["0001"]', '["0001"'), {}, "Y025", 4, "括号", "]"),
    ("key typed twice", added("date: 2026-02-21"), {}, "Y036", 8, "date", "删"),
    ("no title", changed("title: 新的一篇\n", ""), {}, "D101", 2, "标题", "title"),
    ("unknown key", added("catgory: 视察"), {}, "D102", 8, "catgory", "category"),
    ("words for a list", changed('["0001"]', '"0001"'), {}, "D104", 4, "相关站点", '["0001"]'),
    # Categories, stations, deputies.
    ("unknown category", changed("接待选民", "接待群众"), {}, "D103", 5, "接待群众", "接待选民"),
    ("unknown series", added("series: 代表风彩"), {}, "D103", 8, "代表风彩", "代表风采"),
    ("unknown station", changed("0001", "0999"), {}, "S209", 4, "0999", "stations.yaml"),
    ("station without zeros", changed('"0001"', "1"), {}, "D201", 4, "1", "0001"),
    ("unknown deputy", changed("100002", "199999"), {}, "S210", 6, "199999", "编号"),
    ("name for a deputy", changed('"100002"', "张示例"), {}, "D202", 6, "张示例", "六位"),
    # Dates.
    ("no such day", changed("2026-02-20", "2026-02-30"), {}, "D203", 3, "2026-02-30", "28"),
    ("month thirteen", changed("2026-02-20", "2026-13-01"), {}, "D203", 3, "13", "12"),
    ("day in Chinese", changed("2026-02-20", "2026年2月20日"), {}, "D203", 3, "2026年2月20日", "2026-02-20"),
    ("another day than the file's", changed("2026-02-20", "2026-02-19"), {}, "S213", 3, "2026-02-19", "2026-02-20"),
    ("correction before it", added("corrections: [{on: 2026-02-01, text: 改。}]"), {}, "D240", 8, "2026-02-01", "更正"),
    ("withdrawn before it", added("withdrawn: {on: 2026-02-01, reason: 误。}"), {}, "D240", 8, "2026-02-01", "撤回"),
    ("correction to come", added("corrections: [{on: 2062-04-01, text: 改。}]"), {}, "D216", 8, "2062-04-01", "2026-03-04"),
    ("correction without words", added("corrections: [{on: 2026-02-21}]"), {}, "D101", 8, "更正内容", "text"),
    ("withdrawn without a reason", added("withdrawn: {on: 2026-02-21}"), {}, "D101", 8, "撤回原因", "reason"),
    ("a day over announced", added("announces: 2026-02-19"), {}, "D241", 8, "2026-02-19", "announces"),
    # Videos.
    ("video without https", added("videos: [{title: 看, url: v.example.gov.cn}]"), {}, "D208", 8, "v.example.gov.cn", "https://"),
    ("video without a title", added('videos: [{url: "https://v.example.gov.cn"}]'), {}, "D101", 8, "视频标题", "title"),
    ("video as a script", added('videos: [{title: 看, url: "javascript:alert(1)"}]'), {}, "D208", 8, "javascript", "https://"),
    # Pictures.
    ("cover missing", with_cover("xin.jpg"), {}, "L301", 8, "xin.jpg", FOLDER),
    ("picture of the text missing", FRONT + "\n![图](xin.jpg)\n", {}, "L301", 12, "xin.jpg", FOLDER),
    ("gallery's missing", added("gallery: [{file: xin.jpg, alt: 图}]"), {}, "L301", 8, "xin.jpg", FOLDER),
    ("gallery's without words", added("gallery: [{file: dianti.jpg}]"), {}, "D101", 8, "图片说明", "alt"),
    ("gallery's twice", added("gallery: [{file: dianti.jpg, alt: 一}, {file: dianti.jpg, alt: 二}]"), {}, "S240", 8, "dianti.jpg", "换"),
    ("capital letters", with_cover("xin.jpg"), {"xin.JPG": JPEG}, "L301", 8, "xin.jpg", "xin.JPG"),
    ("of another host", FRONT + "\n![图](https://x.example.com/a.jpg)\n", {}, "L305", 12, "a.jpg", FOLDER),
    ("ten megabytes", with_cover("xin.jpg"), {"xin.jpg": JPEG.ljust(10 * 2**20, b"\0")}, "S241", 8, "10 MB", "4000"),
    ("thirty megabytes", with_cover("xin.jpg"), {"xin.jpg": JPEG.ljust(30 * 2**20, b"\0")}, "L302", 8, "20 MB", "4000"),
    ("a bomb of pixels", with_cover("xin.png"), {"xin.png": bomb(50_000, 50_000)}, "L302", 8, "像素", "4000"),
    ("cut short", with_cover("xin.jpg"), {"xin.jpg": JPEG[: len(JPEG) // 2]}, "L302", 8, "没有传完", "JPG"),
    ("HEIC renamed", with_cover("xin.jpg"), {"xin.jpg": HEIC}, "L302", 8, "HEIC", "JPG"),
    ("HEIC named in the front matter", with_cover("xin.heic"), {}, "D211", 8, "xin.heic", "JPG"),
    ("SVG with a script, renamed", with_cover("xin.jpg"), {"xin.jpg": SVG}, "L302", 8, "SVG", "JPG"),
    ("SVG named in the front matter", with_cover("xin.svg"), {}, "D211", 8, "xin.svg", "JPG"),
    ("path for a name", with_cover("../2025/xin.jpg"), {}, "D211", 8, "../2025/xin.jpg", "文件名"),
    # Text.
    ("script in the text", FRONT + "\n<script>alert(1)</script>\n", {}, "L306", 12, "<script>", "删掉"),
    ("link to nowhere", FRONT + "\n[站](/s/9999/)\n", {}, "L303", 12, "/s/9999/", "站号"),
]  # fmt: skip


def told(root: Path) -> list[Diagnostic]:
    return examine(load(root, TODAY))


def write(root: Path, text: str | bytes, pictures: dict[str, bytes]) -> Path:
    beside = {f"{FOLDER}/{name}": raw for name, raw in pictures.items()}
    return write_project(root, {PATH: text, **beside})


def test_the_item_that_is_broken_below_is_right_as_it_stands(tmp_path):
    assert told(write(tmp_path, FRONT, {})) == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("text", "pictures", "code", "line", "words", "fix"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_there_is_one_finding_with_its_line_and_a_fix(text, pictures, code, line, words, fix, tmp_path):
    found = told(write(tmp_path, text, pictures))
    assert [(d.code, d.path, d.line) for d in found] == [(code, PATH, line)], "\n".join(map(str, found))
    (finding,) = found
    assert words in f"{finding.message}{finding.excerpt}" and fix in finding.fix, str(finding)
    assert re.search("[\u4e00-\u9fff]", finding.message) and re.search("[\u4e00-\u9fff]", finding.fix)


@pytest.mark.parametrize("name", ["xin.heic", "xin.svg", "xin.gif", "xin.psd"])
def test_a_picture_of_another_kind_beside_the_item_is_named_and_not_published(name, tmp_path):
    (found,) = told(write(tmp_path, FRONT, {name: SVG}))
    assert (found.code, found.path, found.fix) == ("S203", f"{FOLDER}/{name}", "用看图软件另存为 .jpg。")


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    wrong = added("cover: xin.jpg\nannounces: 2026-02-19").replace("0001", "0999").replace("100002", "199999")
    assert [d.code for d in told(write(tmp_path, wrong, {}))] == ["S209", "S210", "L301", "D241"]


def test_a_build_of_it_stops_before_anything_is_planned(tmp_path):
    with pytest.raises(ContentError):
        prepare(write(tmp_path, with_cover("xin.jpg"), {"xin.jpg": HEIC}), TODAY)


@pytest.mark.slow
def test_nothing_is_half_written_and_the_site_that_was_there_stays(tmp_path):
    """Every faulty item at once, through the command line, over a folder that holds an older site."""
    root, out = write_project(tmp_path / "project"), tmp_path / "out"
    for number, (_, text, pictures, *_) in enumerate(CASES):
        raw = (text.encode() if isinstance(text, str) else text).replace(b"xin.", b"xin-%d." % number)
        (root / FOLDER / f"2026-02-20-xin-{number}.md").write_bytes(raw)
        for name, content in pictures.items():
            if len(content) < 2**20:
                (root / FOLDER / name.replace("xin.", f"xin-{number}.")).write_bytes(content)
    out.mkdir()
    (out / ".zhanpai").write_text("", "utf-8")
    (out / "index.html").write_text("以前的网站", "utf-8")
    before = {p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file()}
    command = [sys.executable, "-m", "zhanpai", "build", "--root", str(root), "--out", str(out)]
    env = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "什么都没有写" in said and "Traceback" not in said
    for number, (_, _, pictures, *_) in enumerate(CASES):
        if all(len(content) < 2**20 for content in pictures.values()):
            assert f"2026-02-20-xin-{number}.md" in said, CASES[number][0]
    after = {
        p: p.read_bytes() for p in sorted(tmp_path.rglob("*")) if p.is_file() and ".cache" not in p.parts
    }
    assert after == before
