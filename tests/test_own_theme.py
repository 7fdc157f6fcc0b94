"""A city's `theme/` of one small file works: website, icons, shared pictures, doorplate and poster follow it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.fronts.cli.zhanpai import zhanpai
from tests.make import TODAY, write_project
from zhanpai.channels.making import package
from zhanpai.channels.making.package import Request
from zhanpai.kit.diagnostics import ContentError
from zhanpai.office.report.compose import make_report
from zhanpai.office.report.report_folder import read_settings, write_report
from zhanpai.pipeline import prepare
from zhanpai.press.making.press_run import press_signs
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import build_site

BLUE, GREEN = (0x1D, 0x4A, 0x93), (0x00, 0xAA, 0x55)
TOKENS = "# 我市的蓝\npalette:\n  red-600: '#1D4A93'\n  red-700: '#153A75'\n"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<path fill="#B3141D" d="M0 0h64v64H0z"/><path fill="#00AA55" d="M8 8h48v48H8z"/></svg>\n'
)
ITEM = "2026-02-11-dianti"


@dataclass(frozen=True)
class City:
    """All that is made of a project."""

    site: Path
    poster: Image.Image
    report: str
    doorplate: Image.Image

    @property
    def style(self) -> str:
        (path,) = self.site.glob("assets/site.*.css")
        return path.read_text("utf-8")

    def picture(self, path: str) -> Image.Image:
        return Image.open(self.site / "assets" / path).convert("RGB")


def make(root: Path, files: Mapping[str, str]) -> City:
    prepared = prepare(write_project(root, files), TODAY)
    build_site(
        prepared,
        root / "site",
        draw_images=draw_images,
        processes=1,
        search=False,
        on_progress=lambda _: None,
    )
    station = next(s for s in prepared.site.stations if s.exists)
    press_signs(prepared, root / "signs", ("doorplate",), [station])
    (sign,) = root.glob(f"signs/*/{station.id}-*.pdf")
    item = next(item for item in prepared.site.news if item.stem == ITEM)
    package.share(prepared, Request([item], ("poster",)), root / "share")
    report = make_report(prepared.site, read_settings(root), prepared.warnings)
    write_report(report, prepared.theme, root / "report", root)
    return City(
        root / "site",
        Image.open(root / "share" / ITEM / "poster.png").convert("RGB"),
        (root / "report/index.html").read_text("utf-8"),
        pypdfium2.PdfDocument(sign)[0].render(scale=0.5).to_pil().convert("RGB"),
    )


@pytest.fixture(scope="module")
def blue(tmp_path_factory: pytest.TempPathFactory) -> City:
    return make(tmp_path_factory.mktemp("blue") / "p", {"theme/tokens.yaml": TOKENS})


@pytest.fixture(scope="module")
def green(tmp_path_factory: pytest.TempPathFactory) -> City:
    return make(tmp_path_factory.mktemp("green") / "p", {"theme/logo/logo.svg": LOGO})


def share_of(picture: Image.Image, colour: tuple[int, int, int], near: int = 12) -> float:
    """How much of a picture is of this colour, as good as."""
    bands = [
        band.point(lambda level, wanted=wanted: 255 if abs(level - wanted) <= near else 0)
        for band, wanted in zip(picture.split(), colour, strict=True)
    ]
    both = Image.composite(bands[0], Image.new("L", picture.size), bands[1])
    every = Image.composite(both, Image.new("L", picture.size), bands[2])
    return every.histogram()[255] / (picture.width * picture.height)


def hue(picture: Image.Image) -> str:
    """Which of red, green and blue is the strongest in what is coloured of a picture."""
    pixels = [p for p in picture.resize((80, 80)).get_flattened_data() if max(p) - min(p) > 60]
    sums = [sum(band) for band in zip(*pixels, strict=True)]
    return ("red", "green", "blue")[sums.index(max(sums))]


@pytest.mark.slow
def test_the_colour_of_a_few_lines_is_in_the_stylesheet_and_the_old_one_is_not(blue: City) -> None:
    assert "--zp-brand:#1D4A93" in blue.style
    assert "#B3141D" not in blue.style


def test_the_colour_is_in_icons_and_logos(blue: City) -> None:
    for name in ("favicon.svg", "logo.svg"):
        text = (blue.site / "assets/logo" / name).read_text("utf-8")
        assert "#1D4A93" in text and "#B3141D" not in text
    assert share_of(blue.picture("logo/favicon.png"), BLUE) > 0.3


@pytest.mark.slow
def test_the_colour_is_on_shared_pictures(blue: City, green: City) -> None:
    assert share_of(blue.picture("share/home.png"), BLUE) > 0.3
    assert share_of(green.picture("share/home.png"), BLUE) == 0


def test_the_colour_is_on_the_doorplate_and_on_the_poster(blue: City, green: City) -> None:
    assert (hue(blue.doorplate), hue(green.doorplate)) == ("blue", "red")
    assert share_of(blue.poster, BLUE) > 0.1 and share_of(green.poster, BLUE) < 0.01


def test_the_colour_is_in_the_report_and_its_charts(blue: City, green: City) -> None:
    assert "--zp-brand:#1D4A93" in blue.report and "#B3141D" not in blue.report
    assert "--zp-brand:#B3141D" in green.report


def test_no_file_of_a_recoloured_site_has_a_colour_of_before(blue: City) -> None:
    """Whatever is added to the site, be it a manifest or a `theme-color`, follows the tokens or fails here."""
    texts = [
        p
        for p in blue.site.rglob("*")
        if p.suffix in {".html", ".css", ".js", ".svg", ".json", ".webmanifest"}
    ]
    assert len(texts) > 60
    old = re.compile("#(?:B3141D|8F0E16)", re.IGNORECASE)
    assert [p.name for p in texts if old.search(p.read_text("utf-8"))] == []


def test_a_logo_alone_is_shown_by_every_page_and_icon(green: City, blue: City) -> None:
    page = (green.site / "index.html").read_text("utf-8")
    assert 'fill="#00AA55"' in page
    assert (green.site / "assets/logo/logo.svg").read_text("utf-8") == LOGO
    assert "#00AA55" in (green.site / "assets/logo/favicon.svg").read_text("utf-8")
    assert share_of(green.picture("logo/favicon.png"), GREEN) > 0.4
    assert "00AA55" not in (blue.site / "index.html").read_text("utf-8")


def test_a_logo_alone_is_on_shared_pictures_doorplate_and_poster(green: City, blue: City) -> None:
    for picture, other in (
        (green.picture("share/home.png"), blue.picture("share/home.png")),
        (green.poster, blue.poster),
    ):
        assert share_of(picture, GREEN) > 0.002 > share_of(other, GREEN)
    # The press' inks make it a little darker on a screen.
    assert share_of(green.doorplate, GREEN, 60) > 0.002 > share_of(blue.doorplate, GREEN, 60)


PROSE = "theme/templates/pages/prose.html"


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({PROSE: "{% if %}"}, f"{PROSE}:1:"),
        ({PROSE: "\n\n{{ nothing }}"}, f"{PROSE}:3:"),
        ({"theme/shell/main.html": "@@body@@\n{{ nothing.more }}"}, "theme/shell/main.html:2:"),
        ({"theme/tokens.yaml": "palette: {red-600: red}\n"}, "theme/tokens.yaml:1:"),
        ({"theme/tokens.yaml": "palette: [\n"}, "theme/tokens.yaml:1:"),
        ({"theme/logo/logo.svg": "<svg"}, "theme/logo/logo.svg:1:"),
    ],
)
def test_a_fault_of_the_citys_is_told_with_file_and_line_and_stops_check_and_build(
    files: Mapping[str, str], said: str, tmp_path: Path
) -> None:
    root = write_project(tmp_path / "p", files)
    for command in (("check",), ("build", "--out", "site", "--no-search")):
        done = zhanpai(*command, at=root)
        assert done.status == 1, done.shown
        assert said in done.shown and "Traceback" not in done.shown
    assert not (root / "site").exists()


@pytest.mark.slow
def test_a_template_that_fails_on_some_pages_only_is_found_when_they_are_drawn(tmp_path: Path) -> None:
    """Check draws one page of each kind: the rest is told by the build, with file and line too."""
    text = "{{ title }}\n{% if title == '办事指南' %}{{ nothing }}{% endif %}\n"
    root = write_project(
        tmp_path / "p",
        {
            "content/pages/about.md": "---\ntitle: 关于\n---\n\n正文。\n",
            "content/pages/zhinan.md": "---\ntitle: 办事指南\n---\n\n正文。\n",
            PROSE: text,
        },
    )
    prepared = prepare(root, TODAY)
    for processes in (1, 2):
        with pytest.raises(ContentError) as caught:
            build_site(
                prepared,
                root / "site",
                draw_images=draw_images,
                processes=processes,
                search=False,
                on_progress=lambda _: None,
            )
        assert [(d.path, d.line, d.code) for d in caught.value.diagnostics] == [(PROSE, 2, "P611")]
    assert not (root / "site").exists()


def test_a_shell_of_the_citys_own_runs_in_the_sandbox_too(tmp_path: Path) -> None:
    # Check knows nothing of the engine's files, so that this one is found when the frames are drawn.
    text = "@@body@@\n{% if page.file %}{{ ''.__class__.__mro__ }}{% endif %}"
    prepared = prepare(write_project(tmp_path / "p", {"theme/shell/main.html": text}), TODAY)
    with pytest.raises(ContentError) as caught:
        build_site(
            prepared,
            tmp_path / "site",
            draw_images=draw_images,
            processes=1,
            search=False,
            on_progress=lambda _: None,
        )
    (told,) = caught.value.diagnostics
    assert (told.path, told.line) == ("theme/shell/main.html", 2)
    assert told.excerpt[told.column - 1 :][: told.width] == "__class__"


def test_a_template_of_the_citys_own_changes_its_pages_and_no_others(tmp_path: Path) -> None:
    files = {
        "content/pages/about.md": "---\ntitle: 关于\n---\n\n正文。\n",
        PROSE: "<p>我市的{{ title }}</p>\n",
    }
    prepared = prepare(write_project(tmp_path / "p", files), TODAY)
    page = next(page for page in prepared.pages if page.url == "/about/")
    assert prepared.renderer.body(page) == "<p>我市的关于</p>"
    assert "我市的" not in prepared.renderer.body(prepared.pages[0])
