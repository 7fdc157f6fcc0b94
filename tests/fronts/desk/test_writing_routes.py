"""What the text areas of the desk ask: pasting, listening, and finding what to link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk.looked import KnownDeputy

WORD = "<p class=MsoNormal><b>接待</b>居民<img src='file:///C:/a.png'></p>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        seen(desk, replace(looked(), deputies=DEPUTIES))
        yield desk


@pytest.fixture(scope="module")
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


DEPUTIES = (
    KnownDeputy("100001", "张示例", "长沙市人大代表", ("0001",)),
    KnownDeputy("100002", "张示例", "岳麓区人大代表", ("0103",)),
    KnownDeputy("100003", "李示范", "岳麓区人大代表", ("0103",)),
)


def hear(clerk: httpx.Client, text: str, kind: str) -> list[dict[str, object]]:
    heard: list[dict[str, object]] = clerk.post("/listen", data={"text": text, "kind": kind}).json()["heard"]
    return heard


def test_a_clipboard_becomes_markdown_and_says_what_it_left_behind(clerk: httpx.Client) -> None:
    answer = clerk.post("/paste", data={"html": WORD, "plain": "接待居民"}).json()
    assert answer["text"] == "**接待**居民"
    assert answer["left_out"] == ["1 张图片没有带过来：把图片存成文件，再从“图片”放进来。"]


def test_where_there_is_no_html_the_plain_text_is_taken(clerk: httpx.Client) -> None:
    assert clerk.post("/paste", data={"plain": "一\r\n二"}).json() == {"text": "一\n二", "left_out": []}
    assert clerk.post("/paste", data={"html": "<script>x</script>", "plain": "一"}).json()["text"] == "一"


@pytest.mark.parametrize("kind", ["opinion", "news"])
def test_a_mobile_number_is_heard_masked_and_nothing_tells_of_files(clerk: httpx.Client, kind: str) -> None:
    (heard,) = hear(clerk, "第一行\n请打 13800000000 找我", kind)
    assert heard["message"] == "这里有手机号（138******00），不能公开。" and heard["line"] == 2
    assert heard["is_error"] and heard["fix"] == "删掉这个号码；联系方式写联络站的座机。"


def test_a_resident_in_an_opinion_is_heard(clerk: httpx.Client) -> None:
    heard = hear(clerk, "3栋2单元501室王女士反映楼道堆物", "opinion")
    assert any("住址" in str(one["message"]) for one in heard)
    assert "501" not in str(heard)


def test_marks_that_would_be_seen_are_heard_in_news_and_nowhere_else(clerk: httpx.Client) -> None:
    assert "没有配成对" in str(hear(clerk, "**接待时间：周三", "news"))
    assert "网页代码" in str(hear(clerk, "<div>接待", "news"))
    assert hear(clerk, "**接待时间：周三", "opinion") == []


def test_nothing_is_heard_in_a_text_without_fault(clerk: httpx.Client) -> None:
    assert hear(clerk, "居民反映小区楼道堆物，代表当天到场。", "news") == []
    assert hear(clerk, "", "news") == []


def test_stations_and_deputies_are_found_with_what_tells_them_apart(clerk: httpx.Client) -> None:
    stations = clerk.get("/find/stations", params={"words": "湖东"}).json()["found"]
    assert stations == [
        {"id": "0002", "name": "岳麓区望月湖街道湖东社区人大代表联络站", "where": "岳麓区", "url": "/s/0002/"}
    ]
    deputies = clerk.get("/find/deputies", params={"words": "张示例"}).json()["found"]
    assert [(one["url"], one["where"]) for one in deputies] == [
        ("/d/100001/", "长沙市人大代表，望月湖街道人大代表联络总站"),
        ("/d/100002/", "岳麓区人大代表，文艺路街道人大代表联络总站"),
    ]
    assert clerk.get("/find/deputies", params={"words": " "}).json() == {"found": []}


def test_a_stranger_hears_nothing(desk: OpenDesk) -> None:
    with desk.stranger() as stranger:
        assert stranger.post("/listen", data={"text": "13800000000"}).status_code == 403
        assert stranger.get("/find/deputies", params={"words": "张示例"}).status_code == 403
