"""What a form changes in a file: what was touched, and not a byte more."""

from __future__ import annotations

import datetime as dt
import difflib

import pytest

from tests.shipped import ROOT
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.desk.forms.candidate import candidate
from zhanpai.fronts.desk.forms.filled import filled_by, filled_from, marks_in, with_row_more
from zhanpai.fronts.desk.forms.form_edits import FormEdit, apply_edits, form_edits
from zhanpai.fronts.desk.forms.form_fields import form_fields
from zhanpai.fronts.desk.forms.shown import name_at, shown_fields
from zhanpai.fronts.desk.forms.subject import Subject, with_id
from zhanpai.kit.yaml import parse

STATION = """\
# 望月湖街道总站
address: 示范路1号  # 东门
phone: "010-88880001"
hours:
head: {name: 张示例, post: 站长}
intro: |
  第一段。

  第二段。
also: [基层立法联系点]
reception:
  - {rule: 每周二, time: "9:00-11:00"}
  - rule: 每月5日   # 赶集
    place: 二楼
rota:
  - {on: 2026-12-03, deputies: ["100001", "100002"], topic: 路灯}
deputies:
  - id: "100001"
    name: 张示例
    mandates:
      - {level: city, term: 第十六届, until: "2027-01"}
  - id: "100002"
    name: 李样例
"""
FIELDS = form_fields(StationFile)


