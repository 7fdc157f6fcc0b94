"""`zhanpai signs` as staff run it."""

import csv

from tests.cli.zhanpai import ENGLISH, zhanpai


def test_plates_of_two_stations_are_made_and_written_down(city):
    done = zhanpai("signs", "--kind", "s1", "--only", "0001,0002", at=city)
    assert done.status == 0, done.shown
    assert "2 块，扫过 2 个二维码都对" in done.out
    assert len(list((city / "signs").glob("*/*-s1-doorplate.pdf"))) == 2
    rows = list(csv.DictReader((city / "content/permalinks.csv").open(encoding="utf-8-sig")))
    assert {(row["id"], row["what"]) for row in rows if row["what"] == "s1"} == {
        ("0001", "s1"),
        ("0002", "s1"),
    }


def test_a_proof_is_not_written_down(city):
    done = zhanpai("signs", "--kind", "s1", "--only", "0001", "--proof", at=city)
    assert done.status == 0, done.shown
    assert not (city / "content/permalinks.csv").exists()
    assert not (city / "signs/print.zip").exists()


def test_unknown_kind_station_and_district_are_refused_in_chinese(city):
    for arguments, said in (
        (("--kind", "s99"), "没有“s99”这种标识"),
        (("--only", "9999"), "名册里没有站号“9999”"),
        (("--district", "月球区"), "名册里没有区县“月球区”"),
    ):
        done = zhanpai("signs", *arguments, at=city)
        assert done.status == 2
        assert said in done.err
        assert not ENGLISH.search(done.shown)
        assert not (city / "signs").exists()


def test_nothing_to_reprint_says_so(city):
    assert "没有要重印的牌子" in zhanpai("signs", "--reprint", at=city).out
