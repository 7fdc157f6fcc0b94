"""The open data of livelihood projects: against the schema, and against what was typed."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.make import DEMO, TODAY, make_deputy, make_project, make_site, make_station
from zhanpai.domain import open_data
from zhanpai.pipeline import prepare
from zhanpai.site.outputs import open_projects


def told(site):
    (output,) = open_projects.outputs(site, ())
    assert output.url == "/api/projects.json"
    return json.loads(output.make())


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = open_data.schema("https://llz.example.gov.cn/api/schema.json")
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_file_passes_the_schema_and_a_wrong_one_does_not(validator):
    document = told(prepare(DEMO, TODAY).site)
    assert [p["id"] for p in document["projects"]] == [
        *("2026-01", "2026-02", "YL2026-01", "YL2026-02", "2025-01"),
    ]
    assert not list(validator.iter_errors(document))
    document["projects"][0]["status"] = "half"
    assert list(validator.iter_errors(document))


def test_a_project_is_told_as_it_was_typed():
    item = make_project(
        "YL 01",
        title="口袋公园",
        district="岳麓区",
        stations=["0001"],
        votes={"on": "2026-01-16", "agree": "7", "against": "1", "not_voting": "2", "of": "10"},
        budget="36.5",
        milestones=[{"on": "2026-02-10", "text": "开工", "percent": "20"}],
        deputies=["100001", "100002"],
    )
    deputies = [make_deputy("100001", "张示例"), make_deputy("100002", "李样例", until="2021-12")]
    site = make_site([make_station("0001", deputies=deputies)], projects=[item])
    (project,) = told(site)["projects"]
    assert project == {
        "id": "YL 01",
        "year": 2026,
        "title": "口袋公园",
        "goal": None,
        "district": "岳麓区",
        "township": None,
        "stations": ["0001"],
        "status": "under_way",
        "status_label": "实施中",
        "percent": 20,
        "budget": 36.5,
        "responsible_body": None,
        "due": None,
        "note": None,
        "votes": {
            **{"date": "2026-01-16", "meeting": None, "agree": 7, "against": 1, "abstain": 0},
            **{"not_voting": 2, "present": 10},
        },
        "milestones": [{"date": "2026-02-10", "text": "开工", "percent": 20}],
        # The other has left office.
        "deputies": ["100001"],
        "url": "https://llz.example.gov.cn/projects/2026/yuelu/#p-YL-01",
    }


def test_a_city_without_projects_has_an_empty_list(validator):
    document = told(make_site())
    assert document["projects"] == []
    assert not list(validator.iter_errors(document))
