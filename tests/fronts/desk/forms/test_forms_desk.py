"""Forms of the desk from the first look to the save, as a browser without a script sends them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.fronts.desk.forms.sent_forms import fields_of, filled_in
from tests.make import write_project
from zhanpai.fronts.desk import state

STATION = "content/stations/yuelu/0003.yaml"
EDIT = "/stations/0003/edit"
TYPED = """\
# 湖中社区
address: 示范路1号  # 东门
phone: "0731-88880001"
reception:
  - {rule: 每周二, time: "9:00-11:00"}
deputies:
  - id: "100701"
    name: 张样板
    mandates: [{level: district, term: 第十八届, constituency: 示例一选区}]
last_verified: 2026-03-01
"""


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A desk that has looked once."""
    folder = tmp_path_factory.mktemp("forms")
    root = write_project(folder / "project", {STATION: TYPED})
    with opened(root, folder / "settings") as desk:
        look(desk)
        yield desk


def look(desk: OpenDesk) -> None:
    desk.desk.begin("look")
    desk.end("look")


@pytest.fixture
def desk(one_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> OpenDesk:
    """The same for every test, at a project in which nobody has saved anything; it does not look again by itself."""
    root, own = one_desk.desk.root, one_desk.desk.own.folder
    for folder in (root / ".desk", own / "drafts"):
        shutil.rmtree(folder, ignore_errors=True)
    (root / STATION).write_text(TYPED, "utf-8")
    one_desk.desk.told = None
    monkeypatch.setattr(state, "SETTLES", 0)
    monkeypatch.setattr(one_desk.desk.workshop, "begin", lambda *asked: None)
    return one_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


def typed(desk: OpenDesk) -> str:
    return (desk.desk.root / STATION).read_text("utf-8")


@pytest.mark.slow
def test_a_form_sent_back_untouched_writes_nothing_and_says_so(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get(EDIT).text
    sent = filled_in(page, EDIT)
    assert sent["address"] == ["示范路1号"] and sent["reception.0.rule"] == ["每周二"]
    answer = clerk.post(EDIT, data=sent)
    assert answer.url.path == EDIT and "没有改动" in answer.text
    assert typed(desk) == TYPED and not (desk.desk.root / ".desk").exists()


def test_a_save_changes_the_meant_bytes_says_in_words_what_and_is_remembered(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    answer = clerk.post(
        EDIT, data=filled_in(page, EDIT, phone="0731-88880002", hours="周一至周五 9:00-12:00")
    )
    assert "保存好了" in answer.text and "电话：原来是“0731-88880001”，改成“0731-88880002”" in answer.text
    assert typed(desk) == TYPED.replace("88880001", "88880002") + 'hours: "周一至周五 9:00-12:00"\n'
    (entry,) = desk.desk.saves.entries(10)
    assert entry.details[0].startswith("电话：") and entry.files[0].path == STATION


def test_a_save_that_would_add_an_error_is_kept_as_a_draft_and_never_written(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    answer = clerk.post(
        EDIT, data=filled_in(page, EDIT, reception__0__rule="每月第6个周三", address="示范路9号")
    )
    assert "还没有保存" in answer.text and "每月第6个周三" in answer.text
    assert 'id="w-reception.0.rule"' in answer.text  # At its field.
    assert typed(desk) == TYPED
    again = clerk.get(EDIT).text
    assert "下面是草稿" in again and 'value="示范路9号"' in again
    clerk.post(EDIT, data=filled_in(again, EDIT, reception__0__rule="每月第2个周三"))
    assert typed(desk) == TYPED.replace("每周二", "每月第2个周三").replace("示范路1号", "示范路9号")
    assert "下面是草稿" not in clerk.get(EDIT).text


@pytest.mark.slow
def test_a_draft_survives_the_desk_and_can_be_given_up(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get(EDIT).text
    kept = clerk.post("/stations/0003/draft", data=filled_in(page, EDIT, address="写到一半"))
    assert kept.json()["at"] and typed(desk) == TYPED
    with opened(desk.desk.root, desk.desk.own.folder) as second:
        second.desk.glance = desk.desk.glance
        with second.clerk() as other:
            assert 'value="写到一半"' in other.get(EDIT).text
            other.post("/stations/0003/forget")
            assert 'value="示范路1号"' in other.get(EDIT).text


def test_rows_are_added_without_a_script_and_nothing_typed_is_lost(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    page = clerk.post(EDIT, data={**filled_in(page, EDIT, address="新地址"), "~more": "rota"}).text
    assert 'value="新地址"' in page and typed(desk) == TYPED
    page = clerk.post(EDIT, data={**filled_in(page, EDIT), "~more": "rota.n0.deputies"}).text
    sent = filled_in(page, EDIT, rota__n0__on="2026-03-10", rota__n0__deputies__n0="张样板")
    assert "保存好了" in clerk.post(EDIT, data=sent).text
    assert typed(desk).endswith('rota:\n  - on: 2026-03-10\n    deputies: ["100701"]\n')


def test_changes_of_two_people_to_different_fields_are_both_kept(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get(EDIT).text
    (desk.desk.root / STATION).write_text(TYPED.replace("每周二", "每周三"), "utf-8")
    answer = clerk.post(EDIT, data=filled_in(page, EDIT, address="示范路2号"))
    assert "保存好了" in answer.text
    assert typed(desk) == TYPED.replace("每周二", "每周三").replace("示范路1号", "示范路2号")


@pytest.mark.parametrize(("whose", "stands"), [("mine", "示范路2号"), ("theirs", "示范路3号")])
def test_of_one_field_that_two_have_changed_the_second_sees_both_and_chooses(
    whose: str, stands: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    (desk.desk.root / STATION).write_text(TYPED.replace("示范路1号", "示范路3号"), "utf-8")
    asked = clerk.post(EDIT, data=filled_in(page, EDIT, address="示范路2号", phone="0731-88880009"))
    assert "两个人改了同一处" in asked.text and "示范路3号" in asked.text and "示范路2号" in asked.text
    assert "示范路3号" in typed(desk)
    answer = clerk.post(EDIT, data={**filled_in(asked.text, EDIT), "~pick.0": whose})
    assert "保存好了" in answer.text
    assert typed(desk) == TYPED.replace("示范路1号", stands).replace("88880001", "88880009")


def test_whoever_chose_between_two_versions_is_asked_again_if_a_third_came(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    path = desk.desk.root / STATION
    path.write_text(TYPED.replace("示范路1号", "示范路3号"), "utf-8")
    asked = clerk.post(EDIT, data=filled_in(page, EDIT, address="示范路2号")).text
    path.write_text(TYPED.replace("示范路1号", "示范路4号"), "utf-8")
    again = clerk.post(EDIT, data={**filled_in(asked, EDIT), "~pick.0": "mine"}).text
    assert "两个人改了同一处" in again and "示范路4号" in again and "示范路4号" in typed(desk)


def test_a_form_whose_beginning_nobody_remembers_is_looked_at_once_more(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get(EDIT).text
    sent = {**filled_in(page, EDIT, address="示范路2号"), "~seen": ["0" * 64]}
    answer = clerk.post(EDIT, data=sent)
    assert "请对照着看一遍" in answer.text and typed(desk) == TYPED
    assert "保存好了" in clerk.post(EDIT, data=filled_in(answer.text, EDIT)).text
    assert "示范路2号" in typed(desk)


def test_a_file_that_cannot_be_read_is_told_and_left_alone(desk: OpenDesk, clerk: httpx.Client) -> None:
    broken = "address: 示范路1号\n  phone: 1\n"
    (desk.desk.root / STATION).write_text(broken, "utf-8")
    page = clerk.get(EDIT)
    assert page.status_code == 200 and "表格打不开" in page.text
    assert "还没有保存" in clerk.post(EDIT, data={"address": "x", "~seen": "x"}).text
    assert typed(desk) == broken


def test_a_deputy_is_changed_in_the_file_of_her_station_and_a_new_one_gets_the_next_number(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    edit = "/deputies/100701/edit"
    page = clerk.get(edit).text
    clerk.post(edit, data=filled_in(page, edit, post="示范小学教师"))
    assert "    post: 示范小学教师\n" in typed(desk)
    new = "/stations/0003/deputies/new/edit"
    page = clerk.get(new).text
    sent = filled_in(page, new, name="李样例", mandates__n0__constituency="示例二选区")
    assert sent["mandates.n0.level"] == ["district"] and sent["mandates.n0.term"] == ["第六届"]
    answer = clerk.post(new, data=sent)
    assert answer.url.path == "/stations/0003" and "李样例" in answer.text
    assert '- id: "100702"\n    name: 李样例\n' in typed(desk)


def test_a_station_without_a_file_gets_one_with_its_first_save(desk: OpenDesk, clerk: httpx.Client) -> None:
    own = desk.desk.root / "content/stations/yuelu/0001.yaml"
    own.unlink(missing_ok=True)
    edit = "/stations/0001/edit"
    page = clerk.get(edit).text
    assert not own.exists()
    assert "保存好了" in clerk.post(edit, data=filled_in(page, edit, address="示范路8号")).text
    assert "\naddress: 示范路8号\n" in own.read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    ["/stations/9999/edit", "/stations/..%2f0003/edit", "/deputies/x/edit", "/stations/0003%00/edit"],
)
def test_there_is_no_form_of_what_the_register_does_not_know(address: str, clerk: httpx.Client) -> None:
    assert clerk.get(address).status_code == 404
    assert clerk.post(address, data={"address": "x"}).status_code == 404


def test_what_was_typed_comes_back_as_text_and_never_as_a_page(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get(EDIT).text
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    sent = {
        name: ([evil] if not name.startswith("~") and not name.endswith("~") else value)
        for name, value in filled_in(page, EDIT).items()
    }
    answer = clerk.post(EDIT, data=sent).text
    assert "<script>alert" not in answer and "&lt;script&gt;" in answer and "{{ 7*7 }}" in answer
    assert typed(desk) == TYPED
    assert [value for name, value in fields_of(answer, EDIT) if name == "address"] == [evil]


@pytest.mark.slow
def test_what_check_has_found_stands_at_its_field_with_a_button_where_the_fix_is_sure(
    desk: OpenDesk, clerk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    faulty = TYPED.replace("每周二", "每月第6个周三").replace("2026-03-01", "2026年3月1日")
    (desk.desk.root / STATION).write_text(faulty, "utf-8")
    look(desk)
    desk.desk._saves = desk.desk.glance.saves  # type: ignore[union-attr]
    page = clerk.get(EDIT).text
    assert re.search(r'id="w-reception.0.rule".*?每月第6个周三', page, re.S)
    button = re.search(r'id="w-last_verified".*?<button[^>]* form="(fix-[^"]*)">改好它', page, re.S)
    assert button and f'id="{button[1]}"' in page
    form = re.search(rf'<form hidden id="{button[1]}".*?</form>', page, re.S)
    assert form
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    answer = clerk.post("/check/fix", data=sent)
    assert answer.url.path == "/check/fix"
    # And a finding leads to the field.
    where = clerk.get("/check").text
    address = unescape(re.search(r'href="(/check/field[^"]*D204[^"]*)"', where)[1])  # type: ignore[index]
    led = clerk.get(address, follow_redirects=False)
    assert led.headers["location"] == f"{EDIT}#f-reception.0.rule"


@pytest.mark.slow
@pytest.mark.parametrize("second", ["0003", "0002"])
def test_two_who_come_before_the_next_look_do_not_get_one_number(
    second: str, desk: OpenDesk, clerk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "/stations/0003/deputies/new/edit"
    sent = filled_in(clerk.get(first).text, first, name="李样例", mandates__n0__constituency="示例二选区")
    assert clerk.post(first, data=sent).url.path == "/stations/0003"
    new = f"/stations/{second}/deputies/new/edit"
    sent = filled_in(clerk.get(new).text, new, name="王示范", mandates__n0__constituency="示例三选区")
    sent |= {"mandates.n0.level": ["district"], "mandates.n0.term": ["第十八届"]}
    assert "还没有保存" in clerk.post(new, data=sent).text
    monkeypatch.undo()
    look(desk)
    answer = clerk.post(new, data=filled_in(clerk.get(new).text, new))
    assert answer.url.path == f"/stations/{second}" and "王示范" in "".join(
        path.read_text("utf-8") for path in (desk.desk.root / "content/stations").rglob(f"{second}.yaml")
    )
