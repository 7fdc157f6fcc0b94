"""`zhanpai new site --city`: a real place's site is green at once, and has no word of another place."""

import re

import pytest

from tests.fronts.cli.test_ends import on_a_terminal
from tests.fronts.cli.zhanpai import zhanpai

TEXTS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".ics", ".csv", ".svg", ".yaml", ".yml", ".md"}
OTHERS = re.compile(
    "长沙(?!镇)|岳麓|望月湖|湖东|芙蓉区|雨花区|天心区|开福区|望城区|浏阳|宁乡|0731-|430100|changsha|yuelu|示例市|示范街道|张示例|李样例|王示范|演示",
    re.IGNORECASE,
)
SHAODONG = ("new", "site", "ours", "--city", "邵东市", "--host", "llz.shaodong.gov.cn")


def begun(at, city, host, *more):
    done = zhanpai("new", "site", "ours", "--city", city, "--host", host, *more, at=at)
    assert done.status == 0, done.shown
    return at / "ours"


def words_of_others(root):
    """Path → the words of other places in it, of every file of the project and its site; the editor's schemas explain examples."""
    files = [
        p
        for p in root.rglob("*")
        if p.suffix in TEXTS and not {".cache", "schema"} & {*p.relative_to(root).parts}
    ]
    assert len(files) > 60
    found = {p.relative_to(root).as_posix(): OTHERS.findall(p.read_text("utf-8")) for p in files}
    return {path: words for path, words in found.items() if words}


def page(root, path):
    return (root / "site" / path / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_county_level_city_is_green_at_once_and_speaks_of_itself_alone(tmp_path):
    (tmp_path / "list.txt").write_bytes(
        "大禾塘街道\r\n民康社区居委会\r\n牛马司镇 水井头村\r\n".encode("gb18030")
    )
    root = begun(
        tmp_path, "邵东市", "llz.shaodong.gov.cn", "--communities", "list.txt", "--colour", "#1D4A73"
    )
    assert zhanpai("check", "--strict", at=root).out == "没有问题：27 个站，0 位代表，0 篇动态。\n"
    built = zhanpai("build", "--no-search", at=root)
    assert built.status == 0, built.shown
    assert words_of_others(root) == {}
    pages = {p: p.read_text("utf-8") for p in (root / "site").rglob("*.html")}
    assert not [
        p
        for p, html in pages.items()
        if "邵东市邵东市" in html or "各区县人大代表" in html or "按区县" in html
    ]
    assert "邵东市大禾塘街道民康社区人大代表联络站" in page(root, "s/0002")
    assert "按街道（乡镇）找联络站" in page(root, "") and "大禾塘街道" in page(root, "")
    assert "由邵东市人大常委会代表工作委员会主办" in page(root, "about")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("city", "host", "number", "names", "said"),
    [
        ("邵阳市", "shaoyang", 202, ["双清区兴隆街道", "双清区龙须塘街道", "双清区汽车站街道"], "按区县找联络站"),
        ("恩施州", "enshi", 90, ["恩施市舞阳坝街道", "恩施市六角亭街道", "恩施市小渡船街道"], "按县市找联络站"),
        ("北京朝阳区", "bjchy", 43, ["朝阳区建外街道", "朝阳区朝外街道", "朝阳区呼家楼街道"], "全区情况"),
        ("仙桃市", "xiantao", 19, ["仙桃市沙嘴街道", "仙桃市干河街道", "仙桃市龙华山街道"], "全市情况"),
        ("东莞市", "dg", 32, ["东莞市东城街道", "东莞市南城街道", "东莞市万江街道"], "按街道（乡镇）找联络站"),
        ("锡盟", "xlgl", 78, ["二连浩特市格日勒敖都苏木", "锡林浩特市希日塔拉街道", "锡林浩特市宝力根街道"], "按旗县市找联络站"),
        ("重庆", "cq", 1031, ["万州区高笋塘街道", "万州区太白街道", "万州区牌楼街道"], "全市情况"),
    ],
)  # fmt: skip
def test_every_sort_of_place_is_green_at_once_and_has_no_word_of_another(
    city, host, number, names, said, tmp_path
):
    root = begun(tmp_path, city, f"llz.{host}.gov.cn")
    assert f"{number} 个站" in zhanpai("check", "--strict", at=root).out
    built = zhanpai("build", "--no-search", at=root)
    assert built.status == 0, built.shown
    assert words_of_others(root) == {}
    for id, place in enumerate(names, 1):
        assert f"{place}人大代表联络总站" in page(root, f"s/{id:04}")
    assert said in page(root, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--city", "朝阳区", "--host", "llz.bjchy.gov.cn"], "可能是北京市朝阳区、吉林省长春市朝阳区。"),
        (["--city", "邵东市"], "缺少选项 --host："),
        (["--title", "我们的网站"], "缺少选项 --city："),
        (["--city", "邵东市", "--host", "http://10.0.0.1"], "打不开"),
        (["--city", "邵东市", "--host", "llz.example.gov.cn"], "举例用的"),
        (["--city", "邵东市", "--host", "llz.shaodong.gov.cn", "--phone", "12"], "不像一个电话号码"),
        (["--city", "邵东市", "--host", "llz.shaodong.gov.cn", "--colour", "#FFFFFF"], "太浅"),
        (["--city", "邵东市", "--host", "llz.shaodong.gov.cn", "--word", "联络站"], "类别=用词"),
        (
            ["--city", "邵东市", "--host", "llz.shaodong.gov.cn", "--communities", "没有.txt"],
            "打不开名单文件",
        ),
        (["--city", "邵东市", "--host", "llz.shaodong.gov.cn", "--stations", "也许"], "是要还是不要"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(args, said, tmp_path):
    done = zhanpai("new", "site", "ours", *args, at=tmp_path)
    assert done.status == 2 and said in done.err, done.shown
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_a_list_that_cannot_be_placed_is_told_at_once(tmp_path):
    (tmp_path / "list.txt").write_text("大禾塘街道 民康\n没有街道 民康社区\n", "utf-8")
    done = zhanpai(*SHAODONG, "--communities", "list.txt", at=tmp_path)
    assert (
        done.status == 2 and "第 1 行" in done.err and "第 2 行" in done.err and "一共 2 处不对" in done.err
    )
    assert [p.name for p in tmp_path.iterdir()] == ["list.txt"]


@pytest.mark.slow
def test_a_person_at_a_keyboard_is_asked_and_asked_again(tmp_path):
    typed = "朝阳区\n邵东\n\n\nllz.example.gov.cn\nllz.shaodong.gov.cn\n\n\n\n\n\n\n\n\n"
    shown = on_a_terminal("new", "site", "ours", at=tmp_path, typed=typed)
    assert "可能是北京市朝阳区、吉林省长春市朝阳区" in shown and "举例用的" in shown, shown
    assert "湖南省邵阳市邵东市的网站在" in shown, shown
    register = (tmp_path / "ours/stations.yaml").read_text("utf-8")
    assert "permalink_base: https://llz.shaodong.gov.cn " in register and "prefecture: 邵阳市" in register
