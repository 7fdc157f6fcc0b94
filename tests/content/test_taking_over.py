"""Hand-ins on a city that went on meanwhile, in memory: every value has one fate, and no other value of the city changes."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from zhanpai.content.handin.fates import Decisions, Evening, Fate
from zhanpai.content.handin.gathering import Lying, begun, gather
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.handin.renumbering import people_in
from zhanpai.content.handin.scope_files import scope_files
from zhanpai.content.handin.taking_over import TheCity, take_over
from zhanpai.content.versions.typed_values import read_values
from zhanpai.domain.model.register import Register
from zhanpai.kit.clock import CHINA
from zhanpai.kit.yaml import parse

REGISTER = """site: {title: 示例市代表联络站, permalink_base: "https://llz.example.gov.cn", owner: 示例市人大常委会}
city: {name: 示例市, code: "430100"}
kinds: {community: {word: 代表联络站}}
districts:
  - code: "430104"
    name: 示例区
    slug: shili
    townships: [{code: "430104001", name: 示范街道}]
stations:
  - {id: "0001", kind: community, district: 示例区, township: 示范街道, community: 湖东社区}
  - {id: "0002", kind: community, district: 示例区, township: 示范街道, community: 湖西社区}
"""
ONE, TWO = "content/stations/shili/0001.yaml", "content/stations/shili/0002.yaml"
STATION = """address: 示范路1号  # 门口有石狮子
phone: "010-88880001"
hours: "9:00-17:00"
intro: 湖东社区的联络站。
deputies:
  # 站长
  - id: "100001"
    name: 张示例
    post: 书记
  - {id: "100002", name: 李样例, post: 医生}
  - {id: "100003", name: 王示范, post: 教师}
