"""An import is tried before it is written: what would bring an error is left out with the finding's words, the rest goes on."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.make import TODAY, write_project
from zhanpai import pipeline
from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.content.load import load
from zhanpai.content.tables.difference import Outcome
from zhanpai.content.tables.doubtful_rows import doubtful_sheets
from zhanpai.domain.model.field_types import Month
from zhanpai.fronts.importing import Import, TriedImport, read_import, try_import, write_import
from zhanpai.kit.clock import read_now
from zhanpai.kit.workbook_writing import write_workbook

STATION = "content/stations/yuelu/0001.yaml"
LEDGER = "content/opinions/yuelu/0001.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "项目 一")


def read(root: Path, text: str) -> Import:
    return read_import(root, TODAY, text.encode())


def tried(root: Path, text: str, **more: object) -> TriedImport:
    made = read(root, text)
    wanted = made.difference.of(Outcome.ADDED, Outcome.CHANGED)
    return try_import(made, [row.mark for row in wanted], **more)  # type: ignore[arg-type]


def errors(root: Path) -> list[str]:
    return [str(d) for d in pipeline.examine(load(root, TODAY)) if d.severity.is_error]


def test_a_row_that_would_bring_an_error_is_doubtful_with_its_words_and_the_rest_is_written(root):
    made = tried(root, "站号,姓名,联系电话,职务\n0001,张示例,13800138000,甲\n0001,李样例,,示例小学校长\n")
    (doubt,) = made.difference.of(Outcome.DOUBTFUL)
    assert doubt.line == 2 and "同意" in doubt.reason
    write_import(root, made)
    text = (root / STATION).read_text("utf-8")
    assert "示例小学校长" in text and "13800138000" not in text
    assert errors(root) == []


def test_a_resident_in_an_opinion_is_refused_as_a_check_does(root):
    head = "站号,月份,事项,类别\n"
    made = tried(
        root, f"{head}0001,2026-03,居民张三电话13912345678反映路灯不亮,环境\n0001,2026-03,路灯不亮,环境卫生\n"
    )
    assert [row.line for row in made.difference.of(Outcome.DOUBTFUL)] == [2]
    ((path, _, after),) = made.files
    assert path == LEDGER and "路灯不亮".encode() in (after or b"") and b"13912345678" not in (after or b"")


def test_all_files_of_an_import_are_written_as_one_or_none(root):
    made = tried(root, "站号,姓名,职务\n0001,张示例,甲\n0002,赵演示,乙\n")
    assert len(made.files) == 2
    (root / STATION).write_text("address: 别人刚改的\n", "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        write_import(root, made)
    assert "乙" not in (root / "content/stations/yuelu/0002.yaml").read_text("utf-8")


def test_what_is_written_says_how_many_rows_of_which_table(root):
    text = "站号,姓名,职务,代表层级,届次\n0001,张示例,甲,,\n0002,孙新来,乙,区县人大代表,第六届\n"
    assert tried(root, text).what == "导入代表表：新增 1 行，改 1 行"


def test_who_has_left_is_closed_with_the_month(root):
    made = read(root, "站号,姓名\n0005,周假名\n")
    marks = [row.mark for row in made.difference.of(Outcome.ABSENT)]
    write_import(root, try_import(made, marks, left_in=Month(2026, 2)))
    site = load(root, TODAY).site
    assert site is not None and errors(root) == []
    assert [deputy.name for deputy in site.station_by_id["0005"].serving] == ["周假名"]


def test_somebody_on_duty_after_the_month_of_leaving_stays_and_it_is_said_why(root):
    made = read(root, "站号,姓名\n0001,张示例\n")
    marks = [row.mark for row in made.difference.of(Outcome.ABSENT)]
    gone = try_import(made, marks, left_in=Month(2026, 2))
    (doubt,) = gone.difference.of(Outcome.DOUBTFUL)
    assert gone.files == () and "李样例" in doubt.reason


def test_an_error_that_stands_in_no_place_that_was_written_finds_its_row_by_halves(root):
    made = read(root, "站号,姓名,职务\n0001,张示例,甲\n0001,李样例,乙\n0002,赵演示,丙\n")

    class Elsewhere:
        path, line, column, message, fix, keys = "content/news/2026/a.md", 1, 1, "坏了。", "别这样。", None

    def find(instead):
        return [Elsewhere()] if "丙".encode() in b"".join(raw or b"" for raw in instead.values()) else []

    wanted = [row.mark for row in made.difference.of(Outcome.CHANGED)]
    done = try_import(made, wanted, find)
    assert [(row.line, row.reason) for row in done.difference.of(Outcome.DOUBTFUL)] == [(4, "坏了。别这样。")]
    assert [path for path, *_ in done.files] == [STATION]


def test_doubtful_rows_come_back_as_they_stood_with_the_reason_first(root):
    made = read(root, "站号,姓名,体重,职务\n0001,张示例,70,甲\n0002,张示例,=1+1,x\n")
    raw = write_workbook(doubtful_sheets(made.difference), read_now()).raw
    book = openpyxl.load_workbook(io.BytesIO(raw))
    rows = [[cell.value for cell in row] for row in book["代表"].iter_rows()]
    assert rows[0] == ["原因", "站号", "姓名", "体重", "职务"]
    assert len(rows) == 2 and rows[1][1:] == ["0002", "张示例", "=1+1", "x"]
    assert str(rows[1][0]).startswith("别的站有同名的代表：张示例（100001")
    again = read_import(root, TODAY, raw)
    assert [row.outcome for row in again.difference.rows] == [Outcome.DOUBTFUL]
    assert again.difference.heads[0].unknown == ("体重",)


def test_a_workbook_of_doubtful_rows_that_was_mended_is_taken(root):
    made = read(root, "站号,姓名,职务\n0002,张示例,x\n")
    raw = write_workbook(doubtful_sheets(made.difference), read_now()).raw
    book = openpyxl.load_workbook(io.BytesIO(raw))
    book["代表"].cell(1, 5, "代表编号")
    book["代表"].cell(2, 5, "100001")
    mended = io.BytesIO()
    book.save(mended)
    (row,) = read_import(root, TODAY, mended.getvalue()).difference.rows
    assert row.outcome is Outcome.ADDED and "也在这个站接待" in row.reason
