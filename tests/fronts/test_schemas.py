"""An editor that asks our schemas takes what `zhanpai check` takes, and refuses what a schema can refuse.

The files are read as an editor reads them, by the core schema of YAML 1.2, and held against the schemas by a validator
that is not ours.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import zhanpai
from tests.checks.test_broken import BROKEN, overlay
from tests.make import DEMO, TODAY
from tests.shipped import ROOT
from zhanpai.content.records import read_record
from zhanpai.content.records.json_schema import example_of
from zhanpai.content.scaffold.news import news_text
from zhanpai.content.scaffold.opinion import ledger_head, opinion_lines
from zhanpai.content.scaffold.site import prose_files, site_files
from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.news import Category
from zhanpai.fronts.schemas import BY_NAME, KINDS, schema_of
from zhanpai.kit.merge import merge
from zhanpai.kit.yaml import parse, parse_front_matter

NAMES = [kind.name for kind in KINDS]


# -- as an editor reads


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema: `yes` and `2026-03-14` are strings, `0001` is the number 1."""

    yaml_implicit_resolvers = {}  # noqa: RUF012

    def construct_number(self, node: yaml.ScalarNode) -> float:
        if len(node.value) > 1000:  # Past the largest number that an editor has.
            return float(node.value)
        return int(node.value, 0) if node.value[1:2] in ("o", "x") else int(node.value)


for tag, pattern, first in (
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Core.add_constructor("tag:yaml.org,2002:int", Core.construct_number)
Core.add_constructor("tag:yaml.org,2002:map", lambda loader, node: typed_map(loader, node))


def typed_map(loader: Any, node: Any) -> dict[str, Any]:
    """Keys are what was typed: JSON knows no others."""
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def in_editor(text: str) -> Any:
    return yaml.load(text, Core)


@functools.cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(name))


def faults(name: str, text: str) -> list[str]:
    """What an editor underlines in a file of this kind."""
    if BY_NAME[name].path.endswith(".md"):
        text = front(text)
    found = validator(name).iter_errors(in_editor(text))
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:120]}" for e in found]


def front(text: str) -> str:
    return text.split("---\n", 2)[1]


def name_of(path: str) -> str:
    """The schema for a file of a project, "" where there is none."""
    for kind in KINDS:
        pattern = re.sub("区县|站号|年份|日期-名字|名称", "[^/]+", kind.path)
        if re.fullmatch(pattern, path):
            return kind.name
    return ""


def files_of(root: Path) -> Iterator[tuple[str, str]]:
    for path in [root / "stations.yaml", *sorted((root / "content").rglob("*"))]:
        name = name_of(path.relative_to(root).as_posix()) if path.is_file() else ""
        if name:
            yield name, path.read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *[
            ("5", 5),
            ("0001", 1),
            ("1.5", 1.5),
            ("true", True),
            ("yes", "yes"),
            ("是", "是"),
            ("~", None),
            ("", None),
        ],
        *[
            ("2026-03-14", "2026-03-14"),
            ("9:00", "9:00"),
            ('"0001"', "0001"),
            ("010-88880001", "010-88880001"),
        ],
    ],
)
def test_the_editor_of_these_tests_types_scalars_as_yaml_1_2_does(typed, value):
    got = in_editor(f"k: {typed}\n")["k"]
    assert (got, type(got)) == (value, type(value))


# -- what is right


@pytest.mark.breadth
@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one(name):
    Draft202012Validator.check_schema(schema_of(name))
    assert zhanpai.schema(name) == schema_of(name)


def test_a_name_that_is_none_is_refused():
    with pytest.raises(KeyError):
        zhanpai.schema("stationz")


@pytest.mark.breadth
@pytest.mark.parametrize("root", [DEMO, ROOT], ids=["demo", "shipped"])
def test_no_shipped_file_is_underlined(root):
    files = list(files_of(root))
    # Each of one kind is like the next: every tenth of the many.
    sample = files if len(files) < 100 else files[::10]
    assert {name for name, _ in files} >= {"stations", "station", "opinions", "projects", "news", "page"}
    assert [found for name, text in sample for found in faults(name, text)] == []


@pytest.mark.slow
def test_no_file_of_the_shipped_city_is_underlined():
    assert [found for name, text in files_of(ROOT) for found in faults(name, text)] == []


