"""Every row of an office's table ends in one outcome: what it changes, what is new, or why only a person can say."""

from dataclasses import replace

import pytest

from tests.content.tables.office_tables import (
    against,
    changed_lines,
    exported,
    files_of,
    known,
    only,
    table,
    written,
)
from tests.make import DEMO, write_project
from zhanpai.content.tables.difference import Outcome
from zhanpai.content.tables.find_difference import find_difference
from zhanpai.content.tables.table_edits import table_changes
from zhanpai.domain.model.field_types import Month
from zhanpai.kit.problem import Problem

YUELU_1 = "content/stations/yuelu/0001.yaml"
YUELU_2 = "content/stations/yuelu/0002.yaml"
ZHANG = {"station": "0001", "id": "100001", "name": "张示例"}


def test_what_was_exported_says_the_same_in_all_six_tables():
    content = known()
    difference = find_difference(exported(content), content)
    assert set(difference.counts) == {Outcome.SAME}
    assert not any(row.emptied or row.reason for row in difference.rows)


def test_a_changed_cell_changes_its_own_characters_and_nothing_else():
    files = written("代表", {**ZHANG, "post": "示例社区卫生服务中心主任"})
    assert changed_lines(DEMO, files) == {
        YUELU_1: (["    post: 示例社区卫生服务中心医师"], ["    post: 示例社区卫生服务中心主任"])
    }


def test_a_column_that_the_table_does_not_have_is_not_touched_and_an_empty_cell_says_nothing():
    row = only(against("代表", {**ZHANG, "phone": "", "post": "示例社区卫生服务中心医师"}))
    assert row.outcome is Outcome.SAME
    assert [(cell.key, cell.old) for cell in row.emptied] == [("phone", "0731-00000011")]


def test_a_cell_left_empty_is_taken_out_only_where_it_is_ticked_itself():
    content = known()
    difference = find_difference([table("代表", [{**ZHANG, "phone": ""}])], content)
    row = only(difference)
    assert table_changes(difference, [row.mark], content).files == []
    files = files_of(table_changes(difference, [f"{row.mark}.phone"], content))
    assert changed_lines(DEMO, files) == {YUELU_1: (["    phone: 0731-00000011"], [])}


def test_a_deputy_without_a_number_is_found_by_name_at_the_station():
    row = only(against("代表", {"station": "0001", "name": "李样例", "post": "示例小学校长"}))
    assert (row.outcome, row.subject) == (Outcome.CHANGED, "李样例（100002），望月湖街道人大代表联络总站")
    assert [(cell.title, cell.old, cell.new) for cell in row.cells] == [
        ("单位及职务", "示例小学教师", "示例小学校长")
    ]


def test_a_number_with_another_name_is_doubtful():
    row = only(against("代表", {**ZHANG, "name": "张示范"}))
    assert row.outcome is Outcome.DOUBTFUL
    assert "编号 100001 是望月湖街道人大代表联络总站的张示例" in row.reason


def test_a_new_deputy_gets_the_next_number_and_stands_last_in_the_file():
    row = {"station": "0001", "name": "孙新来", "mandates.level": "区县人大代表", "mandates.constituency": "望月湖第三选区",
           "mandates.term": "第六届", "post": "示例公司职工", "focus": "养老；教育", "consent.phone": "2026-03-02"}  # fmt: skip
    after = written("代表", row)[YUELU_1]
    assert (
        '    post: 退休职工\n  - id: "100010"\n    name: 孙新来\n    mandates:\n'
        "      - {level: district, term: 第六届, constituency: 望月湖第三选区}\n    post: 示例公司职工\n"
        "    focus: [养老, 教育]\n    consent: {phone: 2026-03-02}\nlast_verified: 2026-02-10\n"
    ) in after


def test_numbers_are_given_to_the_rows_that_are_ticked_and_to_no_other():
    rows = [
        {"station": "0001", "name": name, "mandates.level": "区县人大代表", "mandates.term": "第六届"}
        for name in ("孙新来", "孙新到")
    ]
    content = known()
    difference = find_difference([table("代表", rows)], content)
    second = difference.of(Outcome.ADDED)[1]
    (after,) = files_of(table_changes(difference, [second.mark], content)).values()
    assert '- id: "100010"\n    name: 孙新到' in after
    assert "孙新来" not in after


def test_a_level_without_a_term_takes_the_one_that_all_of_the_level_have_and_says_so():
    row = only(against("代表", {"station": "0001", "name": "孙新来", "mandates.level": "市人大代表"}))
    assert row.outcome is Outcome.ADDED
    assert "届次照同级代表写：第十六届" in row.reason


