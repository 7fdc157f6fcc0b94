"""The example of spelling under the search field is a place of the city's own."""

import pytest

from tests.make import make_site, make_station
from zhanpai.site.parts.spelling_hint import spelling_hint

START = "也可以打拼音或首字母"


@pytest.mark.parametrize(
    ("stations", "example"),
    [
        ([{"community": "湖东社区"}], "hudong、hd"),
        ([{"community": "松林居委会"}], "songlin、sl"),
        ([{"kind": "township"}, {"community": "湖东社区"}], "hudong、hd"),
        # A district's station comes before a township's, and 望月湖街道 before the district.
        ([{"kind": "district"}, {"kind": "township"}], "wangyuehu、wyh"),
        ([{"kind": "district"}], "yuelu、yl"),
        # People read 长巷 in two ways, and one character tells nothing.
        ([{"community": "长巷社区"}, {"community": "湖社区"}, {"community": "湖东社区"}], "hudong、hd"),
        ([{"community": "湖东社区", "status": "closed"}, {"community": "湖西社区"}], "huxi、hx"),
    ],
)
def test_the_example_is_the_first_community_whose_reading_is_sure(stations, example):
    made = [make_station(f"{n:04d}", **fields) for n, fields in enumerate(stations, 1)]
    assert spelling_hint(make_site(made)) == f"{START}，例如 {example}"


def test_without_a_place_there_is_no_example():
    assert spelling_hint(make_site([make_station(kind="city")])) == START
    assert spelling_hint(make_site([])) == START
