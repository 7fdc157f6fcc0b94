"""名册 as the office of the city works in it without a script: behind its switch, section by section, row by row."""

from __future__ import annotations

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.fronts.desk.register.register_file import FILE, SHIPPED, changed, sent, typed
from zhanpai.domain.model.register import StationKind
from zhanpai.fronts.desk.register.row_form import hint_of
from zhanpai.fronts.desk.rooms.register_list import ListedRow, register_list_page


def test_the_room_is_shut_until_somebody_says_that_she_keeps_the_register(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    clerk.post("/register/switch", data={"to": "off"})
    page = clerk.get("/")
    assert '<a class="zd-nav__link" href="/register"' not in page.text and 'href="/register"' in page.text
    for url in ("/register", "/register/stations", "/register/stations/0001/edit", "/register/rename"):
        answer = clerk.get(url)
        assert answer.url.path == "/register" and "只有市里管名册的同志才改" in answer.text
    url = "/register/sections/city/edit"
    assert clerk.post(url, data={"name": "沙长市"}).url.path == "/register" and typed(desk) == SHIPPED
    opened = clerk.post("/register/switch", data={"to": "on"})
    assert "全部站（7 个）" in opened.text and '<a class="zd-nav__link" href="/register"' in opened.text
    assert '<a class="zd-nav__link" href="/register"' in clerk.get("/projects").text


SECTIONS = (
    "sections/site",
    "sections/city",
    "sections/kinds",
    "sections/former-words",
    "sections/closures",
    "sections/readings",
    "districts/430104",
    "address",
    "stations/0002",
    "stations/0004/status",
)


@pytest.mark.breadth
@pytest.mark.parametrize("section", SECTIONS)
def test_a_form_of_the_register_sent_back_untouched_writes_nothing(
    section: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    assert "没有改动" in sent(clerk, f"/register/{section}/edit").text
    assert typed(desk) == SHIPPED


def test_a_section_changes_its_own_bytes(desk: OpenDesk, clerk: httpx.Client) -> None:
    assert "保存好了" in sent(clerk, "/register/sections/site/edit", contact__phone="0731-00000009").text
    assert changed(desk) == [
        '-   contact: {phone: "0731-00000000", email: llz@example.gov.cn}',
        '+   contact: {phone: "0731-00000009", email: llz@example.gov.cn}',
    ]


def test_a_word_changes_every_station_of_its_kind_and_is_typed_once(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = clerk.get("/register/sections/kinds/edit").text
    assert "社区（村）站" in page and 'value="联络站"' in page and ">community<" not in page
    sent(clerk, "/register/sections/kinds/edit", community__word="代表联络点")
    assert changed(desk) == ["-   community: {word: 联络站}", "+   community: {word: 代表联络点}"]


def test_a_township_is_added_and_one_with_stations_cannot_go(desk: OpenDesk, clerk: httpx.Client) -> None:
    url = "/register/districts/430104/edit"
    page = clerk.get(url).text
    more = {"townships.n0.code": "430104105", "townships.n0.name": "雨敞坪镇"}
    rows = {**filled_in(page, url), "townships.~": "0 1 n0"}
    assert "保存好了" in clerk.post(url, data={**rows, **more}).text
    assert changed(desk) == ['+       - {code: "430104105", name: 雨敞坪镇}']
    page = clerk.get(url).text
    gone = clerk.post(url, data={**filled_in(page, url), "townships.0.~gone": "yes"})
    assert "还没有保存" in gone.text and "望月湖街道" in gone.text and len(changed(desk)) == 1


def test_the_stations_are_listed_by_pages_with_those_that_are_no_more(clerk: httpx.Client) -> None:
    page = clerk.get("/register/stations", params={"words": "湖中"}).text
    assert "岳麓区望月湖街道湖中社区人大代表联络站" in page and "已并入他站" in page and "merged" not in page
    one = clerk.get("/register/stations/0004").text
    assert "从 2025-06-01 起" in one and "并入：岳麓区望月湖街道湖东社区人大代表联络站" in one
    assert clerk.get("/register/stations/9999").status_code == 404


def test_nine_hundred_rows_are_turned_over_by_fifties_in_the_order_of_their_numbers() -> None:
    rows = [ListedRow(f"{n:04}", f"第{n}站", "社区（村）站", "岳麓区") for n in range(901, 0, -1)]
    page = register_list_page(rows, ["岳麓区"], ("", "", 1))
    assert (page.number, page.pages, page.rows[0].id, len(page.rows)) == (901, 19, "0001", 50)
    assert [one.id for one in register_list_page(rows, ["岳麓区"], ("", "岳麓区", 99)).rows] == ["0901"]
    assert register_list_page(rows, [], ("090", "", 1)).number == 2


def test_a_row_says_its_name_before_and_after(desk: OpenDesk, clerk: httpx.Client) -> None:
    url = "/register/stations/0002/edit"
    page = clerk.get(url).text
    assert "岳麓区望月湖街道湖东社区人大代表联络站</h1>" in page
    assert "280 KB" not in page and len(page) < 20_000
    typed_in = filled_in(page, url, community="湖西社区")
    said = clerk.post("/register/name", data=typed_in)
    assert "岳麓区望月湖街道湖西社区人大代表联络站" in said.text and typed(desk) == SHIPPED
    spoken = clerk.post("/register/name", data=typed_in, headers={"Accept": "application/json"}).json()
    assert spoken == {
        "name": "岳麓区望月湖街道湖西社区人大代表联络站",
        "places": ["district", "township", "community"],
    }
    away = {"kind": "away", "district": "岳麓区"}
    assert "站名出不来" in clerk.post("/register/name", data=away).text
    assert "驻上海" in clerk.post("/register/name", data={**away, "at": "上海"}).text
    saved = clerk.post(url, data=typed_in)
    assert "岳麓区望月湖街道湖西社区人大代表联络站</h1>" in saved.text
    assert changed(desk)[-1].startswith('+   - {id: "0002"') and len(changed(desk)) == 2


def test_every_place_says_which_kinds_need_it() -> None:
    assert hint_of("at") == "驻外站要写；别的不写。"
    assert hint_of("community").startswith("社区（村）站要写；联系点、流动站、网上站可以写")
    assert all(kind.label in hint_of("district") for kind in StationKind if kind.value != "city")


def test_a_station_is_added_with_the_next_number_and_its_own_file_in_one_save(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/register/stations/new/edit"
    assert "站号自动编：0008" in clerk.get(url).text
    answer = sent(clerk, url, kind="community", district="岳麓区", township="莲花镇", community="金华村")
    assert answer.url.path == "/register/stations" and "岳麓区莲花镇金华村人大代表联络站" in answer.text
    assert changed(desk) == [
        '+   - {id: "0008", kind: community, district: 岳麓区, township: 莲花镇, community: 金华村}'
    ]
    own = typed(desk, "content/stations/yuelu/0008.yaml")
    assert "# 岳麓区莲花镇金华村人大代表联络站（站号 0008）" in own
    paths = {file.path for file in desk.desk.saves.entries(1)[0].files}
    assert paths == {FILE, "content/stations/yuelu/0008.yaml"}
    assert "站号自动编：0009" in clerk.get(url).text


def test_no_number_is_given_out_while_the_register_cannot_be_read(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    (desk.desk.root / FILE).write_text(SHIPPED.replace("kind: district,", "kind: distrikt,"), "utf-8")
    answer = clerk.get("/register/stations/new/edit")
    assert answer.status_code == 409 and "先在“检查”里把名册改好" in answer.text
    # A number that only a file has is taken all the same.
    (desk.desk.root / FILE).write_text(SHIPPED, "utf-8")
    (desk.desk.root / "content/stations/yuelu/0008.yaml").write_text("", "utf-8")
    assert "站号自动编：0009" in clerk.get("/register/stations/new/edit").text


def test_a_station_that_there_is_already_is_not_added(desk: OpenDesk, clerk: httpx.Client) -> None:
    places = {"kind": "community", "district": "岳麓区", "township": "望月湖街道", "community": "湖东社区"}
    answer = sent(clerk, "/register/stations/new/edit", **places)
    assert "还没有保存" in answer.text and typed(desk) == SHIPPED
    assert not (desk.desk.root / "content/stations/yuelu/0008.yaml").exists()


@pytest.mark.parametrize(
    ("status", "more", "says", "row"),
    [
        ("suspended", {}, "从 2026-03-01 起暂停接待", "status: suspended, since: 2026-03-01}"),
        ("closed", {}, "从 2026-03-01 起撤销", "status: closed, since: 2026-03-01}"),
    ],
)
def test_a_station_ends_after_a_question_in_words_and_its_row_stays(
    status: str, more: dict[str, str], says: str, row: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/register/stations/0003/status/edit"
    asked = sent(clerk, url, status=status, since="2026-03-01")
    assert says in asked.text and "现在还没有写" in asked.text and typed(desk) == SHIPPED
    sure = "/register/stations/0003/status/sure"
    answer = clerk.post(sure, data=filled_in(asked.text, sure))
    assert "保存好了" in answer.text
    old = '  - {id: "0003", kind: field,     district: 岳麓区, field: 大学科技城青年'
    assert typed(desk) == SHIPPED.replace(f"{old}}}", f"{old}, {row}")


def test_a_yes_goes_through_where_a_colleague_has_changed_the_same_day(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url, sure = "/register/stations/0007/status/edit", "/register/stations/0007/status/sure"
    asked = sent(clerk, url, since="2026-03-01")
    (desk.desk.root / FILE).write_text(SHIPPED.replace("2025-09-01", "2025-10-01"), "utf-8")
    both = clerk.post(sure, data=filled_in(asked.text, sure))
    assert "2025-10-01" in both.text and "2025-10-01" in typed(desk)
    chosen = {**filled_in(both.text, url), "~pick.0": "mine"}
    done = clerk.post(url, data=chosen)
    assert done.url.path == url and "since: 2026-03-01}" in typed(desk)


def test_a_station_is_merged_into_another_that_is_named(desk: OpenDesk, clerk: httpx.Client) -> None:
    url, sure = "/register/stations/0005/status/edit", "/register/stations/0005/status/sure"
    page = clerk.get(url).text
    sent_in = filled_in(page, url, status="merged", since="2026-03-01")
    wrong = clerk.post(url, data=sent_in)
    assert "还没有保存" in wrong.text and typed(desk) == SHIPPED
    asked = clerk.post(url, data={**sent_in, "into.~": "n0", "into.n0": "0001 望月湖"})
    assert "并入岳麓区望月湖街道人大代表联络总站" in asked.text
    clerk.post(sure, data=filled_in(asked.text, sure))
    (old, new) = changed(desk)[:2] if len(changed(desk)) == 2 else ("", "")
    assert old.startswith('-   - {id: "0005"') and "status: merged" in new and "0001" in new


def test_the_permanent_address_changes_after_a_warning_and_keeps_the_one_before(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url, sure = "/register/address/edit", "/register/address/sure"
    asked = sent(clerk, url, permalink_base="https://rd.changsha.gov.cn")
    assert "旧域名要一直续费" in asked.text and typed(desk) == SHIPPED
    clerk.post(sure, data=filled_in(asked.text, sure))
    assert "permalink_base: https://rd.changsha.gov.cn" in typed(desk)
    after = typed(desk).replace(" ", "").replace("\n-", "\n").replace('"', "")
    assert "former_permalink_bases:[https://llz.example.gov.cn]" in after or (
        "former_permalink_bases:\nhttps://llz.example.gov.cn" in after
    )


def test_a_holiday_for_all_stations_is_one_record_that_the_form_writes(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    url = "/register/sections/closures/edit"
    page = clerk.get(url).text
    record = {
        "since": "2099-10-01",
        "until": "2099-10-08",
        "reason": "国庆节放假",
        "instead": "急事请打 12345",
    }
    rows = {**filled_in(page, url), "closures.~": "n0", **{f"closures.n0.{k}": v for k, v in record.items()}}
    assert "保存好了" in clerk.post(url, data=rows).text
    assert changed(desk) == [
        "+ closures:",
        "+   - since: 2099-10-01",
        "+     until: 2099-10-08",
        "+     reason: 国庆节放假",
        '+     instead: "急事请打 12345"',
    ]
