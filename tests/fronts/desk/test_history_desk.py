"""改过的: who saved what and when, one save value by value, and the way back at a button."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.content.versions.file_words import file_words
from zhanpai.fronts.desk import opening, own_files, state
from zhanpai.fronts.desk.history.save_record import Save
from zhanpai.fronts.desk.history.saves import Change, Saves, SavesPage
from zhanpai.fronts.desk.own_files import OwnFiles
from zhanpai.fronts.desk.rooms.history import history_page
from zhanpai.fronts.desk.state import Upshot
from zhanpai.kit.clock import CHINA
from zhanpai.kit.problem import Problem

STATION = "content/stations/yuelu/0001.yaml"
NEWS = "content/news/2026/2026-03-01-dianti.md"
PICTURE = "content/stations/yuelu/0001-door.jpg"
TYPED = 'address: 示范路1号   # 门口\nphone: "0731-1"\n'
ARTICLE = "---\ntitle: 电梯装好了\ndate: 2026-03-01\n---\n\n第一段，写了加装电梯。\n"
AT = dt.datetime(2026, 3, 4, 9, 5, tzinfo=CHINA)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("history")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        # Nobody watches the files of this desk, and it looks at nothing.
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *_: None)
        seen(desk, looked())
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """A desk of 李样例, at which nothing was saved yet."""
    root = open_desk.desk.root
    shutil.rmtree(root)
    write_project(root, {STATION: TYPED, NEWS: ARTICLE})
    open_desk.desk.own.write_name("李样例")
    open_desk.desk.told = None
    return open_desk


def words(page: str) -> str:
    """What a person reads of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1])).split())


def edit(desk: OpenDesk, path: str, old: str, new: str, what: str = "改站的资料") -> str:
    """Save as a room does; the id of the save."""
    before = (desk.desk.root / path).read_bytes()
    assert old.encode() in before
    after = before.replace(old.encode(), new.encode())
    done = save(desk, what, (f"{old} 改成 {new}",), (path, before, after))
    assert done.save
    return done.save


def save(
    desk: OpenDesk, what: str, details: tuple[str, ...], file: tuple[str, bytes | None, bytes | None]
) -> Upshot:
    return desk.desk.save(Change(what, desk.desk.own.read_name(), details, (file,)))


def press(clerk: httpx.Client, page: httpx.Response, words: str) -> httpx.Response:
    """Send the form whose button says this, with its hidden fields."""
    form = next(one for one in re.findall(r"<form.*?</form>", page.text, re.S) if f">{words}</button>" in one)
    action = re.search(r'action="([^"]*)"', form)
    assert action
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    return clerk.post(action[1], data=fields)


