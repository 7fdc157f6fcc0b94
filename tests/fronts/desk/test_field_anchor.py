"""A value of a file has one id among the fields of its form."""

from __future__ import annotations

import pytest

from zhanpai.fronts.desk.field_anchor import anchor, field_address, has_form
from zhanpai.kit.diagnostics import Keys


def test_the_keys_of_a_value_are_the_id_of_its_field() -> None:
    assert anchor(("rota", 0, "on")) == "f-rota.0.on"
    assert anchor(("name",)) == "f-name"


STATION = {"phone": "1", "deputies": [{"id": "100001", "mandates": []}, {"id": "100002"}, {"name": "x"}]}
REGISTER = {"stations": [{"id": "0001"}], "districts": [{"code": "430104"}]}


@pytest.mark.parametrize(
    ("path", "keys", "data", "address"),
    [
        ("content/stations/yuelu/0003.yaml", ("rota", 0, "on"), STATION, "/stations/0003/edit#f-rota.0.on"),
        ("content/stations/yuelu/0003.yaml", (), STATION, "/stations/0003/edit#f-"),
        ("content/stations/yuelu/0003.yaml", ("deputies", 0, "phone"), STATION, "/deputies/100001/edit#f-phone"),
        ("content/stations/yuelu/0003.yaml", ("deputies", 1, "name"), STATION, ""),
        ("content/stations/yuelu/0003.yaml", ("deputies", 2, "name"), STATION, ""),
        ("content/stations/yuelu/0003.yaml", ("deputies",), STATION, "/stations/0003"),
        ("content/opinions/yuelu/0003.yaml", (0, "reply"), [{"id": "0003-2026-01"}], "/opinions/0003/0003-2026-01/edit#f-reply"),
        ("content/opinions/yuelu/0003.yaml", (0,), [{"id": "a/../b"}], "/opinions/0003/a%2F..%2Fb/edit#f-"),
        ("content/opinions/yuelu/0003.yaml", (4, "reply"), [], ""),
        ("content/projects/2026.yaml", (0, "votes", "of"), [{"id": "2026-01"}], "/projects/2026/2026-01/edit#f-votes.of"),
        ("content/news/2026/2026-03-14-dianti.md", ("cover",), {}, "/news/2026-03-14-dianti/edit#f-cover"),
        ("stations.yaml", ("stations", 0, "community"), REGISTER, "/register/stations/0001/edit#f-community"),
        ("stations.yaml", ("districts", 0, "slug"), REGISTER, "/register/districts/430104/edit#f-slug"),
        ("stations.yaml", ("site", "icp"), REGISTER, "/register/sections/site/edit#f-icp"),
        ("stations.yaml", (), REGISTER, ""),
        ("content/pages/about.md", ("title",), {}, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_leads_to_its_field(path: str, keys: Keys, data: object, address: str) -> None:
    assert field_address(path, keys, data) == address
    assert has_form(path) == (path != "content/pages/about.md")