"""
MADE = dt.datetime(2026, 11, 23, 20, 10, tzinfo=CHINA)
Files = dict[str, bytes]


def register() -> Register:
    return Register.model_validate(parse(REGISTER.encode(), "stations.yaml").data)


def lying(files: Files) -> Lying:
    return Lying({"stations.yaml": REGISTER.encode()} | files, {}, register())


def handed(given: Files, now: Files) -> HandIn:
    """What a district hands in that was given `given` and has `now`."""
    files = scope_files(register(), Scope(district="示例区"))
    base = begun(lying(given), files, "张示例", MADE)
    return gather(base, lying(now), files, lambda path: b"", MADE).hand_in


def evening(city: Files, *hand_ins: HandIn, decisions: Decisions | None = None) -> Evening:
    read = {path: read_values(path, raw) for path, raw in city.items()}
    people = {
        path: people_in(values.data) for path, values in read.items() if values and "/stations/" in path
    }
    the_city = TheCity(register(), city.get, frozenset(city), people)
    named = [(f"{n}.zip", one, one.scope) for n, one in enumerate(hand_ins)]
    return take_over(the_city, named, decisions or Decisions()).evening


def after(city: Files, done: Evening) -> Files:
    found = dict(city)
    for path, before, raw in done.files:
        assert found.get(path) == before
        if raw is None:
            del found[path]
        else:
            found[path] = raw
    return found


def edited(*exchanged: tuple[str, str], text: str = STATION) -> Files:
    for old, new in exchanged:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {ONE: text.encode()}


GIVEN = edited()


def test_a_deputy_who_was_moved_to_another_station_meanwhile_is_a_conflict_and_not_two_people():
    gone = '  - {id: "100002", name: 李样例, post: 医生}\n'
    city = edited((gone, "")) | {
        TWO: b'deputies:\n  - {id: "100002", name: \xe6\x9d\x8e\xe6\xa0\xb7\xe4\xbe\x8b}\n'
    }
    done = evening(city, handed(GIVEN, edited(("post: 医生", "post: 院长"))))
    ((_, value),) = done.values
    assert (value.fate, value.where, value.why) == (Fate.CONFLICT, "进站代表“李样例”", "市里已经去掉了这一项")
    assert done.files == ()


def test_a_file_that_the_city_cannot_read_any_more_is_left_and_said():
    city = {ONE: b"address: [\n"}
    done = evening(city, handed(GIVEN, edited(("示范路1号", "示范路2号"))))
    ((_, value),) = done.values
    assert value.fate is Fate.REFUSED and "市里的这个文件现在读不出来" in value.why
    assert done.files == ()


def test_a_file_that_the_city_took_away_is_a_conflict_that_can_be_decided():
    hand_in = handed(GIVEN, edited(("示范路1号", "示范路2号")))
    ((_, value),) = evening({}, hand_in).values
    assert (value.fate, value.where) == (Fate.CONFLICT, "整个文件")
    done = evening({}, hand_in, decisions=Decisions(frozenset({value.id})))
    assert after({}, done) == edited(("示范路1号", "示范路2号"))


def test_an_opinion_of_a_number_that_the_city_gave_meanwhile_gets_the_next_one():
    ledger = "content/opinions/shili/0001.yaml"
    ours = '- {id: "0001-2026-01", month: "2026-11", topic: 路灯不亮, category: 环境, status: received}\n'
    theirs = ours.replace("路灯不亮", "井盖坏了")
    hand_in = handed({}, {ledger: ours.encode()})
    city = {ledger: theirs.encode()}
    done = evening(city, hand_in)
    assert done.hand_ins[0].opinions == {"0001-2026-01": "0001-2026-02"}
    found = read_values(ledger, after(city, done)[ledger])
    assert found is not None
    assert [(item["id"], item["topic"]) for item in found.data] == [
        ("0001-2026-01", "井盖坏了"),
        ("0001-2026-02", "路灯不亮"),
    ]
    again = evening(after(city, done), hand_in)
    assert again.files == () and again.hand_ins[0].opinions == {"0001-2026-01": "0001-2026-02"}


def test_remarks_and_quotes_of_the_city_stay():
    city = edited(("# 门口有石狮子", "# 市里的注解"), ('"9:00-17:00"', "'9:00-17:00'"))
    done = evening(
        city, handed(GIVEN, edited(("示范路1号  # 门口有石狮子", "示范路2号"), ("post: 书记", "post: 主任")))
    )
    assert after(city, done)[ONE].decode() == STATION.replace(
        "示范路1号  # 门口有石狮子", "示范路2号  # 市里的注解"
    ).replace('"9:00-17:00"', "'9:00-17:00'").replace("post: 书记", "post: 主任")


def flat(raw: bytes) -> dict[tuple[str, ...], Any]:
    """Every value by its place, people by their numbers: another way to compare than that of the program."""
    values = read_values(ONE, raw)
    assert values is not None
    found: dict[tuple[str, ...], Any] = {}
    for key, value in values.data.items():
        if key == "deputies":
            found |= {("deputies", one["id"], part): text for one in value for part, text in one.items()}
        else:
            found[key,] = value
    return found


def shaken(raw: str, dice: random.Random) -> Files:
    """The file with some of its values set to one of few, so that two people often meet."""
    for old in (
        "示范路1号",
        "010-88880001",
        "9:00-17:00",
        "湖东社区的联络站。",
        "书记",
        "医生",
        "教师",
        "张示例",
    ):
        if dice.random() < 0.4:
            raw = raw.replace(old, f"{old[:2]}{dice.choice('89')}")
    if dice.random() < 0.25:
        raw = raw.replace('  - {id: "100003", name: 王示范, post: 教师}\n', "")
    if dice.random() < 0.3:
        raw += f'  - {{id: "10000{dice.choice("67")}", name: 赵示例, post: 司机}}\n'
    if dice.random() < 0.3:
        raw = f"last_verified: 2026-11-0{dice.choice('12')}\n{raw}"
    return {ONE: raw.encode()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(400))
def test_whatever_two_sides_change_nothing_is_lost_and_nothing_unasked(seed: int):
    dice = random.Random(seed)
    city, mine = shaken(STATION, dice), shaken(STATION, dice)
    hand_in = handed(GIVEN, mine)
    done = evening(city, hand_in)
    base, theirs, ours = (flat(files[ONE]) for files in (GIVEN, city, mine))
    result = flat(after(city, done)[ONE])
    ids = [value.id for _, value in done.values]
    assert len(ids) == len({*ids})
    gone = {key[:2] for key in (*base, *theirs) if key not in ours or key not in theirs}
    for key in {*base, *theirs, *ours, *result}:
        was, there, here = (values.get(key) for values in (base, theirs, ours))
        if here in (was, there):
            assert result.get(key) == there, key
        elif there == was:
            # A person who is gone on one side, and changed on the other, is one conflict and stays as the city has it.
            assert result.get(key) == here or (key[0] == "deputies" and key[:2] in gone), key
        else:
            assert result.get(key) == there, key
    conflicts = {value.where for _, value in done.values if value.fate is Fate.CONFLICT}
    both = {
        key for key in {*base, *theirs, *ours} if len({str(v.get(key)) for v in (base, theirs, ours)}) == 3
    }
    assert bool(conflicts) >= bool(both)
    again = evening(after(city, done), hand_in)
    assert again.files == () and again.count(Fate.TAKEN) == 0
    assert again.count(Fate.CONFLICT) == done.count(Fate.CONFLICT)
