"""A renaming reaches every place where the name stands, leaves what was said while it was right, and is whole or nothing."""

from __future__ import annotations

import datetime as dt
import random
import shutil

import pytest

import zhanpai
from tests.fronts.cli.zhanpai import snapshot
from tests.make import TODAY, write_project
from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.ledger.appending import append_printings
from zhanpai.content.ledger.printings import deputy_printing, station_printing
from zhanpai.content.load import load
from zhanpai.content.renaming.new_name import places
from zhanpai.domain.place_names import UNITS
from zhanpai.fronts.renaming import RenameWish, plan_renaming, write_renaming
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse
from zhanpai.pipeline import examine, prepare

APRIL = dt.date(2026, 4, 1)
S1, S2, S5 = (f"content/stations/yuelu/000{n}.yaml" for n in (1, 2, 5))
REGISTER = "stations.yaml"


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def rename(root, kind, old, new="", since=APRIL, today=TODAY, **more):
    renaming = plan_renaming(root, today, RenameWish(kind, old, new, since, **more))
    write_renaming(root, renaming)
    return renaming


def data(root, path):
    return parse((root / path).read_bytes(), path).data


def codes(root, today=TODAY):
    return [(d.code, d.path, d.message) for d in examine(load(root, today))]


@pytest.mark.slow
def test_a_township_of_the_shipped_city_is_renamed_by_the_state(tmp_path):
    root = tmp_path / "city"
    root.mkdir()
    shutil.copy(ROOT / REGISTER, root)
    shutil.copytree(ROOT / "content", root / "content")
    site = load(root, SHIPPED_TODAY).site
    names = {s.id: s.name for s in site.stations_by_township["岳麓区", "莲花镇"]}
    printed = [station_printing(site, site.station_by_id[id], "s1") for id in names]
    append_printings(root, printed)
    before = snapshot(root)

    done = rename(root, "township", "岳麓区/莲花镇", "荷花镇", dt.date(2026, 12, 1), SHIPPED_TODAY)

    register = (root / REGISTER).read_text("utf-8")
    assert "莲花镇" not in register and register == before[REGISTER].decode().replace("莲花镇", "荷花镇")
    assert list(done.stations) == ["0219", "0220", "0221", "0222", "0223"] and done.reprints == 5
    loaded = load(root, SHIPPED_TODAY)
    for id, name in names.items():
        station = loaded.site.station_by_id[id]
        assert station.name == name.replace("莲花镇", "荷花镇")
        former = station.detail.former_names[-1]
        assert (former.name, str(former.until)) == (name, "2026-11")
    station = loaded.site.station_by_id["0219"]
    assert station.detail.address == "长沙市岳麓区荷花镇示范路272号"
    assert station.detail.intro.startswith("荷花镇人大代表联络总站由荷花镇人大工作机构管理")
    assert {m.place for d in station.serving for m in d.mandates if m.level == "township"} == {"荷花镇"}
    ended = [
        m for d in loaded.site.station_by_id["0220"].deputies for m in d.mandates if m.term == "第十九届"
    ]
    assert [(m.place, m.constituency) for m in ended] == [("莲花镇", "莲花镇第10选区")]
    changed = {path for path, raw in snapshot(root).items() if raw != before.get(path)}
    assert changed == set(done.files) and not any(path.startswith("content/news/") for path in changed)
    assert (root / "content/permalinks.csv").read_bytes() == before["content/permalinks.csv"]
    assert done.warnings == () and [d.code for d in examine(loaded)] == []


