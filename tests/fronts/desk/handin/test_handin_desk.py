"""交稿 as both sides work in it without a script: a district's day, the office's evening, and the way of the receipt back."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.handin.sides import (
    FURONG,
    OTHER,
    YUELU,
    begun,
    confirmed,
    decided,
    edit,
    files_of,
    form_of,
    handed_in,
    made,
)


@pytest.mark.slow
def test_a_district_says_its_scope_and_sees_what_it_has_changed_since_by_station(
    district: OpenDesk, clerk: httpx.Client
) -> None:
    assert "先在这里说交哪里的" in clerk.get("/handin").text
    page = begun(clerk)
    assert 'zd-scope__name">岳麓区<' in page and "交稿人 郭假九" in page
    assert "没有要交的。" in page
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    edit(district.desk.root, FURONG, "last_verified: ", "last_verified:  ")
    page = clerk.post("/handin/gather", data={"do": "see"}).text
    assert "<h3>站 0001 " in page
    assert "“0731-00000009”" in page
    assert "站 0006 不在“岳麓区”这个范围里。" in page


def test_what_is_not_ticked_is_left_out_this_time_and_stays_for_the_next(
    district: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    edit(district.desk.root, OTHER, "last_verified: 2026", "last_verified: 2025")
    page = clerk.post("/handin/gather", data={"do": "see"}).text
    page = clerk.post("/handin/gather", data={**form_of(page, "changed"), "tick": [YUELU], "do": "make"}).text
    assert "交稿.zip 做好了：1 处" in page
    handed_in(office, clerk.get("/handin/file").content)
    assert "可以收（1）" in confirmed(office)
    assert "last_verified" not in confirmed(office)
    assert OTHER in clerk.get("/handin").text


def test_an_evening_with_two_hand_ins_is_one_save_and_one_undo_brings_every_byte_back(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    before = files_of(city.desk.root)
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    first = made(clerk)
    begun(clerk, "芙蓉区", "王示例", agreed="yes")
    edit(district.desk.root, FURONG, "address: ", "address: 新")
    second = made(clerk)
    page = handed_in(office, first, second)
    assert re.findall(r'zd-claim__scope">([^<]+)<', page) == ["岳麓区", "芙蓉区"]
    assert files_of(city.desk.root) == before
    page = confirmed(office)
    assert "可以收（2）" in page and "2 份交稿一共收 2 处" in page
    page = decided(office, page, "save")
    after = files_of(city.desk.root)
    assert {path for path in after if after[path] != before.get(path)} == {YUELU, FURONG}
    assert b"0731-00000009" in after[YUELU]
    assert page.count("下载 回执-") == 2
    (save, *_) = city.desk.saves.entries(1)
    assert save.what == "收下岳麓区、芙蓉区的交稿：2 处"
    assert [one for one in save.details if "0731-00000009" in one]
    assert not list((city.desk.own.folder / "evening").glob("*.zip"))
    office.post(f"/history/{save.id}/undo")
    assert files_of(city.desk.root) == before


@pytest.mark.slow
def test_what_both_sides_changed_is_shown_side_by_side_and_a_person_chooses(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    edit(district.desk.root, YUELU, "post: 示例小学教师", "post: 示例小学校长")
    edit(city.desk.root, YUELU, "0731-00000001", "0731-00000005")
    edit(city.desk.root, YUELU, "post: 示例小学教师", "post: 示例小学主任")
    handed_in(office, made(clerk))
    page = confirmed(office)
    assert "两边不一样（2）" in page
    assert "0731-00000005" in page and "0731-00000009" in page
    ids = re.findall(r'name="shown" value="(\w+)"', page)
    phone = next(id for id in ids if "0731-00000005" in page[page.index(f"side-{id}") :][:900])
    (post,) = (id for id in ids if id != phone)
    page = decided(office, page, "save", **{f"side-{phone}": "mine", f"word-{post}": "主任是人大确认的。"})
    text = (city.desk.root / YUELU).read_text("utf-8")
    assert "phone: 0731-00000009" in text and "post: 示例小学主任" in text
    receipt = office.get("/handin/receipts/1").content
    page = clerk.post("/handin/receipt", files={"file": ("回执.zip", receipt)}).text
    assert "市里收下 1 处，退回 1 处" in page
    assert "主任是人大确认的。" in page


@pytest.mark.slow
def test_two_hand_ins_that_change_one_value_meet_and_the_second_is_not_taken_unseen(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000008")
    first = made(clerk)
    edit(district.desk.root, YUELU, "0731-00000008", "0731-00000009")
    second = made(clerk)
    handed_in(office, first, second)
    page = confirmed(office)
    assert "可以收（1）" in page and "两边不一样 <b>1</b>" in page
    both = decided(office, page, "group:conflict")
    assert "市里的这一份是今晚“岳麓区”郭假九的交稿改的。" in both
    page = decided(office, page, "save", tick=[])
    assert "有 1 处是刚刚才变成可以收的" in page
    assert "phone: 0731-00000001\n" in (city.desk.root / YUELU).read_text("utf-8")
    decided(office, office.get("/handin/values").text, "save")
    assert "phone: 0731-00000009\n" in (city.desk.root / YUELU).read_text("utf-8")


@pytest.mark.slow
def test_what_is_returned_goes_back_with_its_word_and_the_rest_is_no_change_any_more(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    edit(district.desk.root, YUELU, "post: 示例小学教师", "post: 示例小学校长")
    handed_in(office, made(clerk))
    page = confirmed(office)
    ids = re.findall(r'name="tick" value="(\w+)"', page)
    post = next(id for id in ids if "示例小学校长" in page[page.index(f'value="{id}"') :][:700])
    kept = [id for id in ids if id != post]
    decided(office, page, "save", tick=kept, word="辛苦了", **{f"word-{post}": "还没有任命"})
    assert "示例小学教师" in (city.desk.root / YUELU).read_text("utf-8")
    receipt = office.get("/handin/receipts/1").content
    page = clerk.post("/handin/receipt", files={"file": ("回执.zip", receipt)}).text
    assert "市里收下 1 处，退回 1 处" in page and "还没有任命" in page and "辛苦了" in page
    assert "示例小学校长" in page[page.index('id="changed"') :]
    assert "0731-00000009" not in page[page.index('id="changed"') : page.index("收市里的回执")]


@pytest.mark.slow
def test_files_that_are_no_hand_in_or_of_another_city_are_refused_by_name_and_the_others_go_on(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    good = made(clerk)
    edit(district.desk.root, "stations.yaml", 'code: "430100"', 'code: "430200"')
    begun(clerk, agreed="yes")
    edit(district.desk.root, YUELU, "0731-00000009", "0731-00000007")
    page = handed_in(office, b"PK\x03\x04 no", made(clerk), good, good)
    assert "这个文件不完整，打不开。" in page or "打不开" in page
    assert "有的传过了" in page
    assert re.findall(r'zd-claim__scope">([^<]+)<', page) == ["岳麓区"]
    assert "可以收（1）" in confirmed(office)
    assert office.post("/handin/take", files={"file": ("空.zip", b"")}).status_code == 422


def test_nothing_is_sorted_or_written_before_somebody_says_whose_it_is(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    before = files_of(city.desk.root)
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    page = handed_in(office, made(clerk))
    assert "0731-00000009" not in page
    assert office.post("/handin/confirm", data={}).status_code == 422
    decided(office, office.get("/handin/values").text, "save")
    assert files_of(city.desk.root) == before
    office.post("/handin/drop")
    assert not list((city.desk.own.folder / "evening").glob("*.zip"))


@pytest.mark.slow
def test_words_and_ticks_of_other_pages_stay_and_a_group_is_decided_at_once(
    district: OpenDesk, city: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    ledger = "content/opinions/yuelu/0001.yaml"
    more = "".join(
        f'- id: "0001-2026-{n}"\n  month: "2026-03"\n  topic: 第{n}盏灯不亮\n  category: 城市管理\n  status: received\n'
        f"  history:\n    - {{status: received, on: 2026-03-02}}\n"
        for n in range(20, 65)
    )
    raw = (district.desk.root / ledger).read_text("utf-8")
    (district.desk.root / ledger).write_text(raw + more, "utf-8")
    handed_in(office, made(clerk))
    page = confirmed(office)
    assert "可以收（45，第 1 页，共 2 页）" in page
    ids = form_of(page)["tick"]
    second = decided(office, page, "page:2", tick=ids[1:], **{f"word-{ids[0]}": "重了"})
    assert "第 2 页，共 2 页" in second and "一共收 44 处" in second
    first = decided(office, second, "page:1")
    assert 'value="重了"' in first
    assert "一共收 0 处" in decided(office, first, "none")
    assert "一共收 45 处" in decided(office, office.get("/handin/values").text, "all")
    assert "交稿的改动" in office.get("/handin/list").text


def test_beginning_again_forgets_no_change_unasked(district: OpenDesk, clerk: httpx.Client) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    page = begun(clerk)
    assert "没有重新开始" in page and "以前改的不交了" in page
    page = begun(clerk, agreed="yes")
    assert "没有要交的。" in page
    assert clerk.post("/handin/begin", data={"whose": "in:岳麓区", "by": " "}).status_code == 422
    assert clerk.post("/handin/begin", data={"by": "郭假九"}).status_code == 422


@pytest.mark.slow
def test_a_receipt_of_another_folder_is_refused_in_words(
    district: OpenDesk, clerk: httpx.Client, office: httpx.Client
) -> None:
    begun(clerk)
    edit(district.desk.root, YUELU, "0731-00000001", "0731-00000009")
    hand_in = made(clerk)
    page = clerk.post("/handin/receipt", files={"file": ("回执.zip", hand_in)}).text
    assert "没有做成" in page
    handed_in(office, hand_in)
    decided(office, confirmed(office), "save")
    receipt = office.get("/handin/receipts/1").content
    begun(clerk, "芙蓉区", agreed="yes")
    page = clerk.post("/handin/receipt", files={"file": ("回执.zip", receipt)}).text
    assert "这份回执是给“岳麓区”的，这里交的是“芙蓉区”。" in page
