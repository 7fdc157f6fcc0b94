"""成批改 as somebody of the office works in it: asked for, looked at, ticked, saved at once, and taken back at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.bulk import bulk_errands
from zhanpai.fronts.desk.work import Work, WorkOutcome
from zhanpai.kit.problem import Problem

ERRANDS = {"plan": bulk_errands.plan_bulk, "bulk": bulk_errands.try_bulk}
HOME = "content/stations/yuelu/0001.yaml"
TERM = {"congress": "district::岳麓区", "until": "2026-02", "term": "第七届", "again": "", "pictures": "yes"}


def done_at_once(desk: OpenDesk, patch: pytest.MonkeyPatch) -> None:
    """Look at the project once; from then on errands of this room are done where they are begun."""
    desk.desk.begin("look")
    desk.end("look")
    patch.setattr(state, "SETTLES", 0)
    works = desk.desk.workshop._works

    def begin(kind: str, *asked: object) -> None:
        if kind not in ERRANDS:
            return
        try:
            done = ERRANDS[kind](desk.desk.root, lambda **_: None, *json.loads(json.dumps(asked)))
            outcome = WorkOutcome(json.loads(json.dumps(done)))
        except Problem as problem:
            outcome = WorkOutcome(problem=(problem.message, problem.fix))
        work = Work(kind, is_running=False, outcome=outcome)
        desk.desk._ended(work)
        works[kind] = work

    patch.setattr(desk.desk.workshop, "begin", begin)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A desk whose errands of this room are done where they are begun."""
    folder = tmp_path_factory.mktemp("bulk")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        done_at_once(desk, patch)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    write_project(open_desk.desk.root)
    open_desk.desk.told = None
    open_desk.desk.own.write_keeps_register(True)
    open_desk.desk.own.write_stations({"0001"})
    return open_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        client.post("/bulk/drop")
        yield client


def form_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form of rows."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", page[page.index('id="rows"') :]):
        said = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if said.get("type") != "checkbox" or " checked" in tag:
            fields.setdefault(said["name"], []).append(said.get("value", ""))
    return fields


def decided(clerk: httpx.Client, page: str, do: str, **more: object) -> str:
    return clerk.post("/bulk/plan", data={**form_of(page), "do": do, **more}).text


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


def test_a_term_ends_as_one_save_and_one_undo_brings_every_byte_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    before = files(desk.desk.root)
    page = clerk.post("/bulk/term", data=TERM).text
    assert "岳麓区人大换届" in page
    assert "一共勾了 7 处" in page
    assert files(desk.desk.root) == before
    saves = len(desk.desk.saves.entries(100))
    assert "没有要改的了" in decided(clerk, page, "save")
    text = (desk.desk.root / HOME).read_text("utf-8")
    assert text.count("until: 2026-02}") == 2
    assert "2026-03-27" not in text
    newest = desk.desk.saves.entries(100)
    assert len(newest) == saves + 1
    assert newest[0].what == "岳麓区人大换届"
    clerk.post(f"/history/{newest[0].id}/undo")
    assert files(desk.desk.root) == before


def test_what_is_not_ticked_is_not_written_and_a_search_ticks_only_what_it_finds(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.post("/bulk/term", data=TERM).text
    page = decided(clerk, page, "none")
    assert "一共勾了 0 处" in page
    page = decided(clerk, page, "find", words="张示例")
    page = decided(clerk, page, "all")
    assert "一共勾了 1 处" in page
    decided(clerk, page, "save")
    text = (desk.desk.root / HOME).read_text("utf-8")
    assert text.count("until: 2026-02}") == 1
    assert "2026-03-27" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"congress": ""}, "没有选哪一级、哪个地方的人大"),
        ({"until": "十二月"}, "“十二月”不是月份"),
        ({"until": ""}, "没有写这一届到哪个月"),
        ({"term": "7"}, "“7”不是届次"),
        ({"term": ""}, "没有写新的一届是第几届"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    clerk: httpx.Client, wrong: dict[str, str], said: str
) -> None:
    answer = clerk.post("/bulk/term", data={**TERM, "again": "赵示例", **wrong})
    assert answer.status_code == 422
    assert said in answer.text
    assert "赵示例" in answer.text


def test_a_congress_without_deputies_here_is_said_on_the_next_page(clerk: httpx.Client) -> None:
    page = clerk.post("/bulk/term", data={**TERM, "until": "2040-01"}).text
    assert "没有哪位代表的任期在这时候结束" in page


def test_many_stations_are_verified_on_one_day_and_none_tomorrow(desk: OpenDesk, clerk: httpx.Client) -> None:
    assert "还没有到" in clerk.post("/bulk/verified", data={"on": "2027-01-01", "whose": "all"}).text
    page = clerk.post("/bulk/verified", data={"on": "2026-03-04", "whose": "in:岳麓区"}).text
    page = decided(clerk, page, "all")
    decided(clerk, page, "save")
    assert "last_verified: 2026-03-04" in (desk.desk.root / HOME).read_text("utf-8")


