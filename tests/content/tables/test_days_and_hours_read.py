"""Days that are bare numbers mean what their workbook counts from; hours are written as the rules of receptions have them."""

import datetime as dt
import io

import pytest
import xlsxwriter

from tests.content.tables.office_tables import known
from zhanpai.content.tables.table_reading import read_tables
from zhanpai.content.tables.typed_table import TypedRow


def row_of(*cells: object, header: tuple[str, ...], date_1904: bool = False) -> TypedRow:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True, "date_1904": date_1904}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, header)
        for place, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                page.write_datetime(1, place, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
            else:
                page.write(1, place, cell)
    (table,) = read_tables(raw.getvalue(), known().names)
    return table.rows[0]


ROTA = ("站号", "日期", "值班代表")


def test_a_bare_number_is_a_day_counted_from_1900():
    assert row_of("0001", 46364, "张示例", header=ROTA).cells["on"] == "2026-12-08"


def test_a_bare_number_of_a_workbook_that_counts_from_1904_is_in_doubt():
    row = row_of("0001", 46364, "张示例", header=ROTA, date_1904=True)
    assert "on" not in row.cells
    assert any("是一个数字，不是日期" in doubt for doubt in row.doubts)


def test_a_day_of_a_workbook_that_counts_from_1904_is_that_day():
    row = row_of("0001", dt.date(2026, 12, 8), "张示例", header=ROTA, date_1904=True)
    assert row.cells["on"] == "2026-12-08"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("上午9:00—11:30", "9:00-11:30"),
        ("９：００－１２：００，下午2:00-4:30", "9:00-12:00, 14:00-16:30"),
        ("9点至11点半", "9:00-11:30"),
    ],
)
def test_hours_are_written_as_rules_have_them(typed, read):
    header = ("站号", "接待日", "接待时间")
    assert row_of("0001", "每周五", typed, header=header).cells["time"] == read


def test_hours_that_end_before_they_begin_are_in_doubt():
    row = row_of("0001", "每周五", "16:30-14:00", header=("站号", "接待日", "接待时间"))
    assert "time" not in row.cells
    assert row.doubts
