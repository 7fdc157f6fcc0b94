"""Plain data in, a record or findings in Chinese out; pydantic's English stops here."""

import random
import re
from collections.abc import Iterable

import pytest

from zhanpai.content.records import RULES, read_record
from zhanpai.content.records.fields import field_at
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsFront, ProseFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.nearest import nearest

MODELS = (StationFile, Register, NewsFront, ProseFront, Opinion)


def said(findings: Iterable[Finding]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(f.code, f.keys) for f in findings]


def test_a_good_record_has_no_findings() -> None:
    mandates = [{"level": "city", "term": "第十六届", "until": "2027-01"}]
    deputy, findings = read_record(Deputy, {"id": "100001", "name": "张示例", "mandates": mandates}, "x.yaml")
    assert not findings
    assert deputy is not None
    assert (deputy.id, str(deputy.mandates[0].until)) == ("100001", "2027-01")


def test_a_blank_field_counts_as_not_given() -> None:
    station, findings = read_record(StationFile, {"phone": None, "intro": None, "deputies": None}, "x.yaml")
    assert not findings
    assert station is not None
    assert (station.phone, station.intro, station.deputies) == (None, "", ())


def test_everything_wrong_is_told_at_once_and_each_at_its_place() -> None:
    data = {
        "adress": "x",
        "phone": "八八",
        "deputies": [
            {
                "id": "1",
                "name": "张示例",
                "mandates": [{"level": "市级", "term": "第十六届", "until": "年初"}],
            },
            {"id": "100002"},
        ],
        "last_verified": "2026-02-30",
    }
    record, findings = read_record(StationFile, data, "x.yaml")
    assert record is None
    assert sorted(said(findings), key=str) == sorted(
        [
            ("D102", ("adress",)),
            ("D206", ("phone",)),
            ("D202", ("deputies", 0, "id")),
            ("D103", ("deputies", 0, "mandates", 0, "level")),
            ("D209", ("deputies", 0, "mandates", 0, "until")),
            ("D101", ("deputies", 1, "name")),
            ("D203", ("last_verified",)),
        ],
        key=str,
    )


def test_keys_begin_where_the_record_stands_in_the_file() -> None:
    _, findings = read_record(Opinion, {"id": "1"}, "x.yaml", (3,))
    assert {f.keys for f in findings} == {(3, key) for key in ("month", "topic", "category", "status")}


def test_a_misspelt_required_field_is_told_once() -> None:
    _, findings = read_record(ProseFront, {"tilte": "关于"}, "x.md")
    assert said(findings) == [("D102", ("tilte",))]
    assert findings[0].fix == "是不是想写 title（标题）？"


def test_a_list_of_one_wrong_item_is_not_also_too_short() -> None:
    _, findings = read_record(StationFile, {"rota": [{"on": "2026-03-11", "deputies": ["1"]}]}, "x.yaml")
    assert said(findings) == [("D202", ("rota", 0, "deputies", 0))]


def test_a_name_is_typed_only_where_a_station_would_have_one() -> None:
    def codes(model, data) -> set[str]:  # type: ignore[no-untyped-def]
        return {f.code for f in read_record(model, data, "x")[1] if f.keys[-1] in ("name", "站名")}

    row = {"id": "0001", "kind": "city", "name": "联络站"}
    assert codes(StationFile, {"name": "联络站"}) == codes(StationFile, {"站名": "联络站"}) == {"N101"}
    assert codes(Register, {"stations": [row]}) == {"N101"}
    assert codes(NewsFront, {"name": "联络站"}) == codes(Register, {"name": "x"}) == {"D102"}


def test_fields_of_a_dict_with_free_keys_are_those_of_its_values() -> None:
    _, findings = read_record(Register, {"kinds": {"field": {"wrod": "联络站"}}}, "x.yaml")
    wrong = next(f for f in findings if f.keys[:1] == ("kinds",))
    assert (wrong.code, wrong.keys) == ("D102", ("kinds", "field", "wrod"))
    assert wrong.fix == "是不是想写 word（站点用词）？"


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        (("address",), "地址"),
        (("deputies", 0), "进站代表"),
        (("deputies", 0, "mandates", 1, "until"), "任期到"),
        (("head", "post"), "职务"),
        (("deputies", 0, "focus", 2), "关注领域"),
        (("nonsense",), "nonsense"),
        ((), "这份资料"),
    ],
)
def test_every_place_has_a_chinese_name(keys: tuple[str | int, ...], label: str) -> None:
    assert field_at(StationFile, keys).label == label