@pytest.mark.slow
def test_places_all_over_the_shipped_city_go_there_and_back(tmp_path):
    root = tmp_path / "city"
    root.mkdir()
    shutil.copy(ROOT / REGISTER, root)
    shutil.copytree(ROOT / "content", root / "content")
    register = load(root, SHIPPED_TODAY).site.register
    before = snapshot(root)
    dice = random.Random(1)
    for level in ("district", "township", "community"):
        for chain in dice.sample(places(register, level), 3):
            unit = next(u for u in UNITS if chain[-1].endswith(u))
            new = f"试名{unit}"
            there = rename(root, level, "/".join(chain), new, dt.date(2026, 12, 1), SHIPPED_TODAY)
            assert [w.code for w in there.warnings] == [] and codes(root, SHIPPED_TODAY) == []
            rename(root, level, "/".join((*chain[:-1], new)), chain[-1], dt.date(2027, 1, 1), SHIPPED_TODAY)
            now = snapshot(root)
            assert now[REGISTER] == before[REGISTER]
            # Former names stay, as they were borne; a fresh start for the next.
            for path in there.files:
                (root / path).write_bytes(before[path]) if path in before else (root / path).unlink()


def test_every_kind_of_place_in_a_file_follows(root):
    done = rename(root, "township", "望月湖街道", "桔洲街道")
    rows = data(root, REGISTER)["stations"]
    assert [row.get("township") for row in rows] == [
        "桔洲街道",
        "桔洲街道",
        None,
        "桔洲街道",
        "莲花镇",
        None,
        "文艺路街道",
    ]
    station = data(root, S1)
    assert station["address"] == "岳麓区桔洲街道示范路1号党群服务中心一楼"
    assert station["head"]["post"] == "桔洲街道人大工委主任"
    assert station["former_names"] == [
        {"name": "望月湖街道人大代表活动室", "until": "2023-05"},
        {"name": "岳麓区望月湖街道人大代表联络总站", "until": "2026-03"},
    ]
    assert station["rating"]["by"] == "岳麓区人大常委会"
    projects = parse((root / "content/projects/2026.yaml").read_bytes(), "p", root=list).data
    assert (projects[2]["township"], projects[2]["title"]) == ("桔洲街道", "望月湖街道补种行道树120棵")
    assert "望月湖街道" in (root / "content/news/2026/2026-02-11-dianti.md").read_text("utf-8")
    assert {doubt.text for doubt in done.doubts} >= {"望月湖第一选区", "望月湖第二选区"}
    # News: a title, a source, two sentences; a project's title; the body that had answered an opinion.
    assert done.records == 6 and codes(root) == []


def test_a_station_without_a_file_gets_one_and_a_merged_one_its_own_last_month(root):
    rename(root, "township", "望月湖街道", "桔洲街道")
    assert data(root, "content/stations/yuelu/0004.yaml")["former_names"] == [
        {"name": "岳麓区望月湖街道湖中社区人大代表联络站", "until": "2025-06"}
    ]


def test_a_district_keeps_its_address_and_its_folder(root):
    rename(root, "district", "岳麓区", "麓山区")
    district = data(root, REGISTER)["districts"][1]
    assert (district["name"], district["slug"]) == ("麓山区", "yuelu")
    seats = data(root, S1)["deputies"]
    assert seats[0]["mandates"][0]["constituency"] == "麓山区选举单位"
    past = seats[2]["mandates"][0]
    assert past["place"] == "岳麓区", "who was a deputy until 2021 was one of the old name's congress"
    site = load(root, TODAY).site
    assert site.deputy_by_id["100001"][0].title_on(TODAY) == "长沙市、麓山区人大代表"
    assert codes(root) == []


def test_a_closure_of_a_district_is_one_of_its_new_name(root):
    text = (root / REGISTER).read_text("utf-8")
    shut = (
        "closures:\n  - {since: 2026-03-09, until: 2026-03-13, reason: 放假, districts: [芙蓉区, 岳麓区]}\n"
    )
    (root / REGISTER).write_text(text + shut, "utf-8")
    rename(root, "district", "岳麓区", "麓山区")
    assert data(root, REGISTER)["closures"][0]["districts"] == ["芙蓉区", "麓山区"]
    assert "S284" not in codes(root)