def test_a_new_deputy_without_a_level_is_doubtful():
    row = only(against("代表", {"station": "0001", "name": "孙新来"}))
    assert row.reason == "没有写代表层级：在“代表层级”一列写上，例如 区县人大代表。"


def test_somebody_of_the_same_name_at_another_station_is_doubtful_with_both_shown():
    row = only(against("代表", {"station": "0002", "name": "张示例", "mandates.level": "区县人大代表"}))
    assert row.outcome is Outcome.DOUBTFUL
    assert row.reason == (
        "别的站有同名的代表：张示例（100001，示例社区卫生服务中心医师，望月湖街道人大代表联络总站）。"
        "是同一个人，在“代表编号”填 100001；不是，填新号 100010。"
    )


def test_somebody_known_whose_level_and_post_agree_is_added_by_number_alone():
    row = {
        "station": "0002",
        "name": "张示例",
        "mandates.level": "区县人大代表",
        "post": "示例社区卫生服务中心医师",
    }
    found = only(against("代表", row))
    assert found.outcome is Outcome.ADDED
    assert "已有代表张示例（100001），也在这个站接待" in found.reason
    assert changed_lines(DEMO, written("代表", row)) == {YUELU_2: ([], ['  - {id: "100001", name: 张示例}'])}


def test_the_number_that_a_doubt_offered_decides_it_either_way():
    same = only(against("代表", {"station": "0002", "name": "张示例", "id": "100001"}))
    assert "已有代表张示例" in same.reason
    other = {"station": "0002", "name": "张示例", "id": "100010", "mandates.level": "市人大代表"}
    assert '- id: "100010"' in written("代表", other)[YUELU_2]


def test_a_second_seat_is_added_and_one_that_the_table_leaves_out_stays():
    files = written("代表", {"station": "0001", "name": "李样例", "mandates.level": "市人大代表；区县人大代表",
                           "mandates.term": "第十六届；第六届"})  # fmt: skip
    assert changed_lines(DEMO, files) == {YUELU_1: ([], ["      - {level: city, term: 第十六届}"])}
    one_only = only(against("代表", {**ZHANG, "mandates.level": "市人大代表"}))
    assert one_only.outcome is Outcome.SAME


def test_another_level_than_the_only_one_that_runs_is_doubtful():
    row = only(against("代表", {"station": "0001", "name": "李样例", "mandates.level": "市人大代表"}))
    assert row.outcome is Outcome.DOUBTFUL
    assert row.reason.startswith("资料里是区县人大代表，表里写的是市人大代表")


def test_a_term_after_one_that_has_ended_is_one_more_seat():
    files = written(
        "代表",
        {"station": "0001", "name": "王示范", "mandates.level": "区县人大代表", "mandates.term": "第六届"},
    )
    assert changed_lines(DEMO, files) == {YUELU_1: ([], ["      - {level: district, term: 第六届}"])}


def test_a_place_that_the_site_knows_by_itself_is_no_difference():
    row = {"station": "0001", "name": "李样例", "mandates.level": "区县人大代表", "mandates.place": "岳麓区"}
    assert only(against("代表", row)).outcome is Outcome.SAME


def test_the_same_row_twice_is_told_once_and_two_that_differ_are_both_doubtful():
    row = {**ZHANG, "post": "甲"}
    assert [r.outcome for r in against("代表", row, row).rows[:2]] == [Outcome.CHANGED, Outcome.SKIPPED]
    twice = against("代表", row, {**ZHANG, "post": "乙"})
    assert [r.outcome for r in twice.rows[:2]] == [Outcome.DOUBTFUL] * 2
    assert "第 2 行和第 3 行说的都是张示例" in twice.rows[0].reason


def test_who_is_not_in_the_table_is_said_of_its_stations_alone_and_leaves_with_a_month():
    content = known()
    difference = find_difference([table("代表", [ZHANG])], content)
    gone = difference.of(Outcome.ABSENT)
    assert [row.subject for row in gone] == ["李样例（100002），望月湖街道人大代表联络总站"]
    with pytest.raises(Problem, match="没有写离任的最后一个月"):
        table_changes(difference, [gone[0].mark], content)
    files = files_of(table_changes(difference, [gone[0].mark], content, Month(2026, 2)))
    (old,), (new,) = changed_lines(DEMO, files)[YUELU_1]
    assert (old, new) == (
        "      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: 2026-12}",
        "      - {level: district, term: 第六届, constituency: 望月湖第二选区, until: 2026-02}",
    )


def test_a_row_without_a_station_is_found_by_a_name_that_only_one_has():
    assert only(against("代表", {"name": "张示例", "post": "甲"})).outcome is Outcome.CHANGED
    assert "没有写是哪个联络站" in only(against("代表", {"name": "孙新来", "post": "甲"})).reason


