"""民生实事 as a clerk without a script works in it: read, written on, added to, begun for a new year."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.make import DEMO, write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.looked import KnownNews
from zhanpai.fronts.desk.projects.project_rows import lines_of, next_number
from zhanpai.fronts.desk.rooms.project_list import CITY, ListedProject, project_list_page
from zhanpai.kit.yaml import parse

FILE = "content/projects/2026.yaml"
SHIPPED = (DEMO / FILE).read_text("utf-8")
ELEVATORS = "/projects/2026/2026-01"


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("projects")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        yield desk


@pytest.fixture
def desk(one_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> OpenDesk:
    """The same for every test, at a project that nobody has changed; it does not look by itself."""
    # Nobody watches the files of this desk.
    monkeypatch.setattr(state, "SETTLES", 0)
    monkeypatch.setattr(one_desk.desk, "begin", lambda *_: None)
    root = one_desk.desk.root
    for folder in (root / "content", root / ".desk", one_desk.desk.own.folder / "drafts"):
        shutil.rmtree(folder, ignore_errors=True)
    write_project(root)
    one_desk.desk.told = one_desk.desk.glance = None
    return one_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


def typed(desk: OpenDesk, path: str = FILE) -> str:
    return (desk.desk.root / path).read_text("utf-8")


def sent(clerk: httpx.Client, url: str, **values: str) -> httpx.Response:
    """The form at `url`, filled in and saved."""
    page = clerk.get(url)
    assert page.status_code == 200
    return clerk.post(url, data=filled_in(page.text, url, **values))


def test_the_list_has_every_project_of_the_year_in_words_and_what_is_late_first(clerk: httpx.Client) -> None:
    page = clerk.get("/projects").text
    assert "2026年：4 个项目" in page and "1 个过了计划完成的日子" in page
    assert "晚了 4 天" in page and "全市，实施中，完成 35%，编号 2026-01" in page
    assert page.index("补种行道树") < page.index("加装电梯")
    assert "under_way" not in page and "content/" not in page
    only = clerk.get("/projects", params={"year": "2026", "district": "岳麓区", "words": "口袋"}).text
    assert "湖东社区口袋公园" in only and "行道树" not in only
    assert "农贸市场改造8个" in clerk.get("/projects?year=2025").text
    assert "没有项目" in clerk.get("/projects?year=2024").text


def test_a_hundred_projects_are_turned_over_by_pages_with_the_latest_on_the_first() -> None:
    lines = [
        ListedProject(2026, f"2026-{n}", f"第{n}项", "", "", "under_way", 10, dt.date(2026, 1, 1) + dt.timedelta(n))
        for n in range(120)
    ]  # fmt: skip
    page = project_list_page(lines, (2026,), (), dt.date(2026, 1, 11), (2026, "", "", 1))
    assert (page.number, page.late, page.pages, len(page.lines)) == (120, 10, 3, 50)
    assert page.lines[0][1] == 10 and page.lines[10][1] == 0
    assert project_list_page(lines, (2026,), (), dt.date(2026, 1, 11), (2026, CITY, "", 9)).page == 3


def test_a_step_is_noted_behind_the_last_and_nothing_else_changes(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    answer = sent(clerk, f"{ELEVATORS}/progress/edit", text="再装100台", percent="60")
    assert answer.url.path == ELEVATORS and "保存好了" in answer.text and "完成 60%" in answer.text
    step = "    - {on: 2026-03-04, text: 再装100台, percent: 60}\n"
    assert typed(desk) == SHIPPED.replace("percent: 35}\n", f"percent: 35}}\n{step}")


def test_at_one_hundred_per_cent_the_clerk_is_asked_and_both_are_written_in_one_save(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = f"{ELEVATORS}/progress/edit"
    asked = sent(clerk, url, text="全部装好", percent="100")
    assert "状态改成“已完成”吗" in asked.text and typed(desk) == SHIPPED
    # Who goes back finds what was typed.
    assert "全部装好" in clerk.get(url).text
    finish = f"{ELEVATORS}/finish/edit"
    answer = clerk.post(finish, data=filled_in(asked.text, finish))
    assert answer.url.path == ELEVATORS and "已完成，完成 100%" in answer.text
    step = "    - {on: 2026-03-04, text: 全部装好, percent: 100}\n"
    changed = SHIPPED.replace("percent: 35}\n", f"percent: 35}}\n{step}")
    assert typed(desk) == changed.replace("under_way", "done")
    assert len(desk.desk.saves.entries(10)) == 1
    assert "全部装好" not in clerk.get(url).text.replace("“全部装好”", "")


def test_a_step_that_runs_backwards_is_kept_as_a_draft(desk: OpenDesk, clerk: httpx.Client) -> None:
    answer = sent(clerk, f"{ELEVATORS}/progress/edit", text="写错了", percent="20")
    assert "还没有保存" in answer.text and "还少" in answer.text and typed(desk) == SHIPPED
    assert "写错了" in clerk.get(f"{ELEVATORS}/progress/edit").text


def test_a_step_finds_its_project_where_a_colleague_has_put_another_before_it(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/projects/2026/2026-02/progress/edit"
    page = clerk.get(url).text
    other = "- id: 2026-00\n  title: 先来的项目\n  status: proposed\n"
    (desk.desk.root / FILE).write_text(other + SHIPPED, "utf-8")
    clerk.post(url, data=filled_in(page, url, text="选好了地方"))
    (line,) = [
        one for one in lines_of(desk.desk.root, 2026)[0] if one.steps and one.steps[0][1] == "选好了地方"
    ]
    assert line.id == "2026-02" and typed(desk).startswith(other)


def test_work_that_has_begun_is_called_so_at_a_button(desk: OpenDesk, clerk: httpx.Client) -> None:
    one = "/projects/2026/2026-02"
    assert "改成“实施中”" not in clerk.get(one).text
    assert "改成“实施中”" in sent(clerk, f"{one}/progress/edit", text="选好了地方", percent="10").text
    answer = clerk.post(f"{one}/status", data={"to": "under_way"})
    assert "实施中，完成 10%" in answer.text
    assert "/status" not in answer.text
    # No other word comes in by this door.
    before = typed(desk)
    clerk.post(f"{one}/status", data={"to": "done"})
    clerk.post(f"{one}/status", data={"to": "stopped"})
    assert typed(desk) == before


def test_a_project_is_added_with_the_next_number_of_its_own_district(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    form = clerk.get("/projects/new", params={"year": "2026", "district": "岳麓区"})
    url = "/projects/2026/new/yuelu/edit"
    assert form.url.path == url and "编号自动编：YL2026-03" in form.text
    answer = clerk.post(url, data=filled_in(form.text, url, title="加装路灯80盏", township="莲花镇"))
    assert answer.url.path == "/projects" and "加装路灯80盏" in answer.text
    added = '- id: "YL2026-03"\n  title: 加装路灯80盏\n  district: 岳麓区\n  township: 莲花镇\n  status: proposed\n'
    assert typed(desk) == SHIPPED + added
    # And one more, of the whole city.
    assert "编号自动编：2026-03" in clerk.get("/projects/2026/new/city/edit").text
    assert clerk.get("/projects/2026/new/nowhere/edit").status_code == 404


def test_numbers_go_on_as_the_file_counts_and_are_never_given_out_twice() -> None:
    def line(id: str, district: str = "") -> ListedProject:
        return ListedProject(2027, id, "", district, "", "", 0, None)

    assert next_number(2027, [], "") == "2027-01"
    assert next_number(2027, [line("2027-09"), line("2027-3")], "") == "2027-10"
    assert next_number(2027, [line("民生7号")], "") == "2027-01"
    assert next_number(2027, [line("2027-01"), line("YH-2027-001", "雨花区")], "雨花区") == "YH-2027-002"
    assert next_number(2027, [line("2027-01")], "雨花区") == "2027-02"
    assert next_number(2027, [], "", ["2027-01", "2027-07"]) == "2027-08"


def test_the_first_project_of_a_year_begins_the_file_of_that_year(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    assert "2027年（这一年的第一个）" in clerk.get("/projects").text
    answer = sent(clerk, "/projects/2027/new/city/edit", title="新建公园3个", budget="12.5")
    assert "2027年：1 个项目" in answer.text and "新建公园3个" in answer.text
    begun = typed(desk, "content/projects/2027.yaml")
    assert begun.endswith(
        "# 2027年民生实事项目，一个项目一项。\n"
        '- id: "2027-01"\n  title: 新建公园3个\n  budget: 12.5\n  status: proposed\n'
    )
    assert begun.startswith("# yaml-language-server: $schema=../../schema/projects.json\n")


def test_votes_that_do_not_add_up_are_said_and_not_saved(desk: OpenDesk, clerk: httpx.Client) -> None:
    answer = sent(clerk, f"{ELEVATORS}/edit", votes__agree="411")
    assert "还没有保存" in answer.text and "票数加起来是 429，到会代表写的是 430" in answer.text
    assert typed(desk) == SHIPPED
    sent(clerk, f"{ELEVATORS}/edit", votes__agree="411", votes__against="4")
    assert typed(desk) == SHIPPED.replace("agree: 412, against: 3,", "agree: 411, against: 4,")


def test_places_are_chosen_from_the_register_and_news_by_their_titles(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get("/projects/2026/YL2026-01/edit").text
    assert '<option value="莲花镇">岳麓区 · 莲花镇</option>' in page
    assert '<option value="岳麓区" selected>岳麓区</option>' in page
    assert sent(clerk, "/projects/2026/YL2026-01/edit", township="莲花镇").status_code == 200
    assert "township: 莲花镇\n" in typed(desk)


def test_news_are_chosen_by_their_titles_and_written_by_the_names_of_their_files(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    words = ("2026-02-11", ("0001",), "reception", "published")
    stems = ("2026-02-11-dianti", "2026-02-11-dianti-2")
    seen(desk, replace(looked(), news=tuple(KnownNews(stem, "加装电梯有了时间表", *words) for stem in stems)))
    url = "/projects/2026/2026-02/edit"
    page = clerk.get(url).text
    assert '<option value="加装电梯有了时间表">' in page
    assert "加装电梯有了时间表（2026-02-11，2026-02-11-dianti-2）" in page  # Two of one title are told apart.
    assert 'value="加装电梯有了时间表"' in clerk.get(f"{ELEVATORS}/edit").text
    more = {"news.~": "n0 n1", "news.n0": "加装电梯有了时间表", "news.n1": "没有这一条"}
    assert "还没有保存" in clerk.post(url, data={**filled_in(page, url), **more}).text
    clerk.post(url, data={**filled_in(page, url), **more, "news.~": "n0"})
    read = parse(typed(desk).encode(), FILE, root=list).data
    assert isinstance(read, list) and read[1]["news"] == ["2026-02-11-dianti"]


def test_numbers_that_no_path_can_hold_have_an_address_all_the_same(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    odd = "- id: 岳麓/2026 年~1\n  title: 编号古怪的项目\n  status: proposed\n"
    (desk.desk.root / FILE).write_text(odd, "utf-8")
    (line,) = lines_of(desk.desk.root, 2026)[0]
    assert line.url in clerk.get("/projects").text
    assert "编号古怪的项目" in clerk.get(line.url).text
    assert clerk.get(f"{line.url}/edit").status_code == 200
    assert clerk.get("/projects/2026/none").status_code == clerk.get("/projects/abcd/1").status_code == 404


def test_a_year_whose_file_cannot_be_read_says_so(desk: OpenDesk, clerk: httpx.Client) -> None:
    (desk.desk.root / FILE).write_text("- id: 2026-01\n   title: [\n", "utf-8")
    page = clerk.get("/projects?year=2026").text
    assert "2026年的文件有错，打不开" in page and "没有项目" not in page