def test_a_community_that_another_place_shares_its_name_with_is_changed_in_its_own_texts_alone(root):
    text = (root / REGISTER).read_text("utf-8")
    row = '  - {id: "0008", kind: community, district: 芙蓉区, township: 文艺路街道, community: 湖东社区}\n'
    (root / REGISTER).write_text(text + row, "utf-8")
    (root / "content/pages/about.md").write_text(
        "---\ntitle: 关于\n---\n\n在湖东社区、望月湖街道湖东社区和文艺路街道湖东社区都有站。\n", "utf-8"
    )
    with pytest.raises(Problem, match="有 2 个"):
        rename(root, "community", "湖东社区", "湖滨社区")
    done = rename(root, "community", "望月湖街道/湖东社区", "湖滨社区")
    assert "在湖东社区、望月湖街道湖滨社区和文艺路街道湖东社区都有站。" in (
        root / "content/pages/about.md"
    ).read_text("utf-8")
    assert [(d.path, d.line) for d in done.doubts if "pages" in d.path] == [("content/pages/about.md", 5)]
    assert data(root, S2)["head"]["post"] == "湖滨社区党委书记"
    assert data(root, REGISTER)["stations"][-1]["community"] == "湖东社区"


def test_news_dated_after_the_day_follows_and_what_is_a_longer_word_does_not(root):
    path = "content/news/2026/2026-04-02-xin.md"
    front = "---\r\ntitle: 岳麓区开会\r\ndate: 2026-04-02\r\nstations: []\r\ncategory: 视察\r\n---\r\n"
    (root / path).write_bytes((front + "岳麓区域内，岳麓区人大代表到岳麓区各站。\r\n").encode())
    done = rename(root, "district", "岳麓区", "麓山区")
    assert (root / path).read_bytes() == (
        front.replace("岳麓区", "麓山区") + "岳麓区域内，麓山区人大代表到麓山区各站。\r\n"
    ).encode()
    assert [d.line for d in done.doubts if d.path == path] == [7]


def test_a_slip_leaves_no_former_name_and_the_past_is_put_right_too(root):
    done = rename(root, "township", "望月湖街道", "望月胡街道", since=None)
    assert "former_names" not in (root / "content/stations/yuelu/0005.yaml").read_text("utf-8")
    assert len(data(root, S1)["former_names"]) == 1
    assert "望月湖街道" not in (root / "content/news/2026/2026-02-11-dianti.md").read_text("utf-8")
    assert done.records == 0


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("district", "岳麓区", "麓山区"),
        ("township", "岳麓区/望月湖街道", "桔洲街道"),
        ("township", "莲花镇", "荷花镇"),
        ("community", "湖东社区", "湖滨社区"),
    ],
)
def test_there_and_back_gives_the_same_register(root, kind, old, new):
    before = snapshot(root)
    rename(root, kind, old, new)
    back = old.rpartition("/")[2]
    rename(root, kind, new, back, since=dt.date(2026, 6, 1))
    assert (root / REGISTER).read_bytes() == before[REGISTER]
    assert codes(root) == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("township", "莲花镇", "荷花镇"), ("deputy", "100004", "赵演事"), ("community", "湖东社区", "湖滨社区")],
)
def test_a_slip_that_was_none_is_taken_back_to_the_byte(root, kind, old, new):
    before = snapshot(root)
    rename(root, kind, old, new, since=None)
    rename(root, kind, new if kind != "deputy" else old, old if kind != "deputy" else "赵演示", since=None)
    assert {p: raw for p, raw in snapshot(root).items() if not p.startswith(".cache")} == before


def test_a_renaming_that_was_a_mistake_is_taken_back_with_its_former_names(root):
    before = data(root, S1)["former_names"]
    rename(root, "township", "望月湖街道", "桔洲街道")
    rename(root, "township", "桔洲街道", "望月湖街道", since=None)
    assert data(root, S1)["former_names"] == before and "former_names" not in data(
        root, "content/stations/yuelu/0005.yaml"
    )


