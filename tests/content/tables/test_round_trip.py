"""What was exported and comes back untouched changes no byte; what a person changes in a cell changes just that value."""

import csv
import datetime as dt
import io
import random
from collections.abc import Iterator, Mapping

import openpyxl
import pytest
import yaml

from tests.make import DEMO, TODAY
from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.load import ContentReader
from zhanpai.content.tables.difference import Outcome
from zhanpai.content.tables.kinds import DEPUTIES, TABLES, TableKind
from zhanpai.content.tables.records_out import cells_of
from zhanpai.content.tables.sheets_out import TablesWanted, csv_out, workbook_out
from zhanpai.content.tables.table_edits import table_changes
from zhanpai.fronts.cli.main import run
from zhanpai.fronts.importing import Import, read_import


@pytest.fixture(scope="module")
def demo() -> ContentReader:
    return ContentReader(DEMO)


def exported(reader: ContentReader, today: dt.date = TODAY) -> bytes:
    return workbook_out(reader.load(today), TablesWanted()).raw


def back(reader: ContentReader, raw: bytes, today: dt.date = TODAY) -> Import:
    return read_import(reader.root, today, raw, reader=reader)


def resaved(raw: bytes) -> bytes:
    """As another program saves what it has opened: openpyxl, which has had no part in writing or reading."""
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(raw)).save(out)
    return out.getvalue()


def says_the_same(made: Import) -> bool:
    return set(made.difference.counts) == {Outcome.SAME} and not any(
        row.emptied for row in made.difference.rows
    )


def in_gbk(raw: bytes) -> bytes:
    return raw.decode("utf-8-sig").encode("gb18030")


def test_all_six_tables_come_back_as_a_workbook_and_say_the_same(demo):
    assert says_the_same(back(demo, exported(demo)))


def test_a_workbook_that_another_program_has_saved_says_the_same(demo):
    assert says_the_same(back(demo, resaved(exported(demo))))


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.word)
def test_each_table_comes_back_as_csv_in_either_encoding_and_says_the_same(demo, kind):
    raw = csv_out(kind, demo.load(TODAY), TablesWanted()).raw
    assert says_the_same(back(demo, raw))
    assert says_the_same(back(demo, in_gbk(raw)))


def test_a_workbook_of_one_station_says_nothing_of_the_others(demo):
    raw = workbook_out(demo.load(TODAY), TablesWanted(stations={"0001"})).raw
    made = back(demo, raw)
    assert {row.station for row in made.difference.rows if row.outcome is not Outcome.ABSENT} == {"0001"}
    assert not made.difference.of(Outcome.CHANGED, Outcome.ADDED, Outcome.DOUBTFUL)
    assert not [row for row in made.difference.of(Outcome.ABSENT) if row.kind is not TABLES[0]]


@pytest.mark.slow
def test_the_shipped_city_comes_back_from_every_form_and_says_the_same():
    reader = ContentReader(ROOT)
    raw = exported(reader, SHIPPED_TODAY)
    assert says_the_same(back(reader, raw, SHIPPED_TODAY))
    assert says_the_same(back(reader, resaved(raw), SHIPPED_TODAY))
    for kind in TABLES:
        table = csv_out(kind, reader.load(SHIPPED_TODAY), TablesWanted()).raw
        assert says_the_same(back(reader, table, SHIPPED_TODAY))


@pytest.mark.slow
def test_a_city_of_901_stations_comes_back_and_says_the_same(tmp_path):
    assert (
        run(
            [
                "demo",
                str(tmp_path / "city"),
                "--stations",
                "901",
                "--deputies",
                "8000",
                "--news",
                "10",
                "--seed",
                "1",
            ]
        )
        == 0
    )
    reader = ContentReader(tmp_path / "city")
    assert says_the_same(back(reader, exported(reader, SHIPPED_TODAY), SHIPPED_TODAY))


