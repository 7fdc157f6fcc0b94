"""履职年报 on paper, read back from the PDF as a reader would."""

import re
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from tests.make import TODAY, write_project
from tests.public_pdf import elements, faults
from zhanpai.domain import annual_words
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.annual import editions, press_annuals

A4 = (595.28, 841.89)


def project(root: Path, files=None) -> Prepared:
    return prepare(write_project(root, files), TODAY)


def words(path: Path) -> str:
    """All text of the file, without blanks and ends of lines."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    prepared = project(tmp_path_factory.mktemp("yearbook"))
    site = prepared.site
    wanted = editions(site, 2026, site.stations, with_city=True)
    out = tmp_path_factory.mktemp("out") / "annual"
    return site, press_annuals(prepared, wanted, out)


def test_the_city_and_each_station_with_something_to_tell_have_a_file(printed):
    made = printed[1]
    assert made.files == ("2026/city.pdf", "2026/yuelu/0001.pdf", "2026/yuelu/0002.pdf")
    assert {p.relative_to(made.out).as_posix() for p in made.out.rglob("*") if p.is_file()} == set(made.files)


@pytest.mark.parametrize("name", ["city", "yuelu/0001", "yuelu/0002"])
def test_what_is_printed_is_what_the_page_says(printed, name):
    site, made = printed
    id = name.rpartition("/")[2]
    report = (
        annual_words.of_city(site, 2026)
        if id == "city"
        else annual_words.of_station(site, 2026, site.station_by_id[id])
    )
    text = words(made.out / f"2026/{name}.pdf")
    said = [report.title, report.period, annual_words.BASIS, *report.sentences]
    said += [f"{number}{unit}" for number, unit in report.figures]
    said += [f"{b.words}{b.number}{c.unit}" for c in report.charts for b in c.bars]
    said += ["".join(row) for row in report.rows] + [p.record.title for p in report.projects]
    assert [s for s in said if s not in text] == []


def test_numbers_worked_out_by_hand_stand_on_the_paper(printed):
    text = words(printed[1].out / "2026/yuelu/0001.pdf")
    # 14 January and 11 February; opinions 2026-001 (declined) and 2026-002 (in handling); two items of news.
    assert "安排代表接待日2天。" in text
    assert "收到居民意见建议2件，已经答复1件，还有1件正在办理。" in text
    assert "公布履职动态2篇，其中居民身边的事2篇。" in text
    assert "老旧小区加装电梯400台实施中完成35%" in text
    assert "https://llz.example.gov.cn/s/0001/" in text


def test_sheets_are_a4_with_their_fonts_inside_and_nothing_private(printed):
    made = printed[1]
    for name in made.files:
        with pikepdf.open(made.out / name) as document:
            for page in document.pages:
                assert [float(n) for n in page.mediabox[2:]] == pytest.approx(A4, abs=0.1)
                for font in page.resources.Font.values():
                    descriptor = font.DescendantFonts[0].FontDescriptor
                    assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert set(document.trailer.Info.keys()) == {"/Title", "/Creator"}


@pytest.mark.parametrize("name", ["city", "yuelu/0001"])
def test_a_report_can_be_listened_to(printed, name):
    site, made = printed
    title = (
        annual_words.of_city(site, 2026).title
        if name == "city"
        else annual_words.of_station(site, 2026, site.station_by_id["0001"]).title
    )
    path = made.out / f"2026/{name}.pdf"
    assert faults(path, title) == []
    kinds = [kind for kind, _ in elements(pypdf.PdfReader(path))]
    assert kinds.count("H1") == 1 and kinds.count("H2") >= 2
    assert ("TH" in kinds) == (name == "city")


def test_a_station_s_report_fits_on_one_sheet(printed):
    assert len(pypdfium2.PdfDocument(printed[1].out / "2026/yuelu/0001.pdf")) == 1


def test_two_runs_give_equal_bytes(printed, tmp_path):
    made = printed[1]
    prepared = project(tmp_path / "again")
    wanted = editions(prepared.site, 2026, [prepared.site.station_by_id["0002"]], with_city=False)
    again = press_annuals(prepared, wanted, tmp_path / "out")
    assert again.files == ("2026/yuelu/0002.pdf",)
    assert (again.out / again.files[0]).read_bytes() == (made.out / again.files[0]).read_bytes()


def test_a_character_that_no_font_has_keeps_everything_back(tmp_path):
    typed = "- {id: 2026-91, title: 建设\U00013000广场, status: selected}\n"
    prepared = project(tmp_path / "project", {"content/projects/2026.yaml": typed})
    wanted = editions(prepared.site, 2026, prepared.site.stations, with_city=True)
    with pytest.raises(ContentError, match="字体里没有"):
        press_annuals(prepared, wanted, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_reports_do_not_go_among_the_content(tmp_path):
    prepared = project(tmp_path / "project")
    wanted = editions(prepared.site, 2026, prepared.site.stations, with_city=True)
    with pytest.raises(Problem, match="放着网站的资料"):
        press_annuals(prepared, wanted, tmp_path / "project" / "content")