def test_one_station_takes_another_place(root):
    done = rename(root, "station", "2", fields={"community": "湖滨社区"})
    assert done.stations == {
        "0002": ("岳麓区望月湖街道湖东社区人大代表联络站", "岳麓区望月湖街道湖滨社区人大代表联络站")
    }
    assert data(root, S2)["former_names"][-1] == {
        "name": "岳麓区望月湖街道湖东社区人大代表联络站",
        "until": "2026-03",
    }
    assert data(root, S2)["head"]["post"] == "湖东社区党委书记", "the community is called as before"
    rename(root, "station", "0003", fields={"field": "高校青年"})
    assert load(root, TODAY).site.station_by_id["0003"].name == "岳麓区高校青年人大代表联络站"


def test_a_deputy_of_two_stations_is_renamed_in_both_and_in_their_own_news(root):
    more = '  - id: "100001"\n    name: 张示例\n'
    text = (root / S2).read_text("utf-8")
    (root / S2).write_text(text.replace("deputies:\n", "deputies:\n" + more), "utf-8")
    front = (
        'title: 张示例代表到站\ndate: 2026-05-01\nstations: ["0001"]\ncategory: 视察\ndeputies: ["100001"]\n'
    )
    body = f"---\n{front}---\n张示例代表来了，张示例说。\n"
    (root / "content/news/2026/2026-05-01-zhang.md").write_text(body, "utf-8")
    done = rename(root, "deputy", "张示例", "章示例")
    for path in (S1, S2):
        assert [d["name"] for d in data(root, path)["deputies"] if d["id"] == "100001"] == ["章示例"]
    assert "章示例代表来了，章示例说。" in (root / "content/news/2026/2026-05-01-zhang.md").read_text("utf-8")
    assert "张示例代表" in (root / "content/news/2026/2026-02-11-dianti.md").read_text("utf-8"), (
        "news of before"
    )
    assert done.records and load(root, TODAY).site.deputy_by_id["100001"][0].name == "章示例"


def test_a_desk_card_with_the_old_name_is_to_be_printed_again(root):
    site = load(root, TODAY).site
    append_printings(root, [deputy_printing(site, site.deputy_by_id["100004"][0], "s10")])
    assert rename(root, "deputy", "100004", "赵演事").reprints == 1


def test_another_person_under_a_printed_number_is_refused(root):
    site = load(root, TODAY).site
    append_printings(root, [deputy_printing(site, site.deputy_by_id["100004"][0], "s10")])
    before = snapshot(root)
    with pytest.raises(Problem, match="P506 代表编号 100004"):
        rename(root, "deputy", "100004", "孙某")
    assert snapshot(root) == before


def test_a_matter_is_renamed_wherever_it_is_told_by_that_word(root):
    done = rename(root, "matter", "养老", "养老服务")
    assert data(root, S1)["deputies"][0]["focus"] == ["养老服务", "医疗"] and done.files == (S1,)
    rename(root, "matter", "岳麓区交通运输局", "岳麓区交通局")
    opinions = parse((root / "content/opinions/yuelu/0001.yaml").read_bytes(), "o", root=list).data
    assert opinions[0]["handling_body"] == "岳麓区交通局"
    rename(root, "matter", "医疗", "养老服务", merge=True)
    assert data(root, S1)["deputies"][0]["focus"] == ["养老服务"]
    assert codes(root) == []


def test_a_body_that_has_done_its_work_keeps_the_name_it_did_it_under(root):
    path = "content/opinions/yuelu/0001.yaml"
    text = (root / path).read_text("utf-8").replace("岳麓区交通运输局", "岳麓区住房和城乡建设局")
    (root / path).write_text(text, "utf-8")
    assert rename(root, "matter", "岳麓区住房和城乡建设局", "岳麓区住建局").records == 1
    opinions = parse((root / path).read_bytes(), "o", root=list).data
    assert [o.get("handling_body") for o in opinions] == ["岳麓区住建局", None, "岳麓区住房和城乡建设局"]


