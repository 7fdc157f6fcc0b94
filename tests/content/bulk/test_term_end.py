"""换届: what the end of a congress's term writes into the entries of its deputies, and what it leaves alone."""

from __future__ import annotations

import difflib
from functools import partial
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from zhanpai.content.bulk.bulk_plan import BulkPlan, bulk_files
from zhanpai.content.bulk.term_end import TermEnd, plan_term_end
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.field_types import Month
from zhanpai.kit.problem import Problem

HOME = "content/stations/yuelu/0001.yaml"
FEBRUARY = Month(2026, 2)


def planned(root: Path, end: TermEnd) -> BulkPlan:
    loaded = ContentReader(root).load(TODAY)
    assert loaded.site
    return plan_term_end(loaded, loaded.site, end)


def written(root: Path, plan: BulkPlan, path: str) -> list[str]:
    """The lines of the file that go (-) and come (+), if every row is done."""
    files = bulk_files(plan, {row.mark for row in plan.rows}, partial(read_file, root))
    assert files.refused == ()
    change = next(one for one in files.changes if one.path == path)
    assert change.before is not None
    assert change.after is not None
    texts = (change.before.decode().splitlines(), change.after.decode().splitlines())
    lines = difflib.unified_diff(*texts, lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def district(until: Month = FEBRUARY, **more: object) -> TermEnd:
    return TermEnd(Level.DISTRICT, "岳麓区", until, "第七届", **more)


def test_who_has_another_seat_keeps_telephone_and_portrait_and_who_leaves_goes_off_duty(
    tmp_path: Path,
) -> None:
    root = write_project(tmp_path)
    assert written(root, planned(root, district()), HOME) == [
        '-  - {on: 2026-03-11, deputies: ["100001", "100002"], topic: 加装电梯}',
        '-  - {on: 2026-03-27, deputies: ["100002"], time: 14:30-16:30, place: 月湖公园接待点}',
        '+  - {on: 2026-03-11, deputies: ["100001"], topic: 加装电梯}',
        "-      - {level: district, term: 第六届, constituency: 望月湖第一选区, until: 2026-12}",
        "+      - {level: district, term: 第六届, constituency: 望月湖第一选区, until: 2026-02}",
        "-      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: 2026-12}",
        "+      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: 2026-02}",
    ]


def test_who_is_elected_again_gets_a_seat_of_the_new_term_and_stays_on_duty(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    lines = written(root, planned(root, district(reelected=("李样例",))), HOME)
    assert [line for line in lines if "2026-03" in line] == []
    assert lines[-1].split() == [
        "+",
        "-",
        "{level:",
        "district,",
        "term:",
        "第七届,",
        "constituency:",
        "望月湖第二选区}",
    ]


def test_who_leaves_every_congress_has_nothing_personal_left_and_the_portrait_goes_if_asked(
    tmp_path: Path,
) -> None:
    only_district = (
        (write_project(tmp_path) / HOME)
        .read_text("utf-8")
        .replace("      - {level: city, term: 第十六届, constituency: 岳麓区选举单位, until: 2027-01}\n", "")
    )
    with_consent = only_district.replace(
        "    phone: 0731-00000011\n", "    phone: 0731-00000011  # 办公室\n    consent: {phone: 2026-01-05}\n"
    )
    (tmp_path / HOME).write_text(with_consent, "utf-8", newline="\n")
    lines = written(tmp_path, planned(tmp_path, district()), HOME)
    assert [
        line for line in lines if "2026-03" not in line and "level:" not in line and "rota" not in line
    ] == [
        "-    photo: 100001.jpg",
        "-    phone: 0731-00000011  # 办公室",
        "-    consent: {phone: 2026-01-05}",
    ]
    for takes, gone in ((True, ("content/stations/yuelu/100001.jpg",)), (False, ())):
        plan = planned(tmp_path, district(takes_pictures=takes))
        assert [row.removes for row in plan.rows if row.subject.startswith("张示例")] == [gone]


def test_a_portrait_that_another_entry_shows_stays(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    home = (root / HOME).read_text("utf-8")
    home = home.replace(
        "      - {level: city, term: 第十六届, constituency: 岳麓区选举单位, until: 2027-01}\n", ""
    )
    home = home.replace("    name: 王示范\n", "    name: 王示范\n    photo: 100001.jpg\n")
    (root / HOME).write_text(home, "utf-8", newline="\n")
    assert {row.removes for row in planned(root, district()).rows} == {()}


def test_nobody_of_the_congress_is_said_and_a_name_of_two_is_asked_about(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    with pytest.raises(Problem, match="没有哪位代表的任期在这时候结束"):
        planned(root, TermEnd(Level.TOWNSHIP, "莲花镇", Month(2040, 1), "第七届"))
    home = (root / HOME).read_text("utf-8").replace("name: 李样例", "name: 张示例")
    (root / HOME).write_text(home, "utf-8", newline="\n")
    with pytest.raises(Problem, match="叫张示例的有 2 位，不知道是哪一位"):
        planned(root, district(reelected=("张示例",)))
    plan = planned(root, district(reelected=("100002", "赵新人")))
    assert plan.left == ("再次当选的名单里，赵新人不在这一届里。新当选的代表，用表格导入。",)
