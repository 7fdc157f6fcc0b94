"""意见台账 from the address to the bytes, as a browser without a script asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened, seen
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.fronts.desk.opinions.kept import LOOKED
from tests.make import write_project
from zhanpai.fronts.desk.looked import Chore

LEDGER = "content/opinions/yuelu/0003.yaml"
TYPED = """\
# 台账
- id: "0003-2026-01"
  month: "2026-02"
  topic: 路灯不亮
  category: 市政设施
  status: sorted
  history:
    - {status: received, on: 2026-02-20}
    - {status: sorted, on: 2026-02-25}
- id: "0003-2026-02"
  month: "2026-02"
  topic: 井盖响
  category: 市政设施
  status: received
  history:
    - {status: received, on: 2026-02-21}
"""
ONE = "/opinions/0003/0003-2026-01"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("opinions")
    with opened(write_project(folder / "project", {LEDGER: TYPED}), folder / "settings") as desk:
        seen(desk, LOOKED)
        with pytest.MonkeyPatch.context() as patch:
            # A save begins a look, which takes seconds and of which nothing is asked here.
            patch.setattr(desk.desk.workshop, "begin", lambda *_: None)
            yield desk


@pytest.fixture
def desk(shared: OpenDesk) -> OpenDesk:
    """The desk with the ledger as it was, nothing chosen, no draft, nothing told."""
    (shared.desk.root / LEDGER).write_text(TYPED, "utf-8")
    (shared.desk.root / LEDGER.replace("0003", "0002")).unlink(missing_ok=True)
    for draft in (shared.desk.own.folder / "drafts").glob("*.json"):
        draft.unlink()
    shared.desk.own.write_stations({"0003"})
    shared.desk.told = None
    return shared


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client


def typed(desk: OpenDesk) -> str:
    return (desk.desk.root / LEDGER).read_text("utf-8")


@pytest.mark.slow
def test_an_opinion_that_comes_in_gets_its_number_and_the_number_is_shown(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/opinions/0003/new/edit"
    assert clerk.get("/opinions/add").url.path == url  # One station is kept: nothing to choose.
    page = clerk.get(url).text
    assert "0003-2026-03" in page and 'data-zd-listen="opinion"' in page and "<option" in page
    answer = clerk.post(url, data=filled_in(page, url, topic="楼下“烧烤”油烟大", category="环境卫生"))
    assert answer.url.path == "/opinions/0003/0003-2026-03/number"
    assert "把这个编号告诉反映的人" in answer.text and "2026年3月4日登记" in answer.text
    assert typed(desk) == TYPED + (
        '- id: "0003-2026-03"\n  month: "2026-03"\n  topic: "楼下“烧烤”油烟大"\n  category: 环境卫生\n'
        "  status: received\n  history:\n    - {status: received, on: 2026-03-04}\n"
    )


@pytest.mark.slow
def test_the_first_opinion_of_a_station_begins_its_ledger(desk: OpenDesk, clerk: httpx.Client) -> None:
    url, path = "/opinions/0002/new/edit", desk.desk.root / LEDGER.replace("0003", "0002")
    page = clerk.get(url).text
    clerk.post(url, data=filled_in(page, url, topic="没有路灯", category="市政设施", level="district"))
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server:") and "绝不能写：姓名" in text
    assert '- id: "0002-2026-01"\n' in text and "  level: district\n" in text


@pytest.mark.parametrize(
    ("topic", "words"), [("", "“事项”还没有写"), ("张伟家的路灯不亮，电话 13912345678", "电话")]
)
def test_a_topic_that_is_missing_or_tells_who_it_was_is_kept_and_not_written(
    topic: str, words: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/opinions/0003/new/edit"
    page = clerk.get(url).text
    answer = clerk.post(url, data=filled_in(page, url, topic=topic, category="市政设施"))
    assert "还没有保存" in answer.text and words in answer.text and topic in answer.text
    assert typed(desk) == TYPED
    assert "下面是草稿" in clerk.get(url).text


def test_an_opinion_goes_along_the_chain_a_step_a_save(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = clerk.get(ONE).text
    assert "下一步" in page and "已交办" in page
    for step, values, status in (
        ("referred", {"handling_body": "示例区城管局"}, "referred"),
        ("replied", {"reply": "灯已经换了。"}, "replied"),
        ("fed_back", {"satisfaction": "满意"}, "fed_back"),
        ("closed", {"result": "换灯两盏。"}, "closed"),
    ):
        page = clerk.get(f"{ONE}?step={step}").text
        url = f"{ONE}/step/{step}/edit"
        answer = clerk.post(url, data=filled_in(page, url, **values))
        assert answer.url.path == ONE and "保存好了" in answer.text
        assert f"status: {status}\n" in typed(desk)
    assert "已经走完了" in clerk.get(ONE).text
    assert typed(desk) == TYPED.replace("  status: sorted\n", "  status: closed\n").replace(
        "    - {status: sorted, on: 2026-02-25}\n",
        "    - {status: sorted, on: 2026-02-25}\n"
        + "".join(
            f"    - {{status: {one}, on: 2026-03-04}}\n"
            for one in ("referred", "replied", "fed_back", "closed")
        )
        + '  handling_body: 示例区城管局\n  due: 2026-05-03\n  reply: "灯已经换了。"\n  satisfaction: 满意\n  result: "换灯两盏。"\n',
    )


def test_a_step_that_lacks_what_it_needs_keeps_what_was_typed(desk: OpenDesk, clerk: httpx.Client) -> None:
    page, url = clerk.get(f"{ONE}?step=closed").text, f"{ONE}/step/closed/edit"
    answer = clerk.post(url, data=filled_in(page, url, reply="换了灯。"))
    assert "“结果”还没有写" in answer.text and "换了灯。" in answer.text and typed(desk) == TYPED
    again = clerk.get(f"{ONE}?step=closed").text
    assert "下面是草稿" in again and "换了灯。" in again


def test_a_step_that_may_not_follow_has_no_form(clerk: httpx.Client) -> None:
    assert clerk.get(f"{ONE}/step/received/edit").status_code == 404
    assert clerk.get("/opinions/0003/没有").status_code == 404
    assert clerk.get("/opinions/9999/new/edit").status_code == 404
    assert clerk.get("/opinions/0003/0003-2026-02/back").status_code == 404


@pytest.mark.slow
def test_of_two_who_go_a_step_at_once_the_second_loses_nothing_and_nothing_is_written_twice(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page, url = clerk.get(f"{ONE}?step=referred").text, f"{ONE}/step/referred/edit"
    other, other_url = clerk.get(f"{ONE}?step=replied").text, f"{ONE}/step/replied/edit"
    sent = filled_in(page, url, handling_body="示例区城管局")
    clerk.post(url, data=sent)
    after = typed(desk)
    again = clerk.post(url, data=sent)
    assert again.url.path == ONE and "没有改动" in again.text and typed(desk) == after
    # Another step from the same beginning: a person must say which of the two states it shall be.
    late = clerk.post(other_url, data=filled_in(other, other_url, reply="灯已经换了。"))
    assert late.status_code == 200 and "办理状态" in late.text and typed(desk) == after
    assert "灯已经换了。" in clerk.get(f"{ONE}?step=replied").text


@pytest.mark.slow
def test_the_last_step_is_taken_back_with_what_it_brought(desk: OpenDesk, clerk: httpx.Client) -> None:
    page, url = clerk.get(f"{ONE}?step=replied").text, f"{ONE}/step/replied/edit"
    clerk.post(url, data=filled_in(page, url, reply="换了灯。"))
    asked = clerk.get(f"{ONE}/back").text
    assert "退回“已答复”这一步" in asked and "换了灯。" in asked
    answer = clerk.post(f"{ONE}/back", data=filled_in(asked, f"{ONE}/back"))
    assert "“已答复”这一步退回去了" in answer.text and typed(desk) == TYPED
    assert "没有退回" in clerk.post(f"{ONE}/back", data={"steps": "3"}).text and typed(desk) == TYPED
    assert [one.what for one in desk.desk.saves.entries(2)] == [
        "0003-2026-01：退回“已答复”",
        "0003-2026-01：已答复",
    ]


@pytest.mark.slow
def test_several_are_referred_in_one_save_and_one_undo_takes_all_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    assert "还没有打勾" in clerk.post("/opinions/0003/refer", data={}).text
    listed = clerk.get("/opinions?station=0003").text
    assert 'name="mark" value="0003-2026-02"' in listed
    form = clerk.post("/opinions/0003/refer", data={"mark": ["0003-2026-01", "0003-2026-02"]})
    url = form.url.path
    before = len(desk.desk.saves.entries(50))
    answer = clerk.post(url, data=filled_in(form.text, url, handling_body="示例区城管局"))
    assert answer.url.path == "/opinions" and typed(desk).count("handling_body: 示例区城管局") == 2
    assert len(desk.desk.saves.entries(50)) == before + 1
    desk.desk.saves.undo(desk.desk.saves.entries(1)[0].id, "测试")
    assert typed(desk) == TYPED


@pytest.mark.slow
def test_what_is_put_right_changes_its_bytes_and_the_status_follows_the_last_step(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = f"{ONE}/edit"
    page = clerk.get(url).text
    sent = filled_in(page, url, topic="路灯不亮两盏", history__0__on="2026-02-19")
    sent["history.1.~gone"] = ["yes"]
    answer = clerk.post(url, data=sent)
    assert answer.url.path == ONE
    assert typed(desk) == TYPED.replace("路灯不亮", "路灯不亮两盏").replace("02-20", "02-19").replace(
        "status: sorted\n", "status: received\n"
    ).replace("    - {status: sorted, on: 2026-02-25}\n", "")


@pytest.mark.slow
def test_a_faulty_line_is_listed_with_what_is_wrong_and_is_put_right_in_a_form(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    path = desk.desk.root / LEDGER
    path.write_text(TYPED.replace("status: received\n", "status: 登记\n"), "utf-8")
    listed = clerk.get("/opinions").text
    assert "写得不对的（1）" in listed and "井盖响" in listed and "登记" in listed
    url = "/opinions/0003/0003-2026-02"
    assert "这一件写得不对" in clerk.get(url).text
    page = clerk.get(f"{url}/edit").text
    clerk.post(f"{url}/edit", data=filled_in(page, f"{url}/edit", status="received"))
    assert typed(desk) == TYPED


def test_a_ledger_that_cannot_be_read_is_named_and_the_others_are_listed(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    (desk.desk.root / LEDGER.replace("0003", "0002")).write_text("- {id: [\n", "utf-8")
    desk.desk.own.write_stations({"0002", "0003"})
    page = clerk.get("/opinions").text
    assert "的台账打不开" in page and "路灯不亮" in page
    assert "的台账打不开" in clerk.get("/opinions/0002/0002-2026-01").text
    assert "表格打不开" in clerk.get("/opinions/0002/new/edit").text


def test_the_list_for_the_meeting_has_what_is_not_closed(clerk: httpx.Client) -> None:
    page = clerk.get("/opinions/meeting?station=0003").text
    assert "2 件" in page and "井盖响" in page and "会上记" in page
    assert clerk.get("/opinions/meeting?station=没有").status_code == 404


def test_who_keeps_no_station_is_told_where_to_begin(desk: OpenDesk, clerk: httpx.Client) -> None:
    glance = desk.desk.glance
    desk.desk.glance = None
    assert "资料还没有检查好" in clerk.get("/opinions").text
    desk.desk.glance = glance


def test_what_is_to_be_done_about_an_opinion_leads_to_it(desk: OpenDesk, clerk: httpx.Client) -> None:
    glance = desk.desk.glance
    assert glance
    chore = Chore("0003", "催答复", "过了期限", "催承办单位答复“路灯不亮”", "", "尽快", "0003-2026-01")
    desk.desk.glance = replace(glance, looked=replace(glance.looked, chores=(chore,)))
    assert f'<a href="{ONE}"><b>催承办单位答复“路灯不亮”</b></a>' in clerk.get("/").text
    desk.desk.glance = glance
    assert 'href="/opinions?station=0003">意见台账</a>' in clerk.get("/stations/0003").text


def test_an_opinion_whose_number_cannot_stand_in_an_address_is_led_to_by_a_search() -> None:
    chore = Chore("0003", "催答复", "", "", "", "", "3/2026")
    assert chore.url == "/opinions?station=0003&words=3%2F2026"
    assert Chore("0003", "补资料", "", "", "", "").url == ""