def test_every_field_has_a_chinese_title() -> None:
    def titles(model, seen: set[type]) -> Iterable[tuple[str, str | None]]:  # type: ignore[no-untyped-def]
        for name, info in model.model_fields.items():
            yield f"{model.__name__}.{name}", info.title
        for name in model.model_fields:
            owner = field_at(model, (name, 0, "?")).owner
            if owner not in seen | {model}:
                seen.add(owner)
                yield from titles(owner, seen)

    for model in MODELS:
        for name, title in titles(model, set()):
            assert title, name
            assert re.search("[\u4e00-\u9fff]", title), name


@pytest.mark.parametrize(
    ("typed", "choices", "meant"),
    [
        ("adress", ["address（地址）", "phone（电话）"], "address（地址）"),
        ("地址", ["address（地址）", "phone（电话）"], "address（地址）"),
        ("市级", ["city（市人大代表）", "province（省人大代表）"], "city（市人大代表）"),
        ("区级", ["district（区县人大代表）", "township（乡镇人大代表）"], "district（区县人大代表）"),
        ("接待", ["接待选民", "走访入户"], "接待选民"),
        ("zzz", ["address（地址）"], ""),
        ("代", ["head（代表团）", "post（代表之家）"], ""),
    ],
)
def test_what_was_probably_meant(typed: str, choices: list[str], meant: str) -> None:
    assert nearest(typed, choices) == meant


@pytest.mark.slow
def test_whatever_is_typed_the_answer_is_in_chinese() -> None:
    """Random trees of plausible keys and values, read with every model."""
    random.seed(20260304)
    keys = ["id", "name", "deputies", "mandates", "on", "rota", "level", "location", "lon", "lat", "site"]
    keys += ["stations", "kinds", "field", "history", "status", "title", "date", "reviews", "demo", "x"]
    values = [
        None,
        "",
        " ",
        "x",
        "0001",
        "2026-02-30",
        "市级",
        "1e400",
        "nan",
        "-1",
        "9" * 5000,
        "a\nb",
        "是",
    ]

    def tree(depth: int) -> object:
        kind = random.random()
        if depth == 0 or kind < 0.4:
            return random.choice(values)
        if kind < 0.7:
            return {random.choice(keys): tree(depth - 1) for _ in range(random.randint(0, 4))}
        return [tree(depth - 1) for _ in range(random.randint(0, 3))]

    codes = {rule.code for rule in RULES}
    for _ in range(1500):
        for model in MODELS:
            record, findings = read_record(model, tree(4), "x.yaml")
            assert (record is None) == bool(findings)
            for f in findings:
                assert f.code in codes
                assert f.message.endswith(("。", "？")), f.message
                assert f.fix.endswith(("。", "？")), f.fix
                outside = re.sub(r"“[^”]*”|（[^）]*）|\{[^}]*\}|\[[^]]*\]", "", f.message + f.fix)
                assert not re.search(r"[A-Za-z]{3,} [a-z]{2,}|None|Input|str\b", outside), f.message + f.fix


def test_no_rule_is_left_without_a_use_for_the_fallback() -> None:
    """D106 answers what no other rule does; only a number of thousands of digits gets that far today."""
    _, findings = read_record(ProseFront, {"title": "x", "order": "9" * 4301}, "x.md")
    assert said(findings) == [("D106", ("order",))]


# --- what clerks type instead: the message says what is wrong with it, and the fix would pass


