"""`zhanpai report` as staff run it: what it writes, where it refuses to, and that nothing of it is published."""

import json
import re
from html.parser import HTMLParser

import pytest

from tests.fronts.cli.zhanpai import ENGLISH, snapshot, zhanpai
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.brand import tokens_css
from zhanpai.kit.problem import Problem
from zhanpai.office.report.report_folder import settle
from zhanpai.office.report.worklist import TaskKind
from zhanpai.site.theme import read_tokens

INTERNAL = "内部资料，不得公开"
FILES = {
    *(".zhanpai-report", "robots.txt", "index.html", "ranking.html"),
    *("district-furong.html", "district-yuelu.html", "stations.csv", "worklist.csv", "names.csv"),
}
WRONG_NAME = ("content/news/2026/2026-01-22-tingche.md", "湖东社区人大代表活动室接待了三位居民。\n")


@pytest.fixture
def root(project):
    made = project()
    path = made / WRONG_NAME[0]
    path.write_text(path.read_text("utf-8") + WRONG_NAME[1], "utf-8")
    return made


def test_report_is_written_beside_the_content_and_says_on_every_page_that_it_is_internal(root):
    done = zhanpai("report", at=root)
    assert done.status == 0, done.shown
    made = snapshot(root / "report")
    assert set(made) == FILES
    for name, content in made.items():
        if name.endswith(".html"):
            page = content.decode()
            assert page.count(INTERNAL) >= 2
            assert '<meta name="robots" content="noindex' in page
            assert "<script" not in page
            assert not re.search(r'(?:src|href)="(?:https?:)?//', page), "the report asks nobody for anything"
    assert made["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert "5 个站" in done.out and "站名写错 1 处" in done.out
    assert not ENGLISH.search(done.shown)


def test_wrong_names_of_real_texts_have_file_line_and_the_right_name(root):
    data = json.loads(zhanpai("report", "--json", at=root).out)
    (name,) = data["names"]
    text = (root / name["path"]).read_text("utf-8").splitlines()
    assert name["path"] == WRONG_NAME[0]
    assert text[name["line"] - 1][name["column"] - 1 :].startswith("湖东社区人大代表活动室")
    assert name["typed"] == "湖东社区人大代表活动室"
    assert name["right"] == ["岳麓区望月湖街道湖东社区人大代表联络站", "望月湖街道湖东社区人大代表联络站"]


def test_a_wrong_name_in_a_title_is_found_where_it_stands(root):
    path = root / WRONG_NAME[0]
    path.write_text(
        re.sub("title: .*", "title: 湖东社区代表联络站来了新代表", path.read_text("utf-8")), "utf-8"
    )
    first = json.loads(zhanpai("report", "--json", "--only", "0002", at=root).out)["names"][0]
    assert (first["typed"], first["line"], first["column"]) == ("湖东社区代表联络站", 2, 8)
    assert first["right"][1] == "望月湖街道湖东社区人大代表联络站"


def test_json_goes_to_the_screen_and_writes_nothing(root):
    done = zhanpai("report", "--json", at=root)
    assert json.loads(done.out)["version"] == 1
    assert not (root / "report").exists()


def test_tables_alone(root):
    assert zhanpai("report", "--csv", "--out", "tables", at=root).status == 0
    assert set(snapshot(root / "tables")) == {n for n in FILES if not n.endswith(".html")}


def test_a_districts_report_replaces_the_citys_and_says_nothing_of_others(root):
    assert zhanpai("report", at=root).status == 0
    assert zhanpai("report", "--district", "岳麓区", at=root).status == 0
    made = snapshot(root / "report")
    assert set(made) == FILES - {"ranking.html", "district-furong.html"}
    assert not any("芙蓉" in content.decode() for content in made.values())


def test_same_content_same_bytes(root):
    zhanpai("report", "--out", "one", at=root)
    zhanpai("report", "--out", "two", at=root)
    assert snapshot(root / "one") == snapshot(root / "two")


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("content/report", "放着网站的资料"),
        ("site", "在要公开的网站里"),
        ("site/report", "在要公开的网站里"),
        ("public/sub/report", "在要公开的网站里"),
        (".", "放着网站的资料"),
        ("mine", "里有别的东西"),
        ("stations.yaml", "是一个文件"),
    ],
)
def test_report_refuses_the_site_the_content_and_what_is_not_its_own(root, out, said):
    (root / "public").mkdir()
    (root / "public/.zhanpai").write_text("", "utf-8")
    (root / "mine").mkdir()
    (root / "mine/letter.txt").write_text("x", "utf-8")
    with pytest.raises(Problem, match=said) as caught:
        settle(root / out, root)
    assert "--out" in caught.value.fix


