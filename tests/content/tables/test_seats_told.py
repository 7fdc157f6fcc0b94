"""The seats that a list tells are beside those of the person: none is made of another congress, none of an unseen term."""

import pytest

from tests.content.tables.office_tables import against, only
from tests.make import TODAY
from zhanpai.content.tables.cell_values import CellError
from zhanpai.content.tables.difference import Outcome
from zhanpai.content.tables.told_seats import paired

NEW = {"station": "0001", "name": "周示例", "mandates.level": "区县人大代表", "mandates.term": "第六届"}
LI = {"station": "0001", "id": "100002", "name": "李样例"}


@pytest.mark.parametrize(
    ("said", "congress"),
    [
        ({"mandates.place": "芙蓉区"}, "芙蓉区"),
        ({"mandates.constituency": "芙蓉区第3选区"}, "芙蓉区"),
        ({"mandates.level": "乡镇人大代表", "mandates.place": "莲花镇"}, "莲花镇"),
    ],
)
def test_a_new_deputy_of_a_congress_that_is_not_the_stations_is_in_doubt(said, congress):
    row = only(against("代表", {**NEW, **said}))
    assert row.outcome is Outcome.DOUBTFUL
    assert row.reason.startswith(f"写的是{congress}的人大代表，这个站在岳麓区望月湖街道")


def test_one_more_seat_of_a_congress_elsewhere_is_in_doubt_too():
    seats = {"mandates.level": "区县人大代表；区县人大代表", "mandates.place": "岳麓区；芙蓉区"}
    assert (
        only(against("代表", {**LI, **seats, "mandates.term": "第六届；第七届"})).outcome is Outcome.DOUBTFUL
    )


def test_a_deputy_of_the_stations_own_district_is_new():
    assert only(against("代表", {**NEW, "mandates.place": "岳麓区"})).outcome is Outcome.ADDED


def test_the_term_that_is_supplied_is_shown():
    seats = {"mandates.level": "省人大代表；区县人大代表"}
    row = only(against("代表", {**LI, **seats}))
    assert next(cell.new for cell in row.cells if cell.key == "mandates.term") == "第六届；第十四届"


def test_of_two_seats_of_one_level_a_list_of_those_in_office_means_the_one_that_runs():
    ended = {"level": "区县人大代表", "term": "第五届", "until": "2021-12"}
    runs = {"level": "区县人大代表", "term": "第六届", "until": "2026-12"}
    assert paired([{"level": "区县人大代表"}], [ended, runs], TODAY) == [1]
    with pytest.raises(CellError, match="看不出写的是哪一个"):
        paired([{"level": "区县人大代表"}], [runs, {**runs, "place": "芙蓉区"}], TODAY)
