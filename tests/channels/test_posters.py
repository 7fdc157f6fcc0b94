"""Posters and prints carry the item's own words, name and code, in exact sizes, and leave nothing behind if they fail."""

import io
import re
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.make import TODAY, write_project
from tests.public_pdf import elements, faults
from tests.shared import once
from zhanpai.channels.making import package, posters, sheet_maker
from zhanpai.channels.making.package import Request
from zhanpai.kit import qr
from zhanpai.kit.diagnostics import ContentError
from zhanpai.pipeline import prepare

DIANTI, TINGCHE, XUEXI = "2026-02-11-dianti", "2026-01-22-tingche", "2025-12-18-xuexi"
DIGEST = "digest-20251218-20260211"
NEWS = f"content/news/2026/{DIANTI}.md"
HOST = "https://llz.example.gov.cn/news/"
TITLE = "望月湖街道：代表接待日听民声，加装电梯有了时间表"
STATION = "岳麓区望月湖街道人大代表联络总站"

KINDS = ("poster", "square", "board", "digest")


def make(root, *stems, kinds=KINDS, out="share"):
    prepared = prepare(root, TODAY)
    items = [next(item for item in prepared.site.news if item.stem == stem) for stem in stems]
    package.share(prepared, Request(items, kinds), root / out)
    return root / out


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Everything of three items, made once."""
    return (
        once(
            tmp_path_factory,
            "posters",
            lambda folder: make(write_project(folder), DIANTI, TINGCHE, XUEXI),
        )
        / "share"
    )


def codes(picture):
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def pages(path: Path):
    document = pypdfium2.PdfDocument(path)
    return [(page.get_textpage().get_text_range(), page.render(scale=4).to_pil()) for page in document]


def flat(text):
    return re.sub(r"\s", "", text)


@pytest.mark.breadth
@pytest.mark.parametrize(("name", "size"), [("poster.png", (1080, 1920)), ("square.png", (1080, 1080))])
@pytest.mark.parametrize("stem", [DIANTI, TINGCHE, XUEXI])
def test_a_poster_is_exactly_so_large_and_its_code_leads_to_the_item(made, stem, name, size):
    path = made / stem / name
    with Image.open(path) as picture:
        assert picture.size == size and picture.format == "PNG"
        assert not picture.getexif() and not picture.info.get("comment")
        assert codes(picture.convert("RGB")) == {f"{HOST}{stem}/"}
    assert path.stat().st_size < 1_500_000


@pytest.mark.slow
@pytest.mark.parametrize(("name", "size"), [("board-a4.pdf", (210, 297)), ("board-a3.pdf", (297, 420))])
def test_a_print_says_title_name_and_text_and_its_code_leads_to_the_item(made, name, size):
    shown = pages(made / DIANTI / name)
    words = flat("".join(text for text, _ in shown))
    assert TITLE in words and STATION in words
    assert "进度写在墙上" in words and "微信扫一扫，看全文" in words
    assert all(codes(picture) == {f"{HOST}{DIANTI}/"} for _, picture in shown)
    with pikepdf.open(made / DIANTI / name) as document:
        for page in document.pages:
            width, height = (float(n) * 25.4 / 72 for n in page.mediabox[2:])
            assert (round(width), round(height)) == size


def test_fonts_are_embedded_and_nothing_private_is_in_a_print(made):
    for name in ("board-a4.pdf", "board-a3.pdf"):
        with pikepdf.open(made / DIANTI / name) as document:
            fonts = [
                font
                for page in document.pages
                for font in page.resources.get("/Font", {}).values()
                for font in font.get("/DescendantFonts", [font])
            ]
            assert fonts
            for font in fonts:
                described = font["/FontDescriptor"]
                assert any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            assert set(document.docinfo.keys()) == {"/Title", "/Creator"}


@pytest.mark.parametrize("name", ["board-a4.pdf", "board-a3.pdf"])
def test_a_print_can_be_listened_to(made, name):
    path = made / DIANTI / name
    assert faults(path, TITLE) == []
    found = list(elements(pypdf.PdfReader(path)))
    # The picture in the words of the item; its headline, and the one heading in its text.
    assert [str(e["/Alt"]) for kind, e in found if kind == "Figure"] == ["居民和代表在接待室里"]
    assert [kind for kind, _ in found if kind.startswith("H")] == ["H1", "H2"]


def test_a_roll_can_be_listened_to_item_by_item(made):
    path = made / DIGEST / "digest.pdf"
    title = pypdf.PdfReader(path).trailer["/Info"]["/Title"]
    assert faults(path, title) == []
    assert [kind for kind, _ in elements(pypdf.PdfReader(path)) if kind.startswith("H")] == ["H1"] * 3


def test_the_roll_shows_every_item_with_its_code(made):
    ((text, picture),) = pages(made / DIGEST / "digest.pdf")
    assert TITLE in flat(text)
    assert codes(picture) == {HOST, *(f"{HOST}{stem}/" for stem in (DIANTI, TINGCHE, XUEXI))}
    with Image.open(made / DIGEST / "digest.png") as long:
        assert long.width == 1080 and long.height > 1080
        assert codes(long.convert("RGB")) == {HOST}


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(made, project):
    again = make(project(), DIANTI, TINGCHE, XUEXI)
    names = [p.relative_to(made) for p in made.rglob("*") if p.suffix in (".png", ".pdf")]
    assert len(names) == 3 * 5 + 3
    assert all((made / name).read_bytes() == (again / name).read_bytes() for name in names)


def changed(root, stem=DIANTI, cover=None, body=None, **front):
    """The item with another front matter, body or cover."""
    path = root / f"content/news/{stem[:4]}/{stem}.md"
    text = path.read_text("utf-8")
    for key, value in front.items():
        text = re.sub(f"(?m)^{key}: .*\n", f"{key}: {value}\n" if value is not None else "", text)
    if body is not None:
        text = f"---{text.split('---')[1]}---\n\n{body}"
    path.write_text(text, "utf-8")
    if cover:
        (path.parent / "dianti.jpg").write_bytes(cover)


def picture(width, height):
    raw = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (28.0, 12.0, 0.0), 3: "E", 4: (112.0, 57.0, 0.0)}
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(raw, "JPEG", exif=exif)
    return raw.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    [(900, 1600), *(pytest.param(each, marks=pytest.mark.slow) for each in ((3000, 800), (200, 150)))],
)
def test_upright_wide_and_small_pictures_fill_their_place(project, shape):
    root = project()
    changed(root, cover=picture(*shape))
    folder = make(root, DIANTI) / DIANTI
    for name in ("poster.png", "square.png"):
        with Image.open(folder / name) as poster:
            assert codes(poster.convert("RGB")) == {f"{HOST}{DIANTI}/"}
    assert len(pages(folder / "board-a4.pdf")) <= 2
    assert b"GPS" not in (folder / "board-a4.pdf").read_bytes()


@pytest.mark.parametrize("summary", [None, pytest.param("没有图片也好看。", marks=pytest.mark.slow)])
def test_without_picture_and_without_summary_it_still_stands(project, summary):
    root = project()
    changed(root, TINGCHE, cover=None, summary=summary, body="只有一句话。\n")
    folder = make(root, TINGCHE) / TINGCHE
    with Image.open(folder / "poster.png") as poster:
        assert poster.size == (1080, 1920)
        # Nothing but the brand's red where a picture would be.
        assert len({poster.convert("RGB").getpixel((540, y)) for y in range(0, 60, 10)}) == 1
    assert "只有一句话。" in flat(pages(folder / "board-a4.pdf")[0][0])


PARAGRAPH = "代表逐户走访，把居民说的话一条一条记下来，回来以后分给承办单位，并约定十五天以内答复。"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("paragraphs", "most_pages", "is_whole"), [(1, 1, True), (4, 1, True), (12, 2, True), (90, 2, False)]
)
@pytest.mark.parametrize("name", ["board-a4.pdf", "board-a3.pdf"])
def test_every_length_of_text_keeps_to_two_pages_and_says_if_it_was_cut(
    project, paragraphs, most_pages, is_whole, name
):
    root = project()
    body = "\n\n".join(f"{PARAGRAPH}第{n}段完。" for n in range(1, paragraphs + 1)) + "\n"
    changed(root, body=body)
    shown = pages(make(root, DIANTI, kinds=("board",)) / DIANTI / name)
    words = flat("".join(text for text, _ in shown))
    assert len(shown) <= most_pages
    assert (f"第{paragraphs}段完。" in words) == is_whole
    assert ("全文较长" in words) != is_whole
    kept = [int(n) for n in re.findall(r"第(\d+)段完", words)]
    assert sorted(kept) == list(range(1, max(kept) + 1)), "nothing is missing in between"


@pytest.mark.slow
def test_a_headline_of_sixty_characters_is_whole(project):
    root = project()
    title = "望月湖街道人大工委组织辖区内省市区三级人大代表共计二十三人次深入各社区开展主题接待活动现场解决群众急难愁盼问题四十五件"
    changed(root, title=title)
    folder = make(root, DIANTI, kinds=("poster", "square", "board")) / DIANTI
    assert title in flat(pages(folder / "board-a4.pdf")[0][0])


def test_a_character_that_no_font_has_is_named_with_its_line_and_nothing_is_written(project):
    root = project()
    changed(root, title="望月湖街道：张𰀀代表接待日", body="第一段。\n\n谈到加装电梯，张𰀀代表说：“好。”\n")
    with pytest.raises(ContentError) as caught:
        make(root, DIANTI)
    told = str(caught.value)
    lines = (root / NEWS).read_text("utf-8").split("\n")
    row = next(n for n, line in enumerate(lines, 1) if line.startswith("谈到"))
    assert (
        f"{NEWS}:2:" in told
        and "错误 P602 “望月湖街道：张𰀀代表接待日”里的“𰀀”（U+30000），字体里没有。" in told
    )
    assert f"{NEWS}:{row}:9: 错误 P602 “加装电梯，张𰀀代表说：“好”里的“𰀀”（U+30000）" in told
    assert not (root / "share").exists()


def test_a_code_that_reads_wrongly_stops_everything(project, monkeypatch):
    root = project()
    monkeypatch.setattr(sheet_maker.inspect, "read_codes", lambda picture: {"https://elsewhere.example/": 1})
    with pytest.raises(ContentError) as caught:
        make(root, DIANTI, kinds=("poster",))
    told = f"{DIANTI}/poster.png:1:1: 错误 P701 {TITLE}：二维码“{HOST}{DIANTI}/”扫不出来，或者扫出来不对。"
    assert told in str(caught.value)
    assert not (root / "share").exists()


@pytest.mark.slow
def test_a_heavy_photo_becomes_fewer_colours_but_the_brand_stays(project):
    raw = io.BytesIO()
    Image.effect_noise((1200, 800), 90).convert("RGB").save(raw, "JPEG", quality=95)
    root = project()
    changed(root, cover=raw.getvalue())
    path = make(root, DIANTI, kinds=("poster",)) / DIANTI / "poster.png"
    assert path.stat().st_size < 1_500_000
    with Image.open(path) as poster:
        pixels = poster.convert("RGB")
        assert pixels.getpixel((4, 1900)) == (255, 255, 255)
        assert pixels.getpixel((4, 1500)) == (0xB3, 0x14, 0x1D)


@pytest.mark.slow
def test_a_photo_that_shows_a_code_of_its_own_is_no_hindrance(project):
    door = Image.new("RGB", (1200, 800), "white")
    with Image.open(io.BytesIO(qr.png("https://llz.example.gov.cn/s/0001/"))) as plate:
        door.paste(plate.resize((500, 500), Image.Resampling.NEAREST), (350, 150))
    raw = io.BytesIO()
    door.save(raw, "JPEG", quality=95)
    root = project()
    changed(root, cover=raw.getvalue())
    assert (make(root, DIANTI, kinds=("poster",)) / DIANTI / "poster.png").is_file()


@pytest.mark.slow
def test_an_emoji_is_refused_with_a_way_out_and_marks_without_a_shape_are_not(project):
    root = project()
    changed(root, title="望月湖街道：代表来了🎉")
    with pytest.raises(ContentError, match="表情符号印不出来"):
        make(root, DIANTI, TINGCHE, kinds=("digest",))
    changed(root, title="望月湖\u200b街道：代表来了")
    assert make(root, DIANTI, kinds=("square",))


@pytest.mark.slow
def test_a_roll_of_very_many_items_keeps_to_two_pages(project):
    root = project()
    text = (root / NEWS).read_text("utf-8")
    for n in range(22):
        (root / f"content/news/2026/2026-02-1{n % 4}-many{n:02}.md").write_text(
            re.sub("(?m)^date: .*", f"date: 2026-02-1{n % 4}", text), "utf-8"
        )
    stems = [f"2026-02-1{n % 4}-many{n:02}" for n in range(22)]
    shown = pages(make(root, *stems, kinds=("digest",)) / "digest-20260210-20260213/digest.pdf")
    assert len(shown) == 2
    words = flat("".join(text for text, _ in shown))
    count = words.count("接待选民·")
    assert count + int(re.search(r"还有(\d+)篇", words)[1]) == 22
    assert len(set().union(*(codes(picture) for _, picture in shown))) == count + 1


def test_only_what_is_asked_for_is_made(project):
    root = project()
    folder = make(root, DIANTI, kinds=("square",)) / DIANTI
    assert sorted(p.name for p in folder.iterdir() if p.suffix in (".png", ".pdf")) == [
        "qr.png",
        "square.png",
    ]
    assert posters.KINDS == KINDS
