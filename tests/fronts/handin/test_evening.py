"""Nine districts and an outsider hand in on one evening: nothing is lost, and nothing is written that nobody asked for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.fronts.handin import evening as e
from zhanpai import pipeline
from zhanpai.content.handin.evening_words import evening_text
from zhanpai.content.handin.fates import Decisions, Evening, Fate
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.content.load import load
from zhanpai.fronts import handing_in
from zhanpai.fronts.evening_page import evening_page
from zhanpai.kit.problem import Problem

pytestmark = pytest.mark.slow


@dataclass
class Night:
    """All of one evening; `before` is every byte of the city."""

    city: Path
    districts: dict[str, Path]
    hand_ins: list[HandIn]
    before: dict[str, bytes]
    evening: Evening


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    folder = tmp_path_factory.mktemp("evening")
    districts = e.nine(folder / "districts")
    city = e.the_city(folder / "city")
    hand_ins = [*map(e.handed, districts.values()), e.outsider(folder / "outsider")]
    return Night(city, districts, hand_ins, e.snapshot(city), e.taken(city, *hand_ins))


EXPECTED = {
    ("岳麓区", "content/stations/yuelu/0143.yaml", "电话"): "taken",
    ("岳麓区", "content/stations/yuelu/0143.yaml", "进站代表“郭假八”的单位及职务"): "taken",
    ("岳麓区", "content/stations/yuelu/0164.yaml", "进站代表“何样例”"): "taken",
    ("岳麓区", "content/opinions/yuelu/0219.yaml", "“楼道灯坏了”"): "taken",
    ("芙蓉区", "content/stations/furong/0002.yaml", "地址"): "taken",
    ("芙蓉区", "content/stations/furong/0053.yaml", "进站代表“何样例”"): "taken",
    ("芙蓉区", "content/news/2026/2026-11-21-zoufang.md", "整个文件"): "taken",
    ("天心区", "content/stations/tianxin/0095.yaml", "照片"): "taken",
    ("天心区", "content/stations/tianxin/0095-1.jpg", "图片"): "taken",
    ("天心区", "content/news/2026/2026-01-11-weishengyuan.md", "更正"): "taken",
    ("天心区", "content/news/2026/2026-01-11-weishengyuan.md", "正文"): "taken",
    ("开福区", "content/stations/kaifu/0229-1.jpg", "图片"): "taken",
    ("开福区", "content/news/2026/2026-09-18-shitang.md", "整个文件"): "refused",
    (
        "开福区",
        "content/opinions/kaifu/0267.yaml",
        "“旧厂房闲置多年，盼改成社区能用的地方”的办理状态",
    ): "taken",
    (
        "开福区",
        "content/opinions/kaifu/0267.yaml",
        "“旧厂房闲置多年，盼改成社区能用的地方”的办理过程“2026-11-21”",
    ): "taken",
    ("开福区", "content/opinions/kaifu/0267.yaml", "“旧厂房闲置多年，盼改成社区能用的地方”的答复"): "taken",
    ("雨花区", "content/stations/yuhua/0286.yaml", "电话"): "conflict",
    ("雨花区", "content/stations/yuhua/0286.yaml", "开放时间"): "taken",
    ("雨花区", "content/stations/yuhua/0300.yaml", "电话"): "refused",
    ("雨花区", "content/stations/yuhua/0300.yaml", "fax"): "refused",
    ("望城区", "content/stations/wangcheng/0465.yaml", "地址"): "taken",
    ("长沙县", "content/stations/changshaxian/0571.yaml", "地址"): "taken",
    ("浏阳市", "content/news/2026/2026-11-21-jincun.md", "整个文件"): "taken",
    ("宁乡市", "content/news/2026/2026-11-21-jincun-2.md", "整个文件"): "taken",
    ("不明", "content/stations/yuelu/0143.yaml", "地址"): "taken",
    ("不明", "content/stations/yuhua/0300.yaml", "地址"): "refused",
}
"""By hand: who, which file, which place, what becomes of it."""


def test_every_value_of_every_hand_in_has_the_fate_that_a_person_expects(night: Night) -> None:
    found = {}
    for one, value in night.evening.values:
        who = "不明" if one.hand_in.by == "不明" else one.hand_in.scope.district
        key = (who, value.path, value.where)
        assert key not in found
        found[key] = value.fate.value
    assert found == EXPECTED


STEP = "  status: replied\n  history:\n    - {status: received, on: 2026-11-10}"
REPLY = (
    '2026-11-20}\n    - {status: replied, on: "2026-11-21"}\n  due: 2027-01-16\n'
    '  reply: "已经列入明年的城市更新计划。"\n'
)


def test_the_city_gets_the_taken_values_and_every_other_byte_stays(night: Night) -> None:
    def city(path: str, *exchanged: tuple[str, str]) -> bytes:
        text = night.before[path].decode()
        for old, new in exchanged:
            assert text.count(old) == 1
            text = text.replace(old, new)
        return text.encode()

    newcomer = (
        'deputies:\n  - id: "{}"\n    name: 何样例\n    mandates:\n      - level: district\n'
        "        term: 第七届\n        constituency: {}第1选区\n  - id:"
    )
    opinion = (
        '- id: "0219-2026-90"\n  month: "2026-11"\n  topic: 楼道灯坏了\n  category: 环境卫生\n  status: received\n'
        '  history:\n    - status: received\n      on: "2026-11-21"\n'
    )
    expected = {
        "content/stations/yuelu/0143.yaml": city(
            "content/stations/yuelu/0143.yaml",
            ('"0731-00008706"', '"0731-00008707"'),
            ("律师事务所律师\n    focus: [医疗卫生]", "律师事务所主任\n    focus: [医疗卫生]"),
            ("示范路380号", "示范路381号"),
        ),
        "content/stations/yuelu/0164.yaml": city(
            "content/stations/yuelu/0164.yaml", ("deputies:\n  - id:", newcomer.format("100521", "岳麓区"))
        ),
        "content/opinions/yuelu/0219.yaml": opinion.encode()
        + night.before["content/opinions/yuelu/0219.yaml"],
        "content/stations/furong/0002.yaml": city(
            "content/stations/furong/0002.yaml", ("示范路105号", "示范路107号")
        ),
        "content/stations/furong/0053.yaml": city(
            "content/stations/furong/0053.yaml", ("deputies:\n  - id:", newcomer.format("100522", "芙蓉区"))
        ),
        "content/news/2026/2026-01-11-weishengyuan.md": city(
            "content/news/2026/2026-01-11-weishengyuan.md",
            ("reviews:", 'corrections:\n  - on: "2026-11-21"\n    text: "药品目录应为二百种。"\nreviews:'),
        )
        + "\n以上情况由天心区核对。\n".encode(),
        "content/stations/tianxin/0095.yaml": city(
            "content/stations/tianxin/0095.yaml",
            ("deputies:\n", 'photos:\n  - file: "0095-1.jpg"\n    alt: 接待室\ndeputies:\n'),
        ),
        "content/opinions/kaifu/0267.yaml": city(
            "content/opinions/kaifu/0267.yaml",
            (STEP.replace("replied", "in_handling"), STEP),
            ("2026-11-20}\n  due: 2027-01-16\n", REPLY),
        ),
        "content/stations/yuhua/0286.yaml": city(
            "content/stations/yuhua/0286.yaml", ("周一至周六 9:00-17:00", "周一至周五 9:00-17:00")
        ),
        "content/stations/wangcheng/0465.yaml": city(
            "content/stations/wangcheng/0465.yaml", ("address: 长沙市", "address: 湖南省长沙市")
        ),
        "content/stations/changshaxian/0571.yaml": city(
            "content/stations/changshaxian/0571.yaml", ("示范路82号\nlocation", "示范路83号\nlocation")
        ),
    }
    written = {path: after for path, _, after in night.evening.files}
    texts = {path: raw.decode() for path, raw in written.items() if raw and path in expected}
    assert texts == {path: raw.decode() for path, raw in expected.items()}
    others = {*written} - {*expected}
    assert others == {
        "content/news/2026/2026-11-21-zoufang.md",
        "content/news/2026/2026-11-21-jincun.md",
        "content/news/2026/2026-11-21-jincun-2.md",
        "content/stations/tianxin/0095-1.jpg",
        "content/stations/kaifu/0229-1.jpg",
    }
    assert [night.before.get(path) for path, before, _ in night.evening.files] == [
        before for _, before, _ in night.evening.files
    ]
    assert b"guarded secret" not in (written["content/stations/kaifu/0229-1.jpg"] or b"")


def test_a_number_that_two_districts_gave_is_another_in_everything_of_the_second(night: Night) -> None:
    second = night.evening.hand_ins[1]
    assert second.deputies == {"100521": "100522"}
    assert second.told == ("何样例的编号 100521 市里给了别人，改为 100522；已经印了桌牌的要重印。",)
    news = next(after for path, _, after in night.evening.files if path.endswith("zoufang.md"))
    assert news is not None and b'deputies: ["100522"]' in news and b"](/d/100522/)" in news
    assert night.evening.hand_ins[8].told == (
        "动态 2026-11-21-jincun 和市里另一篇同名，改名为 2026-11-21-jincun-2。",
    )


def test_what_a_check_refuses_is_refused_with_what_it_says(night: Night) -> None:
    why = {value.where: value.why for _, value in night.evening.values if value.fate is Fate.REFUSED}
    assert why["电话"].startswith("检查不让过：D206 “电话”写成“12”")
    assert why["fax"].startswith("检查不让过：D102 不认识的字段“fax”")
    assert why["整个文件"].startswith("检查不让过：S272 没有“2026-09-18-shitang”这篇动态。")
    assert why["地址"] == "站 0300 不在“岳麓区”这个范围里。"


def test_the_district_is_told_what_it_cannot_hand_in(night: Night) -> None:
    gathered = handing_in.gather(night.districts["望城区"], e.EVENING)
    assert gathered.outside == (
        "站 0143 的资料：站 0143 不在“望城区”这个范围里。",
        "名册：名册归市里管。",
    )
    (said,) = handing_in.gather(night.districts["长沙县"], e.EVENING).unread
    assert said.startswith("content/stations/changshaxian/0536.yaml 第 1 行：")


def test_the_city_as_it_would_be_has_no_error_and_a_second_evening_of_the_same_writes_nothing(
    night: Night, tmp_path: Path
) -> None:
    city = tmp_path / "city"
    shutil.copytree(night.city, city)
    e.write(city, night.evening)
    found = pipeline.examine(load(city, e.TODAY))
    assert [str(one) for one in found if one.severity.is_error] == []
    again = e.taken(city, *night.hand_ins[:9])
    assert again.files == ()
    fates = {value.fate for _, value in again.values}
    assert fates == {Fate.SAME, Fate.CONFLICT, Fate.REFUSED}
    assert again.count(Fate.SAME) == 21 - 1 and again.count(Fate.CONFLICT) == 1
    # Who comes second is still known by the number and the name that were given then.
    assert again.hand_ins[1].deputies == {"100521": "100522"}
    assert again.hand_ins[8].paths == {
        "content/news/2026/2026-11-21-jincun.md": "content/news/2026/2026-11-21-jincun-2.md"
    }


def test_the_evening_can_be_read_by_a_person(night: Night) -> None:
    text, page = evening_text(night.evening), evening_page(night.evening)
    assert text.startswith("交稿 10 份，26 处：收下 21，两边都改了，留市里的 1，不收 4。\n")
    for _, value in night.evening.values:
        assert text.count(f"[{value.id}]") == 1 and page.count(f">{value.id}<") == 1
    assert (
        "   【0286 雨花区人大代表联络中心站的资料】\n   收下　开放时间　" in text
        or "   两边都改了，留市里的　电话　" in text
    )
    assert "       市里：0731-00006928\n" in text


def test_a_person_decides_a_conflict_for_what_was_handed_in_and_returns_what_would_be_taken(
    night: Night,
) -> None:
    hand_in = replace(night.hand_ins[4], files=night.hand_ins[4].files[:1])
    assert [one.path for one in hand_in.files] == ["content/stations/yuhua/0286.yaml"]
    ids = {value.where: value.id for _, value in e.taken(night.city, hand_in).values}
    decisions = Decisions(frozenset({ids["电话"]}), {ids["开放时间"]: "周六也有人，先核对"})
    evening = e.taken(night.city, hand_in, decisions=decisions)
    ((_, before, after),) = evening.files
    assert before is not None and after == before.replace(b"0731-00006928", b"0731-00006929")
    returned = next(value for _, value in evening.values if value.is_returned)
    assert (returned.where, returned.word, returned.why) == ("开放时间", "周六也有人，先核对", "退回去了")


def test_the_second_of_two_that_disagree_meets_a_conflict(night: Night, tmp_path: Path) -> None:
    root = e.copy_of_demo(tmp_path / "other")
    handing_in.begin(root, Scope(stations=("0143",)), "李样例", e.MORNING)
    e.edit(root, "content/stations/yuelu/0143.yaml", "0731-00008706", "0731-00008799")
    evening = e.taken(night.city, night.hand_ins[0], e.handed(root))
    (value,) = evening.hand_ins[1].values
    assert (value.fate, value.old, value.new, value.city) == (
        Fate.CONFLICT,
        "0731-00008706",
        "0731-00008799",
        "0731-00008707",
    )


def test_a_hand_in_of_another_city_is_refused(night: Night) -> None:
    other = replace(night.hand_ins[0], city=replace(night.hand_ins[0].city, code="430500", name="邵阳市"))
    with pytest.raises(Problem, match="这份交稿是邵阳市的，这里是长沙市的网站，没有收。"):
        e.taken(night.city, other)


def test_the_receipt_moves_the_base_and_what_was_returned_is_handed_in_again(
    night: Night, tmp_path: Path
) -> None:
    names = ("芙蓉区", "雨花区", "宁乡市", "天心区")
    numbers = [list(night.districts).index(name) for name in names]
    for name, number in zip(names, numbers, strict=True):
        root = tmp_path / name
        shutil.copytree(night.districts[name], root)
        raw = handing_in.written_receipt(night.city, night.evening.hand_ins[number], e.EVENING, "辛苦了")
        receipt = handing_in.read_receipt(root, raw)
        for path, before, after in receipt.files:
            assert (root / path).exists() == (before is not None)
            if after is None:
                (root / path).unlink()
            else:
                e.put(root, path, after)
        handing_in.keep_receipt(root, receipt)
        left = handing_in.gather(root, e.EVENING).values
        assert left == LEFT[name], name
    furong = (tmp_path / "芙蓉区/content/stations/furong/0053.yaml").read_text("utf-8")
    assert '"100522"' in furong and '"100521"' not in furong
    state = handing_in.base_state(tmp_path / "雨花区")
    assert state is not None
    assert next(word for _, word in state.returned) == "市里的是“0731-00006928”，没有改"


LEFT = {
    "芙蓉区": (),
    "宁乡市": (),
    "天心区": (),
    "雨花区": (
        ("0286 雨花区人大代表联络中心站的资料", "电话：原来是“0731-00006927”，改成“0731-00006929”"),
        ("0300 左家塘街道人大代表联络总站的资料", "电话：原来是“0731-00007683”，改成“12”"),
        ("0300 左家塘街道人大代表联络总站的资料", "fax：写上“0731-1”"),
    ),
}
"""What each would hand in again after its receipt."""
