"""代表公示栏 and 接待日公告, read back from their PDFs."""

import datetime as dt
import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image

from tests.make import TODAY, make_deputy, make_site, make_station
from tests.press.signs.conftest import LONG, make_project
from tests.press.signs.test_print_files import RGB, codes_of, fonts, operators, size, text_of
from zhanpai.content import ledger
from zhanpai.fronts.print_runs import printings
from zhanpai.kit.diagnostics import ContentError
from zhanpai.pipeline import prepare
from zhanpai.press.making.cmyk import develop
from zhanpai.press.making.press_run import press_signs
from zhanpai.press.signs.lines import listed, pieces, wrap

BASE = "https://llz.example.gov.cn"
NAMES = ("王㛃", "欧阳示例", "买买提·示例江", "李䶮", "阿卜杜热合曼·买买提依明江", "赵演示")
LEVELS = ("district", "city", "national", "township, place: 大瑶镇", "province")


def deputies(count: int, photos: dict[int, str] | None = None) -> tuple[str, list[str]]:
    """The part of a station's file with `count` deputies, and their names."""
    names = [NAMES[i] if i < len(NAMES) else f"示例{chr(0x4E00 + i)}" for i in range(count)]
    rows = [
        f'  - {{id: "{200001 + i}", name: {name}, mandates: [{{level: {LEVELS[i % 5]}, term: 第六届, '
        f"constituency: 示例第一选区}}]{f', photo: {photos[i]}' if photos and i in photos else ''}}}\n"
        for i, name in enumerate(names)
    ]
    return "deputies:\n" + "".join(rows), names


def located(shirt: int = 160) -> bytes:
    """A phone's photo: it lies on its side, and says where and by whom it was taken."""
    picture = Image.new("RGB", (400, 300), (40, 32, 30))
    picture.paste((225, 185, shirt), (0, 0, 200, 300))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET-PLACE"
    exif.get_ifd(0x8825)[2] = (28.0, 12.0, 3.4)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"SECRET-COMMENT")
    return out.getvalue()


def press(folder: Path, kind: str, id: str, text: str, today=TODAY, files=None) -> Path:
    """The one print file of a kind for a station whose file is `text`."""
    where = "content/stations/liuyang" if id == "0008" else "content/stations/yuelu"
    root = make_project(folder / "p", {f"{where}/{id}.yaml": text, **(files or {})})
    prepared = prepare(root, today)
    station = prepared.site.station_by_id[id]
    press_signs(prepared, root / "signs", [kind], [station], whole_districts=False)
    found = list(root.glob(f"signs/*/{id}-s*.pdf"))
    assert len(found) <= 1
    return found[0] if found else root / "none"


def pictures(path: Path) -> list:
    with pikepdf.open(path) as pdf:
        return [
            (str(o.ColorSpace), bytes(o.read_raw_bytes()))
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        ]


# 代表公示栏


@pytest.fixture(scope="module")
def forty(tmp_path_factory):
    text, names = deputies(40, {0: "200001.jpg", 7: "200008.jpg"})
    files = {f"content/stations/liuyang/20000{n}.jpg": located(n * 20) for n in (1, 8)}
    folder = tmp_path_factory.mktemp("forty")
    reception = "reception:\n  - {rule: 每月第2个周三, time: 9:00-11:30, place: 一楼}\n"
    return press(folder, "deputies_board", "0008", reception + text, files=files), names


def test_board_is_a_sheet_of_1200_by_900_with_bleed_and_marks(forty):
    with pikepdf.open(forty[0]) as pdf:
        for page in pdf.pages:
            assert size(page.trimbox) == (1200, 900)
            assert size(page.bleedbox) == (1206, 906)
            assert size(page.mediabox) == (1230, 930)


def test_forty_deputies_fill_four_numbered_boards_and_nobody_is_missing(forty):
    path, names = forty
    pages = [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(path).pages]
    assert [f"第{n}块，共4块" in page for n, page in enumerate(pages, 1)] == [True] * 4
    assert all(LONG in page and "站号0008" in page for page in pages)
    assert [sum(name in page for page in pages) for name in names] == [1] * 40
    # 40 are 10 on each, not 12, 12, 12 and 4.
    assert [sum(name in page for name in names) for page in pages] == [10, 10, 10, 10]


