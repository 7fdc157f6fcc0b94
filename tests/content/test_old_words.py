"""An old name is exchanged where it stands as a whole and can only mean what was renamed; elsewhere it is left."""

from __future__ import annotations

import pytest

from zhanpai.content.renaming.old_words import PersonWord, PlaceWord, StationWord, replaced

TOWNSHIP = PlaceWord(
    "月湖街道",
    "星湖街道",
    ("开福区",),
    frozenset(),
    frozenset({"开福区", "岳麓区", "月湖街道", "望月湖街道"}),
    frozenset({"开福区", "岳麓区"}),
)
DISTRICT = PlaceWord("岳麓区", "麓山区", (), frozenset(), frozenset({"岳麓区"}), frozenset())
COUNTY = PlaceWord("长沙县", "星沙区", (), frozenset(), frozenset({"长沙县"}), frozenset())
SHARED = PlaceWord(
    "湖东社区",
    "湖滨社区",
    ("岳麓区", "望月湖街道"),
    frozenset({("芙蓉区", "文艺路街道")}),
    frozenset({"湖东社区", "望月湖街道", "文艺路街道"}),
    frozenset({"望月湖街道", "文艺路街道"}),
)
ZONE = PlaceWord("隆平高科技园", "隆平科技城", ("芙蓉区",), frozenset(), frozenset(), frozenset())
STATION = StationWord({"湖东社区人大代表联络站": "湖滨社区人大代表联络站"}, frozenset())
PERSON = PersonWord("高峰", "高锋", False, frozenset({"高峰云"}))


@pytest.mark.parametrize(
    ("word", "text", "new"),
    [
        (TOWNSHIP, "在月湖街道和望月湖街道", "在星湖街道和望月湖街道"),
        (TOWNSHIP, "开福区月湖街道办事处", "开福区星湖街道办事处"),
        (TOWNSHIP, "岳麓区月湖街道", "岳麓区月湖街道"),
        (TOWNSHIP, "明月湖街道", "明月湖街道"),
        (DISTRICT, "岳麓区人大代表到岳麓区各街道", "麓山区人大代表到麓山区各街道"),
        (DISTRICT, "岳麓区域、岳麓区间", "岳麓区域、岳麓区间"),
        (DISTRICT, "长沙市岳麓区示范路1号", "长沙市麓山区示范路1号"),
        (COUNTY, "长沙县城、长沙县人民政府", "长沙县城、星沙区人民政府"),
        (SHARED, "湖东社区", "湖东社区"),
        (SHARED, "望月湖街道湖东社区和文艺路街道湖东社区", "望月湖街道湖滨社区和文艺路街道湖东社区"),
        (
            ZONE,
            "隆平高科技园人大代表，隆平高科技园区",
            "隆平科技城人大代表，隆平高科技园区",
        ),
        (
            STATION,
            "到湖东社区人大代表联络站，找湖东社区人大代表联络站长",
            "到湖滨社区人大代表联络站，找湖东社区人大代表联络站长",
        ),
        (PERSON, "高峰代表说，早高峰堵车；高峰云代表也来了", "高锋代表说，早高峰堵车；高峰云代表也来了"),
        (PERSON, "用电高峰期间", "用电高峰期间"),
    ],
)
def test_only_what_is_sure_is_exchanged(word, text, new):
    assert replaced(text, word.hits(text, at_home=False)) == new


def test_what_can_mean_two_is_told_and_at_home_is_sure():
    assert [hit.is_sure for hit in SHARED.hits("湖东社区", at_home=False)] == [False]
    assert [hit.is_sure for hit in SHARED.hits("湖东社区", at_home=True)] == [True]


def test_another_place_with_the_name_in_it_is_not_even_told():
    assert list(TOWNSHIP.hits("望月湖街道、岳麓区月湖街道", at_home=False)) == []
