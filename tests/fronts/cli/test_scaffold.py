"""New text is put in the one right place, and what a template shows is what the reader takes."""

import pytest

from zhanpai.content.records import read_record
from zhanpai.content.scaffold.insertion import InsertionError, append_item
from zhanpai.content.scaffold.station import EXAMPLES, station_text
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.disk import files
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

ITEM = ["- id: b", "  name: 乙"]


def appended(text: str, item: list[str] = ITEM) -> str:
    return append_item(text.encode(), "x.yaml", "people", item).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people:\n  - id: a\n", "people:\n  - id: a\n  - id: b\n    name: 乙\n"),
        ("people:\n- id: a\nend: x\n", "people:\n- id: a\n- id: b\n  name: 乙\nend: x\n"),
        ("people:\n  - id: a\n  # 完\n\nend: x\n", "people:\n  - id: a\n  - id: b\n    name: 乙\n  # 完\n\nend: x\n"),
        ("people:\n  - id: a\n    # 甲\n", "people:\n  - id: a\n    # 甲\n  - id: b\n    name: 乙\n"),
        (
            "people:\n  - id: a\n    bio: |\n      一\n\n      二\n\n",
            "people:\n  - id: a\n    bio: |\n      一\n\n      二\n  - id: b\n    name: 乙\n\n",
        ),
        ("people:\n  - id: a", "people:\n  - id: a\n  - id: b\n    name: 乙\n"),
        ("people:\r\n  - id: a\r\nend: x\r\n", "people:\r\n  - id: a\r\n  - id: b\r\n    name: 乙\r\nend: x\r\n"),
        ("people:  # 全部\nend: x\n", "people:  # 全部\n  - id: b\n    name: 乙\nend: x\n"),
        ("people:\n  -\n    id: a\n", "people:\n  -\n    id: a\n  - id: b\n    name: 乙\n"),
        ("people: []\n", "people:\n  - id: b\n    name: 乙\n"),
        ("end: x\n", "end: x\npeople:\n  - id: b\n    name: 乙\n"),
        ("\ufeffpeople:\n  - id: a\n", "\ufeffpeople:\n  - id: a\n  - id: b\n    name: 乙\n"),
    ],
)  # fmt: skip
def test_entry_goes_to_the_end_of_its_list_and_nothing_else_changes(before, after):
    assert appended(before) == after


@pytest.mark.parametrize(
    "before", ["people: [{id: a}]\n", "people: [\n]\n", "people: 甲\n", "people：\n  - id: a\n"]
)
def test_list_of_another_layout_is_refused(before):
    with pytest.raises(InsertionError):
        appended(before)


def test_template_of_a_station_explains_every_field_and_reads_as_empty():
    text = station_text("0001", "示例站")
    for info in StationFile.model_fields.values():
        assert f"\n# {info.title}" in text
    station, findings = read_record(StationFile, parse(text.encode(), "x.yaml").data, "x.yaml")
    assert (station, findings) == (StationFile(), [])


def test_every_example_in_the_template_can_be_used_as_it_stands():
    assert list(EXAMPLES) == list(StationFile.model_fields)
    document = parse("\n".join(EXAMPLES.values()).encode(), "x.yaml")
    assert document.problems == ()
    assert read_record(StationFile, document.data, "x.yaml")[1] == []


def test_new_file_is_whole_or_not_there(tmp_path):
    path = tmp_path / "a" / "b.yaml"
    files.create(path, b"x: y\n")
    assert path.read_bytes() == b"x: y\n"
    with pytest.raises(FileExistsError):
        files.create(path, b"z: z\n")
    assert path.read_bytes() == b"x: y\n"
    assert [p.name for p in path.parent.iterdir()] == ["b.yaml"]


def test_file_that_was_saved_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_bytes(b"saved: meanwhile\n")
    with pytest.raises(Problem, match=r"a/b\.yaml 刚才被别的程序改了，没有动它。"):
        files.replace(path, b"new: text\n", expected=b"as: read\n", name="a/b.yaml")
    assert path.read_bytes() == b"saved: meanwhile\n"
    files.replace(path, b"new: text\n", expected=b"saved: meanwhile\n", name="a/b.yaml")
    assert path.read_bytes() == b"new: text\n"
    assert [p.name for p in tmp_path.iterdir()] == ["b.yaml"]
