"""The files of whole districts, read back: what lies where, and that it is the sign itself."""

import csv
import io
import re
import zipfile

import pikepdf
import pypdf
import pypdfium2
import pytest
import zxingcpp

from tests.make import TODAY
from tests.press.signs.conftest import make_project
from zhanpai.kit.diagnostics import ContentError
from zhanpai.pipeline import prepare
from zhanpai.press.making import file_maker
from zhanpai.press.making.press_run import press_signs

MM = 72 / 25.4
BASE = "https://llz.example.gov.cn"
YUELU = ["0001", "0002", "0003", "0005", "0009"]


def mm(box) -> list[float]:
    return [round(float(n) / MM, 1) for n in box]


def press(root, kinds, **options):
    prepared = prepare(root, TODAY)
    stations = [s for s in prepared.site.stations if s.exists]
    return press_signs(prepared, root / "signs", kinds, stations, **options)


def code_in(picture, scale, left, top, right, bottom) -> list[str]:
    box = [round(n * scale) for n in (left, top, right, bottom)]
    return [code.text for code in zxingcpp.read_barcodes(picture.crop(box))]


def test_a_districts_doorplates_lie_on_one_board(printed):
    with pikepdf.open(printed.out / "yuelu/yuelu-s1-doorplate.pdf") as pdf:
        (page,) = pdf.pages
        assert mm(page.mediabox) == [0, 0, 1220, 2440]
        # Five upright in a column from (10, 10): 606 wide and 5 × 406 + 4 × 8 = 2062 high with their bleeds.
        assert mm(page.bleedbox) == [10, 2430 - 2062, 616, 2430]
        assert mm(page.trimbox) == [13, 2427 - 2056, 613, 2427]
        assert len(page.resources.XObject) == 5


def test_each_plate_lies_in_its_place_and_bears_its_own_code(printed):
    scale = 1.2
    page = pypdfium2.PdfDocument(printed.out / "yuelu/yuelu-s1-doorplate.pdf")[0]
    picture = page.render(scale=scale / MM).to_pil()
    for row, id in enumerate(YUELU):
        top = 10 + row * 414
        assert code_in(picture, scale, 10, top, 616, top + 406) == [f"{BASE}/s/{id}/"]


def test_a_sign_goes_onto_the_sheet_as_it_is(printed):
    with (
        pikepdf.open(printed.out / "yuelu/yuelu-s1-doorplate.pdf") as sheet,
        pikepdf.open(printed.file("0002", "s1")) as single,
    ):
        form = sheet.pages[0].resources.XObject["/Sign1"]
        page = single.pages[0]
        assert form.read_bytes() == page.Contents.read_bytes()
        assert mm(form.BBox) == mm(page.bleedbox)


def test_turned_cards_are_read_from_the_sheet_too(printed):
    path = printed.out / "yuelu/yuelu-s10-desk-card.pdf"
    with pikepdf.open(path) as pdf:
        assert {tuple(mm(page.mediabox)) for page in pdf.pages} == {(0, 0, 450, 320)}
        turned = [
            [round(float(n), 3) for n in operands][:4] == [0, 1, -1, 0]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "cm"
        ]
    found = []
    for page in pypdfium2.PdfDocument(path):
        found += [code.text for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    cards = [s for r in printed.pressed.released for s in r.file.signs if s.kind == "desk_card"]
    wanted = {s.codes[0].text for s in cards if s.folder == "yuelu"}
    assert sorted(found) == sorted(wanted)
    assert any(turned)


def test_the_label_says_district_kind_count_and_stations(printed):
    (page,) = pypdf.PdfReader(printed.out / "yuelu/yuelu-s1-doorplate.pdf").pages
    text = re.sub(r"\s+", "", page.extract_text())
    assert "岳麓区S1门牌第1张，共1张5块每张印1份成品600×400毫米站号" + "".join(YUELU) in text


@pytest.mark.parametrize(("number", "pages"), [("s2", 5), ("s11", 5)])
def test_boards_of_wood_and_roll_ups_stay_one_a_page_with_their_own_marks(printed, number, pages):
    (path,) = printed.out.glob(f"yuelu/yuelu-{number}-*.pdf")
    with pikepdf.open(path) as pdf, pikepdf.open(printed.file("0001", number)) as single:
        assert len(pdf.pages) == pages
        assert mm(pdf.pages[0].mediabox) == mm(single.pages[0].mediabox)
        assert mm(pdf.pages[0].trimbox) == mm(single.pages[0].trimbox)


def test_the_job_sheet_counts_sheets_signs_and_prints(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "kinds: {room_plate: {quantity: 2}}\n"})
    pressed = press(root, ("room_plate",))
    assert pressed.sheets == 3
    with zipfile.ZipFile(root / "signs/print.zip") as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("jobs.csv").decode("utf-8-sig"))))
    whole = next(row for row in rows if row["文件"] == "yuelu/yuelu-s3-room-plate.pdf")
    assert whole["站号"] == "（全区拼版）"
    assert whole["大版（毫米）"] == "1220 × 2440"
    assert (whole["页数"], whole["块数"], whole["每页印数"], whole["合计"]) == ("1", "5", "2", "10")
    single = next(row for row in rows if row["文件"] == "yuelu/0002-s3-room-plate.pdf")
    assert (single["大版（毫米）"], single["页数"], single["块数"], single["合计"]) == ("", "1", "1", "2")


@pytest.mark.slow
def test_a_city_names_its_own_sheet(tmp_path):
    text = "sheets: {大板: {width: 700, height: 900, margin: 20}}\nkinds: {doorplate: {sheet: 大板}}\n"
    root = make_project(tmp_path / "p", {"signage.yaml": text})
    press(root, ("doorplate",))
    with pikepdf.open(root / "signs/yuelu/yuelu-s1-doorplate.pdf") as pdf:
        # 406 + 8 + 406 = 820 of the 855 that the margins and the label leave.
        assert [len(page.resources.XObject) for page in pdf.pages] == [2, 2, 1]
        assert mm(pdf.pages[0].mediabox) == [0, 0, 700, 900]


@pytest.mark.slow
def test_without_marks_a_sheet_has_none_either(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "marks: 0\n"})
    press(root, ("index_line",))
    with pikepdf.open(root / "signs/yuelu/yuelu-s5-index-line.pdf") as pdf:
        operators = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert "S" not in operators


def test_a_sheet_of_an_unknown_name_is_an_error(tmp_path):
    root = make_project(tmp_path / "p", {"signage.yaml": "kinds:\n  doorplate:\n    sheet: 大板\n"})
    with pytest.raises(ContentError) as caught:
        press(root, ("doorplate",))
    (said,) = map(str, caught.value.diagnostics)
    assert said.startswith("signage.yaml:3:12: 错误 P607 没有叫“大板”的大版。")
    assert "写 board、paper 中的一种" in said
    assert not (root / "signs").exists()


@pytest.mark.slow
def test_a_sign_in_the_wrong_place_keeps_everything_back(tmp_path, monkeypatch):
    real = file_maker.lay_in

    def swapped(pages, parts, *rest):
        return real(pages, reversed(list(parts)), *rest)

    monkeypatch.setattr(file_maker, "lay_in", swapped)
    root = make_project(tmp_path / "p")
    with pytest.raises(ContentError) as caught:
        press(root, ("doorplate",))
    said = "".join(map(str, caught.value.diagnostics))
    assert "P701" in said and "/s/0009/”，应当是“https://llz.example.gov.cn/s/0001/" in said
    assert not (root / "signs").exists()