def test_deputies_of_the_highest_level_stand_on_the_first_board(forty):
    first, *_, last = (re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(forty[0]).pages)
    assert "全国人大代表" in first and "乡镇人大代表" not in first
    assert "大瑶镇人大代表" in last and "全国人大代表" not in last


def test_every_board_has_the_stations_code(forty):
    assert codes_of(forty[0], 60) == {f"{BASE}/s/0008/": 4}


def test_board_is_in_four_inks_with_embedded_fonts(forty):
    with pikepdf.open(forty[0]) as pdf:
        for page in pdf.pages:
            assert "k" in operators(page)
            assert not operators(page) & (RGB | {"g", "G", "sh"})
            assert all(re.match(r"/[A-Z]{6}\+", str(font.BaseFont)) for font in fonts(page.resources))
    assert [space for space, _ in pictures(forty[0])] == ["/DeviceCMYK"] * 2


def test_photo_on_the_board_says_nothing_of_where_it_was_taken(forty):
    for _, raw in pictures(forty[0]):
        with Image.open(io.BytesIO(raw)) as image:
            assert image.mode == "CMYK"
            assert image.size == (300, 400), "it stands upright"
            assert not image.getexif() and "comment" not in image.info
    assert b"SECRET" not in forty[0].read_bytes()
    assert b"Exif" not in develop(located())


def test_deputy_without_photo_has_a_monogram(tmp_path):
    text, names = deputies(2, {0: "200001.jpg"})
    files = {"content/stations/yuelu/200001.jpg": located()}
    path = press(tmp_path, "deputies_board", "0009", text, files=files)
    assert len(pictures(path)) == 1
    page = text_of(path)
    # The photographed one is named once; of the other, the first character stands large above the name.
    assert (page.count("王"), page.count("欧")) == (1, 2)
    assert all(name in page for name in names)


def test_one_deputy_has_a_board(tmp_path):
    text, (name,) = deputies(1)
    path = press(tmp_path, "deputies_board", "0009", "phone: 0731-88880001\n" + text)
    page = text_of(path)
    assert name in page and "岳麓区人大代表" in page and "0731-88880001" in page
    assert "2026年3月4日公示" in page
    assert "块" not in page


@pytest.mark.slow
def test_former_deputies_and_their_photos_are_not_on_the_board(printed):
    page = text_of(printed.file("0001", "s6"))
    assert "张示例" in page and "长沙市、岳麓区人大代表" in page
    assert "岳麓区望月湖街道人大代表联络总站" in page
    assert "每月第2个周三，9:00-11:30，一楼接待室，遇节假日顺延" in page
    assert "王示范" not in page, "his mandate ended in December 2021"
    assert not list(printed.out.glob("*/0009-s6-*")), "nobody is known there"


def test_names_are_large_enough_for_old_eyes_two_metres_away(forty):
    sizes = {}
    for page in pypdfium2.PdfDocument(forty[0]):
        text = page.get_textpage()
        for i in range(text.count_chars()):
            _, bottom, _, top = text.get_charbox(i, loose=False)
            ch = text.get_text_range(i, 1)
            sizes[ch] = max(sizes.get(ch, 0), (top - bottom) / (72 / 25.4))
    # The longest name of all is in two lines; 16 mm is 2 m ÷ 250, doubled.  The ink of a wide
    # character is a little less high than its square.
    assert min(sizes[ch] for ch in "阿曼依明㛃䶮欧") > 14.5


def test_character_that_no_font_has_names_the_deputy_on_the_board(tmp_path):
    text = 'deputies:\n  - {id: "200001", name: 张\U00032323, mandates: [{level: city, term: 第六届}]}\n'
    with pytest.raises(ContentError) as caught:
        press(tmp_path, "deputies_board", "0009", text)
    (said,) = map(str, caught.value.diagnostics)
    assert said.startswith("content/stations/yuelu/0009.yaml:2:26: 错误 P602 代表姓名“张")


