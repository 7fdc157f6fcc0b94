"""Places as the register takes them.  Right and wrong are the statistics office's: the place, and its official name."""

import csv

import pytest

from tests.shipped import ROOT
from zhanpai.domain.place_names import is_whole, registered, without_above

DIVISIONS = ROOT / "generator" / "zhanpai" / "content" / "demo" / "changsha-divisions.csv"
ROWS = list(csv.DictReader(DIVISIONS.read_text("utf-8").splitlines()))


def above(row):
    return "长沙市", row["district"], row["township"]


def test_every_official_name_of_changsha_is_its_place():
    wrong = {
        r["official_name"]: r["community"] for r in ROWS if registered(r["official_name"]) != r["community"]
    }
    # A committee numbered by hand; everything else is read.
    assert wrong == {"红星社区居委会二": "红星社区"}


def test_no_place_of_changsha_is_changed():
    changed = [r["community"] for r in ROWS if registered(r["community"], above(r)) != r["community"]]
    # The one whose own name begins with its park's.
    assert changed == ["隆平高科技园虚拟社区"]
    assert all(is_whole(row["community"]) for row in ROWS)


def test_the_whole_chain_before_a_place_falls_away():
    rows = [
        r for r in ROWS if r["official_name"] not in ("红星社区居委会二",) and "虚拟" not in r["community"]
    ]
    typed = {"".join((*above(r), r["official_name"])): r for r in rows}
    assert all(registered(t, above(r)) == r["community"] for t, r in typed.items())


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("码头社区居委会", "码头社区"),
        ("码头居委会", "码头社区"),
        ("白水村村民委员会", "白水村"),
        ("白水村委会", "白水村"),
        ("松林镇白水村", "白水村"),
        ("长堤街道堤北社区", "堤北社区"),
        ("湖东社区社区", "湖东社区"),
        ("湖东社区湖东社区", "湖东社区"),
        ("湖东社区党群服务中心", "湖东社区"),
        ("望月湖街道办事处", "望月湖街道"),
        ("靖港镇人民政府", "靖港镇"),
        ("岳麓区人大常委会", "岳麓区"),
        ("巴彦嘎查嘎查委员会", "巴彦嘎查"),
        ("直亥买村牧委会", "直亥买村"),
        ("桥头村村", "桥头村村"),
        ("乌镇镇", "乌镇镇"),
        ("沙市市", "沙市市"),
        ("松林镇社区", "松林镇社区"),
    ],
)
def test_what_clerks_type_is_the_place(typed, place):
    assert registered(typed, ("松林镇", "长堤街道")) == place


def test_a_spot_keeps_what_it_is_called_and_loses_what_is_above_it():
    above = ("长沙市", "岳麓区", "望月湖街道", "湖东社区")
    assert without_above("湖东社区党群服务中心", above) == "党群服务中心"
    assert without_above("岳麓区望月湖街道月湖公园", above) == "月湖公园"
    assert without_above("湖中社区居委会", above) == "湖中社区居委会"
