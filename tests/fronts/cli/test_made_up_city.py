"""A new site is of no real city: nothing that it is given, and nothing that it shows, is Changsha's."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.fronts.cli.zhanpai import zhanpai

CHANGSHA = re.compile(
    "长沙|湖南|岳麓|望月湖|芙蓉|雨花|天心|开福|望城|浏阳|宁乡|湘江|橘子洲|0731|4301|湘A"
    "|changsha|hunan|yuelu|furong|yuhua|wangyuehu|wyh",
    re.IGNORECASE,
)
TEXTS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".ics", ".csv", ".svg", ".yaml", ".yml", ".md"}
HUDONG = ("--district", "示例区", "--township", "示范街道", "--community", "湖东社区")


@pytest.mark.slow
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


DISTRICTS = """\
city: {name: 安澜市, code: "990100", province: 云川省}
districts:
  - {code: "990101", name: 东屏区, slug: dongping, townships: [{code: "990101001", name: 杏坛街道},
      {code: "990101002", name: 听松街道}, {code: "990101003", name: 白石街道}]}
  - {code: "990102", name: 西渡区, slug: xidu, townships: [{code: "990102001", name: 柳湾街道},
      {code: "990102002", name: 盐桥镇}]}
  - {code: "990103", name: 洪川县, slug: hongchuan, townships: [{code: "990103001", name: 会仙镇},
      {code: "990103002", name: 乐善乡}, {code: "990103003", name: 单家乡}]}
readings: {洪川: hong tuan}
"""
"""Three districts and eight townships that lie nowhere."""

STATIONS = """
--kind city=安澜市人大代表联络总站
--district 东屏区=东屏区人大代表联络中心站
--district 西渡区=西渡区人大代表联络中心站
--district 洪川县=洪川县人大代表联络中心站
--district 东屏区 --township 杏坛街道=东屏区杏坛街道人大代表联络总站
--district 东屏区 --township 听松街道=东屏区听松街道人大代表联络总站
--district 东屏区 --township 白石街道=东屏区白石街道人大代表联络总站
--district 西渡区 --township 柳湾街道=西渡区柳湾街道人大代表联络总站
--district 西渡区 --township 盐桥镇=西渡区盐桥镇人大代表联络总站
--district 洪川县 --township 会仙镇=洪川县会仙镇人大代表联络总站
--district 洪川县 --township 乐善乡=洪川县乐善乡人大代表联络总站
--district 洪川县 --township 单家乡=洪川县单家乡人大代表联络总站
--district 东屏区 --township 杏坛街道 --community 双井社区=东屏区杏坛街道双井社区人大代表联络站
--district 东屏区 --township 听松街道 --community 书院社区=东屏区听松街道书院社区人大代表联络站
--district 西渡区 --township 盐桥镇 --community 梅林村=西渡区盐桥镇梅林村人大代表联络站
--district 洪川县 --township 会仙镇 --community 石阶村=洪川县会仙镇石阶村人大代表联络站
--district 洪川县 --township 单家乡 --community 桥头村村=洪川县单家乡桥头村村人大代表联络站
--district 东屏区 --township 白石街道 --community 南塘社区 --point 荷园小区=东屏区白石街道南塘社区荷园小区人大代表联系点
--district 西渡区 --field 渔业=西渡区渔业人大代表联络站
--field 物业服务业=安澜市物业服务业人大代表联络站
--field 软件业 --run-by 云川新区=云川新区软件业人大代表联络站
--kind mobile --district 洪川县=洪川县人大代表流动联络站
--kind mobile=安澜市人大代表流动联络站
--at 上海=安澜市人大代表驻上海联络站
--kind online --district 东屏区 --township 听松街道=东屏区听松街道人大代表网上联络站
"""
"""What a clerk says to `zhanpai new station`, and the name that must come of it."""


@pytest.fixture(scope="module")
def made_up_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty-five stations of a city that does not exist, begun with `zhanpai new site`."""
    folder = tmp_path_factory.mktemp("made-up")
    assert zhanpai("new", "site", "anlan", at=folder).status == 0
    root = folder / "anlan"
    register = root / "stations.yaml"
    text = register.read_text("utf-8")
    head, rest = text.split("city: {name", 1)
    kinds = rest[rest.index("kinds:") : rest.index("districts:")]
    head = head.replace("示例市", "安澜市").replace("llz.example.gov.cn", "llz.anlan.gov.cn")
    head = head.replace('"010-00000000"', '"0290-2231001"').replace(
        "  demo: true             # 示例数据：每页有提示条，不能发布\n", ""
    )
    register.write_text(f"{head}{DISTRICTS}{kinds}stations: []\n", "utf-8")
    (root / "content/stations/shili/0001.yaml").unlink()
    for item in (root / "content/news").rglob("*.md"):
        item.unlink()
    for line in STATIONS.split("\n"):
        if line:
            done = zhanpai("new", "station", *line.partition("=")[0].split(), at=root)
            assert done.status == 0, (line, done.shown)
    return root


