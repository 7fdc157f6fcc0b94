"""`zhanpai signs --reprint`: 重印, 拆除 and 收回, on the screen, for programs, on paper."""

import csv
import json

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, zhanpai
from tests.make import TODAY, write_project
from zhanpai.content import ledger
from zhanpai.content.ledger.appending import append_printings
from zhanpai.content.load import load


@pytest.fixture
def root(tmp_path):
    """A station renamed, one closed, one split, one deputy who has left and one who is not listed any more."""
    root = write_project(tmp_path / "project")
    site = load(root, TODAY).site
    signs = [("0002", "s1"), ("0003", "s1"), ("0003", "s4"), ("0006", "s6")]
    made = [
        ledger.station_printing(site, s, what, ledger.station_text(site, s, what))
        for id, what in signs
        for s in [site.station_by_id[id]]
    ]
    made += [
        ledger.deputy_printing(site, site.deputy_by_id[id][0], "s10") for id in ("100001", "100004", "100009")
    ]
    append_printings(root, made)
    change(root / "stations.yaml", "community: 湖东社区}", "community: 湖滨社区}")
    change(
        root / "stations.yaml",
        "field: 大学科技城青年}",
        'field: 大学科技城青年, status: merged, into: ["0001", "0002"], since: 2026-02-01}',
    )
    change(root / "content/stations/furong/0006.yaml", "100009", "100019")
    old = "  - {name: 湖东社区代表之家}\n"
    change(root / "content/stations/yuelu/0002.yaml", old, f"{old}  - {{name: 湖东社区人大代表联络站}}\n")
    return root


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_three_lists_are_shown_with_sign_day_place_and_reason(root):
    done = zhanpai("signs", "--reprint", at=root)
    assert done.status == 0, done.shown
    old, new = (f"岳麓区望月湖街道{name}社区人大代表联络站" for name in ("湖东", "湖滨"))
    assert f"站号 0002 S1 门牌：2026-03-04 印的是“{old}”，应当是“{new}”" in done.out
    assert "要重印的牌子：1 块。" in done.out
    assert (
        "站号 0003 S4 导向牌：2026-03-04 印的“大学科技城青年人大代表联络站”，2026-02-01 起已并入他站，接替的是"
        in done.out
    )
    assert "（站号 0001）、" in done.out and "（站号 0002）" in done.out
    assert "要拆除的牌子：2 块。" in done.out
    assert "代表编号 100009 S10 代表桌牌：" in done.out and "各站的名单里没有了" in done.out
    assert "要收回的桌牌：1 张。" in done.out
    assert not ENGLISH.search(done.out)


def test_a_program_is_told_the_same(root):
    rows = json.loads(zhanpai("signs", "--reprint", "--json", at=root).out)
    assert [(row["list"], row["id"], row["sign"], row["title"]) for row in rows] == [
        ("重印", "0002", "s1", "门牌"),
        ("拆除", "0003", "s1", "门牌"),
        ("拆除", "0003", "s4", "导向牌"),
        ("收回", "100009", "s10", "代表桌牌"),
    ]
    assert rows[1]["url"] == "https://llz.example.gov.cn/s/0003/"
    assert rows[0]["printed_on"] == "2026-03-04"


def test_the_lists_are_kept_as_a_table_and_as_a_page_to_print(root, tmp_path):
    done = zhanpai("signs", "--reprint", "--out", str(tmp_path / "lists"), at=root)
    assert done.status == 0, done.shown
    with (tmp_path / "lists/reprint.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["清单"], row["编号"], row["标牌"]) for row in rows] == [
        ("重印", "0002", "门牌"), ("拆除", "0003", "门牌"), ("拆除", "0003", "导向牌"), ("收回", "100009", "代表桌牌"),
    ]  # fmt: skip
    page = (tmp_path / "lists/reprint.html").read_text("utf-8")
    assert all(f"<h2>{name}</h2>" in page for name in ("重印", "拆除", "收回")) and "经办人签字" in page


def test_lists_do_not_go_into_the_site_or_the_sources(root):
    for out in ("content", "site", "."):
        assert zhanpai("signs", "--reprint", "--out", out, at=root).status == 2


def test_json_without_the_lists_is_refused(root):
    done = zhanpai("signs", "--json", at=root)
    assert done.status == 2 and "--json 只和 --reprint 一起写" in done.err
