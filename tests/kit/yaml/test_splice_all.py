"""Several changes of one file in one reading: the same bytes as one after another, and nothing else."""

from __future__ import annotations

import pytest

from zhanpai.kit.yaml.splice import Splice, SpliceError, add_item, remove, set_value, splice_all

REGISTER = """\
site: {title: 甲, phone: "1"}  # 主办
rows:
  - {id: "0001", kind: a,  place: 东}
  - {id: "0002", kind: bb, place: 西}   # 二
  - id: "0003"
    kind: c
    place: 南
words: [一, 二, 三]
none: []
"""


def one_by_one(raw: bytes, splices: list[Splice]) -> bytes:
    for one in splices:
        if one.how == "remove":
            raw = remove(raw, "x.yaml", one.keys)
        else:
            raw = (set_value if one.how == "set" else add_item)(raw, "x.yaml", one.keys, one.value)
    return raw


@pytest.mark.parametrize(
    "splices",
    [
        [Splice("set", ("rows", 0, key), key) for key in ("status", "into", "since")],
        [Splice("set", ("site", "title"), "乙"), *(Splice("add", ("words",), one) for one in "四五")],
        [Splice("set", ("rows", 2, "place"), "北"), Splice("set", ("site", "phone"), "2")],
        [Splice("set", ("rows", 1, "kind"), "a"), Splice("remove", ("rows", 1, "place"))],
        [Splice("set", ("rows", 2, "place"), "北"), Splice("remove", ("rows", 2, "kind")), Splice("remove", ("rows", 0))],
        [Splice("add", ("none",), "一"), Splice("add", ("none",), "二")],
        [Splice("set", ("new",), {"a": "1"}), Splice("set", ("new", "b"), "2")],
        [],
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_at_once_say_what_one_after_another_say(splices: list[Splice], end: str) -> None:
    raw = REGISTER.replace("\n", end).encode()
    assert splice_all(raw, "x.yaml", splices) == one_by_one(raw, splices)


def test_removed_items_are_meant_by_their_places_in_the_file_as_it_was() -> None:
    made = splice_all(
        b"a: [1, 2, 3, 4]\n", "x.yaml", [Splice("remove", ("a", 0)), Splice("remove", ("a", 2))]
    )
    assert made == b"a: [2, 4]\n"
    assert (
        splice_all(b"a: [1, 2]\n", "x.yaml", [Splice("remove", ("a", 0)), Splice("remove", ("a", 1))])
        == b"a: []\n"
    )


def test_a_row_gets_one_thing_for_another() -> None:
    made = splice_all(
        b"- {id: 1, a: 2, b: 3}\n", "x.yaml", [Splice("set", (0, "c"), 4), Splice("remove", (0, "b"))]
    )
    assert made == b"- {id: 1, a: 2, c: 4}\n"


def test_what_cannot_be_made_is_refused_as_it_is_alone() -> None:
    with pytest.raises(SpliceError, match="没有"):
        splice_all(b"a: 1\nb: 2\n", "x.yaml", [Splice("set", ("a",), "3"), Splice("remove", ("c",))])
