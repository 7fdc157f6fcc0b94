"""A workbook as it is written: read back with another program's reader, and in its own XML for what no reader shows."""

import datetime as dt
import io
import re
import zipfile

import pytest

from zhanpai.kit.csv_table import as_typed, format_csv, harmless
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import read_sheets
from zhanpai.kit.workbook_writing import (
    MAX_CELL,
    MAX_ROWS,
    NoteSheet,
    SheetColumn,
    WrittenSheet,
    fitting_name,
    write_workbook,
)

MADE = dt.date(2026, 3, 4)
COLUMNS = (
    SheetColumn("编号", 8, "四位数字"),
    SheetColumn("类别", choices=("甲", "乙")),
    SheetColumn("日期", 12, is_day=True),
    SheetColumn("内容", 40),
)
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "\u3000=1",
    "'=1",
    "''=1",
    "'",
    "https://www.example.gov.cn/",
]


def written(*rows, columns=COLUMNS, name="表"):
    return write_workbook([WrittenSheet(name, columns, rows, held=1)], MADE)


def part(book, name):
    with zipfile.ZipFile(io.BytesIO(book.raw)) as packed:
        return packed.read(name).decode()


def test_what_is_written_is_read_as_it_was_typed_and_days_are_days():
    book = written(
        ("0001", "甲", "2026-03-02", "一行\n又一行"), ("0731-8", "", "不详", "  "), ("", "", "2026-02-30", "")
    )
    assert read_sheets(book.raw)[0].rows == (
        ("编号", "类别", "日期", "内容"),
        ("0001", "甲", "2026-03-02", "一行\n又一行"),
        ("0731-8", "", "不详", ""),
        ("", "", "2026-02-30", ""),
    )
    # 46083 days from the last day of 1899 to 2026-03-02.
    assert re.search('<c r="C2" s="[0-9]+"><v>46083</v></c>', part(book, "xl/worksheets/sheet1.xml"))


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_is_a_formula_or_a_link_and_everything_comes_back_as_it_was(text):
    book = written(("", "", "", text))
    xml = part(book, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    # The reader strips blanks at the ends, as whoever types does not see them.
    assert read_sheets(book.raw)[0].rows[1][3] == text.strip()


def test_signs_that_no_xml_holds_do_not_break_the_workbook():
    book = written(("", "", "", "a\x0bb_x0041_c\ud800\uffff"))
    assert read_sheets(book.raw)[0].rows[1][3] == "a□b_x0041_c\ufffd\ufffd"


def test_the_header_stays_filters_and_explains_and_the_first_column_is_held():
    book = written(("0001", "甲", "", ""), ("0002", "乙", "", ""))
    xml = part(book, "xl/worksheets/sheet1.xml")
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in xml
    assert '<autoFilter ref="A1:D3"/>' in xml
    assert '<col min="4" max="4" width="40.7109375"' in xml
    assert "四位数字" in part(book, "xl/comments1.xml")
    styles = part(book, "xl/styles.xml")
    header = re.search(r'<c r="A1" s="(\d+)"', xml)[1]
    assert (
        re.findall(r"<xf [^>]*>", re.search(r"<cellXfs.*?</cellXfs>", styles)[0])[int(header)].count(
            'fontId="1"'
        )
        == 1
    )
    assert "<b/>" in styles


def test_cells_that_are_empty_yet_are_text_too_so_that_numbers_typed_there_keep_their_zeros():
    book = written()
    assert re.search(
        r'<col min="1" max="1" width="8.7109375" style="1"', part(book, "xl/worksheets/sheet1.xml")
    )
    # 49 is the number of the format of text (ECMA-376 18.8.30).
    assert part(book, "xl/styles.xml").count('numFmtId="49"') >= 1
    assert 'formatCode="yyyy-mm-dd"' in part(book, "xl/styles.xml")


def test_a_drop_down_reads_a_sheet_out_of_sight_and_goes_on_below_the_table():
    xml = part(written(("0001", "甲", "", "")), "xl/worksheets/sheet1.xml")
    assert "<formula1>'选项'!$A$1:$A$2</formula1>" in xml
    assert 'sqref="B2:B1002"' in xml
    assert 'showErrorMessage="1"' in xml
    assert 'name="选项" sheetId="2" state="hidden"' in part(written(), "xl/workbook.xml")


def test_where_something_else_may_be_typed_the_drop_down_only_offers():
    columns = (SheetColumn("层级", choices=("市", "区"), is_strict=False),)
    assert "showErrorMessage" not in part(written(("市；区",), columns=columns), "xl/worksheets/sheet1.xml")


def test_a_text_that_no_cell_holds_is_told_and_not_cut():
    whole, long = "字" * MAX_CELL, "字" * (MAX_CELL + 1)
    book = written(("", "", "", whole), ("0002", "", "", long))
    assert [row[3] for row in read_sheets(book.raw)[0].rows[1:]] == [whole, ""]
    assert book.unfit == ("“表”第 3 行的“内容”有 32768 个字，一格放不下（最多 32767 个），这一格空着。",)


def test_signs_of_two_units_count_twice():
    assert written(("", "", "", "𠮷" * 16_384)).unfit[0].startswith("“表”第 2 行的“内容”有 32768 个字")


def test_more_rows_than_a_sheet_has_are_refused():
    with pytest.raises(Problem, match="1048575"):
        written(*[("", "", "", "")] * MAX_ROWS)


def test_the_same_tables_give_the_same_bytes():
    assert written(("0001", "甲", "2026-03-02", "一")).raw == written(("0001", "甲", "2026-03-02", "一")).raw


def test_no_program_is_in_it_and_nothing_leads_out():
    names = zipfile.ZipFile(io.BytesIO(written(("0001", "甲", "", "")).raw)).namelist()
    assert not [name for name in names if "vbaProject" in name or "externalLink" in name]


@pytest.mark.parametrize(
    ("name", "taken", "fitting"),
    [
        ("代表", [], "代表"),
        ("代表", ["代表"], "代表 (2)"),
        ("a/b[1]:*?", [], "a b 1"),
        ("名" * 40, [], "名" * 31),
        ("名" * 40, ["名" * 31], "名" * 27 + " (2)"),
        ("'", [], "表"),
    ],
)
def test_a_sheet_has_a_name_that_it_may_have(name, taken, fitting):
    assert fitting_name(name, taken) == fitting


def test_a_table_may_be_called_like_the_one_out_of_sight():
    book = written(("0001", "甲", "", ""), name="选项")
    assert [sheet.name for sheet in read_sheets(book.raw)] == ["选项 (2)", "选项"]


def test_notes_are_a_sheet_to_be_read():
    book = write_workbook([NoteSheet("填表说明", (("怎么填",), ("编号", "四位数字")))], MADE)
    assert read_sheets(book.raw)[0].rows == (("怎么填", ""), ("编号", "四位数字"))


@pytest.mark.parametrize("text", [*FORMULAS, "张三", "'张三", "0731-8"])
def test_what_csv_keeps_from_being_a_formula_is_taken_off_again(text):
    assert as_typed(harmless(text)) == text


def test_csv_begins_with_the_mark_that_excel_asks_for():
    assert format_csv(["甲"], [["=1"]]) == "\ufeff甲\r\n'=1\r\n".encode()


def test_a_row_is_as_high_as_its_longest_text_and_no_higher_than_eight_lines():
    # 40 narrow characters are 20 wide ones: 50 take three lines.
    xml = part(
        written(("", "", "", "字" * 50), ("", "", "", "字"), ("", "", "", "字\n" * 20)),
        "xl/worksheets/sheet1.xml",
    )
    assert re.findall(r'<row r="(\d)"[^>]*? ht="(\d+)"', xml) == [("2", "45"), ("4", "120")]
