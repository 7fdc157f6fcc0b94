"""换届 as cities have it: people at several stations, in several congresses, before and after the last month, named as pasted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.content.bulk.test_term_end import HOME, district, planned, written
from tests.make import write_project
from zhanpai.content.bulk.bulk_plan import bulk_files
from zhanpai.content.bulk.elected_again import read_elected_again
from zhanpai.content.bulk.term_end import TermEnd
from zhanpai.content.edits import read_file
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.field_types import Month
from zhanpai.kit.problem import Problem

LIANHUA = "content/stations/yuelu/0005.yaml"
AWAY = "content/stations/yuelu/0003.yaml"
CITY_SEAT = "      - {level: city, term: 第十六届, constituency: 岳麓区选举单位, until: 2027-01}\n"


def changed(root: Path, path: str, *exchanged: tuple[str, str]) -> None:
    text = (root / path).read_text("utf-8")
    for old, new in exchanged:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8", newline="\n")


def do(root: Path, end: TermEnd) -> None:
    plan = planned(root, end)
    for one in bulk_files(plan, {row.mark for row in plan.rows}, partial(read_file, root)).changes:
        if one.after is None:
            (root / one.path).unlink()
        else:
            (root / one.path).write_bytes(one.after)


def test_the_entry_of_a_visiting_deputy_loses_what_is_personal_too(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    changed(root, HOME, (CITY_SEAT, ""))
    visiting = '  - {id: "100001", name: 张示例, phone: 0731-00000011}\n'
    changed(root, AWAY, ("deputies:\n", f"deputies:\n{visiting}"))
    assert written(root, planned(root, district()), AWAY) == [
        '-  - {id: "100001", name: 张示例, phone: 0731-00000011}',
        '+  - {id: "100001", name: 张示例}',
    ]


def test_who_sits_again_and_in_another_congress_too_gets_one_seat_and_loses_nothing(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    lines = written(root, planned(root, district(reelected=("张示例", "李样例"))), HOME)
    assert [line for line in lines if "望月湖第一选区" in line] == [
        "-      - {level: district, term: 第六届, constituency: 望月湖第一选区, until: 2026-12}",
        "+      - {level: district, term: 第六届, constituency: 望月湖第一选区, until: 2026-02}",
        "+      - {level: district, term: 第七届, constituency: 望月湖第一选区}",
    ]
    assert not [line for line in lines if "phone" in line or "photo" in line or "level: city" in line]


def test_a_seat_without_an_end_ends(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    changed(root, HOME, ("constituency: 望月湖第二选区, until: 2026-12}", "constituency: 望月湖第二选区}"))
    assert (
        '+      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: "2026-02"}'
        in written(root, planned(root, district()), HOME)
    )


def test_the_towns_of_one_district_end_together_and_nothing_else(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    plan = planned(root, TermEnd(Level.TOWNSHIP, "", Month(2026, 2), "第二十二届", "岳麓区"))
    assert plan.what == "岳麓区各乡镇人大换届"
    assert {row.path for row in plan.rows} == {LIANHUA}
    assert [line for line in written(root, plan, LIANHUA) if "level: district" in line] == []
    with pytest.raises(Problem, match="没有哪位代表的任期在这时候结束"):
        planned(root, TermEnd(Level.TOWNSHIP, "", Month(2026, 2), "第二十二届", "芙蓉区"))


@pytest.mark.parametrize("until", [Month(2026, 3), Month(2026, 12)])
def test_until_the_last_month_is_over_the_telephone_and_the_portrait_stay_and_it_is_said(
    tmp_path: Path, until: Month
) -> None:
    root = write_project(tmp_path)
    changed(root, HOME, (CITY_SEAT, ""), ("until: 2026-12", "until: 2027-05"))
    plan = planned(root, district(until))
    lines = written(root, plan, HOME)
    assert [line for line in lines if line.endswith(f"until: {until}}}")]
    assert not [line for line in lines if "phone" in line or "photo" in line]
    assert {row.removes for row in plan.rows} == {()}
    assert plan.left == (
        f"{until.label}还没有过完，代表还在接待：电话、照片和同意公开的日期这一次都不删。过了这个月，再办一次换届，那时删。",
    )


def test_done_again_after_the_month_it_removes_and_leaves_those_of_the_new_term_alone(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    changed(root, HOME, (CITY_SEAT, ""), ("until: 2026-12", "until: 2026-02"))
    seat = "constituency: 望月湖第二选区, until: 2026-02}\n"
    again = (
        "      - {level: district, term: 第七届, constituency: 望月湖第二选区}\n    phone: 0731-00000012\n"
    )
    changed(root, HOME, (seat, seat + again))
    rows = planned(root, district()).rows
    assert [
        row.subject.partition("（")[0] for row in rows if row.path == HOME and "轮值" not in row.subject
    ] == ["张示例"]
    for end in (district(), district(reelected=("李样例",))):
        lines = written(root, planned(root, end), HOME)
        assert [line for line in lines if "2026-03" not in line] == [
            "-    photo: 100001.jpg",
            "-    phone: 0731-00000011",
        ]


def test_what_is_done_twice_is_done_once(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    end = district(reelected=("李样例",))
    do(root, end)
    assert planned(root, end).rows == ()


NAMES = {"100001": "张示例", "100002": "李样例", "100003": "王 示", "100004": "赵同名", "100005": "赵同名"}


@pytest.mark.parametrize(
    ("lines", "again", "unknown"),
    [
        (["张示例", "李样例"], {"100001", "100002"}, []),
        (["1、张示例", "2．李样例", "（3）"], {"100001", "100002"}, []),
        (["张示例、李样例；王示"], {"100001", "100002", "100003"}, []),
        (["张示例 李样例"], {"100001", "100002"}, []),
        (["张 示 例", "王　示"], {"100001", "100003"}, []),
        (["100001", "１００００２"], {"100001", "100002"}, []),
        (["100004 赵同名"], {"100004"}, []),
        (["张示例（女）", "李样例(连任)"], {"100001", "100002"}, []),
        (
            ["序号\t姓名\t性别\t选区", "1\t张示例\t男\t第三选区", "2\t李样例\t女\t第四选区"],
            {"100001", "100002"},
            [],
        ),
        (["1\t100005\t赵同名\t男"], {"100005"}, []),
        (["3\t孙新人\t男"], set(), ["孙新人 男"]),
        (["孙新人", "孙新人"], set(), ["孙新人"]),
        (["", "  ", "1"], set(), []),
    ],
)
def test_a_list_is_read_as_it_is_pasted(lines: list[str], again: set[str], unknown: list[str]) -> None:
    assert read_elected_again(lines, NAMES) == (again, unknown)


def test_a_name_of_two_is_asked_about() -> None:
    with pytest.raises(Problem, match="叫赵同名的有 2 位") as refused:
        read_elected_again(["1\t赵同名\t男"], NAMES)
    assert refused.value.fix == "写编号：100004、100005。"