def changed(typed: str = STATION, **filled: str) -> list[str]:
    """The lines that go and come if this is filled in; ``__`` stands for a dot, ``_ROWS`` for the rows."""
    data = parse(typed.encode(), "s.yaml").data
    names = {
        name.replace("__", ".").replace("_ROWS", "~").replace("_GONE", "~gone"): v
        for name, v in filled.items()
    }
    made = form_edits(FIELDS, data, {**filled_from(FIELDS, data), **names})
    after = apply_edits(typed.encode(), "s.yaml", made.edits).decode()
    return [line for line in difflib.ndiff(typed.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_a_form_that_nobody_touched_changes_nothing_in_any_shipped_station() -> None:
    files = sorted((ROOT / "content/stations").rglob("*.yaml"))
    assert len(files) > 50
    for path in files:
        data = parse(path.read_bytes(), path.name).data
        filled = filled_from(FIELDS, data)
        assert filled_by(FIELDS, filled.items()) == filled
        assert form_edits(FIELDS, data, filled).edits == ()


def test_a_value_is_exchanged_and_its_remark_and_quotes_stay() -> None:
    assert changed(address="示范路2号") == ["- address: 示范路1号  # 东门", "+ address: 示范路2号  # 东门"]
    assert changed(phone="010-88880002") == ['- phone: "010-88880001"', '+ phone: "010-88880002"']


def test_an_empty_place_is_filled_and_a_key_that_was_missing_comes() -> None:
    assert changed(hours="全天") == ["- hours:", "+ hours: 全天"]
    assert changed(last_verified="2026-03-04") == ["+ last_verified: 2026-03-04"]


def test_a_day_that_there_is_not_stays_as_it_was_typed_so_that_it_is_told() -> None:
    assert changed(last_verified="2026-02-30") == ['+ last_verified: "2026-02-30"']


def test_what_was_emptied_is_taken_out() -> None:
    assert changed(phone="") == ['- phone: "010-88880001"']
    assert changed(head__post=" ") == [
        "- head: {name: 张示例, post: 站长}",
        "+ head: {name: 张示例}",
    ]
    assert changed(head__name="", head__post="") == ["- head: {name: 张示例, post: 站长}"]


def test_a_record_that_was_not_there_comes_whole() -> None:
    lines = changed(location__lon="112.95", location__lat="28.2")
    assert lines == ["+ location:", "+   lon: 112.95", "+   lat: 28.2"]


def test_a_row_is_changed_in_the_layout_it_has() -> None:
    assert changed(reception__1__place="三楼") == ["-     place: 二楼", "+     place: 三楼"]
    assert changed(rota__0__deputies__1="100003") == [
        '-   - {on: 2026-12-03, deputies: ["100001", "100002"], topic: 路灯}',
        '+   - {on: 2026-12-03, deputies: ["100001", "100003"], topic: 路灯}',
    ]


def test_rows_are_added_as_their_neighbours_are_written() -> None:
    lines = changed(
        rota___ROWS="0 n0",
        rota__n0__on="2027-01-07",
        rota__n0__deputies___ROWS="n0",
        rota__n0__deputies__n0="100002",
    )
    assert lines == ['+   - {on: 2027-01-07, deputies: ["100002"]}']
    assert changed(also___ROWS="0 n0", also__n0="民情驿站") == [
        "- also: [基层立法联系点]",
        "+ also: [基层立法联系点, 民情驿站]",
    ]


def test_a_row_added_and_left_blank_is_none() -> None:
    assert changed(rota___ROWS="0 n0", also___ROWS="0 n0 n1") == []


def test_a_row_goes_when_it_is_ticked_or_emptied() -> None:
    gone = ['-   - {rule: 每周二, time: "9:00-11:00"}']
    assert changed(reception__0___GONE="yes") == gone
    assert changed(reception__0__rule="", reception__0__time="") == gone


def test_rows_go_come_and_change_at_once() -> None:
    lines = changed(
        reception__0___GONE="yes",
        reception__1__time="8:30-10:00",
        reception___ROWS="0 1 n0",
        reception__n0__rule="预约",
    )
    assert lines == [
        '-   - {rule: 每周二, time: "9:00-11:00"}',
        '+     time: "8:30-10:00"',
        "+   - rule: 预约",
    ]


def test_a_row_in_a_row_is_found() -> None:
    assert changed(deputies__0__mandates__0__until="2028-01") == [
        '-       - {level: city, term: 第十六届, until: "2027-01"}',
        '+       - {level: city, term: 第十六届, until: "2028-01"}',
    ]


def test_running_text_of_several_paragraphs_keeps_its_form() -> None:
    assert changed(intro="第一段。\n\n第二段改了。") == ["-   第二段。", "+   第二段改了。"]
    assert changed(intro="第一段。\r\n\r\n第二段。") == []


def test_one_value_where_a_list_belongs_is_shown_as_a_list_and_left_until_it_is_changed() -> None:
    typed = "also: 民情驿站\n"
    data = parse(typed.encode(), "s.yaml").data
    assert filled_from(FIELDS, data)["also.0"] == "民情驿站"
    assert changed(typed) == []
    assert changed(typed, also___ROWS="0 n0", also__n0="党群中心") == [
        "- also: 民情驿站",
        "+ also: [民情驿站, 党群中心]",
    ]


def test_what_a_form_cannot_show_is_left_alone() -> None:
    typed = "phone: [1, 2]\naddress: 示范路1号\n"
    assert changed(typed, address="示范路2号") == ["- address: 示范路1号", "+ address: 示范路2号"]


def test_names_that_no_field_has_and_rows_without_end_are_not_taken() -> None:
    filled = filled_by(
        FIELDS,
        [
            ("address", "甲"),
            ("__class__", "x"),
            ("stations", "x"),
            ("rota.~", "0 0 n1 n1 ../x 99999 -1 n9999"),
            ("rota.n1.topic", "乙\r\n丙\x00"),
            ("rota.7.topic", "丁"),
        ],
    )
    assert filled == {"address": "甲", "rota.~": "0 n1", "rota.n1.topic": "乙丙"}


def test_a_name_that_was_not_sent_changes_nothing() -> None:
    data = parse(STATION.encode(), "s.yaml").data
    assert form_edits(FIELDS, data, {"phone": "010-1"}).edits == (FormEdit("set", ("phone",), "010-1"),)


def test_numbers_and_days_are_typed_without_quotes_and_ids_within() -> None:
    data = {"rota": []}
    filled = with_row_more(filled_from(FIELDS, data), "rota")
    assert marks_in(filled, "rota") == ["n0"]
    filled |= {"rota.n0.on": "2026-12-09", "rota.n0.deputies.~": "n0", "rota.n0.deputies.n0": "000012"}
    (edit,) = form_edits(FIELDS, data, {**filled, "rating.year": "2025", "rating.stars": "05"}).edits[1:]
    assert edit == FormEdit("add", ("rota",), {"on": dt.date(2026, 12, 9), "deputies": ["000012"]})


def test_tables_of_the_register_change_line_by_line() -> None:
    fields = form_fields(Register)
    typed = "kinds:\n  city: {word: 联络总站}\n  point: {word: 联系点}\nreadings: {洪塘: hong tang}\n"
    data = parse(typed.encode(), "stations.yaml").data
    filled = filled_from(fields, data)
    assert filled["kinds.1.~key"] == "point" and filled["kinds.1.word"] == "联系点"
    filled |= {
        "kinds.1.word": "联络点",
        "readings.~": "0 n0",
        "readings.n0.~key": "坪塘",
        "readings.n0": "ping tang",
    }
    after = apply_edits(typed.encode(), "stations.yaml", form_edits(fields, data, filled).edits).decode()
    assert after == (
        'kinds:\n  city: {word: 联络总站}\n  point: {word: 联络点}\nreadings: {洪塘: hong tang, 坪塘: "ping tang"}\n'
    )


DEPUTY = Subject(
    "/d",
    "/",
    "/",
    "张示例",
    "s.yaml",
    Deputy,
    find=with_id("100001", "deputies"),
    leave_out=frozenset({"id"}),
)


def test_a_record_in_a_list_is_found_by_its_number_wherever_it_stands() -> None:
    made = candidate(DEPUTY, STATION.encode(), {"post": "教师"})
    assert made.keys == ("deputies", 0)
    assert '    post: 教师\n  - id: "100002"' in made.raw.decode()


def test_a_record_that_is_not_there_yet_joins_its_list_in_the_order_of_the_model() -> None:
    new = Subject(
        "/d", "/", "/", "新", "s.yaml", Deputy,
        find=lambda _: None, leave_out=frozenset({"id"}), joins=("deputies",), fixed={"id": "100003"},
    )  # fmt: skip
    made = candidate(new, STATION.encode(), {"name": "王示范", "focus.~": "n0", "focus.n0": "养老"})
    assert made.raw.decode() == STATION + '  - id: "100003"\n    name: 王示范\n    focus: [养老]\n'
    assert made.keys == ("deputies", 2) and made.kept == {"focus": ("n0",)}


def test_a_ledger_of_remarks_alone_takes_its_first_opinion() -> None:
    new = Subject(
        "/o", "/", "/", "新", "o.yaml", Opinion,
        find=lambda _: None, joins=(), fixed={"id": "0001-2026-01", "status": "received"}, root=list,
    )  # fmt: skip
    made = candidate(
        new, b"# \xe5\x8f\xb0\xe8\xb4\xa6\n", {"topic": "路灯不亮", "month": "2026-03", "category": "环境"}
    )
    assert parse(made.raw, "o.yaml", root=list).data == [
        {
            "id": "0001-2026-01",
            "month": "2026-03",
            "topic": "路灯不亮",
            "category": "环境",
            "status": "received",
        }
    ]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("phone",), "phone"),
        (("reception", 0, "rule"), "reception.1.rule"),
        (("reception", 1), "reception.n0"),
        (("reception", 5, "rule"), "reception"),
        (("head", "name"), "head.name"),
        (("deputies", 0), "deputies.0"),
        (("nothing",), ""),
        ((), ""),
    ],
)
def test_what_is_wrong_in_the_new_file_is_shown_at_the_row_it_came_from(
    keys: tuple[str | int, ...], name: str
) -> None:
    assert name_at(FIELDS, keys, {"reception": ("1", "n0")}) == name


def test_a_form_is_drawn_with_every_row_and_one_more_for_a_script() -> None:
    data = parse(STATION.encode(), "s.yaml").data
    shown = {one.name: one for one in shown_fields(FIELDS, filled_from(FIELDS, data))}
    rows = shown["reception"].rows
    assert [row.mark for row in rows] == ["0", "1"] and rows[1].body.parts[0].value == "每月5日"
    more = shown["reception"].one_more
    assert more is not None and more.body.parts[0].name == "reception.n__.rule"
    assert shown["photos"].is_blank and shown["phone"].anchor == "f-phone"


def test_front_matter_is_a_record_like_any_other() -> None:
    news = Subject("/n", "/", "/", "x", "2026-03-14-x.md", NewsFront, has_text=True)
    raw = "---\ntitle: 旧\ndate: 2026-03-14\nreviews: []\n---\n\n正文。\n".encode()
    made = candidate(
        news,
        raw,
        {"title": "新", "~text": "正文。\n\n又一段。", "reviews.~": "n0", "reviews.n0": "一审 张示例"},
    )
    assert (
        made.raw.decode()
        == '---\ntitle: 新\ndate: 2026-03-14\nreviews: ["一审 张示例"]\n---\n\n正文。\n\n又一段。\n'
    )
