"""三微一端: which station is where, and how one gets there."""

import pytest

from tests.make import make_site, make_station
from zhanpai.domain.model.site import Picture
from zhanpai.site import linked_data
from zhanpai.site.pages import accounts, accounts_district
from zhanpai.site.parts.account import AccountCell, AccountRow, account_cards

WECHAT = {"kind": "wechat", "name": "望月湖人大演示号"}
DOUYIN = {"kind": "douyin", "name": "望月湖代表说事演示号"}
SITE = {"kind": "website", "name": "岳麓人大网", "url": "https://rd.example.gov.cn/"}
CODE = Picture("content/stations/yuelu/0001-wechat.png", 430, 430, "0123456789abcdef")


def how(account, *pictures) -> str:
    station = make_station(accounts=[account])
    (card,) = account_cards(make_site([station], pictures=pictures), station)
    return card.how


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (WECHAT, "打开微信，搜“望月湖人大演示号”。"),
        ({"kind": "channels", "name": "演示视频号"}, "打开微信，搜“演示视频号”。"),
        (DOUYIN, "打开抖音，搜“望月湖代表说事演示号”。"),
        (SITE, ""),
        (
            WECHAT | {"qr": "0001-wechat.png"},
            "打开微信，搜“望月湖人大演示号”。或者用微信扫一扫；正在微信里看本页的，长按二维码识别。",
        ),
        (
            DOUYIN | {"qr": "0001-wechat.png"},
            "打开抖音，搜“望月湖代表说事演示号”。或者用抖音扫一扫。",
        ),
        ({"kind": "app", "name": "演示客户端", "qr": "0001-wechat.png"}, "用手机扫一扫。"),
    ],
)
def test_each_account_says_how_to_get_there(account, expected):
    assert how(account, CODE) == expected


def test_a_code_is_published_large_enough_to_be_read():
    station = make_station(accounts=[WECHAT | {"qr": "0001-wechat.png"}])
    (card,) = account_cards(make_site([station], pictures=[CODE]), station)
    assert card.qr.src == "/pictures/0123456789abcdef-320.jpg"
    assert card.qr.alt == "微信公众号“望月湖人大演示号”的二维码"


def test_the_city_s_page_counts_stations_by_district_and_platform():
    stations = (
        make_station("0001", accounts=[WECHAT, WECHAT | {"name": "另一个演示号"}, DOUYIN]),
        make_station("0002", "township", accounts=[WECHAT]),
        make_station("0003", "district", district="芙蓉区", accounts=[SITE]),
        make_station("0004", "city", accounts=[DOUYIN]),
        make_station("0005", community="湖中社区", status="closed", accounts=[WECHAT]),
    )
    (page,) = accounts.pages(make_site(stations))
    assert page.context.lead == "全市有4个站开设了账号。"
    assert page.context.rows == (
        AccountRow(
            "芙蓉区",
            "/accounts/furong/",
            (AccountCell("微信公众号", ""), AccountCell("抖音", ""), AccountCell("网站", "1个站")),
        ),
        AccountRow(
            "岳麓区",
            "/accounts/yuelu/",
            (AccountCell("微信公众号", "2个站"), AccountCell("抖音", "1个站"), AccountCell("网站", "")),
        ),
    )
    assert [s.href for s in page.context.stations] == ["/s/0004/"]


def test_a_district_s_page_lists_its_stations_with_their_accounts():
    stations = (make_station("0001", accounts=[WECHAT, DOUYIN]), make_station("0002", "township"))
    (page,) = accounts_district.pages(make_site(stations))
    assert page.url == "/accounts/yuelu/"
    (station,) = page.context.stations
    assert station.href == "/s/0001/"
    assert [a.name for a in station.accounts] == ["望月湖人大演示号", "望月湖代表说事演示号"]


def test_programs_are_told_the_addresses_of_a_station_s_accounts():
    station = make_station(accounts=[WECHAT, SITE])
    assert linked_data.office(make_site([station]), station)["sameAs"] == ("https://rd.example.gov.cn/",)
