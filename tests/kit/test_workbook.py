"""Tables of office programs are read as rows of strings, and what would fill the memory is refused with a sentence."""

import io
import zipfile

import pytest
import xlsxwriter

from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import MAX_BYTES, decode_text, read_sheets

ROWS = [["序号", "名称"], [1, "甲"], [2.5, "乙"]]


def workbook(rows: list[list[object]], at: tuple[int, int] = (0, 0)) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        sheet = book.add_worksheet("第一页")
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                sheet.write(at[0] + y, at[1] + x, value)
    return raw.getvalue()


def test_cells_are_strings_and_whole_numbers_have_no_point():
    (sheet,) = read_sheets(workbook(ROWS))
    assert sheet.name == "第一页"
    assert sheet.rows == (("序号", "名称"), ("1", "甲"), ("2.5", "乙"))


def test_rows_count_from_the_first_of_the_sheet():
    (sheet,) = read_sheets(workbook(ROWS, at=(2, 1)))
    assert sheet.rows[2] == ("", "序号", "名称")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_is_read_in_the_encodings_of_this_country(codec, mark):
    raw = f'序号{mark}名称\r\n1{mark}"甲,乙"\r\n'.encode(codec)
    (sheet,) = read_sheets(raw)
    assert sheet.rows == (("序号", "名称"), ("1", "甲,乙"))


def far_apart() -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "甲")
        sheet.write(1_048_575, 16_383, "乙")
    return raw.getvalue()


def bomb() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(220 * 2**20))
    return raw.getvalue()


def with_a_lost_directory() -> bytes:
    """Its end says that the directory lies gigabytes on, so that every part would begin before the file."""
    raw = bytearray(workbook(ROWS))
    end = raw.rfind(b"PK\x05\x06")
    raw[end + 16 : end + 20] = (0xF0000000).to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (with_a_lost_directory, "这个文件坏了，或者不是表格。"),
        (far_apart, "这个表格里有一页太大，格子太多。"),
        (bomb, "这个表格解开以后太大，不像是正常的表格。"),
        (lambda: workbook(ROWS)[:2000], "这个文件坏了，或者不是表格。"),
        (lambda: b"PK\x03\x04" + bytes(100), "这个文件坏了，或者不是表格。"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "这个文件坏了，或者不是表格。"),
        (lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)), "这个文件不是文本，也不是表格。"),
        (lambda: b"a" * (MAX_BYTES + 1), "文件太大，超过了 32 MB。"),
    ],
    ids=["lost directory", "far apart", "bomb", "cut off", "no ZIP", "no XLS", "a picture", "large"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(make, said):
    with pytest.raises(Problem) as refused:
        read_sheets(make())
    assert refused.value.message == said
    assert refused.value.fix


def test_text_may_have_a_mark():
    assert decode_text("﻿甲\n".encode()) == "甲\n"


def ods(cells: str) -> bytes:
    """A spreadsheet of LibreOffice with one sheet; `cells` are its rows in the words of OpenDocument."""
    raw = io.BytesIO()
    office = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(raw, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
        packed.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
            f'xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="第一页">'
            f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return raw.getvalue()


ODS_CELL = '<table:table-cell {} office:value-type="string"><text:p>甲</text:p></table:table-cell>'


def test_a_spreadsheet_of_libreoffice_is_read():
    (sheet,) = read_sheets(ods(f"<table:table-row>{ODS_CELL.format('')}</table:table-row>"))
    assert (sheet.name, sheet.rows) == ("第一页", (("甲",),))


def test_a_cell_repeated_without_end_is_refused():
    cell = ODS_CELL.format('table:number-columns-repeated="900000000"')
    with pytest.raises(Problem, match="格子太多"):
        read_sheets(ods(f"<table:table-row>{cell}</table:table-row>"))


def test_rows_repeated_without_end_are_refused():
    rows = f'<table:table-row table:number-rows-repeated="900000000">{ODS_CELL.format("")}</table:table-row>'
    with pytest.raises(Problem, match="格子太多"):
        read_sheets(ods(rows))