REFUSED = [
    (("township", "望月胡街道", "桔洲街道"), "没有“望月胡街道”", "岳麓区/望月湖街道"),
    (("township", "望月湖街道办事处", "桔洲街道"), "没有“望月湖街道办事处”", "岳麓区/望月湖街道"),
    (("township", "望月湖街道", "望月湖街道"), "新名和原名一样", "写新的名称"),
    (("township", "望月湖街道", "莲花镇"), "已经有莲花镇", "status: merged"),
    (("township", "望月湖街道", "桔洲街道办事处"), "不是地名本身", "写成 桔洲街道。"),
    (("township", "望月湖街道", "岳麓区/桔洲街道"), "不是地名本身", "写成 桔洲街道。"),
    (("township", "望月湖街道", "岳麓区桔洲街道"), "不是地名本身", "写成 桔洲街道。"),
    (("township", "望月湖街道", " "), "没有写新的名称", "写在原名后面"),
    (("township", "望月湖街道", "桔洲街道", dt.date(2023, 1, 1)), "用到 2023-05", "2023-05-31 以后"),
    (("township", "莲花镇", "莲花街道"), "没有人民代表大会", "until: 2026-03"),
    (("district", "岳麓", "麓山区"), "没有“岳麓”", "岳麓区"),
    (("district", "岳麓区", "芙蓉区"), "已经有芙蓉区", "merged"),
    (("community", "湖东社区", "湖中社区"), "已经有湖中社区", "merged"),
    (("community", "湖东社区", "湖东社区居委会"), "不是地名本身", "写成 湖东社区。"),
    (("community", "湖东社区", "“湖滨”社区"), "N110", "湖滨社区"),
    (("station", "0999", ""), "没有站号“0999”", "stations.yaml"),
    (("deputy", "张示列", "章示例"), "没有代表“张示列”", "张示例"),
    (("deputy", "100001", "张示例"), "新名和原名一样", "写新的姓名"),
    (("deputy", "100001", "张\n例"), "不是姓名", "张示例"),
    (("matter", "养劳", "x"), "没有叫“养劳”的事项", "养老"),
    (("matter", "养老", "医疗"), "已经有了", "--merge"),
    (("matter", "望月湖街道办事处", "桔洲街道办事处"), "只在以前的记录里（1 处）", "--correction"),
]


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("asked", "message", "fix"), REFUSED, ids=[" ".join(map(str, r[0])) for r in REFUSED]
)
def test_what_cannot_be_is_refused_with_what_would_do(root, asked, message, fix):
    before = snapshot(root)
    with pytest.raises(Problem) as refused:
        rename(root, *asked)
    assert message in refused.value.message and fix in refused.value.fix
    assert "\n" not in refused.value.message
    assert {p: raw for p, raw in snapshot(root).items() if not p.startswith(".cache")} == before


@pytest.mark.parametrize(
    ("id", "fields", "message"),
    [
        ("0001", {"community": "湖滨社区"}, "没有社区（村）这一项"),
        ("0006", {"field": "x"}, "没有行业这一项"),
        ("0002", {"community": "湖东社区"}, "新名和原名一样"),
        ("0002", {"township": "文艺路街道"}, "没有“岳麓区/文艺路街道”"),
        ("0003", {"field": "湖东社区"}, ""),
        ("0002", {"community": "湖中社区居委会"}, "不是地名本身"),
    ],
)
def test_a_station_bears_what_its_kind_bears(root, id, fields, message):
    if not message:
        assert plan_renaming(root, TODAY, RenameWish("station", id, "", APRIL, fields)).stations
        return
    with pytest.raises(Problem) as refused:
        plan_renaming(root, TODAY, RenameWish("station", id, "", APRIL, fields))
    assert message in refused.value.message


def test_a_file_that_cannot_be_read_keeps_everything_as_it_is(root):
    raw = (root / S5).read_bytes().decode().encode("gbk")
    (root / S5).write_bytes(raw)
    before = snapshot(root)
    with pytest.raises(ContentError) as refused:
        rename(root, "township", "望月湖街道", "桔洲街道")
    assert {d.path for d in refused.value.diagnostics} == {S5}
    assert {p: raw for p, raw in snapshot(root).items() if not p.startswith(".cache")} == before