def scaffolds() -> dict[str, str]:
    """Path → text of whatever `zhanpai new` writes."""
    ledger = (
        ledger_head("0001", "示例站") + "\n".join(opinion_lines("0001-2026-01", "路灯", "照明", TODAY)) + "\n"
    )
    return site_files(TODAY) | {
        "content/stations/shili/0002.yaml": station_text("0002", "示例站"),
        "content/opinions/shili/0002.yaml": ledger,
        "content/news/2026/2026-03-04-x.md": news_text("标题", TODAY, "0001", Category.RECEPTION, 3),
    }


@pytest.mark.parametrize("path", [path for path in scaffolds() if name_of(path)])
def test_no_new_file_is_underlined(path):
    assert faults(name_of(path), scaffolds()[path]) == []


@pytest.mark.parametrize(
    "path", [path for path in scaffolds() if name_of(path) and path not in prose_files()]
)
def test_a_new_file_leads_its_editor_to_its_schema(path):
    first, second, *_ = scaffolds()[path].split("\n")
    way = (second if first == "---" else first).removeprefix("# yaml-language-server: $schema=")
    there = (Path("/p") / path).parent / way
    assert Path(*_resolved(there)) == Path(f"/p/schema/{name_of(path)}.json")


def _resolved(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return parts


def test_the_shipped_settings_may_be_said_again_in_part_or_whole():
    for name, shipped in (
        ("signage", "theme/signage/signage.yaml"),
        ("report", "generator/zhanpai/office/report/report.yaml"),
    ):
        assert faults(name, (ROOT / shipped).read_text("utf-8")) == []
        assert faults(name, "{}") == []
    assert faults("signage", "kinds: {doorplate: {width: 700, texts: {call: 扫一扫}}, stickers: }\n") == []
    assert faults("signage", 'stations:\n  "0002": {floor: 3楼, ways: [{arrow: left, distance: 50}]}\n') == []
    assert faults("report", "stars: {thresholds: {one: 40}, indicators: {news: {weight: 0}}}\n") == []


def test_what_a_city_adds_to_the_settings_must_be_whole():
    assert faults("signage", "sheets: {board: {width: 1000}}\n") == []
    assert faults("signage", "sheets: {mine: {width: 1000}}\n") == [
        "sheets.mine: 'height' is a required property"
    ]


STATION = {
    "rating: {scheme: 五星, stars: 5, year: 2025, by: 区}": True,
    'rating: {scheme: 五星, stars: "5", year: 2025, by: 区}': True,
    "rating: {scheme: 五星, stars: 6, year: 2025, by: 区}": False,
    "rating: {scheme: 五星, stars: 五, year: 2025, by: 区}": False,
    "rating: {scheme: 五星, stars: , year: 2025, by: 区}": True,
    "rating: {scheme: 五星, year: , by: 区}": False,
    "phone:": True,
    "phone: 12345": True,
    'phone: "010-88880001"': True,
    "phone: 八八": False,
    "phone: 010-88880001 8001": False,
    "address: 无": False,
    "address: 2号": True,
    'address: ""': True,
    "address: |\n  一\n  二\n": False,
    "last_verified: 2026-03-14": True,
    'last_verified: "2026-3-4"': True,
    "last_verified: 2026-02-30": False,
    "last_verified: 2026年3月4日": False,
    "last_verified: 20260304": False,
    'deputies: [{id: "100001", name: 张示例}]': True,
    "deputies: [{id: 100001, name: 张示例}]": True,
    "deputies: [{id: 1001, name: 张示例}]": False,
    'deputies: [{id: "010001", name: 张示例}]': True,
    'deputies: [{id: "100001", name: 张 示例}]': False,
    'deputies: [{id: "100001", name: 阿依·古丽}]': True,
    'deputies: [{id: "100001", name: 阿依•古丽}]': False,
    'deputies: [{id: "100001"}]': False,
    'deputies: [{id: "100001", name: 张示例, mandates: [{level: city, term: 16}]}]': True,
    'deputies: [{id: "100001", name: 张示例, mandates: [{level: 市, term: 第十六届}]}]': False,
    'deputies: [{id: "100001", name: 张示例, mandates: [{level: city, term: 第十六届, until: 2027-01}]}]': True,
    'deputies: [{id: "100001", name: 张示例, mandates: [{level: city, term: 第十六届, until: 2027-13}]}]': False,
    "accounts: [{kind: wechat, name: 号, qr: A.JPG}]": True,
    "accounts: [{kind: wechat, name: 号, qr: a.svg}]": False,
    "accounts: [{kind: wechat, name: 号, qr: ../a.jpg}]": False,
    "accounts: [{kind: website, name: 网, url: www.example.gov.cn}]": False,
    "location: {lon: 112.95, lat: 28.2}": True,
    "location: {lon: 28.2, lat: 112.95}": False,
    "location: {lon: 112.95, lat: 28.2, crs: bd09}": False,
    "features: [党建]": True,
    "features: 党建": False,
    "also: [2026]": True,
    "adress: 路": False,
    "name: 某站": False,
}


@pytest.mark.parametrize(("typed", "is_right"), STATION.items())
def test_an_editor_and_check_say_the_same_of_a_station_s_file(typed, is_right):
    data = parse(f"{typed}\n".encode(), "x.yaml").data
    assert (read_record(BY_NAME["station"].model, data, "x.yaml")[1] == []) is is_right
    assert (faults("station", typed) == []) is is_right


SITE = {
    "demo: true": True,
    "demo: 是": True,
    "demo: YES": True,
    "demo: on": False,
    "demo: 1": False,
    "reviews_required: 3": True,
    "reviews_required: 三": False,
    "reviews_required: 9": False,
    "permalink_style: compact": True,
    "permalink_style: 短码": False,
    "contact: {phone: }": True,
    "icp:": True,
    "owner:": False,
}


@pytest.mark.parametrize(("typed", "is_right"), SITE.items())
def test_an_editor_and_check_say_the_same_of_the_register(typed, is_right):
    key = typed.partition(":")[0]
    text = "".join(
        line
        for line in (DEMO / "stations.yaml").read_text("utf-8").splitlines(True)
        if not line.startswith(f"  {key}:")
    ).replace("site:\n", f"site:\n  {typed}\n")
    data = parse(text.encode(), "stations.yaml").data
    assert (read_record(BY_NAME["stations"].model, data, "stations.yaml")[1] == []) is is_right
    assert (faults("stations", text) == []) is is_right


TYPED = (
    *("", "true", "yes", "否", "5", "-1", "3.5", "5.0", '"5"', "1001", "100001", '"0001"', "2026", "2026-03"),
    *("2026-03-14", "2026-3-4", "2026-02-30", '"2026-03-14"', "2026年3月", "20260314", "1948-01-01"),
    *(
        "张三",
        "张 三",
        "阿依·古丽",
        "John Smith",
        "无",
        "待定",
        "...",
        "open",
        "city",
        "顺延",
        "gcj02",
        "WGS84",
    ),
    *("9:00-11:30", "010-88880001", "12345", "400-800-8000", "https://a.example.gov.cn/x", "www.a.cn"),
    *(
        "a.jpg",
        "A.PNG",
        ".a.jpg",
        "照片.webp",
        "a.heic",
        "../a.jpg",
        "a-b",
        "A-B",
        "[]",
        "[a]",
        '["0001"]',
        "{a: b}",
    ),
    *('""', '" "', "'  x '", "x" * 200, "x" * 201, "112.95", ".inf", "三", "A3"),
)
"""What people may type anywhere, in the right place and in the wrong one."""


def whole(schema: Any) -> Any:
    """A record with every field, of the examples of the schema."""
    if "properties" in schema:
        parts = {key: whole(field) for key, field in schema["properties"].items()}
        return {key: value for key, value in parts.items() if value is not None}
    if schema.get("items", {}).get("type") == "object":
        return [whole(schema["items"])]
    return example_of(schema)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in a record."""
    parts = (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    )
    for key, part in parts:
        yield (*at, key)
        yield from places(part, (*at, key))


def with_typed(value: Any, way: tuple[Any, ...], typed: str) -> str:
    """The record on one line, with `typed` as it stands at the end of the way."""
    if not way:
        return typed
    if isinstance(value, dict):
        parts = {k: with_typed(v, way[1:], typed) if k == way[0] else json.dumps(v) for k, v in value.items()}
        return "{" + ", ".join(f"{json.dumps(k)}: {v}" for k, v in parts.items()) + "}"
    parts = [with_typed(v, way[1:], typed) if n == way[0] else json.dumps(v) for n, v in enumerate(value)]
    return f"[{', '.join(parts)}]"


def is_known(way: tuple[Any, ...], typed: str) -> bool:
    """Where they may differ: which syllables there are, six digits of a telephone, `true` as a name, a quoted number's limits."""
    is_quoted_number = typed in ('"5"', '"0001"') and way[-1] in ("lon", "lat", "year")
    six_digits = way[-1] == "phone" and typed == "100001"
    return typed == "true" or way[0] == "readings" or six_digits or is_quoted_number


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("signage", "report")])
def test_an_editor_and_check_say_the_same_of_whatever_is_typed_anywhere(name):
    schema = schema_of(name)
    schema = schema["items"] if schema["type"] == "array" else schema
    asked, record, differ = Draft202012Validator(schema), whole(schema), []
    # Every seventh of them, which has every field and every value; no two runs differ.
    assert len(TYPED) % 7
    for way, typed in list(itertools.product(places(record), TYPED))[::7]:
        text = with_typed(record, way, typed)
        document = parse(text.encode(), "x.yaml")
        if document.problems:
            continue
        is_right = read_record(BY_NAME[name].model, document.data, "x.yaml")[1] == []
        if asked.is_valid(in_editor(text)) is not is_right and not is_known(way, typed):
            differ.append((way, typed, is_right))
    assert differ == []


