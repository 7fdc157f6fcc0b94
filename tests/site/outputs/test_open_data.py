"""The open data: against their schema, against the page that explains them, and in a spreadsheet."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from tests.make import DEMO, TODAY, make_deputy, make_opinion, make_site, make_station
from tests.shipped import ROOT
from zhanpai.domain import open_data as models
from zhanpai.kit import csv_table
from zhanpai.pipeline import prepare
from zhanpai.site.outputs import open_data


def files(site) -> dict[str, bytes]:
    return {o.url: o.make() for o in open_data.outputs(site, ())}


def station_of(*stations, id: str = "0001") -> dict[str, object]:
    return json.loads(files(make_site(stations))[f"/api/stations/{id}.json"])


@pytest.fixture(scope="module")
def demo() -> dict[str, bytes]:
    return files(prepare(DEMO, TODAY).site)


def test_every_file_passes_the_schema_and_a_wrong_one_does_not(demo):
    schema = json.loads(demo["/api/schema.json"])
    assert validator_for(schema) is Draft202012Validator
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    documents = {
        url: json.loads(text) for url, text in demo.items() if "/stations" in url and url.endswith(".json")
    }
    assert len(documents) == 8
    for url, document in documents.items():
        assert not list(validator.iter_errors(document)), url
    wrong = documents["/api/stations/0001.json"] | {"kind": "village"}
    assert list(validator.iter_errors(wrong))


def test_the_page_explains_every_field_of_the_schema():
    page = (ROOT / "content/pages/opendata.md").read_text("utf-8").splitlines()
    rows = [row for model in models.MODELS for row in rows_of(model)]
    missing = [row for row in rows if row not in page]
    assert not missing, "put these lines into content/pages/opendata.md:\n" + "\n".join(missing)
    fields = [line for line in page if line.startswith("| `") and "/" not in line.split("|")[1]]
    assert len(fields) == len(rows), "a field that is no more is still explained"


def rows_of(model) -> list[str]:
    inherited = models.StationFact.model_fields if model is models.StationDetail else {}
    return [
        f"| `{field.serialization_alias or name}` | {field.title} | {field.description} |"
        for name, field in model.model_fields.items()
        if name not in inherited
    ]


def test_every_record_of_the_schema_is_explained():
    described = {model.__name__ for model in models.MODELS}
    assert models.schema("https://llz.example.gov.cn/api/schema.json")["$defs"].keys() == described


def test_a_station_is_told_under_its_one_name_with_permanent_addresses():
    told = station_of(make_station(address="示范路1号", former_names=[{"name": "湖东社区代表之家"}]))
    assert told["name"] == "岳麓区望月湖街道湖东社区人大代表联络站"
    assert told["short_name"] == "望月湖街道湖东社区人大代表联络站"
    assert (told["district"], told["township"], told["community"]) == ("岳麓区", "望月湖街道", "湖东社区")
    assert told["url"] == "https://llz.example.gov.cn/s/0001/"
    assert told["$schema"] == "https://llz.example.gov.cn/api/schema.json"
    assert told["former_names"] == ["湖东社区代表之家"]
    assert told["phone"] is None and told["longitude"] is None and told["since"] is None


def test_the_list_says_of_a_station_what_its_own_file_says():
    site = make_site(
        [make_station(deputies=2, opinions=[make_opinion(), make_opinion("2026-002", status="closed")])]
    )
    made = files(site)
    (listed,) = json.loads(made["/api/stations.json"])["stations"]
    alone = json.loads(made["/api/stations/0001.json"])
    assert listed == {key: alone[key] for key in listed}
    assert (listed["deputies_count"], listed["opinions_received"], listed["opinions_answered"]) == (2, 2, 1)


def test_no_telephone_of_a_deputy_no_member_of_staff_and_nobody_who_has_left_is_told():
    deputies = [
        make_deputy("100001", "张示例", phone="13800000000", consent={"phone": "2026-01-05"}, bio="简历"),
        make_deputy("100003", "王示范", until="2021-12"),
    ]
    station = make_station(
        phone="0731-00000001",
        deputies=deputies,
        head={"name": "赵站长", "post": "站长"},
        liaison_officer={"name": "钱联络"},
    )
    text = b"".join(files(make_site([station])).values()).decode()
    for private in ("13800000000", "王示范", "赵站长", "钱联络", "简历"):
        assert private not in text
    assert "0731-00000001" in text and "张示例" in text


def test_a_merged_station_names_the_one_that_receives_today_and_no_telephone():
    told = station_of(
        make_station("0001", status="merged", into="0002", since="2025-06-01", phone="0731-00000001"),
        make_station("0002", community="湖中社区", status="merged", into="0003"),
        make_station("0003", community="湖南社区"),
    )
    assert (told["status"], told["merged_into"], told["since"]) == ("merged", "0003", "2025-06-01")
    assert told["phone"] is None and told["receptions"] == []
    assert told["calendar_url"] == "https://llz.example.gov.cn/s/0001/receptions.ics"


def test_the_coming_days_name_deputies_by_their_numbers():
    told = station_of(
        make_station(
            deputies=2,
            reception=[{"rule": "每月第2个周三", "time": "9:00-11:30"}],
            rota=[{"on": "2026-03-11", "deputies": ["100002"], "topic": "加装电梯"}],
        )
    )
    assert told["next_reception"] == "2026-03-11"
    assert told["receptions"][0] == {
        "date": "2026-03-11",
        "time": "9:00-11:30",
        "place": None,
        "deputies": ["100002"],
        "topic": "加装电梯",
        "note": None,
    }


def table_of(*stations) -> list[dict[str, str]]:
    content = files(make_site(stations))["/api/stations.csv"]
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes a file without a mark for GBK"
    assert content.count(b"\r\n") == len(stations) + 1
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_station_under_chinese_titles():
    rows = table_of(
        make_station(
            "0001", hours="周一至周五 9:00-12:00, 14:30-17:00", reception=[{"rule": "每月第2个周三"}]
        ),
        make_station("0002", "township"),
    )
    assert [row["站号"] for row in rows] == ["0001", "0002"]
    assert rows[0]["站名"] == "岳麓区望月湖街道湖东社区人大代表联络站"
    assert rows[0]["开放时间"] == "周一至周五 9:00-12:00, 14:30-17:00"
    assert rows[0]["接待安排"] == "每月第2个周三"
    assert rows[0]["下次接待日"] == "2026-03-11"
    assert rows[1]["社区（村）"] == ""


@pytest.mark.parametrize(
    "typed", ["=1+1", "+86", "-2+3", "@SUM(A1)", "＝1+1", "  =1", "\t=1", "\r=1", '=HYPERLINK("http://x")']
)
def test_no_cell_is_a_formula(typed):
    assert csv_table.harmless(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["示范路1号", "0731-00000001", "3-5号", "", "'引号"])
def test_what_is_no_formula_stays_as_it_is(typed):
    assert csv_table.harmless(typed) == typed


def test_a_formula_in_a_former_name_is_text_in_the_table():
    (row,) = table_of(make_station(former_names=[{"name": "=cmd|'/c calc'!A0"}, {"name": "代表之家"}]))
    assert row["曾用名"] == "'=cmd|'/c calc'!A0；代表之家"
