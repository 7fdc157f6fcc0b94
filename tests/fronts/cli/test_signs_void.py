"""`zhanpai signs --void` and `--reseal` as staff run them."""

import shutil

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, zhanpai
from tests.make import TODAY, write_project
from zhanpai.content import ledger as permanence
from zhanpai.content.ledger.appending import append_printings
from zhanpai.content.load import load

LEDGER = "content/permalinks.csv"
TRUE = """\
site:
  title: 长沙市人大代表网上联络站
  permalink_base: https://llz.changsha.gov.cn
  owner: 长沙市人大常委会代表工作委员会
  contact: {phone: "0731-88880001"}
city: {name: 长沙市, code: "430100"}
kinds:
  township: {word: 联络总站}
districts:
  - code: "430104"
    name: 岳麓区
    slug: yuelu
    townships:
      - {code: "430104001", name: 望月湖街道}
stations:
  - {id: "0001", kind: township, district: 岳麓区, township: 望月湖街道}
"""
GONE = ("content/news", "content/opinions", "content/projects", "content/stations")


def write_down(root, *ids, what="s1"):
    site = load(root, TODAY).checked
    stations = [site.station_by_id[id] for id in ids]
    append_printings(
        root,
        [
            permanence.station_printing(site, s, what, permanence.station_text(site, s, what))
            for s in stations
        ],
    )


@pytest.fixture
def printed(tmp_path):
    """S1 of three stations, S3 of one, and a desk card."""
    root = write_project(tmp_path / "project")
    write_down(root, "0001", "0002", "0006")
    write_down(root, "0001", what="s3")
    site = load(root, TODAY).site
    append_printings(root, [permanence.deputy_printing(site, site.deputy_by_id["100001"][0], "s10")])
    return root


def make_true(root):
    for path in GONE:
        shutil.rmtree(root / path)
    (root / "stations.yaml").write_text(TRUE, "utf-8")


def left(root):
    return [(p.id, p.what) for p in load(root, TODAY).site.printed]


EVERYTHING = [("0001", "s1"), ("0002", "s1"), ("0006", "s1"), ("0001", "s3"), ("100001", "s10")]


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("arguments", "taken"),
    [
        (["--only", "0001"], [("0001", "s1"), ("0001", "s3"), ("100001", "s10")]),
        (["--only", "0001", "--kind", "s1"], [("0001", "s1")]),
        (["--only", "100001"], [("100001", "s10")]),
        (["--kind", "doorplate"], [("0001", "s1"), ("0002", "s1"), ("0006", "s1")]),
        (["--district", "芙蓉区"], [("0006", "s1")]),
        (["--day", "2026-03-04", "--kind", "s1,s3"], EVERYTHING[:4]),
        ([], EVERYTHING),
    ],
)
def test_what_is_named_is_taken_back_and_nothing_else(printed, arguments, taken):
    before = (printed / LEDGER).read_bytes()
    done = zhanpai("signs", "--void", *arguments, at=printed)
    assert done.status == 0, done.shown
    assert f"一共撤销 {len(taken)} 块牌子的登记。" in done.out
    assert not ENGLISH.search(done.shown)
    assert left(printed) == [one for one in EVERYTHING if one not in taken]
    assert (printed / LEDGER).read_bytes().startswith(before)
    assert zhanpai("check", at=printed).status == 0


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "0003"], "没有印过站号 0003 的牌子"),
        (["--only", "0001,0003"], "没有印过站号 0003 的牌子"),
        (["--only", "100002"], "没有印过编号 100002 的牌子"),
        (["--kind", "s2"], "没有印过S2 的牌子"),
        (["--district", "岳麓"], "没有印过岳麓 的牌子"),
        (["--day", "2026-03-05"], "2026-03-05 没有印过牌子"),
        (["--day", "昨天"], "“昨天”不是日期。"),
        (["--kind", "s99"], "没有“s99”这种标识"),
        (["--reprint"], "--reprint 和 --void 不能一起写。"),
    ],
)
def test_what_was_not_printed_cannot_be_taken_back(printed, arguments, said):
    before = (printed / LEDGER).read_bytes()
    done = zhanpai("signs", "--void", *arguments, at=printed)
    assert done.status == 2, done.shown
    assert said in done.err
    assert not ENGLISH.search(done.shown)
    assert (printed / LEDGER).read_bytes() == before


