"""The PDFs, read back with other libraries than those that made them."""

import csv
import hashlib
import io
import re
import zipfile
from collections import Counter

import pikepdf
import pypdf
import pypdfium2
import pytest
import zxingcpp

from tests.press.signs.conftest import LONG, RARE
from zhanpai.press.signs.print_plan import NUMBERS

MM = 72 / 25.4
BASE = "https://llz.example.gov.cn"
SIZES = {
    "s1": (600, 400),
    "s3": (300, 150),
    "s4": (600, 200),
    "s5": (400, 44),
    "s10": (100, 150),
    "s11": (800, 2000),
}
RGB = {"rg", "RG", "CalRGB", "DeviceRGB"}


def text_of(path) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return re.sub(r"\s", "", text)


def codes_of(path, dpi=110) -> Counter:
    found = Counter()
    for page in pypdfium2.PdfDocument(path):
        picture = page.render(scale=dpi / 72).to_pil()
        found += Counter(code.text for code in zxingcpp.read_barcodes(picture))
    return found


def size(box) -> tuple[float, float]:
    left, bottom, right, top = (float(n) / MM for n in box)
    return round(right - left, 1), round(top - bottom, 1)


@pytest.mark.parametrize("number", SIZES)
def test_boxes_measure_what_the_sign_measures(printed, number):
    width, height = SIZES[number]
    for page in pikepdf.open(printed.file("0002", number)).pages:
        assert size(page.trimbox) == (width, height)
        assert size(page.bleedbox) == (width + 6, height + 6)
        assert size(page.mediabox) == (width + 30, height + 30)
        assert float(page.trimbox[0]) / MM == pytest.approx(15, abs=0.01)


def test_a_long_name_gets_the_long_board(printed):
    for id, measure in (("0006", (300, 1800)), ("0008", (350, 2000))):
        with pikepdf.open(printed.file(id, "s2")) as pdf:
            assert size(pdf.pages[0].trimbox) == measure


def test_stickers_are_a_sheet_of_a4_without_marks(printed):
    with pikepdf.open(printed.file("0002", "s12")) as pdf:
        page = pdf.pages[0]
        assert size(page.trimbox) == size(page.mediabox) == (210, 297)


def operators(page) -> set[str]:
    """Of a page, and of the signs that are laid in it."""
    found = set()
    forms = [x for x in page.resources.get("/XObject", {}).values() if x.Subtype == "/Form"]
    for stream in (page, *forms):
        for operands, operator in pikepdf.parse_content_stream(stream):
            found.add(str(operator))
            if str(operator) in ("cs", "CS"):
                found.add(str(operands[0]).lstrip("/"))
    return found


def fonts(resources) -> list:
    """Of a page, and of the signs that are laid in it."""
    forms = [x for x in resources.get("/XObject", {}).values() if x.Subtype == "/Form"]
    own = list(resources.get("/Font", {}).values())
    return own + [font for form in forms for font in form.Resources.get("/Font", {}).values()]


@pytest.mark.slow
def test_no_sheet_has_a_colour_in_rgb(printed):
    files = list(printed.out.glob("*/*.pdf"))
    assert len(files) > 30
    for path in files:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                used = operators(page)
                assert "k" in used
                assert not used & (RGB | {"g", "G", "sh"}), path.name
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                    assert thing.ColorSpace == "/DeviceCMYK", path.name


def test_every_font_is_embedded_and_cut_to_what_is_used(printed):
    for path in printed.out.glob("*/*.pdf"):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                for font in fonts(page.resources):
                    assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont)), path.name
                    descriptor = font.DescendantFonts[0].FontDescriptor
                    assert any(f"/FontFile{n}" in descriptor for n in ("", 2, 3)), path.name


@pytest.mark.parametrize(
    ("id", "name"),
    [("0002", "岳麓区望月湖街道湖东社区人大代表联络站"), ("0008", LONG), ("0009", RARE)],
)
@pytest.mark.parametrize("number", ["s1", "s2", "s11"])
def test_the_words_on_the_plate_are_the_canonical_name(printed, id, name, number):
    assert name in text_of(printed.file(id, number))


@pytest.mark.breadth
@pytest.mark.parametrize("number", ["s3", "s4", "s5", "s12"])
def test_small_signs_bear_the_short_name(printed, number):
    text = text_of(printed.file("0002", number))
    assert "望月湖街道湖东社区人大代表联络站" in text
    assert "岳麓区" not in text


@pytest.mark.parametrize(("number", "count"), [("s1", 1), ("s3", 1), ("s11", 1), ("s12", 12)])
def test_the_code_says_the_permanent_address(printed, number, count):
    dpi = 40 if number == "s11" else 110
    assert codes_of(printed.file("0002", number), dpi) == {f"{BASE}/s/0002/": count}


def test_a_desk_card_leads_to_the_deputy(printed):
    site = {s.deputy for r in printed.pressed.released for s in r.file.signs if s.kind == "desk_card"}
    found = set()
    for path in printed.out.glob("*/000?-s10-*.pdf"):
        found |= codes_of(path, 150).keys()
    assert found == {f"{BASE}/d/{id}/" for id in site}


@pytest.mark.breadth
@pytest.mark.parametrize("number", ["s1", "s3", "s8", "s9", "s11", "s12"])
def test_the_address_and_the_number_stand_beside_the_code(printed, number):
    text = text_of(printed.file("0002", number))
    assert "站号0002" in text
    assert "llz.example.gov.cn/s/0002/" in text


def test_merged_and_closed_stations_get_no_sign(printed):
    assert not list(printed.out.glob("*/0004-*"))
    assert not list(printed.out.glob("*/0007-*"))


@pytest.mark.slow
def test_a_districts_file_holds_the_plates_of_its_stations(printed):
    path = printed.out / "yuelu/yuelu-s1-doorplate.pdf"
    assert codes_of(path) == {f"{BASE}/s/{id}/": 1 for id in ("0001", "0002", "0003", "0005", "0009")}


def test_the_shop_gets_every_file_with_its_hash(printed):
    with zipfile.ZipFile(printed.out / "print.zip") as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("jobs.csv").decode("utf-8-sig"))))
        pdfs = {name for name in archive.namelist() if name.endswith(".pdf")}
        assert {row["文件"] for row in rows} == pdfs
        for row in rows:
            assert hashlib.sha256(archive.read(row["文件"])).hexdigest() == row["SHA-256"]
    plate = next(row for row in rows if row["文件"] == "yuelu/0002-s1-doorplate.pdf")
    assert plate["成品尺寸（毫米）"] == "600 × 400"
    assert plate["区县"] == "岳麓区"
    assert plate["合计"] == "1"
    assert plate["二维码网址"] == f"{BASE}/s/0002/"


def test_every_sign_has_its_proof(printed):
    page = (printed.out / "proof.html").read_text("utf-8")
    shown = re.findall('<img loading="lazy" src="(.+?)"', page)
    assert len(shown) == printed.pressed.signs
    assert all((printed.out / src).read_bytes()[:4] == b"\x89PNG" for src in shown)


def test_no_file_says_who_made_it_or_at_which_hour(printed):
    for path in printed.out.glob("*/*.pdf"):
        with pikepdf.open(path) as pdf:
            assert "/Author" not in pdf.docinfo and str(pdf.docinfo["/Creator"]) == "zhanpai"
            assert str(pdf.docinfo["/CreationDate"]).endswith("000000+08'00'")


def test_every_kind_of_the_registry_was_printed(printed):
    kinds = {s.kind for r in printed.pressed.released for s in r.file.signs}
    assert kinds == set(NUMBERS.values())
