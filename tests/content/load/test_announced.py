"""A station whose end is announced is open until the day it says, and says so."""

import datetime as dt

import pytest

from tests.make import TODAY, write_project
from zhanpai.content.load import load
from zhanpai.domain.model.register import StationStatus
from zhanpai.pipeline import prepare
from zhanpai.site.outputs.open_data import outputs

DAY_BEFORE = TODAY - dt.timedelta(days=1)


@pytest.fixture
def root(tmp_path):
    root = write_project(tmp_path)
    text = (root / "stations.yaml").read_text("utf-8")
    row = '{id: "0003", kind: field,     district: 岳麓区, field: 大学科技城青年'
    assert row in text
    more = f'{row}, status: merged, into: ["0001", "0002"], since: {TODAY}'
    (root / "stations.yaml").write_text(text.replace(row, more), "utf-8")
    return root


def page(root, today, url="/s/0003/"):
    return next(page for page in prepare(root, today).pages if page.url == url)


def test_the_day_before_it_receives_and_announces(root):
    station = load(root, DAY_BEFORE).site.station_by_id["0003"]
    assert (station.status, station.announced) == (StationStatus.OPEN, StationStatus.MERGED)
    assert station.receives and station.exists
    context = page(root, DAY_BEFORE).context
    assert context.closing is None
    assert context.announced == (
        "本站自2026年3月4日起并入岳麓区望月湖街道人大代表联络总站、岳麓区望月湖街道湖东社区人大代表联络站；在那以前照常接待。"
    )


def test_on_the_day_it_is_shut_and_sends_to_every_successor(root):
    station = load(root, TODAY).site.station_by_id["0003"]
    assert (station.status, station.announced) == (StationStatus.MERGED, None)
    context = page(root, TODAY).context
    assert context.announced == ""
    assert context.closing.text == (
        "自2026年3月4日起，本站已并入岳麓区望月湖街道人大代表联络总站、岳麓区望月湖街道湖东社区人大代表联络站，请到其中就近的一个站反映意见。"
    )
    assert [context.closing.href, *(link.href for link in context.closing.more)] == ["/s/0001/", "/s/0002/"]
    assert context.deputies == ()
    html = prepare(root, TODAY).renderer.body(page(root, TODAY))
    assert html.count("前往岳麓区望月湖街道") == 2


def test_a_deputy_who_is_still_listed_there_is_a_hint_and_sends_to_the_successors(root):
    prepared = prepare(root, TODAY)
    (hint,) = [w for w in prepared.warnings if w.code == "S281"]
    assert hint.path == "content/stations/yuelu/0003.yaml"
    assert (
        "移到 content/stations/yuelu/0001.yaml或content/stations/yuelu/0002.yaml 的 deputies 里" in hint.fix
    )
    context = page(root, TODAY, "/d/100006/").context
    assert [card.href for card in context.stations] == ["/s/0001/", "/s/0002/"]
    html = prepared.renderer.body(page(root, TODAY, "/d/100006/"))
    assert "大学科技城青年" not in html.split("到哪里见代表")[1]


def test_the_open_data_name_every_successor(root):
    site = prepare(root, TODAY).site
    made = {output.url: output.make() for output in outputs(site, ())}
    assert '"merged_into":"0001","successors":["0001","0002"]' in made["/api/stations/0003.json"].decode()
