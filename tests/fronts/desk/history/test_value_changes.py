"""What changed between two states of a file, and what two people's states of it have in common, is told value by value."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from zhanpai.content.versions.change_words import said_changes, said_conflict
from zhanpai.content.versions.typed_values import read_values, with_changes
from zhanpai.content.versions.value_changes import (
    ABSENT,
    ValueChange,
    ValueConflict,
    changed_data,
    three_way,
    value_changes,
)
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.station import StationFile

STATION: dict[str, Any] = {
    "address": "示范路1号",
    "phone": "0731-1",
    "head": {"name": "张示例", "post": "站长"},
    "rota": [{"on": "2026-12-02", "deputies": ["100001"]}, {"on": "2026-12-16", "deputies": ["100002"]}],
    "deputies": [
        {"id": "100001", "name": "王示范", "focus": ["养老服务", "物业管理"]},
        {"id": "100002", "name": "李样例", "focus": ["教育"]},
    ],
}


def edited(**values: Any) -> dict[str, Any]:
    return STATION | values


def test_each_value_that_changed_is_told_and_no_other() -> None:
    deputies = [dict(STATION["deputies"][0], focus=["养老服务", "加装电梯"]), STATION["deputies"][1]]
    new = edited(phone="0731-2", deputies=deputies, hours="周一至周五")
    assert value_changes(STATION, new) == (
        ValueChange(("phone",), "0731-1", "0731-2"),
        ValueChange(("deputies", 0, "focus", 1), "物业管理", "加装电梯"),
        ValueChange(("hours",), ABSENT, "周一至周五"),
    )
    assert value_changes(STATION, dict(reversed([*STATION.items()]))) == ()


def test_items_are_known_by_their_ids_else_by_their_values_else_by_their_places() -> None:
    old = [{"id": "1", "n": "a"}, {"id": "2", "n": "b"}, {"id": "3", "n": "c"}]
    new = [{"id": "0", "n": "new"}, {"id": "2", "n": "B"}, {"id": "3", "n": "c"}]
    assert value_changes(old, new) == (
        ValueChange((0,), old[0], ABSENT),
        ValueChange((1,), ABSENT, new[0]),
        ValueChange((1, "n"), "b", "B"),
    )
    assert value_changes(["a", "b", "c"], ["b", "c", "d"]) == (
        ValueChange((0,), "a", ABSENT),
        ValueChange((3,), ABSENT, "d"),
    )
    assert value_changes([{"d": "1", "e": "x"}], [{"d": "2", "e": "x"}]) == (ValueChange((0, "d"), "1", "2"),)


def test_two_people_who_changed_different_values_lose_nothing() -> None:
    theirs = edited(phone="0731-9", rota=[*STATION["rota"], {"on": "2026-12-20", "deputies": ["100001"]}])
    mine = edited(address="示范路2号", rota=[*STATION["rota"], {"on": "2026-12-23", "deputies": ["100002"]}])
    found = three_way(STATION, theirs, mine)
    assert found.conflicts == ()
    merged = changed_data(theirs, found.changes)
    assert (merged["phone"], merged["address"]) == ("0731-9", "示范路2号")
    assert [one["on"] for one in merged["rota"]] == ["2026-12-02", "2026-12-16", "2026-12-20", "2026-12-23"]


def test_two_people_who_changed_the_same_value_are_both_heard() -> None:
    theirs, mine = (
        edited(phone="0731-9", hours="上午"),
        edited(phone="0731-2", address="示范路2号", hours="上午"),
    )
    found = three_way(STATION, theirs, mine)
    assert found.conflicts == (ValueConflict(("phone",), "0731-1", "0731-9", "0731-2"),)
    assert found.changes == (ValueChange(("address",), "示范路1号", "示范路2号"),)


def test_an_item_gone_here_and_changed_there_is_a_conflict_at_its_place() -> None:
    gone = edited(deputies=STATION["deputies"][1:])
    changed = edited(deputies=[dict(STATION["deputies"][0], name="王示泛"), STATION["deputies"][1]])
    assert three_way(STATION, changed, gone).conflicts == (
        ValueConflict(("deputies", 0), STATION["deputies"][0], changed["deputies"][0], ABSENT),
    )
    assert three_way(STATION, gone, changed).conflicts == (
        ValueConflict(("deputies", 0), STATION["deputies"][0], ABSENT, changed["deputies"][0]),
    )


def test_the_same_item_added_by_both_is_there_once() -> None:
    new = {"id": "100003", "name": "赵示例"}
    theirs = edited(deputies=[*STATION["deputies"], new])
    mine = edited(deputies=[*STATION["deputies"], dict(new, post="教师")])
    found = three_way(STATION, theirs, mine)
    assert found.in_order == three_way(theirs, theirs, mine).in_order
    assert changed_data(theirs, found.changes) == mine


def test_changes_are_said_as_a_clerk_would_say_them() -> None:
    new = edited(
        phone="0731-2",
        hours="周一至周五 9:00-12:00",
        head={"name": "张示例", "post": "副站长"},
        rota=[*STATION["rota"], {"on": "2026-12-09", "deputies": ["100001"]}],
        deputies=[dict(STATION["deputies"][0], focus=[]), STATION["deputies"][1]],
    )
    assert said_changes(value_changes(STATION, new), STATION, StationFile) == (
        "电话：原来是“0731-1”，改成“0731-2”",
        "站长的职务：原来是“站长”，改成“副站长”",
        "轮值安排：加上一项（2026-12-09 100001）",
        "进站代表“王示范”的关注领域：去掉一项（养老服务）",
        "进站代表“王示范”的关注领域：去掉一项（物业管理）",
        "开放时间：写上“周一至周五 9:00-12:00”",
    )


def test_choices_are_said_in_chinese_and_long_texts_by_their_length() -> None:
    old = [{"id": "1", "topic": "加装电梯", "status": "received", "reply": "正在办"}]
    new = [{"id": "1", "topic": "加装电梯", "status": "replied", "reply": "办好了。" * 40}]
    assert said_changes(value_changes(old, new), old, Opinion) == (
        "“加装电梯”的办理状态：原来是“已登记”，改成“已答复”",
        "“加装电梯”的答复：改了文字（原来 3 个字，改成 160 个字）",
    )


def test_what_stands_in_the_way_is_said_with_what_stands_there_now() -> None:
    found = three_way(STATION, edited(phone="0731-9"), edited(phone="0731-2"))
    said = [said_conflict(one, STATION, StationFile) for one in found.conflicts]
    assert said == ["电话：后来又改成了“0731-9”"]


def some(dice: Random, depth: int = 3) -> Any:
    kind = dice.randrange(6) if depth else 0
    if kind < 3:
        return dice.choice(["一", "二", "三", "2026-03-04", "0731-1", "a: b", "- x", None])
    if kind == 3:
        return {key: some(dice, depth - 1) for key in dice.sample("abcdef", dice.randrange(1, 4))}
    if kind == 4:
        return [{"id": id, "n": some(dice, depth - 2)} for id in dice.sample("123456", dice.randrange(4))]
    return [some(dice, depth - 1) for _ in range(dice.randrange(4))]


def other(dice: Random, value: Any) -> Any:
    """A value somebody has made of this one."""
    if dice.random() < 0.1:
        return some(dice)
    if isinstance(value, dict):
        kept = {key: other(dice, inner) for key, inner in value.items() if dice.random() > 0.15}
        return kept | ({dice.choice("ghi"): some(dice, 1)} if dice.random() < 0.3 else {})
    if isinstance(value, list):
        kept_items = [other(dice, inner) for inner in value if dice.random() > 0.2]
        if dice.random() < 0.4:
            kept_items.insert(dice.randrange(len(kept_items) + 1), some(dice, 1))
        return kept_items
    return some(dice, 0) if dice.random() < 0.2 else value


def root(dice: Random) -> dict[str, Any]:
    return {key: some(dice) for key in "abcd"}


@pytest.mark.parametrize("seed", range(150))
def test_changes_make_the_new_state_of_the_old_one_whatever_it_is(seed: int) -> None:
    dice = Random(seed)
    base = root(dice)
    mine, theirs = (_kept(dice, base) for _ in range(2))
    assert changed_data(base, value_changes(base, mine)) == mine
    there, here = three_way(base, theirs, mine), three_way(base, mine, theirs)
    assert len(there.conflicts) == len(here.conflicts)
    if not there.conflicts:
        merged, too = changed_data(theirs, there.changes), changed_data(mine, here.changes)
        assert _unordered(merged) == _unordered(too)
    assert three_way(base, base, mine).conflicts == three_way(base, mine, mine).conflicts == ()
    assert three_way(base, mine, mine).changes == ()


def _kept(dice: Random, base: dict[str, Any]) -> dict[str, Any]:
    made = other(dice, base)
    return made if isinstance(made, dict) else base


def _unordered(value: Any) -> Any:
    """Where both have put something, either may stand first."""
    if isinstance(value, dict):
        return {key: _unordered(value[key]) for key in sorted(value)}
    return sorted(map(repr, map(_unordered, value))) if isinstance(value, list) else value


TYPED = """\
# 望月湖
address: 示范路1号   # 门口
phone: "0731-1"
rota:
  - {on: 2026-12-02, deputies: ["100001"]}   # 第一次
  # 第二次
  - on: 2026-12-16
    deputies: ["100002", "100003"]
focus: []
"""


def test_changes_are_made_in_the_bytes_and_all_else_stays() -> None:
    values = read_values("content/stations/yuelu/0001.yaml", TYPED.encode())
    assert values
    new = dict(values.data, phone="0731-2", address="示范路2号", rota=values.data["rota"][1:], focus=["养老"])
    made = with_changes("content/stations/yuelu/0001.yaml", TYPED.encode(), value_changes(values.data, new))
    again = read_values("content/stations/yuelu/0001.yaml", made)
    assert again and again.data == new
    assert made.decode().startswith('# 望月湖\naddress: 示范路2号   # 门口\nphone: "0731-2"\nrota:\n')
    assert '  # 第二次\n  - on: 2026-12-16\n    deputies: ["100002", "100003"]\n' in made.decode()
