"""The room 手册 over HTTP: read, searched, printed, and led to from every room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fronts.desk.beginning.beginners import beginning
from tests.fronts.desk.desks import OpenDesk, looked, noted, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk.handbook.handbook_errand import print_handbook
from zhanpai.fronts.desk.handbook.room_pages import OF_ROOMS, OF_TEMPLATES, page_of_room
from zhanpai.fronts.desk.rooms import ROOMS
from zhanpai.office.handbook.handbook_pages import code_pages, handbook_pages


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("handbook")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        seen(desk, looked((noted(),)))
        yield desk


@pytest.mark.slow
def test_every_page_and_every_code_is_read_at_the_desk(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        for page in handbook_pages()[1:]:
            answer = clerk.get(f"/handbook/{page.name}")
            assert answer.status_code == 200 and f"<h1>{page.title}</h1>" in answer.text
        for page in code_pages()[::20]:
            assert f"代码 {page.name}" in clerk.get(f"/handbook/code/{page.name}").text
        assert "代码 N102" in clerk.get("/handbook/code/n102").text


def test_the_contents_lead_to_every_page(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        text = clerk.get("/handbook").text
    for page in handbook_pages()[1:]:
        assert f'href="/handbook/{page.name}"' in text, page.name


@pytest.mark.breadth
@pytest.mark.parametrize("room", [room.url for room in ROOMS])
def test_every_room_leads_to_the_handbook_and_to_its_own_page(desk: OpenDesk, room: str) -> None:
    assert OF_ROOMS[room]
    with desk.clerk() as clerk:
        text = clerk.get(room).text
        page = page_of_room(room, "")
        assert f'href="{page}">这一页怎么用</a>' in text and 'href="/handbook">手册</a>' in text
        assert clerk.get(page).status_code == 200


def test_parts_of_rooms_with_a_page_to_themselves_lead_to_it() -> None:
    assert all(
        page_of_room("/", template) == f"/handbook/{names[0]}" for template, names in OF_TEMPLATES.items()
    )


def test_every_finding_leads_to_the_page_of_its_code(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        (href, *_) = re.findall(r'href="(/handbook/code/\w+)"', clerk.get("/check").text)
        text = clerk.get(href).text
    assert "看这种问题在哪里" in text and "对：" in text


@pytest.mark.parametrize(
    "path",
    [
        "/handbook/nothing",
        "/handbook/README",
        "/handbook/..%2fREADME",
        "/handbook/code/X999",
        "/handbook/pictures/..%2fREADME.md",
        "/handbook/handbook.pdf",
    ],
)
def test_what_is_not_there_is_said_so(desk: OpenDesk, path: str) -> None:
    with desk.clerk() as clerk:
        answer = clerk.get(path)
    assert answer.status_code == 404 and "没有这个网页" in answer.text


def test_search_shows_pages_with_the_word_marked_and_says_when_there_are_none(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        text = clerk.get("/handbook/find", params={"q": "二维码"}).text
        assert "<mark>二维码</mark>" in text and 'value="二维码"' in text and re.search(r"找到 \d+ 页", text)
        assert "没有一页里有“&lt;b&gt;”" in clerk.get("/handbook/find", params={"q": "<b>"}).text
        assert "写一个词" in clerk.get("/handbook/find").text


def test_who_may_not_see_the_desk_sees_nothing_of_the_handbook(desk: OpenDesk) -> None:
    answer = desk.stranger().get("/handbook")
    assert answer.status_code == 403 and "手册" not in answer.text


@pytest.mark.slow
def test_the_whole_handbook_is_printed_by_a_button_and_downloaded(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert "下载手册" not in clerk.get("/handbook").text
        assert "正在印手册" in clerk.post("/handbook/print", follow_redirects=True).text
        desk.end("handbook")
        assert "下载手册（PDF）" in clerk.get("/handbook").text
        answer = clerk.get("/handbook/handbook.pdf")
    assert answer.content.startswith(b"%PDF-") and "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/pdf"


def test_a_full_disk_is_told_and_no_traceback(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhanpai.fronts.desk.handbook import handbook_errand
    from zhanpai.kit.problem import Problem

    monkeypatch.setattr(handbook_errand, "handbook_pdf", lambda *_, **__: b"%PDF-")
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem):
        print_handbook(tmp_path, lambda **_: None, {"key": "handbook", "out": str(tmp_path / "file/x")})


def test_the_handbook_is_read_before_there_is_a_city_and_no_room_that_is_not_there_is_offered(
    tmp_path: Path,
) -> None:
    with beginning(tmp_path / "空文件夹", tmp_path / "settings") as one:
        assert 'href="/handbook">手册</a>' in one.get("/")
        for path in ("/handbook", "/handbook/jiaogao", "/handbook/code/N102", "/handbook/find?q=二维码"):
            text = one.get(path)
            assert 'href="/stations"' not in text and 'href="/check' not in text, path
        assert "没有这个网页" in one.web.get("/handbook/nothing").text
