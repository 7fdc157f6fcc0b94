"""Special stations: what each 联络站+ word gathers, and the address it keeps."""

import pytest

from tests.make import make_news, make_site, make_station
from zhanpai.domain.features import features, slug_of
from zhanpai.site.pages import feature
from zhanpai.site.pages import features as overview


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("党建", "dangjian"),
        ("产业", "chanye"),
        ("青年", "qingnian"),
        ("乡村振兴", "xiangcunzhenxing"),
        ("银发", "yinfa"),
        ("绿色", "lvse"),
        ("5G产业", "5gchanye"),
        ("党建·物业", "dangjianwuye"),
        # Nobody can read these aloud: their code points, in hexadecimal.
        ("＋", "ff0b"),
    ],
)
def test_address_of_a_word_is_its_pinyin(word, slug):
    assert slug_of(word) == slug


def test_a_word_that_comes_later_moves_nobody():
    alone = make_site([make_station("0001", features=["党建"])])
    later = make_site(
        [make_station("0001", features=["党建"]), make_station("0002", features=["产业", "青年"])]
    )
    assert [f.slug for f in features(alone)] == ["dangjian"]
    assert {f.word: f.slug for f in features(later)}["党建"] == "dangjian"


def test_stations_and_stories_stand_under_each_of_their_words():
    stations = [
        make_station("0001", features=["党建", "产业"]),
        make_station("0002", "township", features=["产业"]),
        make_station("0003", "field", features=["产业"], status="closed"),
    ]
    news = [
        make_news("2026-02-01-a", stations=["0002"], series="特色联络站"),
        make_news("2026-02-02-b", stations=["0001"], series="特色联络站"),
        make_news("2026-02-03-c", stations=["0001"]),
    ]
    found = features(make_site(stations, news=news))
    assert [(f.word, [s.id for s in f.stations], [n.stem for n in f.stories]) for f in found] == [
        ("产业", ["0001", "0002"], ["2026-02-02-b", "2026-02-01-a"]),
        ("党建", ["0001"], ["2026-02-02-b"]),
    ]


def test_a_city_without_special_stations_has_no_page_of_them():
    site = make_site([make_station("0001")])
    assert list(overview.pages(site)) == list(feature.pages(site)) == []


def test_a_word_of_many_stations_is_cut_into_pages_and_tells_its_stories_once():
    stations = [make_station(f"{n:04}", community=f"第{n}社区", features=["党建"]) for n in range(1, 51)]
    news = [make_news("2026-02-01-a", stations=["0050"], series="特色联络站")]
    first, second = feature.pages(make_site(stations, news=news))
    assert (first.url, second.url) == ("/features/dangjian/", "/features/dangjian/page/2/")
    assert (len(first.context.stations), len(second.context.stations)) == (48, 2)
    assert (len(first.context.stories), len(second.context.stories)) == (1, 0)
