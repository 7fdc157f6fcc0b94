"""A value of a file has one id among the fields of its form."""

from zhanpai.fronts.desk.field_anchor import anchor


def test_the_keys_of_a_value_are_the_id_of_its_field() -> None:
    assert anchor(("rota", 0, "on")) == "f-rota.0.on"
    assert anchor(("name",)) == "f-name"
