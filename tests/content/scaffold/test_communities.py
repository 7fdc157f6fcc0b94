"""A pasted list of communities: each line lands in its township or is told of.  Expected by hand."""

import io

import pytest

from zhanpai.content.scaffold.communities import list_text, read_communities

PLACES = {"双清区": ("兴隆街道", "火车站乡"), "新邵县": ("酿溪镇", "城关镇"), "隆回县": ("桃洪镇", "城关镇")}


def placed(text, places=PLACES, city="邵阳市"):
    """(line, district, township, community) of each, and (line, sentence) of each fault."""
    found = read_communities(city, places, text)
    return [(one.line, one.district, one.township, one.name) for one in found.placed], list(found.faults)


@pytest.mark.parametrize(
    "text",
    [
        "兴隆街道 湖口井社区\n兴隆街道 红旗村\n",
        "兴隆街道\t湖口井社区\r\n兴隆街道\t红旗村\r\n",
        "兴隆街道,湖口井社区居委会\n兴隆街道，红旗村村民委员会\n",
        "双清区 兴隆街道 湖口井社区\n双清区兴隆街道红旗村\n",
        "邵阳市双清区兴隆街道湖口井社区\n红旗村委会\n",
        "1、兴隆街道　湖口井社区\n2、兴隆街道　红旗村\n",
        '"兴隆街道","湖口井社区"\n"","红旗村"\n',
        "双清 兴隆街道办事处 湖口井社区\n\t\t红旗村\n",
    ],
)
def test_every_way_of_writing_a_line_gives_the_same_two_communities(text):
    assert placed(text) == (
        [(1, "双清区", "兴隆街道", "湖口井社区"), (2, "双清区", "兴隆街道", "红旗村")],
        [],
    )


def test_communities_stand_below_their_township_until_another_is_named():
    text = "序号\t街道（乡镇）\t社区（村）\n双清区\n兴隆街道（2个社区）：\n1. 湖口井社区\n红旗村\n\n火车站乡：白田村、莲荷村\n"
    assert placed(text) == (
        [
            (4, "双清区", "兴隆街道", "湖口井社区"),
            (5, "双清区", "兴隆街道", "红旗村"),
            (7, "双清区", "火车站乡", "白田村"),
            (7, "双清区", "火车站乡", "莲荷村"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("湖口井社区\n", 1, "前面没有写街道（乡镇）"),
        ("兴隆街道 湖口井\n", 1, "看不出是社区还是村"),
        ("兴隆街道 湖口井社区\n兴隆街道 湖口井社区\n", 2, "第 1 行已经写过"),
        ("城关镇 东门社区\n", 1, "新邵县、隆回县都有城关镇"),
        ("双清区 桃洪镇 东门社区\n", 1, "桃洪镇不在双清区，在隆回县"),
        ("兴隆街道 湖口井（筹）社区\n", 1, "里有“(”"),
        ("兴隆街道 湖口井社区 张三 13907390000\n", 1, "看不出是社区还是村"),
    ],
)
def test_what_cannot_be_placed_is_told_with_its_line(text, line, said):
    faults = placed(text)[1]
    assert [number for number, _ in faults] == [line] and said in faults[0][1]


def test_below_an_unknown_township_nothing_is_put_into_the_one_before():
    found, faults = placed("兴隆街道\n湖口井社区\n兴龙街道\n东门社区\n西门社区\n酿溪镇\n大新社区\n")
    assert [name for *_, name in found] == ["湖口井社区", "大新社区"]
    assert len(faults) == 1 and faults[0][0] == 3 and "没有“兴龙街道”" in faults[0][1]


@pytest.mark.parametrize(
    "heading",
    [
        *("火车站街到", "火车战乡", "火车站", "火车站办事处", "火车站街办"),
        *("二、火车站街到", "（二）火车站想（2个村）", "火车站巷：", "  火车站街倒"),
        *("茅茶亭农场", "经开区管委会", "高新产业园", "火车站街到 白田村", "火车站庄："),
    ],
)
def test_below_what_may_be_a_township_mistyped_nothing_is_put_into_the_one_before(heading):
    found, faults = placed(f"兴隆街道\n湖口井社区\n{heading}\n东门社区\n西门社区\n酿溪镇\n大新社区\n")
    assert found == [(2, "双清区", "兴隆街道", "湖口井社区"), (7, "新邵县", "酿溪镇", "大新社区")]
    assert [line for line, _ in faults] == [3] and "下面 2 个也先没有放" in faults[0][1]


@pytest.mark.parametrize("heading", ["双清区火车站街到", "双清区 火车站街到"])
def test_below_a_mistyped_township_of_a_named_district_a_township_elsewhere_is_told(heading):
    found, faults = placed(f"兴隆街道\n湖口井社区\n{heading}\n东门社区\n西门社区\n酿溪镇\n大新社区\n")
    assert found == [(2, "双清区", "兴隆街道", "湖口井社区")]
    assert [line for line, _ in faults] == [3, 6]
    assert "下面 2 个也先没有放" in faults[0][1] and "酿溪镇不在双清区，在新邵县" in faults[1][1]


def test_what_stands_further_in_below_a_name_tells_that_it_is_a_heading():
    assert placed("兴隆街道\n  湖口井社区\n白杨庄\n  东门社区\n")[0] == [
        (2, "双清区", "兴隆街道", "湖口井社区")
    ]
    # A community that says so is none, however the lines below it are set.
    found, faults = placed("兴隆街道\n湖口井社区\n  红旗村\n白杨庄\n东门社区\n")
    assert [name for *_, name in found] == ["湖口井社区", "红旗村", "白杨庄", "东门社区"] and faults == []


def test_each_line_that_is_no_whole_name_is_told_of_even_below_another():
    faults = placed("兴隆街道\n湖口井\n红旗\n白田村\n合计 3\n")[1]
    assert [(line, "下面 1 个" in said) for line, said in faults] == [(2, False), (3, True)]


def test_an_estate_that_has_its_township_before_it_is_a_community():
    assert placed("兴隆街道 茅茶亭农场\n")[0] == [(1, "双清区", "兴隆街道", "茅茶亭农场")]


def test_a_village_that_is_called_like_a_town_is_no_heading():
    assert placed("桃洪镇\n桃洪镇村\n兴隆街道 兴隆街道社区\n", city="邵阳市")[0][0][1:] == (
        "隆回县",
        "桃洪镇",
        "桃洪镇村",
    )


def test_the_list_of_an_office_program_is_read_cell_by_cell():
    xlsxwriter = pytest.importorskip("xlsxwriter")
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([("街道", "社区"), ("兴隆街道", "湖口井社区"), ("", "红旗村")]):
            sheet.write_row(number, 0, row)
    expected = [(2, "双清区", "兴隆街道", "湖口井社区"), (3, "双清区", "兴隆街道", "红旗村")]
    assert placed(list_text(raw.getvalue())) == (expected, [])
    assert list_text("兴隆街道 湖口井社区\n".encode("gb18030")) == "兴隆街道 湖口井社区\n"
