"""A stylesheet, a font, an icon of a city's own: each works alone, and what is damaged, dead or foreign is told."""

import io

import pytest
from PIL import Image

from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.own.assets import asset_problems

FONTS = {path.rpartition("/")[2] for path in shipped_theme() if path.startswith("fonts/")}
FONT = shipped_theme()["fonts/rare-1.woff2"]


def told(path: str, content: bytes | str) -> list[str]:
    raw = content.encode() if isinstance(content, str) else content
    return [f"{d.line}:{d.column} {d.message}" for d in asset_problems(path, raw, shipped_theme(), FONTS)]


def png(width: int, height: int, kind: str = "PNG") -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (width, height), (29, 74, 147)).save(picture, kind)
    return picture.getvalue()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("css/own.css", ".zp-button { border-radius: 0 }\n"),
        ("css/own.css", '@font-face { src: url("../fonts/rare-1.woff2") format("woff2") }\n'),
        ("css/own.css", '/* url("https://cdn.example.com/a.png") @import "x"; */\n'),
        ("js/own.js", "document.title;\n"),
        ("fonts/city.woff2", FONT),
        ("logo/favicon.png", png(180, 180)),
        ("logo/favicon.png", png(512, 512)),
        ("templates/pages/prose.html", "{{ title }}"),
        ("signage/kinds/doorplate.typ", "#let x = 1"),
        ("components/slogan/macro.html", "{% macro slogan() %}{% endmacro %}"),
    ],
)
def test_one_file_alone_is_taken(path, content):
    assert told(path, content) == []


@pytest.mark.parametrize(
    ("style", "where"),
    [
        ('@import "https://cdn.example.com/a.css";', "1:1"),
        ("a{}\n@import url(a.css);", "2:1"),
        ("a { background: url(https://cdn.example.com/b.png) }", "1:17"),
        ("a { background: URL( '//cdn.example.com/b.png' ) }", "1:17"),
        ("a { background: url(data:image/png;base64,AAAA) }", "1:17"),
        ('a { background: url("../images/c.png") }', "1:17"),
        ("a { background: url(/assets/c.png) }", "1:17"),
        ("a { filter: url(#blur) }", "1:13"),
        ("@font-face { src: url(../fonts/rare-1.woff2) }", "1:19"),
        ('@font-face { src: url("rare-1.woff2") }', "1:19"),
        ('@font-face { src: url("../fonts/nowhere.woff2") }', "1:19"),
        ('@font-face { src: url("../fonts/OFL.txt") }', "1:19"),
        ('/* 一\n二 */ a { background: url("x.png") }', "2:22"),
    ],
)
def test_an_address_in_a_stylesheet_that_leads_nowhere_or_elsewhere_is_told(style, where):
    (found,) = told("css/own.css", style)
    assert found.startswith(f"{where} ")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("css/own.css", b"\xff\xfea", "不是 UTF-8 编码"),
        ("fonts/city.woff2", b"", "不是 WOFF2"),
        ("fonts/city.woff2", b"wOFF" + FONT[4:], "不是 WOFF2"),
        ("fonts/city.woff2", FONT[:-1], "没有存完整"),
        ("logo/favicon.png", b"", "不是 PNG"),
        ("logo/favicon.png", png(180, 180)[:200], "没有存完整"),
        ("logo/favicon.png", png(180, 180, "JPEG"), "里面是 JPEG"),
        ("logo/favicon.png", png(180, 90), "180×90 像素"),
        ("logo/favicon.png", png(2000, 2000), "2000×2000 像素"),
        ("logo/favicon.png", png(16, 16), "16×16 像素"),
    ],
)
def test_a_file_that_is_damaged_is_told(path, content, said):
    (found,) = told(path, content)
    assert said in found


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("logo.svg", "theme/logo/logo.svg"),
        ("images/favicon.png", "theme/logo/favicon.png"),
        ("own.css", "theme/css/own.css"),
        ("css/more/own.css", "theme/css/own.css"),
        ("city.woff2", "theme/fonts/city.woff2"),
        ("Tokens.yaml.txt", ""),
        ("fonts/city.ttf", ""),
        ("readme.md", ""),
    ],
)
def test_a_file_that_nothing_takes_up_is_told_with_its_place(path, there):
    (found,) = asset_problems(path, b"x", shipped_theme(), FONTS)
    assert found.code == "S290" and not found.severity.is_error
    assert f"移到 {there}。" in found.fix if there else "删掉它" in found.fix


def test_no_shipped_file_is_said_to_be_of_no_use_or_wrong():
    assert [
        found for path, raw in shipped_theme().items() for found in asset_problems(path, raw, {}, FONTS)
    ] == []