def test_board_is_printed_anew_when_a_deputy_comes_or_leaves():
    before = make_site([make_station(deputies=[make_deputy(name="张示例")])])
    printing = ledger.station_printing(
        before, before.stations[0], "s6", ledger.station_text(before, before.stations[0], "s6") or ""
    )
    assert printing.text == "岳麓区望月湖街道湖东社区人大代表联络站｜张示例 岳麓区人大代表"

    def asked(*people) -> list[str]:
        site = make_site([make_station(deputies=people)])
        return [r.now for r in ledger.reprints(replace(site, printed=(printing,)))]

    assert asked(make_deputy(name="张示例")) == []
    assert asked(make_deputy(name="张示例"), make_deputy("100002", "李样例", level="city")) == [
        "岳麓区望月湖街道湖东社区人大代表联络站｜张示例 岳麓区人大代表｜李样例 长沙市人大代表"
    ]
    assert asked(make_deputy(name="张示例", until="2025-01")) == [], "nobody is left: it is taken down"


# 接待日公告


def notice(folder: Path, text: str, today=TODAY, files=None) -> Path:
    return press(folder, "reception_notice", "0009", text, today, files)


def test_notice_says_the_next_day_who_where_and_how(printed):
    # Today is Wednesday, 4 March 2026; the second Wednesday of March is the 11th.
    page = text_of(printed.file("0001", "s7"))
    assert "岳麓区望月湖街道人大代表联络总站" in page
    assert "3月11日" in page and "2026年周三" in page and "9:00-11:30" in page
    assert "张示例（长沙市、岳麓区人大代表）、李样例（岳麓区人大代表）" in page
    assert "一楼接待室" in page and "加装电梯" in page
    assert "打电话0731-00000001" in page
    assert "3月27日周五14:30-16:30" in page
    assert "2026年3月4日发布" in page
    assert codes_of(printed.file("0001", "s7")) == {f"{BASE}/s/0001/": 1}


def test_every_day_on_a_notice_is_written_in_one_way_in_the_next_year_too(tmp_path):
    text = "address: 示范路1号\nreception:\n  - {rule: 每月第2个周三, time: 9:00-11:30}\n"
    page = text_of(notice(tmp_path, text, dt.date(2026, 11, 1)))
    # The second Wednesdays: 11 November, 9 December, 13 January.
    assert "11月11日" in page and "12月9日周三" in page and "2027年1月13日周三" in page
    assert "（周" not in page


def gaps(path: Path) -> dict[str, set[float]]:
    """The white between a digit and the 年, 月 or 日 behind it, in tenths of the character's width, by character."""
    page = pypdfium2.PdfDocument(path)[0].get_textpage()
    text = page.get_text_range()
    assert len(text) == page.count_chars()
    found: dict[str, set[float]] = {}
    for i, (before, after) in enumerate(pairwise(text)):
        if before.isdigit() and after in "年月日":
            right, (left, _, end, _) = page.get_charbox(i, loose=True)[2], page.get_charbox(i + 1, loose=True)
            found.setdefault(after, set()).add(round(10 * (left - right) / (end - left)))
    return found


@pytest.mark.parametrize("number", ["s6", "s7"])
def test_digits_stand_as_close_to_characters_in_one_line_as_in_another(printed, number):
    found = gaps(printed.file("0001", number))
    assert found["月"] == {0} == found["日"] == found["年"]


def test_notice_is_a_sheet_of_a3_in_four_inks(printed):
    with pikepdf.open(printed.file("0001", "s7")) as pdf:
        (page,) = pdf.pages
        assert size(page.trimbox) == size(page.mediabox) == (297, 420)
        assert not operators(page) & RGB


def test_notice_may_be_a4_even_for_the_longest_name_and_eight_deputies(tmp_path):
    text, names = deputies(8)
    ids = ", ".join(f'"{200001 + i}"' for i in range(8))
    times = '"9:00-11:30, 14:30-16:30"'
    text += f"reception: [{{rule: 每月10日, time: {times}}}]\nrota: [{{on: 2026-03-10, deputies: [{ids}]}}]\n"
    own = {"signage.yaml": "kinds: {reception_notice: {paper: A4}}\n"}
    path = press(tmp_path, "reception_notice", "0008", text, files=own)
    with pikepdf.open(path) as pdf:
        assert size(pdf.pages[0].trimbox) == (210, 297)
    page = text_of(path)
    assert LONG in page and all(name in page for name in names)
    assert codes_of(path, 150) == {f"{BASE}/s/0008/": 1}