def test_an_id_whose_zeros_an_editor_loses_must_stand_in_quotes():
    """The one thing that check takes and an editor underlines: it reads 0001 and 1 as the same number."""
    row = "- {{id: x, month: 2026-03, topic: x, category: x, status: received, level: {}}}\n"
    assert faults("opinions", row.format("city")) == []
    for typed, is_right in (('["0001"]', True), ("[0001]", False), ("[1001]", True)):
        text = f"---\ntitle: 一\ndate: 2026-03-04\ncategory: 视察\nstations: {typed}\n---\n文\n"
        assert (faults("news", text) == []) is is_right
        matter = parse_front_matter(text.encode(), "x.md").document
        assert read_record(BY_NAME["news"].model, matter.data, "x.md")[1] == []


# -- what is broken

BEYOND = {
    "D204_no_day_at_all": "what a phrase of Chinese means",
    "D204_sixth_wednesday": "what a phrase of Chinese means",
    "D205_duty_ends_before_it_begins": "what a phrase of Chinese means",
    "D205_hour_twenty_five": "what a phrase of Chinese means",
    **dict.fromkeys(
        ("D215_answered_without_an_answer", "D215_declined_without_a_way", "D215_last_step_missing"),
        "what one field asks of another",
    ),
    "D215_steps_out_of_order": "what one field asks of another",
    **dict.fromkeys(
        (
            *("D216_correction_in_the_future", "D216_step_in_the_future", "D216_verified_in_the_future"),
            *("D217_not_verified_for_a_year", "D218_dated_ahead"),
        ),
        "the day on which it is asked",
    ),
    **dict.fromkeys(("D218_no_review_at_all", "D218_one_review_of_three"), "what the register asks"),
    **dict.fromkeys(
        ("D240_corrected_before_it_was_published", "D240_withdrawn_before_it_was_published"),
        "what one day asks of another",
    ),
    **dict.fromkeys(
        (
            *("D241_day_announced_was_over", "D250_sent_out_two_days_before", "D251_a_day_later"),
            *("D251_station_by_appointment", "D251_station_left_out", "D270_station_that_is_not_special"),
            *("D270_story_about_nobody",),
        ),
        "what another file says",
    ),
    **dict.fromkeys(
        (
            *(
                "D252_website_without_address",
                "D272_votes_short",
                "D272_votes_too_many",
                "D273_done_without_a_hundred",
            ),
            *("D273_milestones_out_of_order", "D273_percent_falls", "D273_stopped_without_a_reason"),
            *(
                "D274_due_before_the_vote",
                "D274_milestone_ahead",
                "D274_vote_ahead",
                "D274_vote_of_another_year",
            ),
        ),
        "what one field asks of another",
    ),
    **dict.fromkeys(
        ("D283_account_in_the_office", "D283_link_into_the_office"), "which hosts lie in an office"
    ),
}
"""Broken projects of whose fault a schema cannot know, and what it would have to know."""