def test_a_refusal_is_told_in_chinese_and_changes_nothing(root):
    before = snapshot(root)
    done = zhanpai("report", "--out", "site/report", at=root)
    assert done.status == 2, done.shown
    assert "在要公开的网站里" in done.err
    assert not ENGLISH.search(done.shown)
    assert snapshot(root) == before


def test_what_cannot_be_asked_for_is_refused_in_chinese(root):
    for arguments, said in (
        (("--district", "月球区"), "名册里没有区县“月球区”"),
        (("--only", "9999"), "名册里没有站号“9999”"),
        (("--only", "0004"), "站号 0004 已并入他站"),
        (("--district", "岳麓区", "--only", "0006"), "没有可以报告的站"),
        (("--json", "--csv"), "--json 是显示出来的"),
    ):
        done = zhanpai("report", *arguments, at=root)
        assert done.status == 2, done.shown
        assert said in done.err
        assert not (root / "report").exists()


def test_faults_of_settings_and_content_are_told_together_and_nothing_is_written(root):
    (root / "report.yaml").write_text("silent_dais: 30\n", "utf-8")
    path = root / "content/stations/yuelu/0003.yaml"
    path.write_text(path.read_text("utf-8").replace("address:", "adress:"), "utf-8")
    done = zhanpai("report", at=root)
    assert done.status == 1
    assert "report.yaml:1:1: 错误 D102" in done.err
    assert "content/stations/yuelu/0003.yaml:1:1: 错误 D102" in done.err
    assert not (root / "report").exists()


@pytest.mark.slow
def test_the_public_site_has_nothing_of_the_report(root):
    assert zhanpai("report", at=root).status == 0
    assert zhanpai("build", "--out", "built", at=root).status == 0
    for name, content in snapshot(root / "built").items():
        assert b"zp-r-" not in content, name
        for words in (INTERNAL, "自评", "宣传工作报告"):
            assert words.encode() not in content, name
        assert "report" not in name


def test_no_telephone_and_no_member_of_staff_stands_in_the_report(root):
    zhanpai("report", at=root)
    for name, content in snapshot(root / "report").items():
        words = content.decode()
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)|0731-", words), name


class Outline(HTMLParser):
    """Ids, links inside the page, and figures of a page."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.files, self.drawings, self.named = [], [], [], 0, []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        href = found.get("href") or ""
        if tag == "a":
            (self.links if href.startswith("#") else self.files).append(href.lstrip("#"))
        if tag == "svg" and found.get("role") == "img":
            self.drawings += 1
            self.named += found["aria-labelledby"].split()


def test_links_lead_somewhere_and_every_chart_has_title_description_and_table(root):
    zhanpai("report", at=root)
    made = snapshot(root / "report")
    for name in FILES:
        if not name.endswith(".html"):
            continue
        page = Outline()
        page.feed(made[name].decode())
        assert len(page.ids) == len(set(page.ids)), name
        assert set(page.links) <= set(page.ids), name
        assert {file.partition("#")[0] for file in page.files} <= FILES, name
        assert set(page.named) <= set(page.ids), name
        if name != "ranking.html":
            assert page.drawings == 5
            assert made[name].decode().count("<figure") == made[name].decode().count("</figure>") == 5
            assert all(re.findall(r"(?s)<figure.*?<table.*?</figure>", made[name].decode()))


def test_a_new_site_keeps_the_report_out_of_its_repository(tmp_path):
    assert zhanpai("new", "site", "starter", at=tmp_path).status == 0
    assert "/report/" in (tmp_path / "starter/.gitignore").read_text("utf-8").splitlines()


def test_the_reports_style_uses_the_brands_tokens_alone():
    theme = shipped_theme()
    style = theme["report/report.css"].decode()
    known = set(re.findall(r"(--zp-[\w-]+):", tokens_css(read_tokens(theme))))
    assert set(re.findall(r"var\((--zp-[\w-]+)\)", style)) <= known
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb", style)
    used = set(re.findall(r"\.(zp-r-[\w-]+)", style))
    pages = "".join(
        content.decode() for p, content in theme.items() if p.startswith("report/") and p.endswith(".html")
    )
    toned = {f"zp-r-{kind}--{name}" for kind in ("kind", "tone") for name in (*TaskKind, *TONES)}
    assert {name for name in used if name not in pages} <= toned, "styles that nothing wears"


TONES = ("resident", "training", "work", "plain")
