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