def test_a_station_s_name_is_not_changed_by_a_table():
    row = only(against("名册", {"station": "0002", "community": "湖西社区"}))
    assert row.outcome is Outcome.DOUBTFUL
    assert row.reason.startswith("社区（村）“湖东社区”写成了“湖西社区”：这会改站名。改名请用 zhanpai rename")


def test_the_state_of_a_station_and_its_own_file_change_where_they_stand():
    files = written("名册", {"station": "0002", "status": "暂停接待", "since": "2026-03-01", "detail.phone": "0731-00000022",
                           "detail.liaison_officer.name": "许样例"})  # fmt: skip
    lines = changed_lines(DEMO, files)
    assert lines[YUELU_2] == (
        ["phone: 0731-00000002"],
        ["phone: 0731-00000022", "liaison_officer:", "  name: 许样例"],
    )
    (after,) = lines["stations.yaml"][1]
    assert after.endswith("status: suspended, since: 2026-03-01}")


def test_a_new_station_gets_the_next_number_a_line_and_its_own_file():
    row = {"kind": "社区（村）站", "district": "岳麓区", "township": "望月湖街道", "community": "湖西社区",
           "detail.address": "岳麓区示范路9号"}  # fmt: skip
    files = written("名册", row)
    assert set(files) == {"stations.yaml", "content/stations/yuelu/0008.yaml"}
    assert '"0008", kind: community,' in files["stations.yaml"]
    assert "address: 岳麓区示范路9号\n" in files["content/stations/yuelu/0008.yaml"]
    assert (
        "# 岳麓区望月湖街道湖西社区人大代表联络站（站号 0008）" in files["content/stations/yuelu/0008.yaml"]
    )


def test_a_new_station_that_is_there_already_by_its_places_is_that_station():
    row = {"kind": "社区（村）站", "district": "岳麓区", "township": "望月湖街道", "community": "湖东社区"}
    assert only(against("名册", row)).subject == "望月湖街道湖东社区人大代表联络站（0002）"


def test_a_station_number_that_was_used_or_skipped_is_doubtful():
    assert "新的站号从 0008 起" in only(against("名册", {"station": "0000", "kind": "市级站"})).reason


def test_receptions_are_known_by_rule_and_place():
    row = {
        "station": "0001",
        "rule": "每月第2个周三",
        "place": "一楼接待室",
        "time": "9:00-12:00",
        "holidays": "取消",
    }
    found = only(against("接待日", row))
    assert [(cell.old, cell.new) for cell in found.cells] == [("9:00-11:30", "9:00-12:00"), ("顺延", "取消")]
    new = {"station": "0001", "rule": "每周五", "place": "二楼", "holidays": "照常"}
    assert "  - {rule: 每周五, place: 二楼, holidays: 照常}" in written("接待日", new)[YUELU_1]


def test_a_duty_names_people_of_the_station_and_is_known_by_its_day():
    row = {"station": "0001", "on": "2026-03-11", "deputy_names": "张示例、李样例", "topic": "停车"}
    assert [(c.key, c.new) for c in only(against("轮值", row)).cells] == [("topic", "停车")]
    new = {"station": "0001", "on": "2026-04-08", "deputy_names": "李样例"}
    assert '  - {on: 2026-04-08, deputies: ["100002"]}' in written("轮值", new)[YUELU_1]
    nobody = only(against("轮值", {**new, "deputy_names": "赵演示"}))
    assert "望月湖街道人大代表联络总站的进站代表里没有赵演示" in nobody.reason


def test_duties_outside_of_the_days_that_the_table_speaks_of_are_not_missing():
    absent = against("轮值", {"station": "0001", "on": "2026-03-11", "deputies": "100001；100002"})
    assert absent.of(Outcome.ABSENT) == ()


def test_an_account_is_known_by_kind_and_name():
    row = {
        "station": "0001",
        "kind": "微信公众号",
        "name": "望月湖人大演示号",
        "url": "https://a.example.gov.cn/",
    }
    assert [cell.key for cell in only(against("平台账号", row)).cells] == ["url"]
    new = {"station": "0001", "kind": "微博", "name": "示例微博"}
    assert "  - {kind: weibo, name: 示例微博}" in written("平台账号", new)[YUELU_1]


def opinion(**cells):
    return {"station": "0001", "id": "2026-002", **cells}


def test_an_opinion_goes_forward_and_not_back():
    ok = opinion(status="已答复", reply="已列入计划。",
                 history="已登记 2026-02-11；已梳理 2026-02-12；办理中 2026-02-26；已答复 2026-03-03")  # fmt: skip
    files = written("意见台账", ok)
    assert changed_lines(DEMO, files) == {
        "content/opinions/yuelu/0001.yaml": (
            ["  status: in_handling"],
            ["  status: replied", "    - {status: replied, on: 2026-03-03}", '  reply: "已列入计划。"'],
        )
    }
    back = only(against("意见台账", opinion(status="已登记", history="已登记 2026-02-11")))
    assert back.outcome is Outcome.DOUBTFUL
    assert "不能改成“已登记”" in back.reason


