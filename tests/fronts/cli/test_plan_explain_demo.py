"""`zhanpai plan`, `explain` and `demo`."""

import importlib
import json
import pkgutil

import zhanpai as package
from tests.fronts.cli.zhanpai import snapshot, zhanpai
from zhanpai.kit.diagnostics import Rule, Severity
from zhanpai.office.handbook.rulebook import find_rule, rules, written_in


def test_plan_lists_every_address_and_counts_beside_it(city):
    done = zhanpai("plan", at=city)
    assert done.status == 0
    rows = [line.split() for line in done.lines]
    station = next(row for row in rows if row[0] == "/s/0001/")
    assert station[1:4] == ["pages/station.html", "stations.yaml", "content/stations/city/0001.yaml"]
    pages = [row for row in rows if len(row) > 1 and row[1].startswith("pages/")]
    assert done.err == f"共 {len(pages)} 个网页、{len(rows) - len(pages)} 个其他文件。\n"


def test_plan_for_programs_is_the_same_list(city):
    planned = json.loads(zhanpai("plan", "--json", at=city).out)
    assert [p["url"] for p in planned] == [line.split()[0] for line in zhanpai("plan", at=city).lines]
    assert planned[0]["kind"] == "page"


def test_plan_of_a_broken_project_shows_what_is_wrong(city):
    (city / "content/stations/city/0001.yaml").write_text("phone: 八八\n", "utf-8")
    done = zhanpai("plan", at=city)
    assert (done.status, done.out) == (1, "")
    assert "D206" in done.err


def test_explain_prints_the_rule_as_written(tmp_path):
    done = zhanpai("explain", "d203", at=tmp_path)
    assert done.status == 0
    more = "能改得准的，程序可以代劳：zhanpai fix --only D203"
    assert done.out == f"D203 日期不对（错误）\n\n{find_rule('D203').body}\n\n{more}\n"
    assert "zhanpai fix" not in zhanpai("explain", "P505", at=tmp_path).out


def test_explain_lists_every_code_once_by_family(tmp_path):
    done = zhanpai("explain", at=tmp_path)
    listed = [line.split()[0] for line in done.lines if line.startswith("  ")]
    assert sorted(listed) == sorted(rules())
    assert "Y 文件的写法" in done.lines and "V 个人信息" in done.lines


def test_unknown_code_gets_the_nearest(tmp_path):
    done = zhanpai("explain", "D2100", at=tmp_path)
    assert (done.status, done.err) == (2, "没有“D2100”这个代码。\n是不是想看 D210？\n")


def test_the_rules_that_can_be_explained_are_those_of_the_program():
    made = {}
    for info in pkgutil.walk_packages(package.__path__, "zhanpai."):
        if not info.name.endswith("__main__"):
            values = vars(importlib.import_module(info.name)).values()
            made |= {id(value): value for value in values if isinstance(value, Rule)}
    # One object each: no code stands for two rules, and none is written where the rulebook does not look.
    assert sorted(made.values(), key=lambda rule: rule.code) == list(rules().values())


def test_a_rule_is_read_as_it_is_written():
    rule = "R{} = Rule.parse({})\n"
    source = (
        '"""N1 甲\n\n    丙\n"""\n'
        + rule.format(1, "__doc__, Severity.WARNING")
        + rule.format(2, '"""D2 乙\n\n丁"""')
    )
    assert list(written_in(source)) == [Rule("N1", "甲", "丙", Severity.WARNING), Rule("D2", "乙", "丁")]


def test_demo_has_no_finding_and_is_the_same_each_time(tmp_path):
    for name in ("a", "b"):
        done = zhanpai(
            "demo", name, "--stations", "12", "--deputies", "20", "--news", "3", "--root", ".", at=tmp_path
        )
        assert done.status == 0, done.shown
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")
    assert zhanpai("check", at=tmp_path / "a").out == "没有问题：12 个站，20 位代表，3 篇动态。\n"


def test_demo_is_made_anew_in_its_own_folder_only(tmp_path):
    args = ("demo", "a", "--stations", "12", "--deputies", "20", "--news", "3", "--root", ".")
    zhanpai(*args, at=tmp_path)
    assert zhanpai(*args, at=tmp_path).status == 0
    edited = tmp_path / "a/content/pages/about.md"
    edited.write_text("改过\n", "utf-8")
    done = zhanpai(*args, at=tmp_path)
    assert done.status == 2
    assert done.err.splitlines()[0] == f"{edited.relative_to(tmp_path)} 在造好以后改过，没有动这份演示数据。"
    assert edited.read_text("utf-8") == "改过\n"


def test_demo_refuses_a_folder_that_holds_something_else(city, tmp_path):
    before = snapshot(city)
    done = zhanpai("demo", "city", "--stations", "12", at=tmp_path)
    assert (done.status, done.err) == (2, "city 里有别的东西，没有动它。\n换一个新的或者空的文件夹。\n")
    assert snapshot(city) == before


def test_demo_too_large_is_refused_in_words(tmp_path):
    done = zhanpai("demo", "a", "--stations", "10000", at=tmp_path)
    assert done.status == 2
    assert done.err.startswith("站号只有四位数字，最多能编 9999 个站，要的是 10000 个。\n")
    assert not (tmp_path / "a").exists()
