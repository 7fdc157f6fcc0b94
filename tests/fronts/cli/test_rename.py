"""`zhanpai rename` shows everything as one difference, and writes it when somebody has said so."""

from __future__ import annotations

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, snapshot, zhanpai
from tests.make import TODAY, write_project
from zhanpai.content import several_edits
from zhanpai.content.filing import UNFINISHED
from zhanpai.content.ledger.appending import append_printings
from zhanpai.content.ledger.printings import station_printing
from zhanpai.content.load import load

TOWNSHIP = ("rename", "township", "岳麓区/望月湖街道", "桔洲街道", "--since", "2026-04-01")


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def files(root):
    return {path: raw for path, raw in snapshot(root).items() if not path.startswith(".cache")}


def test_without_a_yes_nothing_is_written(root):
    before = files(root)
    done = zhanpai(*TOWNSHIP, at=root)
    assert done.status == 1 and files(root) == before
    assert '-  - {id: "0001", kind: township,  district: 岳麓区, township: 望月湖街道}' in done.lines
    assert '+  - {id: "0001", kind: township,  district: 岳麓区, township: 桔洲街道}' in done.lines
    assert "岳麓区望月湖街道改名桔洲街道：一共 5 个文件。" in done.lines
    assert "3 个站的站名变了，站号、网址照旧；旧名登记在 former_names 里，还查得到。" in done.lines
    assert done.lines[-1] == "什么都没有写；要写，加上 --yes 再运行一次。"
    assert "content/stations/yuelu/0004.yaml：新建" in done.lines
    assert "  content/stations/yuelu/0001.yaml:33 望月湖第一选区" in done.lines
    assert not ENGLISH.search(done.shown)


def test_a_dry_run_shows_and_is_no_failure(root):
    before = files(root)
    done = zhanpai(*TOWNSHIP, "--dry-run", "--yes", at=root)
    assert done.status == 0 and done.lines[-1] == "什么都没有写。" and files(root) == before


@pytest.mark.slow
def test_with_a_yes_all_is_written_and_check_and_build_go_through(root):
    site = load(root, TODAY).site
    append_printings(root, [station_printing(site, s, "s1") for s in site.stations[:2]])
    done = zhanpai(*TOWNSHIP, "--yes", at=root)
    assert (
        done.status == 0
        and "有 2 块印过的牌子要重印：改好以后运行 zhanpai signs --reprint 看清单。" in done.lines
    )
    assert zhanpai("check", at=root).lines == ["没有问题：7 个站，9 位代表，3 篇动态。"]
    again = zhanpai("signs", "--reprint", at=root)
    assert "要重印的牌子：2 块。" in again.shown and "岳麓区桔洲街道湖东社区人大代表联络站" in again.shown
    assert zhanpai("build", "--no-search", "--jobs", "1", at=root).status == 0
    assert "岳麓区望月湖街道人大代表联络总站" in (root / "site/s/0001/index.html").read_text("utf-8"), (
        "曾用名"
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("township", "望月湖街道", "桔洲街道"), "缺少选项 --since：新名从哪一天起用（例如 2026-12-01）"),
        (("township", "望月湖街道", "桔洲街道", "--since", "四月"), "“四月”不是日期。"),
        (
            ("township", "望月湖街道", "桔洲街道", "--since", "2026-04-01", "--correction"),
            "--since 和 --correction 只能写一个。",
        ),
        (("station", "0002", "--since", "2026-04-01"), "没有写换成什么地方。"),
        (
            ("station", "0002", "--township", "莲花", "--since", "2026-04-01"),
            "名册里没有“岳麓区/莲花”这个街道（乡镇）。",
        ),
        (("village", "a", "b"), "没有“village”这个命令。"),
    ],
)
def test_what_is_typed_wrong_is_told_in_a_sentence(root, args, told):
    before = files(root)
    done = zhanpai("rename", *args, at=root)
    assert done.status == 2 and told in done.err and files(root) == before


def test_deputies_and_matters_need_no_day(root):
    assert zhanpai("rename", "deputy", "100004", "赵演事", "--yes", at=root).status == 0
    assert zhanpai("rename", "matter", "养老", "养老服务", "--yes", at=root).status == 0
    site = load(root, TODAY).site
    assert site.deputy_by_id["100004"][0].name == "赵演事"
    assert site.deputy_by_id["100001"][0].focus == ("养老服务", "医疗")


def test_what_was_broken_off_is_told_by_check_and_finished_by_resume(root, monkeypatch):
    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(several_edits, "_exchange", die)
        patch.setattr(several_edits, "_take_back", lambda *_: None)
        assert zhanpai(*TOWNSHIP, "--yes", at=root).status == 130
    assert (root / UNFINISHED).exists()
    told = zhanpai("check", at=root)
    assert told.status == 1 and "S220 上次的改动写到一半断了" in told.out
    for command in (TOWNSHIP, ("new", "news", "--station", "0001", "--title", "x")):
        refused = zhanpai(*command, at=root)
        assert refused.status == 2 and "上次的改动写到一半断了，先把它做完才能再改。" in refused.err
    done = zhanpai("resume", at=root)
    assert done.lines[0] == "“岳麓区望月湖街道改名桔洲街道”写完了，这次写了 5 个文件。"
    assert zhanpai("check", at=root).status == 0
    assert zhanpai("resume", at=root).lines == ["没有写到一半的改动。"]