def test_a_row_that_would_bring_an_error_is_left_with_its_reason(desk: OpenDesk, clerk: httpx.Client) -> None:
    before = files(desk.desk.root)
    page = decided(clerk, clerk.post("/bulk/term", data=TERM).text, "none")
    page = decided(clerk, decided(clerk, page, "find", words="李样例"), "all")
    page = decided(clerk, page, "save")
    assert "另有 1 行写了会出错" in page
    assert "轮值的李样例任期到2026年2月，那天已经离任。" in page
    assert files(desk.desk.root) == before


def test_a_file_that_was_broken_meanwhile_is_left_as_it_is(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.post("/bulk/verified", data={"on": "2026-03-04", "whose": "in:岳麓区"}).text
    page = decided(clerk, page, "all")
    home = desk.desk.root / HOME
    broken = home.read_text("utf-8").replace("last_verified: 2026-02-10", "last_verified: [")
    home.write_text(broken, "utf-8", newline="\n")
    decided(clerk, page, "save")
    assert home.read_text("utf-8") == broken


def test_of_one_file_only_the_row_that_would_bring_an_error_is_left(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.post("/bulk/term", data=TERM).text
    page = decided(clerk, page, "find", words="轮值")
    page = decided(clerk, page, "none")
    page = decided(clerk, page, "save")
    assert "另有 2 行写了会出错" in page
    text = (desk.desk.root / HOME).read_text("utf-8")
    assert "望月湖第一选区, until: 2026-02}" in text
    assert "望月湖第二选区, until: 2026-12}" in text


def test_a_picture_that_was_removed_comes_back_byte_by_byte(desk: OpenDesk, clerk: httpx.Client) -> None:
    home = desk.desk.root / HOME
    seat = "      - {level: city, term: 第十六届, constituency: 岳麓区选举单位, until: 2027-01}\n"
    home.write_text(home.read_text("utf-8").replace(seat, ""), "utf-8", newline="\n")
    before = files(desk.desk.root)
    page = clerk.post("/bulk/term", data=TERM).text
    for said in (
        "任期到这个月：",
        "删去电话：1 处",
        "删去照片：1 处",
        "照片的文件删去：1 张",
        "现在还没有写",
    ):
        assert said in page
    decided(clerk, page, "save")
    assert not (desk.desk.root / "content/stations/yuelu/100001.jpg").exists()
    clerk.post(f"/history/{desk.desk.saves.entries(1)[0].id}/undo")
    assert files(desk.desk.root) == before


def test_the_end_of_a_term_is_of_the_office_and_who_keeps_stations_says_so_of_these_alone(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    waiting = clerk.post("/bulk/term", data=TERM).text
    before = files(desk.desk.root)
    desk.desk.own.write_keeps_register(False)
    page = clerk.get("/bulk").text
    assert "我管的 1 个站" in page
    assert "全部的站" not in page
    assert 'action="/bulk/term"' not in page
    for refused in (decided(clerk, waiting, "save"), clerk.post("/bulk/term", data=TERM).text):
        assert "换届由市里管名册的同志办" in refused
    assert files(desk.desk.root) == before
    page = clerk.post("/bulk/verified", data={"on": "2026-03-04", "whose": "all"}).text
    assert re.findall('name="shown" value="([^"]*)"', page) == ["0001"]
    desk.desk.own.write_stations(set())
    answer = clerk.post("/bulk/verified", data={"on": "2026-03-04", "whose": "all"})
    assert answer.status_code == 422
    assert "没有选出站来" in answer.text


def test_what_somebody_else_saves_meanwhile_is_not_written_over(desk: OpenDesk, clerk: httpx.Client) -> None:
    clerk.post("/bulk/term", data=TERM)
    pages = desk.desk.when_done["bulk"].__self__  # type: ignore[attr-defined]
    asked = {"asked": pages._planned.asked, "marks": sorted(pages._planned.ticks)}
    tried = bulk_errands.try_bulk(desk.desk.root, lambda **_: None, asked)
    home = desk.desk.root / HOME
    home.write_bytes(home.read_bytes() + "# 别人写的\n".encode())
    before = files(desk.desk.root)
    desk.desk.when_done["bulk"](json.loads(json.dumps(tried)))
    assert "刚才有人改过同一份资料，什么都没有写" in clerk.get("/bulk/plan").text
    assert files(desk.desk.root) == before


def test_after_a_refusal_the_form_has_what_was_typed(clerk: httpx.Client) -> None:
    page = clerk.post("/bulk/term", data={**TERM, "until": "2040-01", "again": "赵示例"}).text
    assert 'role="alert"' in page
    page = clerk.post("/bulk/drop").text
    assert "赵示例" in page
    assert 'value="2040-01"' in page
