"""What a form asks for is what the model says, and is said nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhanpai.domain.model.base import Record
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver
from zhanpai.fronts.desk.forms.form_fields import FormField, form_fields

MODELS = (StationFile, Deputy, NewsFront, Opinion, Project, Register, Waiver)


def named(model: type[Record]) -> dict[str, FormField]:
    return {one.key: one for one in form_fields(model)}


def below(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for one in fields:
        yield one
        yield from below((*one.parts, *((one.item,) if one.item else ())))


@pytest.mark.parametrize("model", MODELS)
def test_every_field_of_every_model_has_a_way_of_asking_and_a_chinese_title(model: type[Record]) -> None:
    fields = form_fields(model)
    assert [one.key for one in fields] == list(model.model_fields)
    for one in below(fields):
        assert any("一" <= letter <= "鿿" for letter in one.title), one


def test_title_hint_example_choices_and_need_come_from_the_model() -> None:
    fields = named(Opinion)
    assert fields["topic"] == FormField(
        "topic",
        "事项",
        "line",
        "一句话，不写是谁反映的，不写住址。",
        "小区门口路灯不亮",
        is_required=True,
    )
    assert fields["status"].sort == "choice" and fields["status"].choices[4] == ("replied", "已答复")
    assert fields["reply"].sort == "text" and fields["due"].sort == "day" and fields["month"].sort == "month"
    assert not fields["due"].is_required


def test_what_holds_if_nothing_is_chosen_is_said_in_words() -> None:
    reception = named(StationFile)["reception"].item
    assert reception is not None
    holidays = next(one for one in reception.parts if one.key == "holidays")
    assert (holidays.unsaid, holidays.sort) == ("顺延", "choice")
    videos = named(NewsFront)["videos"].item
    assert videos is not None and videos.parts[2].unsaid == "否"


def test_numbers_of_stations_deputies_and_names_of_pictures_are_chosen_from_lists() -> None:
    news = named(NewsFront)
    assert news["stations"].item is not None and news["stations"].item.sort == "station"
    assert news["deputies"].item is not None and news["deputies"].item.sort == "deputy"
    assert news["cover"].sort == "picture"
    photos = named(StationFile)["photos"].item
    assert photos is not None and [one.sort for one in photos.parts] == ["picture", "line"]


def test_lists_and_records_nest_as_the_model_does() -> None:
    deputy = named(Deputy)
    assert deputy["mandates"].sort == "rows" and deputy["mandates"].item is not None
    assert [one.key for one in deputy["mandates"].item.parts] == [
        "level",
        "term",
        "place",
        "constituency",
        "until",
    ]
    assert deputy["consent"].sort == "group" and deputy["focus"].item is not None
    kinds = named(Register)["kinds"]
    assert kinds.sort == "table" and len(kinds.choices) == 9 and kinds.item is not None


def test_fields_are_left_out_on_demand() -> None:
    assert "id" not in {one.key for one in form_fields(Deputy, {"id"})}
