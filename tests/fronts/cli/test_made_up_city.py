"""A new site is of no real city: nothing that it is given, and nothing that it shows, is Changsha's."""

import re

from tests.fronts.cli.zhanpai import zhanpai

CHANGSHA = re.compile(
    "长沙|湖南|岳麓|望月湖|芙蓉|雨花|天心|开福|望城|浏阳|宁乡|湘江|橘子洲|0731|4301|湘A"
    "|changsha|hunan|yuelu|furong|yuhua|wangyuehu|wyh",
    re.IGNORECASE,
)
TEXTS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".ics", ".csv", ".svg", ".yaml", ".yml", ".md"}
HUDONG = ("--district", "示例区", "--township", "示范街道", "--community", "湖东社区")


def test_neither_the_files_of_a_new_site_nor_its_pages_have_a_word_of_the_demo_s_city(starter):
    for command in (
        ("new", "station", *HUDONG),
        ("new", "news", "--title", "加装电梯", "--station", "0002"),
        ("new", "deputy", "--station", "0002", "--name", "张示例"),
        ("build", "--no-search"),
    ):
        done = zhanpai(*command, at=starter)
        assert done.status == 0, done.shown
        assert not CHANGSHA.search(done.shown)
    files = [p for p in starter.rglob("*") if p.suffix in TEXTS and ".cache" not in p.parts]
    assert len(files) > 60
    found = {
        p.relative_to(starter).as_posix(): sorted(set(CHANGSHA.findall(p.read_text("utf-8")))) for p in files
    }
    assert {path: words for path, words in found.items() if words} == {}
    home = (starter / "site/index.html").read_text("utf-8")
    assert "也可以打拼音或首字母，例如 hudong、hd" in home


def test_neither_help_nor_a_finding_of_a_made_up_city_names_the_demo_s(starter):
    """`explain` alone shows what was seen somewhere, as an example of a mistake."""
    for command in (
        ("--help",),
        ("new", "station", "--help"),
        ("new", "deputy", "--help"),
        ("signs", "--help"),
    ):
        assert not CHANGSHA.search(zhanpai(*command, at=starter).shown), command
    register = starter / "stations.yaml"
    text = register.read_text("utf-8").replace('"990101"', '"99"').replace("slug: shili", "slug: 示例")
    register.write_text(text.replace('phone: "010-00000000"', "phone: 打不通"), "utf-8")
    found = zhanpai("check", at=starter)
    assert found.status == 1 and found.shown.count("错误 D2") == 3 and not CHANGSHA.search(found.shown)