def test_day_that_a_holiday_notice_may_move_says_so(tmp_path):
    # Tuesday, 4 May 2027: four days after Labour Day, and no holiday notice for 2027 is known.
    text = 'reception:\n  - {rule: "逢4、9", time: "8:30-11:00"}\n'
    unsure = text_of(notice(tmp_path, text, dt.date(2027, 4, 30)))
    assert "5月4日" in unsure and "2027年周二" in unsure
    assert "这一天以国务院放假安排为准，可能改期" in unsure


def test_day_that_is_certain_promises_no_change(tmp_path):
    # 14 and 19 May 2027 are far from any festival.
    text = 'reception:\n  - {rule: "逢4、9", time: "8:30-11:00"}\n'
    sure = text_of(notice(tmp_path, text, dt.date(2027, 5, 10)))
    assert "5月14日" in sure and "这一天以国务院放假安排为准" not in sure


def test_later_day_that_may_move_has_a_star_that_is_explained(tmp_path):
    # 2026 has all its holidays; 5 January 2027 is four days after 元旦, whose notice is not out.
    page = text_of(notice(tmp_path, "reception:\n  - {rule: 每月5日}\n", dt.date(2026, 12, 1)))
    # 5 December is a Saturday: held on Monday, the 7th.
    assert "12月7日" in page and "因周末顺延" in page
    assert "2027年1月5日周二*" in page
    assert "带*的，以国务院放假安排为准" in page


def test_postponed_day_says_why(tmp_path):
    # 5 October 2026 is in the holiday of 国庆节 (1 to 7); the 8th is a Thursday and worked.
    text = "reception:\n  - {rule: 每月5日, time: 9:00-11:30}\n"
    page = text_of(notice(tmp_path, text, dt.date(2026, 9, 30)))
    assert "10月8日" in page and "周四" in page and "因国庆节顺延" in page


def test_station_by_appointment_gives_the_number_to_ring(printed):
    page = text_of(printed.file("0003", "s7"))
    assert "预约接待" in page and "0731-00000003" in page and "请先打电话" in page
    assert "提前一天打电话" in page and "刘范例（湖南省人大代表）" in page
    assert "下次接待" not in page


def test_station_without_reception_days_gets_no_notice(printed):
    assert not list(printed.out.glob("*/0008-s7-*"))


def test_notice_that_cannot_hold_everything_is_refused_with_the_way_out(tmp_path):
    text = "reception:\n  - {rule: 每月第2个周三, time: 9:00-11:30}\n"
    own = {"signage.yaml": "kinds: {reception_notice: {width: 210, height: 200, code: 52}}\n"}
    with pytest.raises(ContentError) as caught:
        notice(tmp_path, text, files=own)
    assert any("要写的内容" in str(d) and "改成 A3" in str(d) for d in caught.value.diagnostics)


def test_paper_that_is_none_of_the_two_is_refused(tmp_path):
    own = {"signage.yaml": "kinds: {reception_notice: {paper: A5}}\n"}
    with pytest.raises(ContentError) as caught:
        notice(tmp_path, "phone: 0731-88880001\n", files=own)
    assert any("A5" in str(d) for d in caught.value.diagnostics)


# Lines


def test_names_are_never_broken_and_numbers_stay_whole():
    assert wrap(listed(["张示例", "买买提·示例江", "李䶮"]), 9) == ["张示例、", "买买提·示例江、", "李䶮"]
    assert wrap(pieces("请打0731-88880001。"), 9) == ["请打", "0731-88880001。"]


def test_line_ends_behind_a_clause_and_leaves_no_character_alone():
    assert wrap(pieces("请找受理机关；急事打来"), 9) == ["请找受理机关；", "急事打来"]
    assert wrap(pieces("身边的难事公共服务"), 8) == ["身边的难事", "公共服务"]


def test_printed_board_is_entered_once_however_many_sheets_it_has(printed):
    prepared = prepare(printed.root, TODAY)
    signs = [s for r in printed.pressed.released for s in r.file.signs if s.kind == "deputies_board"]
    entered = {e.key: e.text for e in printings(prepared.site, type("P", (), {"signs": signs})())}
    assert "张示例 长沙市、岳麓区人大代表" in entered[next(k for k in entered if k[1] == "0001")]