def test_what_was_taken_back_cannot_be_taken_back_again(printed):
    assert zhanpai("signs", "--void", "--only", "0002", at=printed).status == 0
    assert "没有印过站号 0002 的牌子" in zhanpai("signs", "--void", "--only", "0002", at=printed).err


def test_of_a_sign_that_was_printed_twice_the_last_printing_is_taken_back(printed):
    text = (printed / "stations.yaml").read_text("utf-8")
    (printed / "stations.yaml").write_text(
        text.replace("community: {word: 联络站}", "community: {word: 代表站}"), "utf-8"
    )
    write_down(printed, "0002")
    (printed / "stations.yaml").write_text(text, "utf-8")
    zhanpai("signs", "--void", "--only", "0002", at=printed)
    assert left(printed) == EVERYTHING
    assert "没有要重印的牌子" in zhanpai("signs", "--reprint", at=printed).out


def test_a_true_host_after_plates_of_an_example_needs_one_command_and_not_the_example_back(tmp_path):
    root = write_project(tmp_path / "project")
    write_down(root, "0001")
    make_true(root)
    done = zhanpai("check", at=root)
    assert done.status == 1
    assert "P507" in done.out and "zhanpai signs --void" in done.out and "改回" not in done.out
    assert zhanpai("signs", "--void", at=root).status == 0
    done = zhanpai("check", at=root)
    assert done.status == 0, done.shown


def test_with_nothing_of_an_example_somebody_must_say_what_is_meant(tmp_path):
    root = write_project(tmp_path / "project")
    make_true(root)
    write_down(root, "0001")
    done = zhanpai("signs", "--void", at=root)
    assert done.status == 2
    assert "没有说撤销哪一次印的。" in done.err and "--void --only 0001 --kind s1" in done.err
    assert left(root) == [("0001", "s1")]


def test_an_id_whose_only_plate_was_taken_back_may_leave_the_register(printed):
    text = (printed / "stations.yaml").read_text("utf-8")
    kept = "".join(line for line in text.splitlines(True) if '"0006"' not in line)
    (printed / "stations.yaml").write_text(kept, "utf-8")
    (printed / "content/stations/furong/0006.yaml").unlink()
    shutil.rmtree(printed / "content/news/2025")
    assert "P505" in zhanpai("check", at=printed).out
    assert zhanpai("signs", "--void", "--only", "0006", at=printed).status == 0
    assert zhanpai("check", at=printed).status == 0


def test_signs_refuse_to_be_printed_with_an_example_on_them(printed):
    text = (printed / "stations.yaml").read_text("utf-8")
    (printed / "stations.yaml").write_text(text.replace("  demo: true\n", ""), "utf-8")
    before = (printed / LEDGER).read_bytes()
    done = zhanpai("signs", "--kind", "s1", "--only", "0001", at=printed)
    assert done.status == 1
    assert "P509" in done.err + done.out
    assert not (printed / "signs").exists() and (printed / LEDGER).read_bytes() == before


def test_a_ledger_that_is_lost_for_good_has_a_way_out(printed):
    whole = (printed / LEDGER).read_text("utf-8").splitlines(True)
    (printed / LEDGER).write_text("".join(whole[:-1]), "utf-8")
    done = zhanpai("check", at=printed)
    assert done.status == 1 and "zhanpai signs --reseal" in done.out
    done = zhanpai("signs", "--reseal", at=printed)
    assert done.status == 0, done.shown
    assert "从现有的 4 行接着往下记" in done.out
    assert zhanpai("check", at=printed).status == 0
    assert zhanpai("signs", "--reseal", at=printed).status == 2