WORDS = {
    "post": ("示范街道办事处主任", "示例公司：职工 #1", "演示（代）", "a: b", "是", "1e3"),
    "focus": ("养老", "教育；停车；物业", "住房；法治"),
    "phone": ("0731-88880001", "010-88880002-801"),
    "consent.phone": ("2026-01-05", "2025-12-31"),
    "bio": ("一句话。", "第一段。\n\n第二段。", "# 不是注解"),
    "mandates.constituency": ("示例九选区",),
    "mandates.until": ("2031-09",),
    "detail.address": ("示范路1号（东门）", "示例街道2号 3楼"),
    "detail.hours": ("周一至周五 9:00-17:00",),
    "detail.head.name": ("孙示例",),
    "since": ("2026-11-01",),
    "time": ("8:30-11:00",),
    "topic": ("路灯不亮", "加装电梯"),
    "note": ("请提前打电话",),
    "category": ("停车",),
    "handling_body": ("示例区城市管理和综合执法局",),
    "due": ("2027-01-31",),
    "reply": ("已经列入计划。", "第一条。\n第二条。"),
    "url": ("https://www.example.gov.cn/a?b=1",),
}
"""What people type in place of what stands there, by column."""


def changed(cells: Mapping[str, str], key: str, word: str) -> str:
    """The cell of a seat's column has as many values as the person has seats."""
    several = cells[key].split("；") if DEPUTIES.columns and key.startswith("mandates.") else []
    return "；".join([word, *several[1:]]) if several else word


def hand_changes(
    dice: random.Random, reader: ContentReader, number: int
) -> Iterator[tuple[TableKind, int, str, str]]:
    loaded = reader.load(SHIPPED_TODAY)
    rows = {kind.word: cells_of(kind, loaded) for kind in TABLES}
    for _ in range(number):
        kind = dice.choice([kind for kind in TABLES if rows[kind.word]])
        line = dice.randrange(len(rows[kind.word]))
        cells = rows[kind.word][line].cells
        keys = [c.key for c in kind.columns if c.key in WORDS and (not c.group or cells.get(c.key))]
        if keys:
            key = dice.choice(keys)
            word = changed(cells, key, dice.choice(WORDS[key]))
            yield kind, line, key, word


def typed_into(kind: TableKind, raw: bytes, changes: Mapping[tuple[int, str], str]) -> bytes:
    """A CSV of one table with cells changed by hand."""
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    places = {column.key: place for place, column in enumerate(kind.columns)}
    for (line, key), word in changes.items():
        lines[line + 1][places[key]] = word
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def leaves(data: object, keys: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*keys, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from leaves(value, (*keys, place))
    else:
        yield keys, "" if data is None else str(data)


@pytest.mark.slow
def test_cells_changed_by_hand_change_those_values_and_no_byte_beside():
    """PyYAML, which had no part in writing, finds each meant value and no other; every other line is what it was."""
    reader, dice, done = ContentReader(ROOT), random.Random(15), 0
    loaded = reader.load(SHIPPED_TODAY)
    raws = {kind.word: csv_out(kind, loaded, TablesWanted()).raw for kind in TABLES}
    for kind, line, key, word in hand_changes(dice, reader, 24):
        made = back(reader, typed_into(kind, raws[kind.word], {(line, key): word}), SHIPPED_TODAY)
        rows = made.difference.of(Outcome.CHANGED)
        if not rows:
            same = made.difference.of(Outcome.SAME)
            assert len(same) in (len(made.difference.rows), len(made.difference.rows) - 1)
            continue
        (row,) = rows
        assert [cell.key for cell in row.cells] == [key]
        changes = table_changes(made.difference, [row.mark], made.known)
        assert not changes.refused
        ((path, before, after),) = changes.files
        if before is None:  # The first thing that a station's own file says.
            assert word in {value for _, value in leaves(yaml.load(after, yaml.CBaseLoader))}
            continue
        was, now = (dict(leaves(yaml.load(raw, yaml.CBaseLoader))) for raw in (before, after))
        differing = {keys for keys in was.keys() | now.keys() if was.get(keys) != now.get(keys)}
        name = key.rpartition(".")[2]
        assert differing and all(name in map(str, keys) or "head" in keys for keys in differing), (
            path,
            key,
            differing,
        )
        old, new = before.decode().splitlines(), after.decode().splitlines()
        begin = next(n for n, (a, b) in enumerate(zip([*old, ""], [*new, ""], strict=False)) if a != b)
        rest = next(
            n for n, (a, b) in enumerate(zip([*old[::-1], ""], [*new[::-1], ""], strict=False)) if a != b
        )
        assert max(len(old), len(new)) - begin - rest <= 12, (path, key, word)
        done += 1
    assert done > 10