@pytest.mark.breadth
@pytest.mark.parametrize("folder", sorted(p.name for p in BROKEN.glob("D[12]*")))
def test_a_broken_record_is_underlined_where_a_schema_can_know(folder):
    files = {p: raw.decode() for p, raw in overlay(BROKEN / folder).items() if raw and name_of(p)}
    told = [found for path, text in files.items() for found in faults(name_of(path), text)]
    assert bool(told) is (folder not in BEYOND), (told, BEYOND.get(folder))


# -- words


def fields(schema: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a schema with the way to it."""
    if isinstance(schema, dict):
        for key, field in schema.get("properties", {}).items():
            yield f"{at}/{key}", field
            yield from fields(field, f"{at}/{key}")
        yield from fields(schema.get("items"), f"{at}[]")
        yield from fields(schema.get("additionalProperties"), f"{at}*")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_says_in_chinese_what_it_is_and_what_to_write(name):
    for at, field in fields(schema_of(name)):
        assert re.search("[\u4e00-\u9fff]", field["description"]), at
        # What a city names itself has no title but its name.
        assert re.search("[\u4e00-\u9fff]", field["title"]) or re.search("/(texts|sheets)/", at), at


def test_every_field_of_every_model_has_an_example():
    lacking = {
        at
        for name in NAMES
        for at, field in fields(schema_of(name))
        if not field.get("examples") and "default" not in field and "/kinds/" not in at
    }
    assert {at for at in lacking if not re.search("/(sheets|steps|articles)/", at)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_example_and_default_is_taken(name):
    for at, field in fields(schema_of(name)):
        for value in (*field.get("examples", ()), *([field["default"]] if "default" in field else [])):
            assert list(Draft202012Validator(field).iter_errors(value)) == [], at


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_one_that_check_takes(name):
    """Put together to a whole file, each value as it would be typed."""
    schema = schema_of(name)
    schema = schema["items"] if schema["type"] == "array" else schema
    data = {key: as_typed(f["examples"][0]) for key, f in schema["properties"].items() if f.get("examples")}
    if name in ("signage", "report"):
        paths = {"signage": "theme/signage", "report": "generator/zhanpai/office/report"}
        shipped = parse((ROOT / paths[name] / f"{name}.yaml").read_bytes(), "x.yaml").data
        data = merge(shipped, data)
    assert read_record(BY_NAME[name].model, data, "x.yaml")[1] == []


def as_typed(value: Any) -> Any:
    """Our reader's view of it: every scalar a string."""
    if isinstance(value, dict):
        return {key: as_typed(v) for key, v in value.items()}
    if isinstance(value, list):
        return [as_typed(v) for v in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_choice_shows_the_word_that_residents_read():
    rows = schema_of("stations")["properties"]["stations"]["items"]["properties"]
    assert {"const": "open", "title": "正常开放"} in rows["status"]["oneOf"]
    crs = dict(fields(schema_of("station")))["/location/crs"]
    assert {"const": "gcj02", "title": "高德、腾讯地图"} in crs["oneOf"]


def test_the_handbook_s_page_of_fields_is_what_the_models_say():
    page = runpy.run_path(str(ROOT / "tools/fields_page.py"))["page"]()
    assert (ROOT / "docs/handbook/ziduan.md").read_text("utf-8") == page, "run: make handbook"


@pytest.mark.parametrize("name", NAMES)
def test_the_handbook_s_page_has_every_key_of_every_file(name):
    page = (ROOT / "docs/handbook/ziduan.md").read_text("utf-8")
    part = page.split(f"\n## {BY_NAME[name].title}\n")[1].split("\n## ")[0]
    keys = {way.rpartition("/")[2] for way, _ in fields(schema_of(name)) if not re.search(NAMED, way)}
    assert {key for key in keys if f"`{key}` |" not in part} == set()


NAMED = "/(texts|sheets|steps|articles)/[^/]+$|^/kinds/[a-z]+$"
"""What a city names, and kinds of station, have a line of their own in no table."""