@pytest.mark.slow
def test_a_city_that_lies_nowhere_comes_from_a_new_site_to_its_plates(made_up_city):
    names = [line.partition("=")[2] for line in STATIONS.split("\n") if line]
    assert len(names) == 25
    person = ("--name", "阿依•古丽", "--level", "township", "--term", "第三届")
    refused = zhanpai("new", "deputy", "--station", "0011", *person, at=made_up_city)
    assert refused.status == 2 and "阿依·古丽" in refused.shown
    done = zhanpai("new", "deputy", "--station", "0011", "--name", "阿依·古丽", *person[2:], at=made_up_city)
    assert done.status == 0, done.shown
    person_id = re.search("编号 ([0-9]{6})", done.out)[1]
    again = zhanpai("new", "deputy", "--station", "0022", "--deputy", person_id, at=made_up_city)
    assert again.status == 0, again.shown
    in_a_subdistrict = ("new", "deputy", "--station", "0005", "--name", "王立", *person[2:])
    assert "杏坛街道没有人民代表大会" in zhanpai(*in_a_subdistrict, at=made_up_city).shown
    checked = zhanpai("check", at=made_up_city)
    assert checked.status == 0 and "25 个站，1 位代表" in checked.shown, checked.shown
    built = zhanpai("build", "--no-search", at=made_up_city)
    assert built.status == 0, built.shown
    for number, name in enumerate(names, 1):
        page = (made_up_city / f"site/s/{number:04}/index.html").read_text("utf-8")
        assert f"<title>{name} - " in page or name in page, name
    deputy = (made_up_city / f"site/d/{person_id}/index.html").read_text("utf-8")
    assert "乐善乡人大代表" in deputy and "/s/0011/" in deputy and "/s/0022/" in deputy
    listed = "".join(p.read_text("utf-8") for p in (made_up_city / "site/districts").rglob("index.html"))
    assert [n for n in range(1, 26) if f's/{n:04}/"' not in listed] == []
    index = (made_up_city / "site/assets/find-stations.json").read_text("utf-8")
    assert "tuan川" in index and "shan单善" in index
    signs = zhanpai("signs", "--kind", "s1", at=made_up_city)
    assert signs.status == 0 and "25 块，扫过 25 个二维码都对" in signs.out, signs.shown
    plates = {p.name[:4]: _words(p) for p in (made_up_city / "signs").glob("*/*-s1-doorplate.pdf")}
    for number, name in enumerate(names, 1):
        assert name in plates[f"{number:04}"], (name, plates[f"{number:04}"])
    files = [p for p in made_up_city.rglob("*") if p.suffix in TEXTS and ".cache" not in p.parts]
    found = {p.as_posix(): CHANGSHA.findall(p.read_text("utf-8")) for p in files}
    assert {path: words for path, words in found.items() if words} == {}
    assert not any(CHANGSHA.search(words) for words in plates.values())


def _words(pdf: Path) -> str:
    """All that is printed on a plate, without breaks."""
    document = pypdfium2.PdfDocument(pdf)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