@pytest.mark.parametrize(
    ("key", "typed", "code", "says", "fix"),
    [
        ("phone", "“0731-88880001”", "D206", "多了中文引号", "写成 0731-88880001。"),
        ("phone", "「0731-88880001", "D206", "多了中文引号", "写成 0731-88880001。"),
        ("phone", "+86 731 88880001", "D206", "不像一个电话号码", "写成 0731-88880001。"),
        ("phone", "无", "D105", "意思是没有内容", "冒号后面空着，或者删掉这一项。"),
        ("hours", "暂无", "D105", "意思是没有内容", "冒号后面空着，或者删掉这一项。"),
        ("head", "无", "D105", "意思是没有内容", "冒号后面空着，或者删掉这一项。"),
        ("photos", "无", "D105", "意思是没有内容", "冒号后面空着，或者删掉这一项。"),
        ("last_verified", "待定", "D105", "意思是没有内容", "冒号后面空着，或者删掉这一项。"),
        ("last_verified", "20260304", "D203", "认不出是哪一天", "写成 2026-03-04。"),
        ("head", {"name": "Null"}, "D105", "意思是没有内容", "填上姓名。"),
        ("head", "张三", "D104", "应当是几个“字段: 内容”", "写成 {name: 张三}。"),
        ("features", "【党建】", "D104", "应当是一个列表", "写成 [党建]。"),
        ("features", "［党建，产业］", "D104", "应当是一个列表", "写成 [党建, 产业]。"),
        ("location", "112.95,28.20", "D104", "应当是几个", "写成 {lon: 112.95, lat: 28.20}。"),
        ("location", ["28.20", "112.95"], "D104", "应当是几个", "写成 {lon: 112.95, lat: 28.20}。"),
        ("location", {"lon": "112．95", "lat": "28.20"}, "D210", "不是数字", "写成 112.95。"),
        ("location", {"lon": "112", "95": None, "lat": "28.20"}, "D102", "不认识的字段“95”", "小数点写成了逗号"),
        ("location", {"lon": "112.95", "lat": "28.20", "crs": "bd09"}, "D103", "百度地图的坐标", "坐标系写 gcj02"),
        ("location", {"lon": "112.95", "lat": "28.20", "crs": "百度"}, "D103", "百度地图的坐标", "坐标系写 gcj02"),
        ("location", {"lon": "112.95", "lat": "28.20", "crs": "WGS-84"}, "D103", "不能写", "写成 wgs84。"),
        ("location", {"lon": "112.95", "lat": "28.20", "crs": "高德"}, "D103", "不能写", "写成 gcj02。"),
        ("location", {"lon": "112.95", "lat": "28.20", "crs": "x"}, "D103", "不能写", "从天地图、GPS 查的写 wgs84"),
    ],
)  # fmt: skip
def test_a_slip_is_told_as_what_it_is(key: str, typed: object, code: str, says: str, fix: str) -> None:
    _, (found,) = read_record(StationFile, {key: typed}, "x.yaml")
    assert found.code == code
    assert says in found.message
    assert fix in found.fix


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("电话", "phone"), ("tel", "phone"), ("座机", "phone"), ("PHONE", "phone"), ("phone_number", "phone"), ("热线", "phone"),
        ("位置", "address"), ("addr", "address"), ("负责人", "head"), ("联系人", "head"), ("介绍", "intro"), ("description", "intro"),
        ("图片", "photos"), ("images", "photos"), ("representatives", "deputies"), ("members", "deputies"), ("代表", "deputies"),
        ("更新日期", "last_verified"), ("updated", "last_verified"), ("接待", "reception"), ("值班", "rota"), ("公众号", "accounts"),
        ("特色", "features"), ("星级", "rating"), ("经纬度", "location"), ("旧名", "former_names"), ("办公时间", "hours"),
        ("opening_hours", "hours"), ("Last Verified", "last_verified"),
    ],
)  # fmt: skip
def test_a_field_called_by_another_word_is_found(typed: str, field: str) -> None:
    _, (found,) = read_record(StationFile, {typed: "x"}, "x.yaml")
    assert (found.code, found.new) == ("D102", field)
    assert found.fix.startswith(f"是不是想写 {field}（")


@pytest.mark.parametrize(
    ("typed", "level"),
    [("市级", "city"), ("市", "city"), ("县级", "district"), ("区", "district"), ("镇", "township"), ("国家级", "national"),
     ("全国", "national"), ("省", "province"), ("City", "city"), ("“市”", "city")],
)  # fmt: skip
def test_a_level_in_other_words_is_found(typed: str, level: str) -> None:
    deputy = {"id": "100001", "name": "张示例", "mandates": [{"level": typed, "term": "第十六届"}]}
    _, (found,) = read_record(StationFile, {"deputies": [deputy]}, "x.yaml")
    assert (found.code, found.new) == ("D103", level)
