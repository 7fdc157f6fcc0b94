"""What the project says as rows of cells: as typed, whole, and with every record that is left out named."""

from tests.make import DEMO, TODAY, write_project
from zhanpai.content.load import load
from zhanpai.content.tables.kinds import TABLES, table_kind
from zhanpai.content.tables.records_out import cells_of, unread_of

STATION = "content/stations/yuelu/0001.yaml"


def rows(word, root=DEMO):
    return cells_of(table_kind(word), load(root, TODAY))


def said(row):
    return {key: text for key, text in row.cells.items() if text}


def test_a_deputy_of_two_levels_has_as_many_values_in_each_column_of_the_seats():
    first = rows("代表")[0]
    assert (first.station, first.path, first.keys) == ("0001", STATION, ("deputies", 0))
    assert said(first) == {
        "station": "0001",
        "station_name": "岳麓区望月湖街道人大代表联络总站",
        "id": "100001",
        "name": "张示例",
        "mandates.level": "市人大代表；区县人大代表",
        "mandates.term": "第十六届；第六届",
        "mandates.constituency": "岳麓区选举单位；望月湖第一选区",
        "mandates.until": "2027-01；2026-12",
        "post": "示例社区卫生服务中心医师",
        "focus": "养老；医疗",
        "phone": "0731-00000011",
        "photo": "100001.jpg",
        "bio": "做了二十年社区医生，最关心老人看病方不方便。",
    }
    assert set(first.cells) == {column.key for column in table_kind("代表").columns}


def test_a_value_that_only_one_of_two_seats_has_keeps_its_place(tmp_path):
    typed = (
        (DEMO / STATION)
        .read_text("utf-8")
        .replace("term: 第十六届, constituency: 岳麓区选举单位,", "term: 第十六届,")
    )
    first = rows("代表", write_project(tmp_path, {STATION: typed}))[0]
    assert first.cells["mandates.constituency"] == "；望月湖第一选区"
    assert first.cells["mandates.place"] == ""


def test_the_register_shows_what_stands_in_the_station_s_own_file_too():
    found = rows("名册")
    assert [row.keys for row in found] == [("stations", place) for place in range(7)]
    assert said(found[0]) == {
        "station": "0001",
        "station_name": "岳麓区望月湖街道人大代表联络总站",
        "kind": "街道（乡镇）站",
        "district": "岳麓区",
        "township": "望月湖街道",
        "status": "正常开放",
        "detail.address": "岳麓区望月湖街道示范路1号党群服务中心一楼",
        "detail.phone": "0731-00000001",
        "detail.hours": "周一至周五 9:00-12:00, 14:30-17:00",
        "detail.head.name": "钱示例",
        "detail.liaison_officer.name": "冯样例",
    }
    assert (found[3].cells["status"], found[3].cells["into"], found[3].cells["since"]) == (
        "已并入他站",
        "0002",
        "2025-06-01",
    )


def test_receptions_rota_accounts_and_the_ledger_are_told_in_words_and_iso_days():
    assert said(rows("接待日")[0]) == {
        "station": "0001",
        "station_name": "岳麓区望月湖街道人大代表联络总站",
        "rule": "每月第2个周三",
        "time": "9:00-11:30",
        "place": "一楼接待室",
        "holidays": "顺延",
    }
    duty = rows("轮值")[0].cells
    assert (duty["on"], duty["deputies"], duty["deputy_names"]) == (
        "2026-03-11",
        "100001；100002",
        "张示例、李样例",
    )
    account = rows("平台账号")[0].cells
    assert (account["kind"], account["name"], account["qr"]) == (
        "微信公众号",
        "望月湖人大演示号",
        "0001-qr.png",
    )
    opinion = rows("意见台账")[0]
    assert (opinion.path, opinion.keys) == ("content/opinions/yuelu/0001.yaml", (0,))
    assert opinion.cells["history"] == "已登记 2026-02-11；已梳理 2026-02-12；办理中 2026-02-26"
    assert (opinion.cells["level"], opinion.cells["status"], opinion.cells["month"]) == (
        "区县人大代表",
        "办理中",
        "2026-02",
    )


def test_of_a_whole_project_nothing_is_left_out():
    loaded = load(DEMO, TODAY)
    assert [unread_of(kind, loaded) for kind in TABLES] == [()] * 6


def test_a_record_that_is_typed_wrongly_is_named_and_those_around_it_are_found_at_their_places(tmp_path):
    typed = (DEMO / STATION).read_text("utf-8").replace("post: 示例小学教师", "post: [示例小学教师, 校长]")
    root = write_project(tmp_path, {STATION: typed})
    assert [(row.keys, row.cells["name"]) for row in rows("代表", root) if row.path == STATION] == [
        (("deputies", 0), "张示例"),
        (("deputies", 2), "王示范"),
    ]
    (lost,) = unread_of(table_kind("代表"), load(root, TODAY))
    assert (lost.path, lost.keys, lost.line) == (STATION, ("deputies", 1), 39)
    assert lost.sentence.startswith(f"{STATION} 第 39 行起的一条写得不对，不在表里：")
    assert unread_of(table_kind("轮值"), load(root, TODAY)) == ()


def test_a_file_with_a_line_that_cannot_be_read_is_named_as_a_whole_and_makes_no_row(tmp_path):
    typed = (DEMO / STATION).read_text("utf-8").replace("    post: 示例小学教师", "    post 示例小学教师")
    root = write_project(tmp_path, {STATION: typed})
    assert not [row for row in rows("代表", root) if row.station == "0001"]
    (lost,) = unread_of(table_kind("代表"), load(root, TODAY))
    assert lost.sentence.startswith(f"{STATION} 读不出来，里面的内容不在表里：")
    register = rows("名册", root)[0].cells
    assert "detail.phone" not in register
    assert register["township"] == "望月湖街道"


def test_a_value_of_the_station_that_is_typed_wrongly_is_no_empty_cell(tmp_path):
    typed = (DEMO / STATION).read_text("utf-8").replace("phone: 0731-00000001", "phone: 八八八")
    register = rows("名册", write_project(tmp_path, {STATION: typed}))[0].cells
    assert "detail.phone" not in register
    assert register["detail.head.name"] == "钱示例"


def test_a_row_of_the_register_that_is_typed_wrongly_is_named(tmp_path):
    typed = (
        (DEMO / "stations.yaml")
        .read_text("utf-8")
        .replace("field: 大学科技城青年", "field: [大学科技城, 青年]")
    )
    root = write_project(tmp_path, {"stations.yaml": typed})
    assert [row.station for row in rows("名册", root)] == ["0001", "0002", "0004", "0005", "0006", "0007"]
    assert [one.keys for one in unread_of(table_kind("名册"), load(root, TODAY))] == [("stations", 2)]
