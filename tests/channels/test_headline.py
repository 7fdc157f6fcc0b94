"""Headlines end their lines where a reader pauses, and nothing is cut apart that belongs together."""

import pytest

from zhanpai.channels.headline import ems, fit, parts

SIZES = [float(size) for size in range(112, 55, -4)]


def lines(text, width=936, height=460, **more):
    found = fit(text, width, SIZES, height, **more)
    assert found is not None
    return found.lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加装电梯来了", ("加装电梯来了",)),
        (
            "文艺路街道：孩子转学要什么材料，接待处半天答了十一遍",
            ("文艺路街道：", "孩子转学要什么材料，", "接待处半天答了十一遍"),
        ),
        (
            "“板凳会”开到家门口！代表接待日收到17条意见，当天办结9条",
            ("“板凳会”开到家门口！", "代表接待日收到17条意见，", "当天办结9条"),
        ),
        (
            "代表把12345热线APP搬进接待日，3000多户居民用上了5G智慧养老",
            ("代表把12345热线", "APP搬进接待日，", "3000多户居民用上了", "5G智慧养老"),
        ),
        (
            "望月湖街道人大工委组织辖区内省市区三级人大代表共计二十三人次深入各社区开展主题接待活动现场解决群众急难愁盼问题四十五件",
            (
                *("望月湖街道人大工委组织", "辖区内省市区三级人大代表", "共计二十三人次深入各社区"),
                *("开展主题接待活动现场解决", "群众急难愁盼问题四十五件"),
            ),
        ),
    ],
)
def test_lines_end_where_a_reader_pauses(text, expected):
    assert lines(text) == expected


def test_nothing_is_lost_and_no_line_is_too_wide():
    text = "代表把“12345”热线（24小时）搬进接待日：3,000多户居民用上了5G、AI和WIFI，办结率98.5%，满意度100%"
    found = fit(text, 600, SIZES, 900)
    assert found is not None
    assert "".join(found.lines) == text
    assert all(ems(line) * found.size <= 600 for line in found.lines)


def test_a_short_headline_does_not_leave_one_character_over():
    for n in range(2, 40):
        text = "一天下来说到底事情办成了没有大家心里都有一本账谁也糊弄不了谁所以要公开给大家看个明白"[:n]
        last = lines(text, width=520, height=2000)[-1]
        assert n < 5 or len(last) > 1


def test_names_are_not_broken():
    text = "示例甲乙丙丁代表和样例戊己庚辛代表一起去看老水厂的新管道"
    for line in lines(text, width=500, height=2000, names=("示例甲乙丙丁", "样例戊己庚辛")):
        assert ("示例" in line) == ("丙丁" in line) and ("样例" in line) == ("庚辛" in line)


def test_what_does_not_fit_is_not_set():
    assert fit("一" * 200, 300, SIZES, 100) is None


def test_a_stations_name_breaks_between_its_parts_only():
    name = ("岳麓区", "望月湖街道", "湖东社区", "人大代表联络站")
    assert parts(name, 520, [44.0, 40.0], 3).lines == ("岳麓区望月湖街道", "湖东社区人大代表联络站")
    assert parts(name, 2000, [44.0, 40.0], 3).lines == ("".join(name),)
