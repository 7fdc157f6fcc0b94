"""`zhanpai handin` and `zhanpai accept` from the first day to the receipt, as two people at two computers type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import Done, zhanpai
from tests.fronts.handin import evening as e
from zhanpai.content.edit_journal import refuse_unfinished


def said(root: Path, *argv: str) -> Done:
    """Run a command in `root`."""
    return zhanpai(*argv, at=root)


def test_from_the_first_day_to_the_receipt(tmp_path: Path) -> None:
    city, yuelu = e.copy_of_demo(tmp_path / "市 里"), e.copy_of_demo(tmp_path / "岳麓")
    before = e.snapshot(city)

    done = said(yuelu, "handin")
    assert done.status != 0 and "这个文件夹还没有说交哪里的稿。" in done.shown
    done = said(yuelu, "handin", "--begin", "--district", "岳路区", "--by", "张示例")
    assert (
        done.status != 0 and "名册里没有区县“岳路区”。" in done.shown and "是不是想写 岳麓区？" in done.shown
    )
    done = said(yuelu, "handin", "--begin", "--district", "岳麓", "--by", "张示例")
    assert (done.status, "从现在起，这个文件夹交的是“岳麓区”，交稿人 张示例。" in done.shown) == (0, True)
    done = said(yuelu, "handin")
    assert (done.status, done.shown.strip()) == (0, "没有要交的。")

    e.edit(yuelu, "content/stations/yuelu/0143.yaml", "0731-00008706", "0731-00008707")
    e.edit(yuelu, "content/stations/yuelu/0143.yaml", "示范路380号", "示范路381号")
    e.edit(city, "content/stations/yuelu/0143.yaml", "示范路380号", "示范路382号")
    done = said(yuelu, "handin")
    assert done.status == 0
    assert "电话：原来是“0731-00008706”，改成“0731-00008707”" in done.shown
    parcel = yuelu / "交稿.zip"
    assert parcel.is_file()

    done = said(city, "accept", str(parcel))
    assert done.status != 0 and "交稿.zip 说交的是“岳麓区”，还没有人核对。" in done.shown
    done = said(city, "accept", str(parcel), "--district", "岳麓区")
    assert done.status == 1 and "什么都没有写；要写，加上 --yes 再运行一次。" in done.shown
    assert "市里：长沙市岳麓区示范路382号" in done.shown
    page, receipt = tmp_path / "改动.html", tmp_path / "回执.zip"
    options = (
        "--district",
        "岳麓区",
        "--yes",
        "--difference",
        str(page),
        "--answer",
        str(receipt),
        "--word",
        "辛苦了",
    )
    done = said(city, "accept", str(parcel), *options)
    assert done.status == 0, done.shown
    after = e.snapshot(city)
    expected = before["content/stations/yuelu/0143.yaml"].decode()
    expected = expected.replace("0731-00008706", "0731-00008707").replace("示范路380号", "示范路382号")
    assert {path for path in after if after[path] != before.get(path)} == {"content/stations/yuelu/0143.yaml"}
    assert after["content/stations/yuelu/0143.yaml"].decode() == expected
    assert "两边都改了，留市里的" in page.read_text("utf-8")
    refuse_unfinished(city)

    done = said(yuelu, "handin", "--answer", str(receipt))
    assert done.status == 0, done.shown
    assert "市里说：辛苦了" in done.shown and "收下了 1 处，退回 1 处。" in done.shown
    done = said(yuelu, "handin")
    assert "市里的是“长沙市岳麓区示范路382号”，没有改" in done.shown
    assert "电话" not in done.shown and "地址：原来是" in done.shown


@pytest.mark.slow
def test_several_at_once_one_of_them_no_hand_in_and_the_others_are_taken(tmp_path: Path) -> None:
    city = e.copy_of_demo(tmp_path / "city")
    first = e.district(tmp_path / "a", "岳麓区", "张示例")
    second = e.district(tmp_path / "b", "芙蓉区", "李样例")
    e.edit(first, "content/stations/yuelu/0143.yaml", "0731-00008706", "0731-00008707")
    e.edit(second, "content/stations/furong/0002.yaml", "示范路105号", "示范路107号")
    assert said(first, "handin", "--out", str(tmp_path / "a.zip")).status == 0
    assert said(second, "handin", "--out", str(tmp_path / "b.zip")).status == 0
    (tmp_path / "c.zip").write_bytes(b"%PDF-1.7")
    parcels = [str(tmp_path / f"{name}.zip") for name in "abc"]
    scopes = ("--district", "岳麓区", "--district", "芙蓉区")
    done = said(city, "accept", *parcels, *scopes, "--yes", "--json", "--answer", str(tmp_path / "回执"))
    told = json.loads(done.out)
    assert done.status == 1  # Not all was taken over.
    assert told["written"] is True
    assert [one["scope"] for one in told["hand_ins"]] == ["岳麓区", "芙蓉区"]
    assert [value["fate"] for one in told["hand_ins"] for value in one["values"]] == ["taken", "taken"]
    assert [one["message"] for one in told["refused"]] == ["这个文件不是 ZIP 文件，打不开。"]
    assert sorted(path.name for path in (tmp_path / "回执").iterdir()) == [
        "回执-1-岳麓区.zip",
        "回执-2-芙蓉区.zip",
    ]
    assert "示范路107号" in (city / "content/stations/furong/0002.yaml").read_text("utf-8")


@pytest.mark.slow
def test_a_conflict_is_decided_and_a_value_returned_by_the_numbers_in_the_list(tmp_path: Path) -> None:
    city = e.copy_of_demo(tmp_path / "city")
    root = e.district(tmp_path / "a", "岳麓区", "张示例")
    home = "content/stations/yuelu/0143.yaml"
    e.edit(root, home, "0731-00008706", "0731-00008707")
    e.edit(root, home, "示范路380号", "示范路381号")
    e.edit(city, home, "0731-00008706", "0731-00008700")
    assert said(root, "handin", "--out", str(tmp_path / "a.zip")).status == 0
    listed = said(city, "accept", str(tmp_path / "a.zip"), "--district", "岳麓区", "--json")
    ids = {value["where"]: value["id"] for value in json.loads(listed.out)["hand_ins"][0]["values"]}
    wrong = said(city, "accept", str(tmp_path / "a.zip"), "--district", "岳麓区", "--mine", "00000000")
    assert wrong.status != 0 and "交稿里没有 00000000 这一处。" in wrong.shown
    choices = ("--mine", ids["电话"], "--return", f"{ids['地址']}=门牌号再核对")
    done = said(city, "accept", str(tmp_path / "a.zip"), "--district", "岳麓区", "--yes", *choices)
    assert done.status == 0
    text = (city / home).read_text("utf-8")
    assert "0731-00008707" in text and "示范路380号" in text
    assert "退回的话：门牌号再核对" in done.shown


@pytest.mark.slow
def test_beginning_anew_over_what_was_not_handed_in_is_asked_first(tmp_path: Path) -> None:
    root = e.district(tmp_path / "a", "岳麓区", "张示例")
    e.edit(root, "content/stations/yuelu/0143.yaml", "0731-00008706", "0731-00008707")
    done = said(root, "handin", "--begin", "--district", "岳麓区", "--by", "张示例")
    assert done.status == 1 and "没有重新开始。" in done.shown
    assert "电话" in said(root, "handin").shown
    assert said(root, "handin", "--begin", "--district", "岳麓区", "--by", "张示例", "--yes").status == 0
    assert said(root, "handin").shown.strip() == "没有要交的。"


def test_a_parcel_is_never_written_over_a_file_of_the_project(tmp_path: Path) -> None:
    root = e.district(tmp_path / "a", "岳麓区", "张示例")
    e.edit(root, "content/stations/yuelu/0143.yaml", "0731-00008706", "0731-00008707")
    for out, word in ((root / "stations.yaml", "没有动它"), (root / "content/x.zip", "只放网站的内容")):
        done = said(root, "handin", "--out", str(out))
        assert done.status != 0 and word in done.shown