def test_marks_line_ends_and_remarks_stay_as_they_are(root):
    for path in (REGISTER, S1, S2):
        text = (root / path).read_text("utf-8")
        text = "# 望月湖街道是哪里，问张示例\n" + text.replace("\n", "  # 注\n", 1)
        (root / path).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    before = snapshot(root)
    done = rename(root, "township", "望月湖街道", "桔洲街道")
    for path in (REGISTER, S1, S2):
        raw = (root / path).read_bytes()
        assert (
            raw.startswith("\ufeff# 望月湖街道是哪里，问张示例\r\n".encode()) and "  # 注\r\n".encode() in raw
        )
        assert raw.count(b"\n") == raw.count(b"\r\n")
    assert (root / REGISTER).read_bytes() == before[REGISTER].replace(
        "township: 望月湖街道".encode(), "township: 桔洲街道".encode()
    ).replace("name: 望月湖街道".encode(), "name: 桔洲街道".encode())
    assert REGISTER in done.files


def test_a_project_with_faults_of_its_own_can_be_renamed_in(root):
    text = (root / S5).read_text("utf-8")
    (root / S5).write_text(text.replace("phone: 0731-00000005", "phone: 就在镇里"), "utf-8")
    before = codes(root)
    rename(root, "township", "望月湖街道", "桔洲街道")
    assert before and codes(root) == before


def test_old_addresses_and_old_names_still_lead_there(root):
    pages = {page.url for page in prepare(root, TODAY).pages}
    rename(root, "district", "岳麓区", "麓山区")
    rename(root, "township", "望月湖街道", "桔洲街道")
    prepared = prepare(root, TODAY)
    assert {page.url for page in prepared.pages} == pages, "no address comes or goes"
    former = [f.name for f in prepared.site.station_by_id["0001"].detail.former_names]
    assert former == [
        "望月湖街道人大代表活动室",
        "岳麓区望月湖街道人大代表联络总站",
        "麓山区望月湖街道人大代表联络总站",
    ]


def test_other_programs_rename_through_the_interface(root):
    before = snapshot(root)
    planned = zhanpai.rename(root, "township", "莲花镇", "荷花镇", since=APRIL, today=TODAY)
    assert (
        isinstance(planned, zhanpai.Renaming)
        and planned.stations["0005"][1] == "岳麓区荷花镇人大代表联络总站"
    )
    assert snapshot(root) == before
    done = zhanpai.rename(
        root, "station", "0003", since=APRIL, fields={"field": "高校青年"}, write=True, today=TODAY
    )
    assert done.files == ("content/stations/yuelu/0003.yaml", "stations.yaml")
    assert "高校青年" in (root / REGISTER).read_text("utf-8")
    with pytest.raises(ValueError, match="province"):
        zhanpai.rename(root, "province", "湖南省", "湘省", since=None, today=TODAY)


def test_a_head_that_says_whose_file_it_is_follows_and_settings_are_looked_at_by_a_person(root):
    text = (root / S2).read_text("utf-8")
    (root / S2).write_text(
        "# 岳麓区望月湖街道湖东社区人大代表联络站（站号 0002）\n# 湖东社区的资料\n" + text, "utf-8"
    )
    (root / "report.yaml").write_text("# 湖东社区\n{}\n", "utf-8")
    done = rename(root, "community", "湖东社区", "湖滨社区")
    lines = (root / S2).read_text("utf-8").splitlines()
    assert lines[:2] == ["# 岳麓区望月湖街道湖滨社区人大代表联络站（站号 0002）", "# 湖东社区的资料"]
    assert [(d.path, d.line) for d in done.doubts if d.path == "report.yaml"] == [("report.yaml", 1)]


def test_days_typed_without_zeros_are_days_all_the_same(root):
    path = "content/news/2026/2026-02-11-dianti.md"
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace("date: 2026-02-11", "date: 2026-2-11"), "utf-8")
    before = (root / path).read_bytes()
    rename(root, "township", "望月湖街道", "桔洲街道", since=dt.date(2026, 11, 1))
    assert (root / path).read_bytes() == before
