"""What is typed in another way is no difference, and one reception that moves is no second one."""

import pytest

from tests.content.tables.office_tables import against, only
from zhanpai.content.tables.difference import Outcome

RECEPTION = {"station": "0001", "rule": "每月第2个周三", "place": "一楼接待室", "time": "9:00-11:30"}


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("rule", "每月第二个星期三"),
        ("rule", "每月第２个礼拜三"),
        ("time", "上午9：00—11：30"),
        ("time", "9点至11点半"),
    ],
)
def test_the_same_days_and_hours_in_other_words_are_no_difference(key, typed):
    assert only(against("接待日", {**RECEPTION, key: typed})).outcome is Outcome.SAME


def test_the_only_reception_of_its_days_that_is_told_at_another_place_has_moved():
    row = only(against("接待日", {**RECEPTION, "rule": "每月第二个周三", "place": "二楼"}))
    assert [(cell.key, cell.old, cell.new) for cell in row.cells] == [("place", "一楼接待室", "二楼")]


def test_two_places_of_the_same_days_are_two_receptions():
    found = against("接待日", RECEPTION, {**RECEPTION, "place": "二楼"})
    assert [row.outcome for row in found.rows] == [Outcome.SAME, Outcome.ADDED]


def test_a_telephone_number_that_lost_its_area_is_the_same_number():
    row = {"station": "0001", "id": "100001", "name": "张示例"}
    assert only(against("代表", {**row, "phone": "00000011"})).outcome is Outcome.SAME
    assert only(against("代表", {**row, "phone": "00000012"})).outcome is Outcome.CHANGED