def test_a_state_without_the_day_of_its_step_is_doubtful():
    row = only(against("意见台账", opinion(status="已答复", reply="好。")))
    assert "在“办理过程”里补上这一步和日期" in row.reason


def test_the_same_number_at_two_stations_is_two_opinions():
    other = opinion(station="0002", topic="小区门口夜间违停")
    other["id"] = "2026-001"
    row = only(against("意见台账", other))
    assert (row.outcome, row.station) == (Outcome.CHANGED, "0002")


def test_a_new_opinion_gets_the_next_number_of_its_ledger():
    row = {"station": "0001", "month": "2026-03", "topic": "路灯不亮", "category": "环境卫生",
           "history": "已登记 2026-03-02"}  # fmt: skip
    (after,) = written("意见台账", row).values()
    assert (
        after.endswith(
            '- id: "2026-003"\n  month: "2026-03"\n  topic: 路灯不亮\n  category: 环境卫生\n  history:\n'
            "    - {status: received, on: 2026-03-02}\n  status: received\n"
        )
        or '- id: "2026-003"' in after
    )


def test_a_new_opinion_begins_a_ledger_that_is_not_there_yet():
    row = {"station": "0003", "month": "2026-03", "topic": "路灯不亮", "category": "环境卫生"}
    ((path, after),) = written("意见台账", row).items()
    assert path == "content/opinions/yuelu/0003.yaml"
    assert "意见建议台账" in after
    assert '- id: "0003-2026-01"' in after


def test_an_opinion_of_the_same_month_and_matter_is_not_entered_again():
    row = {"station": "0001", "month": "2026-02", "topic": "公交站台没有遮雨棚", "category": "交通出行"}
    assert only(against("意见台账", row)).outcome is Outcome.SAME


def test_rows_of_a_station_whose_file_cannot_be_read_are_doubtful(tmp_path):
    root = write_project(tmp_path, {YUELU_2: "address: [\n"})
    row = only(against("代表", {"station": "0002", "name": "赵演示", "post": "甲"}, root=root))
    assert "现在读不出来" in row.reason


def test_a_row_that_the_reading_doubts_stays_doubtful_with_its_sentences():
    typed = table("代表", [ZHANG])
    typed = replace(typed, rows=(replace(typed.rows[0], doubts=("看不清。",)),))
    assert only(find_difference([typed], known())).reason == "看不清。"


def test_a_mark_stays_while_table_and_content_say_the_same_and_no_longer():
    row = {**ZHANG, "post": "甲"}
    assert only(against("代表", row)).mark == only(against("代表", row)).mark
    assert only(against("代表", row)).mark != only(against("代表", {**ZHANG, "post": "乙"})).mark


def test_several_sheets_of_one_kind_are_one_table():
    content = known()
    sheets = [
        table("代表", [{**ZHANG, "post": "甲"}], "岳麓区"),
        table("代表", [{"station": "0001", "name": "李样例"}], "别的"),
    ]
    difference = find_difference(sheets, content)
    assert difference.of(Outcome.ABSENT) == ()
    sheets[1] = table("代表", [{**ZHANG, "post": "示例社区卫生服务中心医师"}], "去年")
    both = find_difference(sheets, content).of(Outcome.DOUBTFUL)
    assert [row.reason for row in both] == [
        "“岳麓区”第 2 行和“去年”第 2 行说的都是张示例（100001），望月湖街道人大代表联络总站，写的不一样：只留对的那一行。"
    ] * 2


def test_somebody_new_on_two_sheets_is_one_person():
    row = {"station": "0001", "name": "孙新来", "mandates.level": "区县人大代表", "mandates.term": "第六届"}
    difference = find_difference([table("代表", [row], "一"), table("代表", [row], "二")], known())
    assert [one.outcome for one in difference.rows[:2]] == [Outcome.ADDED, Outcome.SKIPPED]


def test_sheets_with_other_columns_of_one_person_both_change_what_they_say():
    sheets = [
        table("代表", [{**ZHANG, "post": "甲"}], "一"),
        table("代表", [{**ZHANG, "phone": "0731-00000012"}], "二"),
    ]
    content = known()
    difference = find_difference(sheets, content)
    marks = [row.mark for row in difference.of(Outcome.CHANGED)]
    assert len(marks) == 2
    (after,) = files_of(table_changes(difference, marks, content)).values()
    assert "post: 甲" in after and "phone: 0731-00000012" in after
