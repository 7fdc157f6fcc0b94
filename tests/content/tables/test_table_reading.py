"""Tables as offices have them are read into our own forms; what may mean two things is in doubt, and nothing is lost in silence."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlsxwriter

from tests.make import make_deputy, make_site, make_station
from zhanpai.content.tables.kinds import DEPUTIES, REGISTER, ROTA, TABLES
from zhanpai.content.tables.table_reading import read_tables
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain.names import StationNames
from zhanpai.kit.problem import Problem

NAMES = StationNames(
    make_site(
        [
            make_station("0001", deputies=[make_deputy(), make_deputy("100002", "李样例")]),
            make_station(
                "0002",
                "township",
                deputies=[make_deputy("100003", "王范例"), make_deputy("100004", "王范例")],
            ),
        ]
    )
)
HUDONG = "岳麓区望月湖街道湖东社区人大代表联络站"


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as made:
        fill(made)
    return raw.getvalue()


def sheet(*rows: list[object], merged: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet("第一页")
        for area in merged:
            page.merge_range(*area, "")
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if value != "":
                    page.write(y, x, value)

    return book(fill)


def only(raw: bytes, **known: object) -> TypedTable:
    (table,) = read_tables(raw, NAMES, **known)
    return table


def cells(raw: bytes, key: str) -> list[str | None]:
    return [row.cells.get(key) for row in only(raw).rows]


def one(header: str, typed: object) -> tuple[str | None, tuple[str, ...]]:
    """What becomes of one cell below `header` in a list of deputies."""
    table = only(sheet(["站号", "姓名", header], ["0001", "张示例", typed]))
    (row,) = table.rows
    key = next(key for key in table.titles if key not in ("station", "name"))
    return row.cells.get(key), row.doubts


def test_a_list_with_title_two_row_header_merged_station_total_and_signature_is_read() -> None:
    raw = sheet(
        ["2026年代表名册"],
        ["序号", "所属联络站*", "代表\n姓名", "联系方式", "", "任期", ""],
        ["", "", "", "办公电话", "手机", "起", "止"],
        [1, HUDONG, "王　伟（女）", "（0731）8888 0001", "13800138000", "2022.1", "2027年1月"],
        [2, "", "阿依•古丽", 73188880002, "", "2022年1月", "2027-01"],
        ["合计", "", "2人"],
        ["填表人：张三"],
        merged=((1, 3, 1, 4), (1, 5, 1, 6), (3, 1, 4, 1)),
    )
    table = only(raw)
    assert table.kind is DEPUTIES
    assert [(row.line, row.doubts) for row in table.rows] == [(4, ()), (5, ())]
    assert [row.cells["station"] for row in table.rows] == ["0001", "0001"]
    assert [row.cells["name"] for row in table.rows] == ["王伟", "阿依·古丽"]
    assert [row.cells["phone"] for row in table.rows] == ["0731-88880001", "0731-88880002"]
    assert [row.cells["mandates.until"] for row in table.rows] == ["2027-01", "2027-01"]
    assert table.unknown == ("任期 起",)
    assert table.skipped == ((6, "合计行"), (7, "填表说明或者签名"))


@pytest.mark.parametrize(
    ("header", "typed", "normal"),
    [
        ("代表层级", "市、区人大代表", "市人大代表；区县人大代表"),
        ("代表层级", "省市区三级代表", "省人大代表；市人大代表；区县人大代表"),
        ("代表层级", "市代表/区代表", "市人大代表；区县人大代表"),
        ("代表层级", "全国、省", "全国人大代表；省人大代表"),
        ("代表层级", "区县级", "区县人大代表"),
        ("代表层级", "长沙市人大代表 岳麓区人大代表", "市人大代表；区县人大代表"),
        ("届次", "16届", "第十六届"),
        ("届次", "第十六届", "第十六届"),
        ("同意公开电话的日期", "２０２６-３-２", "2026-03-02"),
        ("同意公开电话的日期", "2026年3月2日（周一）", "2026-03-02"),
        ("同意公开电话的日期", "2026.3.2", "2026-03-02"),
        ("任期到", "2022.01-2027.01", "2027-01"),
        ("手机号码", "138 0013 8000", "13800138000"),
        ("工作单位及职务", "示例街道\n办事处主任", "示例街道办事处主任"),
        ("工作单位及职务", "无", ""),
        ("关注方向", "养老、教育", "养老；教育"),
    ],
)
def test_a_cell_is_read_into_our_own_form(header: str, typed: str, normal: str) -> None:
    assert one(header, typed) == (normal, ())


@pytest.mark.parametrize(
    ("header", "typed", "says"),
    [
        ("代表层级", "街道代表", "街道没有人大"),
        ("代表层级", "天心区人大代表", "天心区"),
        ("代表层级", "两级代表", "没有写是哪一级"),
        ("届次", "本届", "认不出是第几届"),
        ("同意公开电话的日期", "3月2日", "没有写四位数的年份"),
        ("同意公开电话的日期", "26.3.2", "没有写四位数的年份"),
        ("同意公开电话的日期", "2026-02-30", "认不出是哪一天"),
        ("同意公开电话的日期", "2026年3月2日（周二）", "星期对不上"),
        ("任期到", 2027.1, "可能是 1 月，也可能是 10 月"),
        ("手机号码", "13800138000、13900139000", "不止一个号码"),
        ("手机号码", "88880001", "没有写区号"),
        ("联系电话", "11010519491231002X", "身份证号不收"),
        ("代表编号", "10001", "应当是 6 位数字"),
        ("工作单位及职务", "2026-03-02", "是一个日期"),
    ],
)
def test_what_may_mean_two_things_is_in_doubt(header: str, typed: object, says: str) -> None:
    value, doubts = one(header, typed)
    assert value is None
    assert len(doubts) == 1
    assert says in doubts[0]


def test_the_number_of_an_identity_card_is_nowhere_in_what_was_read() -> None:
    raw = sheet(["站号", "姓名", "身份证号"], ["0001", "张示例", "11010519491231002X"])
    (row,) = only(raw).rows
    assert row.doubts == ()
    assert "1949" not in "".join(row.raw)


def test_seats_are_aligned_or_in_doubt() -> None:
    head = ["站号", "姓名", "代表层级", "届次"]
    table = only(
        sheet(head, ["0001", "张示例", "市、区", "十六届、18届"], ["0001", "李样例", "市、区", "十六届"])
    )
    assert table.rows[0].cells["mandates.term"] == "第十六届；第十八届"
    assert "对不上哪一级" in table.rows[1].doubts[0]


def test_a_person_over_two_merged_rows_has_two_seats() -> None:
    raw = sheet(
        ["站号", "姓名", "代表层级", "届次"],
        ["0001", "张示例", "市人大代表", "十六届"],
        ["", "", "区县人大代表", "十八届"],
        merged=((1, 0, 2, 0), (1, 1, 2, 1)),
    )
    (row,) = only(raw).rows
    assert row.cells["mandates.level"] == "市人大代表；区县人大代表"
    assert row.cells["mandates.term"] == "第十六届；第十八届"


@pytest.mark.parametrize(
    ("number", "name", "station"),
    [("1", "", "0001"), ("1", HUDONG, "0001"), ("0001", "湖东社区", "0001"), ("", "湖东社区联络站", "0001"), ("0002", HUDONG, None),
     ("0999", HUDONG, None), ("", "没有的社区联络站", None), ("", "", None)],
)  # fmt: skip
def test_a_station_is_known_by_number_and_name_that_agree(
    number: str, name: str, station: str | None
) -> None:
    (row,) = only(sheet(["站号", "联络站", "姓名"], [number, name, "张示例"])).rows
    assert row.cells.get("station") == station
    assert bool(row.doubts) is (station is None)


def test_a_station_written_once_above_its_people_is_theirs_and_a_gap_in_a_full_column_is_a_gap() -> None:
    head = ["联络站", "姓名"]
    plain = sheet(
        head, [HUDONG, "张示例"], ["", "李样例"], ["望月湖街道人大代表联络总站", "王范例"], ["", "赵样例"]
    )
    assert cells(plain, "station") == ["0001", "0001", "0002", "0002"]
    full = sheet(head, [HUDONG, "张示例"], [HUDONG, "李样例"], ["", "王范例"])
    assert cells(full, "station") == ["0001", "0001", None]


def test_the_title_names_the_station_where_no_column_does() -> None:
    raw = sheet(["单位：湖东社区人大代表联络站"], ["姓名", "职务"], ["张示例", "示例小学教师"])
    assert cells(raw, "station") == ["0001"]


def test_people_of_a_rota_are_those_of_the_station() -> None:
    head = ["联络站", "日期", "值班代表"]
    table = only(
        sheet(
            head,
            [HUDONG, "2026-3-2", "张示例、李样例"],
            ["望月湖街道人大代表联络总站", "2026-3-2", "王范例"],
            [HUDONG, "2026-3-3", "赵样例"],
        )
    )
    assert table.kind is ROTA
    assert [row.cells.get("deputies") for row in table.rows] == ["100001；100002", None, None]
    assert "有 2 位" in table.rows[1].doubts[0]
    assert "不是这个站的进站代表" in table.rows[2].doubts[0]


def test_a_calendar_is_read_cell_by_cell_and_refused_without_a_year() -> None:
    raw = sheet(["联络站", "2026-03-02", "2026-03-09"], [HUDONG, "张示例", "李样例"])
    assert [(row.cells["on"], row.cells["deputies"]) for row in only(raw).rows] == [
        ("2026-03-02", "100001"),
        ("2026-03-09", "100002"),
    ]
    with pytest.raises(Problem, match="没有写年份"):
        read_tables(sheet(["联络站", "3月2日", "3月9日"], [HUDONG, "张示例", "李样例"]), NAMES)


def test_what_is_hidden_is_not_read_and_that_is_said() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet("名单")
        for y, row in enumerate(
            (["站号", "姓名", "电话"], ["0001", "张示例", "0731-88880001"], ["0001", "李样例", ""])
        ):
            page.write_row(y, 0, row)
        page.set_column(2, 2, None, None, {"hidden": True})
        page.set_row(2, None, None, {"hidden": True})
        away = made.add_worksheet("底稿")
        away.write(0, 0, "姓名")
        away.hide()
        made.add_worksheet("空")

    listed, left = read_tables(book(fill), NAMES)
    assert [dict(row.cells) for row in listed.rows] == [{"station": "0001", "name": "张示例"}]
    assert listed.unknown == ("电话（隐藏的列，没有读）",)
    assert listed.skipped == ((3, "这一行是隐藏的，没有读"),)
    assert left.skipped == ((1, "这一页是隐藏的工作表，没有读"),)


@pytest.mark.parametrize(("formula", "value"), [("=1/0", "#DIV/0!"), ("=A1", 0)])
def test_a_formula_without_a_result_is_in_doubt(formula: str, value: object) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet()
        page.write_row(0, 0, ["站号", "姓名", "职务"])
        page.write_row(1, 0, ["0001", "张示例"])
        page.write_formula(1, 2, formula, None, value)

    (row,) = only(book(fill)).rows
    assert "post" not in row.cells
    assert len(row.doubts) == 1


def test_what_is_no_table_of_ours_is_refused_and_what_may_be_two_too() -> None:
    with pytest.raises(Problem, match="没有认得的表头"):
        read_tables(sheet(["花名", "籍贯"], ["甲", "乙"]), NAMES)
    with pytest.raises(Problem, match="什么都没有"):
        read_tables(sheet([""]), NAMES)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.word)
def test_our_own_header_is_known_as_the_table_it_is_of(kind) -> None:
    table = only(sheet([column.title for column in kind.columns], ["x"]))
    assert table.kind is kind
    assert set(table.titles) == {column.key for column in kind.columns}


def test_a_row_of_the_register_may_be_new() -> None:
    raw = sheet(
        ["站号", "站点类别", "区县", "街道（乡镇）", "社区（村）"],
        ["0009", "社区站", "岳麓区", "望月湖街道", "月华社区"],
    )
    table = only(raw)
    assert table.kind is REGISTER
    assert table.rows[0].cells["station"] == "0009"
    assert table.rows[0].cells["kind"] == "社区（村）站"
    assert table.rows[0].doubts == ()