def test_every_room_leads_to_the_list_of_saves_and_an_empty_one_says_what_it_is(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert 'href="/history"' in clerk.get("/").text.split("<footer")[1]
        page = words(clerk.get("/history").text)
        assert "还没有存过" in page and "记的名字是“李样例”" in page
        assert "没有更早的了" in words(clerk.get("/history?page=9").text)


def test_saves_are_listed_with_who_when_and_what(desk: OpenDesk) -> None:
    edit(desk, STATION, '"0731-1"', '"0731-2"')
    raw = b"\xff\xd8"
    desk.desk.saves.save(Change("<b>放照片</b>", "张 & 示例", (), ((PICTURE, None, raw),)))
    with desk.clerk() as clerk:
        answer = clerk.get("/history")
    page = words(answer.text)
    assert "<b>放照片</b>" not in answer.text and "张 & 示例 <b>放照片</b> 图片 0001-door.jpg" in page
    assert "今天（" in page and "李样例 改站的资料 站 0001 的资料 改了什么（1 处）" in page
    assert page.index("放照片") < page.index("改站的资料")


def test_one_save_is_shown_value_by_value_and_its_text_line_by_line(desk: OpenDesk) -> None:
    first = edit(desk, STATION, '"0731-1"', '"0731-2"')
    second = edit(desk, NEWS, "加装电梯", "加装<电梯>")
    picture = save(desk, "放照片", (), (PICTURE, None, b"\xff\xd8")).save
    with desk.clerk() as clerk:
        assert "站 0001 的资料 content/stations/yuelu/0001.yaml 电话 原来 0731-1 改成 0731-2" in words(
            clerk.get(f"/history/{first}").text
        )
        page = clerk.get(f"/history/{second}").text
        assert "加装<ins>&lt;</ins>电梯<ins>&gt;</ins>" in page and "原来 第一段，写了加装电梯。" in words(
            page
        )
        assert "图片 0001-door.jpg：新放上的" in words(clerk.get(f"/history/{picture}").text)


def test_a_save_is_taken_back_after_a_look_and_that_too(desk: OpenDesk) -> None:
    first = edit(desk, STATION, '"0731-1"', '"0731-2"')
    with desk.clerk() as clerk:
        ask = clerk.get(f"/history/{first}/undo")
        assert "会变成这样 站 0001 的资料 电话：原来是“0731-2”，改成“0731-1”。" in words(ask.text)
        assert (desk.desk.root / STATION).read_text("utf-8") != TYPED
        done = press(clerk, ask, "退回")
        assert done.url.path == "/history" and "退回了 电话：原来是“0731-2”，改成“0731-1”。" in words(
            done.text
        )
        assert (desk.desk.root / STATION).read_text("utf-8") == TYPED
        assert "李样例 已经退回 改站的资料" in words(done.text)
        again = press(clerk, done, "不退了，恢复")
        assert "改成“0731-2”" in words(again.text) and "李样例 改站的资料" in words(again.text)
        assert (desk.desk.root / STATION).read_text("utf-8") == TYPED.replace("0731-1", "0731-2")


def test_the_notice_of_any_save_takes_it_back_or_asks_where_others_changed_the_same(desk: OpenDesk) -> None:
    first = edit(desk, STATION, "示范路1号", "示范路2号")
    desk.desk.told = state.Upshot("存好了", "地址。", save=first)
    edit(desk, STATION, "示范路2号", "示范路3号")
    with desk.clerk() as clerk:
        ask = press(clerk, clerk.get("/check"), "退回")
        assert ask.url.path == f"/history/{first}/undo" and "没有能退回的" in words(ask.text)
        assert "地址：后来又改成了“示范路3号”。" in words(ask.text)


def test_a_part_is_taken_back_when_agreed_to(desk: OpenDesk) -> None:
    raw = (desk.desk.root / STATION).read_bytes()
    new = raw.replace(b"0731-1", b"0731-2").replace("示范路1号".encode(), "示范路2号".encode())
    first = save(desk, "改两处", (), (STATION, raw, new)).save
    edit(desk, STATION, "示范路2号", "示范路3号")
    with desk.clerk() as clerk:
        ask = clerk.get(f"/history/{first}/undo")
        edit(desk, STATION, "# 门口", "# 大门口")
        stale = press(clerk, ask, "只退回能退回的")
        assert "您看的时候又有人改过，什么都没有写" in words(stale.text)
        press(clerk, clerk.get(f"/history/{first}/undo"), "只退回能退回的")
    assert (desk.desk.root / STATION).read_text("utf-8") == 'address: 示范路3号   # 大门口\nphone: "0731-1"\n'


def test_the_newest_save_is_taken_back_without_naming_it(desk: OpenDesk) -> None:
    with pytest.raises(Problem, match="还没有存过什么"):
        desk.desk.undo_last()
    edit(desk, STATION, '"0731-1"', '"0731-2"')
    done = desk.desk.undo_last()
    assert done and done.title == "退回了" and (desk.desk.root / STATION).read_text("utf-8") == TYPED


@pytest.mark.breadth
@pytest.mark.parametrize("id", ["x", "..%2F..%2Fstations", "0000000009-01234567", "%00"])
def test_an_id_that_is_none_is_no_page_and_no_file(desk: OpenDesk, id: str) -> None:
    with desk.clerk() as clerk:
        assert [clerk.get(f"/history/{id}{end}").status_code for end in ("", "/undo")] == [404, 404]
        answer = clerk.post(f"/history/{id}/undo")
        assert answer.status_code == 404 or "没有这一次" in words(answer.text)


def test_damaged_records_and_saves_that_came_to_nothing_are_told(desk: OpenDesk) -> None:
    first = edit(desk, STATION, '"0731-1"', '"0731-2"')
    edit(desk, STATION, "示范路1号", "示范路2号", "改地址")
    folder = desk.desk.root / ".desk/saves"
    (folder / f"{first}.json").write_bytes(b"{")
    newest = next(path for path in folder.glob("*.json") if first not in path.name)
    newest.rename(folder / newest.name.replace(".json", ".unwritten.json"))
    with desk.clerk() as clerk:
        page = words(clerk.get("/history").text)
        answer = clerk.get(f"/history/{newest.name.removesuffix('.json')}")
    assert "有 1 条记录坏了" in page and "没有写成的 电脑停在写之前" in page and "要改什么（1 处）" in page
    assert "这一次没有写成" in words(answer.text) and "退回这一次" not in answer.text


def test_the_persons_name_is_asked_for_and_kept_beside_her_stations(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        page = clerk.post("/keeping/name", data={"name": "  王\n示<i>范 " + "长" * 99}).text
        assert 'value="王 示&lt;i&gt;范 ' in page
    own = OwnFiles(desk.desk.own.folder)
    assert own.read_name().startswith("王 示<i>范 长") and len(own.read_name()) == own_files.NAME
    edit(desk, STATION, '"0731-1"', '"0731-2"')
    assert desk.desk.saves.entries(1)[0].who == own.read_name()
    own.write_name("")
    assert own.read_name() == own_files._system_name() and not own.has_name()
    (own.folder / "name.json").write_bytes(b"[1]")
    assert own.read_name() == own_files._system_name()


def test_days_are_said_as_people_say_them_and_in_the_order_of_saves() -> None:
    def save(id: int, at: dt.datetime, takes_back: str = "") -> Save:
        return Save(f"{id:010}-00000000", at, "李样例", str(id), (), (), takes_back)

    days = [
        AT,
        AT.replace(hour=0),
        AT.replace(day=3),
        AT.replace(day=1),
        AT.replace(year=2025),
        AT.replace(day=3),
    ]
    saves = tuple(save(9 - n, at) for n, at in enumerate(days))
    page = history_page(SavesPage(saves, 0, False), (), 1, AT.date())
    assert [(day.day, [one.time for one in day.saves]) for day in page.days] == [
        ("今天（3月4日 周三）", ["9:05", "0:05"]),
        ("昨天（3月3日 周二）", ["9:05"]),
        ("3月1日 周日", ["9:05"]),
        ("2025年3月4日 周二", ["9:05"]),
        ("昨天（3月3日 周二）", ["9:05"]),
    ]
    back, again = save(2, AT, "0000000001-00000000"), save(3, AT, "0000000002-00000000")
    for saves, gone in (((back, save(1, AT)), ["1"]), ((again, back, save(1, AT)), ["2"])):
        shown = history_page(SavesPage(saves, 0, False), (), 1, AT.date()).days[0].saves
        assert [one.save.what for one in shown if one.is_taken_back] == gone


def test_files_are_called_by_what_they_are_about() -> None:
    assert [
        file_words(path) for path in ("stations.yaml", STATION, NEWS, PICTURE, "content/projects/2026.yaml")
    ] == [
        "名册",
        "站 0001 的资料",
        "动态 2026-03-01-dianti",
        "图片 0001-door.jpg",
        "2026 年的民生实事",
    ]


def test_without_a_repository_the_desk_says_so_once_and_saves_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    said: list[str] = []
    assert opening._commits(tmp_path, said.append) is None
    assert said == ["这台电脑没有装 git，工作台照常能用，只是每次存不提交。"]


def test_why_a_save_was_not_committed_stands_in_its_notice(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.desk, "saves", Saves(desk.desk.root, commit=lambda _: "git 没有提交成：x。"))
    raw = (desk.desk.root / STATION).read_bytes()
    done = save(desk, "改电话", ("电话",), (STATION, raw, raw + b"# x\n"))
    assert done.text == "电话。git 没有提交成：x。" and done.save
