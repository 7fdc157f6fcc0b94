"""What is told in a form has no word of a file in it."""

from __future__ import annotations

import re

import pytest

from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.desk.form_words import in_form
from zhanpai.fronts.desk.forms.form_fields import FormField, form_fields


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("缺少“日期”（on）。", "缺少“日期”。"),
        ("在这里补上“on: ”，冒号后面写日期。", "填上日期。"),
        ("在这里补上“head: ”，内容写成{name: 张三, post: 主任}这样。", "在这里填上。"),
        ("冒号后面空着，或者删掉这一项。", "这里空着，或者删掉这一项。"),
        ("接待地点（一楼）写得太长。", "接待地点（一楼）写得太长。"),
    ],
)
def test_a_fault_is_told_without_keys_and_colons(said: str, told: str) -> None:
    assert in_form(said) == told


def every(fields: tuple[FormField, ...]) -> list[FormField]:
    inner = [one for f in fields for one in every(f.parts + ((f.item,) if f.item else ()))]
    return [*fields, *inner]


@pytest.mark.parametrize("model", [StationFile, NewsFront])
def test_no_hint_speaks_of_folders_or_of_what_stands_behind_the_words_of_a_choice(model: type) -> None:
    for field in every(form_fields(model)):
        assert "文件夹" not in field.hint and not re.search("gcj02|wgs84|写编号", field.hint), field
