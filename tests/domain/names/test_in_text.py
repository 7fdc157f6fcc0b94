"""Running text is searched for names of stations, and nothing in it is taken for one that is none."""

import time

import pytest

from tests.shipped import shipped
from zhanpai.content.load.known_places import known_places
from zhanpai.domain.names import StationNames, mentions


@pytest.fixture(scope="module")
def names() -> StationNames:
    site = shipped().site
    return StationNames(site, known_places(site.register))


def found(names: StationNames, text: str) -> list[tuple[str, str]]:
    """The words of each mention, and the 站号 or the result."""
    return [
        (text[m.start : m.end], m.answer.station.id if m.answer.station else m.answer.result.value)
        for m in mentions(names, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天，岳麓区望月湖街道人大代表联络站开展活动。", [("岳麓区望月湖街道人大代表联络站", "0144")]),
        ("市民来到望月湖街道岳龙社区代表工作站反映问题", [("望月湖街道岳龙社区代表工作站", "0145")]),
        ("莲花镇人大代表联系群众桐木工作站揭牌", [("莲花镇人大代表联系群众桐木工作站", "0220")]),
        ("在岳麓區望月湖街道人大代表聯絡站，", [("岳麓區望月湖街道人大代表聯絡站", "0144")]),
        ("玉潭街道人大代表联络工作站的牌子", [("玉潭街道人大代表联络工作站", "0779")]),
        ("走进泉塘社区人大代表联络站。", [("泉塘社区人大代表联络站", "ambiguous")]),
        (
            "望月湖街道人大代表联络站和岳龙社区人大代表联络站",
            [("望月湖街道人大代表联络站", "0144"), ("岳龙社区人大代表联络站", "0145")],
        ),
        ("湖南省长沙市岳麓区人大代表联络中心站", [("湖南省长沙市岳麓区人大代表联络中心站", "0143")]),
        ("梅溪湖代表联络站", [("梅溪湖代表联络站", "0187")]),
    ],
)
def test_a_name_in_a_text_is_found_with_its_place(names, text, expected):
    assert found(names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "北京市朝阳区东湖街道人大代表联络站",
        "天心区望月湖街道人大代表联络站",
        "望月湖街道人大代表联络站长张三",
        "新望月湖街道人大代表联络站",
        "我区望月湖街道人大代表点赞新举措",
        "各街道人大代表联络站、社区人大代表联络站共 901 个",
        "正在新建代表联络站，红旗代表联络站",
        "望月湖街道老年活动室、望月湖街道联络站",
        "望月胡街道人大代表联络站",
        "县级以上的地方各级人大常委会通过建立基层联系点、代表联络站等方式，密切同人民群众的联系",
    ],
)
def test_what_is_no_name_or_not_surely_one_is_left_alone(names, text):
    assert found(names, text) == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    "piece", ["人大代表", "岳麓区望月湖街道", "人大代表联络", "代表驻上海", "长", "人大代表联络站"]
)
def test_the_time_is_linear_in_the_text(names, piece):
    def cpu(characters: int) -> float:
        start = time.process_time()
        list(mentions(names, piece * (characters // len(piece))))
        return time.process_time() - start

    cpu(1000)
    assert cpu(200_000) < 40 * max(cpu(20_000), 0.01)
