"""Charts: shapes are as long as their figures, and every figure stands in the table too."""

import pytest

from tests.office.report.town import report
from zhanpai.office.report.charts import bar_chart, column_chart
from zhanpai.office.report.views import charts


def test_the_longest_bar_fills_the_room_and_half_of_it_is_half_as_long():
    chart = bar_chart(
        "x", "题", "说明", ("甲", "乙"), [("一", 8, "plain"), ("二", 4, "plain"), ("三", 0, "plain")]
    )
    # 360 less 104 for labels and 56 for figures.
    assert [bar.width for bar in chart.bars] == [200, 100, 0]
    assert chart.rows == [("一", "8"), ("二", "4"), ("三", "0")]


def test_columns_stand_on_each_other_and_on_the_floor():
    series = (("resident", "居民的事"), ("work", "工作动态"))
    chart = column_chart(
        "x", "题", "说明", series, ("季", "甲", "乙", "合计", "占比"), [("一季", ("一", ""), (3, 1), "25%")]
    )
    # The scale ends at 4, so 162 units of height are 4 items.
    (column,) = chart.columns
    assert [(s.y, s.height) for s in column.segments] == [(54.5, 121.5), (14, 40.5)]
    assert column.segments[0].y + column.segments[0].height == chart.floor == 176
    assert chart.ticks == ((176, 0), (95, 2), (14, 4))
    assert chart.rows == [("一季", "3", "1", "4", "25%")]


def test_nothing_to_show_is_a_chart_of_nothing():
    assert bar_chart("x", "题", "说明", ("甲", "乙"), [("一", 0, "plain")]).bars[0].width == 0
    assert (
        column_chart("x", "题", "说明", (("a", "甲"),), ("季",), [("一", ("一", ""), (0,), "—")])
        .columns[0]
        .segments
        == ()
    )


@pytest.mark.parametrize("most", [1, 7, 9, 10, 99, 137, 673, 5000])
def test_the_scale_ends_above_the_highest_column(most):
    chart = column_chart("x", "题", "说明", (("a", "甲"),), ("季",), [("一", ("一", ""), (most,), "")])
    top = chart.ticks[-1][1]
    assert most <= top <= 2 * most
    assert chart.ticks[1][1] * 2 == top


def test_descriptions_say_what_a_chart_shows():
    drawn = charts(report().whole)
    assert "工作动态的占比从" not in drawn["trend"].about  # nothing was written in the first quarter
    assert drawn["categories"].about.startswith("最近 365 天")
    assert "没有写到的：走访入户、视察" in drawn["categories"].about
    assert drawn["stars"].rows[3] == ("二星", "2")
