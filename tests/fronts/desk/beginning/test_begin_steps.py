"""The pages that ask for a city, one after the other: what they suggest, what they refuse, and that nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from tests.fronts.desk.beginning.beginners import COUNTY, LOGO, SITE, Beginner, beginning, value_of
from zhanpai.fronts.desk.beginning.typed_start import forget_start, read_start, start_file


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beginner]:
    folder = tmp_path_factory.mktemp("begin")
    with beginning(folder / "新 网站", folder / "settings") as one:
        yield one


@pytest.fixture
def city(shared: Beginner) -> Beginner:
    """Nothing was answered yet; the desk is that of all these tests."""
    forget_start(start_file(shared.desk.desk.own.folder))
    shared.begun.clear()
    return shared


def test_the_desk_of_an_empty_folder_opens_with_the_first_question(city: Beginner) -> None:
    answer = city.web.get("/")
    assert answer.url.path == "/begin/place"
    assert "给哪个地方建网站？" in answer.text and 'aria-label="房间"' not in answer.text
    assert not city.desk.desk.root.exists()


@pytest.mark.parametrize("typed", ["邵阳", "湖南邵阳", "邵阳市", "430500"])
def test_a_place_is_found_by_the_name_people_use_and_shown_with_what_lies_in_it(
    city: Beginner, typed: str
) -> None:
    page = city.get(f"/begin/place?words={typed}")
    assert "湖南省</span>邵阳市" in page and "12 个区县" in page and 'value="430500"' in page


def test_namesakes_are_told_apart_by_what_they_lie_in(city: Beginner) -> None:
    page = city.get("/begin/place?words=朝阳区")
    assert "北京市</span>朝阳区" in page and "吉林省长春市</span>朝阳区" in page


def test_what_is_no_place_is_said_to_be_none_and_what_to_write(city: Beginner) -> None:
    page = city.get("/begin/place?words=<b>火星</b>")
    assert "没有找到“&lt;b&gt;火星" in city.web.get("/begin/place?words=<b>火星</b>").text
    assert "不写街道和乡镇" in page


@pytest.mark.parametrize("code", ["", "999999", "43", "../etc", "430502001"])
def test_a_code_of_no_place_that_can_begin_is_not_taken(city: Beginner, code: str) -> None:
    assert city.send("place", {"code": code}).status_code == 404
    assert read_start(start_file(city.desk.desk.own.folder)).place == ""


def test_what_can_be_known_of_a_place_stands_in_the_fields(city: Beginner) -> None:
    page = city.shown("place", {"code": "430500"})
    assert value_of(page, "title") == "邵阳市人大代表网上联络站"
    assert value_of(page, "owner") == "邵阳市人大常委会代表工作委员会"
    assert value_of(page, "permalink_base") == "llz.shaoyang.gov.cn"
    assert "印出去就不能再改" in page and page.count("可以以后再填") == 3


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("permalink_base", "", "网址"),
        ("permalink_base", "llz.example.gov.cn", "举例用的"),
        ("permalink_base", "我们的网站", "网址"),
        ("phone", "0739-00000000", "打不通"),
        ("phone", "打给小王", "不像一个电话号码"),
        ("icp", "还在办", "ICP 备案号“还在办”不对"),
        ("police_record", "123", "公安备案号“123”不对"),
        ("title", "示例市人大代表网上联络站", "示例"),
        ("owner", "某某市人大常委会", "某某"),
        ("sure_of_host", "", "先问管网站的同志"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_with_what_was_typed(
    city: Beginner, name: str, typed: str, said: str
) -> None:
    city.answer("place")
    page = city.shown("site", {**SITE, name: typed})
    assert "网站叫什么，放在哪里？" in page
    assert said in page.partition(f'id="w-{name}"')[2].partition("</ul>")[0]
    if name != "sure_of_host":
        assert value_of(page, name) == typed
    assert f'href="#f-{name}"' in page and "有 1 处要改" in page


def test_nothing_of_one_page_is_said_on_another(city: Beginner) -> None:
    city.answer("place")
    city.send("site", {**SITE, "phone": "x"})
    assert "有 1 处要改" not in city.get("/begin/place")


def test_no_step_is_reached_before_those_in_front_of_it(city: Beginner) -> None:
    for step in ("site", "stations", "look", "sure"):
        assert city.web.get(f"/begin/{step}").url.path == "/begin/place"
    city.answer("place")
    assert city.web.get("/begin/sure").url.path == "/begin/site"
    assert city.send("sure").url.path == "/begin/site" and city.begun == []
    for step in ("nothing", "%2e%2e%2fx", "%00"):
        assert city.web.get(f"/begin/{step}").status_code == 404


@pytest.mark.parametrize("step", ["site", "stations", "look", "sure"])
def test_a_form_that_is_sent_before_a_place_is_chosen_leads_to_the_first_question(
    city: Beginner, step: str
) -> None:
    assert city.send(step, {"do": "next"}).url.path == "/begin/place"


def test_every_step_that_was_answered_is_gone_back_to_with_what_was_said(city: Beginner) -> None:
    city.answer("place")
    city.send("site", {**SITE, "phone": "0739-7611234"})
    city.answer("stations", "look")
    assert value_of(city.get("/begin/site"), "phone") == "0739-7611234"
    assert "绥宁县" in city.get("/begin/place") and "选好了" in city.get("/begin/place")
    assert "看一遍，对了就建" in city.get("/")


def test_a_desk_that_is_closed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, settings = tmp_path / "空", tmp_path / "settings"
    with beginning(folder, settings) as one:
        one.answer("place")
        one.send("site", {**SITE, "phone": "错的"})
    with beginning(folder, settings) as one:
        assert value_of(one.get("/"), "phone") == "错的"


@pytest.mark.parametrize(
    "spoiled", [b"", b"{", b"[]", b'{"place": 1}', b'{"place": "430500"}', b"\xff\xfe", b"[" * 9999]
)
def test_kept_answers_that_cannot_be_read_are_asked_for_anew(city: Beginner, spoiled: bytes) -> None:
    start_file(city.desk.desk.own.folder).write_bytes(spoiled)
    assert city.web.get("/").url.path == "/begin/place"


def test_another_place_has_its_own_suggestions_and_leaves_what_was_typed(city: Beginner) -> None:
    city.send("place", {"code": "430500"})
    said = {
        "title": "邵阳市人大代表网上联络站",
        "owner": "邵阳市人大办公室",
        "permalink_base": "llz.shaoyang.gov.cn",
    }
    city.send("site", {**said, "sure_of_host": "yes", "phone": "0739-5362114"})
    page = city.shown("place", {"code": "433100"})
    assert value_of(page, "title") == "湘西土家族苗族自治州人大代表网上联络站"
    assert value_of(page, "owner") == "邵阳市人大办公室" and value_of(page, "phone") == "0739-5362114"
    # Whose the new address is, she has not said.
    assert value_of(page, "permalink_base") == "llz.xiangxi.gov.cn"
    assert 'name="sure_of_host" value="yes" checked' not in page


def test_words_are_shown_as_the_names_that_they_make_of_the_places_own(city: Beginner) -> None:
    city.answer("place", "site")
    page = city.get("/begin/stations")
    assert "绥宁县长铺镇人大代表<b data-zd-word-shown>联络总站</b>" in page
    page = city.shown("stations", {"word-township": "代表之家", "with_stations": "yes", "do": "show"})
    assert "绥宁县长铺镇人大代表<b data-zd-word-shown>代表之家</b>" in page


@pytest.mark.breadth
@pytest.mark.parametrize("word", ["Station", "x", "代表", "<b>站</b>", "站" * 80])
def test_a_word_that_makes_no_name_stays_in_its_field_with_why(city: Beginner, word: str) -> None:
    city.answer("place", "site")
    page = city.shown("stations", {"word-community": word, "do": "next"})
    assert "站点用词" in page.partition('id="w-words"')[2].partition("</ul>")[0]
    assert value_of(page, "word-community") == word


def test_a_station_for_each_township_or_for_none(city: Beginner) -> None:
    city.answer("place", "site", "stations")
    assert "先建 17 个站" in city.get("/begin/look") or "17" in city.get("/begin/stations")
    city.send("stations", {"do": "next"})
    assert "一共 0 个站" in city.get("/begin/stations")


LIST = "长铺镇 东风社区\n什么地方 李熙桥社区\n武阳镇\n武阳村\n"


def test_of_a_pasted_list_every_line_that_cannot_be_placed_is_shown_with_its_number(city: Beginner) -> None:
    city.answer("place", "site")
    page = city.shown("stations", {"communities": LIST, "with_stations": "yes", "do": "next"})
    assert "名单里有" in page and "第 2 行：" in page and "放好了" in page
    assert "长铺镇 东风社区" in page and city.web.get("/begin/sure").url.path == "/begin/stations"
    city.send("stations", {"communities": LIST, "with_stations": "yes", "leaves_out": "yes", "do": "next"})
    city.answer("look")
    assert "行先不要" in city.get("/begin/sure")


def workbook(*rows: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        "长铺镇,东风社区\r\n武阳镇,武阳村\r\n".encode("gbk"),
        "\ufeff长铺镇\t东风社区\n武阳镇\t武阳村\n".encode(),
        workbook(("街道（乡镇）", "社区（村）"), ("长铺镇", "东风社区"), ("武阳镇", "武阳村")),
    ],
    ids=["csv in GBK", "text in UTF-8", "xlsx"],
)
def test_a_list_comes_as_a_file_too_and_is_shown_before_one_goes_on(city: Beginner, raw: bytes) -> None:
    city.answer("place", "site")
    answer = city.send("stations", {"with_stations": "yes", "do": "next"}, file=("名单.csv", raw))
    assert answer.url.path == "/begin/stations" and "放好了 2 个社区（村）</h2>" in answer.text
    assert "一共 19 个站" in answer.text


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\xff\xff\xfe", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1nothing"]
)
def test_a_file_that_is_no_list_is_refused_and_what_was_pasted_stays(city: Beginner, raw: bytes) -> None:
    city.answer("place", "site")
    answer = city.send("stations", {"communities": "长铺镇 东风社区", "do": "next"}, file=("名单.xls", raw))
    assert answer.status_code == 422
    assert 'id="w-file"' in answer.text and "长铺镇 东风社区" in answer.text


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("徽标.png", b"\x89PNG\r\n\x1a\n", "是 PNG 图片"),
        ("a.svg", b"\xff\xd8\xff\xe0", "是 JPG 照片"),
        ("a.ai", b"%PDF-1.5", "是 PDF 或者 AI 文件"),
        ("a.svg", b"hello", "标志"),
        ("a.svg", LOGO.replace("</svg>", "<text>站</text></svg>").encode(), "文字"),
        ("a.svg", LOGO.replace("</svg>", "<script>1</script></svg>").encode(), "script"),
        ("a.svg", LOGO.replace("<path", '<path onload="x()"', 1).encode(), "会自己运行的程序"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO.encode(), "声明"),
        ("a.svg", LOGO.replace("</svg>", '<image href="http://a.test/x.png"/></svg>').encode(), "image"),
    ],
)
def test_what_is_no_logo_is_refused_with_what_to_do(city: Beginner, name: str, raw: bytes, said: str) -> None:
    city.answer("place", "site", "stations")
    city.begun.clear()
    answer = city.send("look", {"colour": "", "picked": "#B3141D", "do": "show"}, file=(name, raw))
    wrong = answer.text.partition('id="w-logo"')[2].partition("</ul>")[0]
    assert answer.status_code == 422 and said in wrong and "SVG" in wrong
    assert read_start(start_file(city.desk.desk.own.folder)).logo == "" and "sample" not in city.begun


def test_a_logo_and_a_colour_are_kept_drawn_and_given_back(city: Beginner) -> None:
    city.answer("place", "site", "stations")
    city.begun.clear()
    page = city.shown(
        "look", {"colour": "", "picked": "#1a5276", "do": "show"}, file=("县徽.svg", LOGO.encode())
    )
    assert "县徽.svg" in page and value_of(page, "colour") == "#1A5276" and city.begun == ["sample"]
    city.send("look", {"colour": "#1A5276", "picked": "#1A5276", "do": "next"})
    assert "自己的标志 县徽.svg，颜色 #1A5276" in city.get("/begin/sure")
    page = city.shown("look", {"colour": "#1A5276", "picked": "#1A5276", "do": "shipped"})
    assert "县徽.svg" not in page and value_of(page, "colour") == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "picked", "meant"),
    [
        ("", "#B3141D", ""),
        ("", "#1A5276", "#1A5276"),
        ("1a5276", "#B3141D", "#1A5276"),
        ("＃１Ａ５２７６", "#B3141D", "#1A5276"),
        ("#157", "#B3141D", "#115577"),
        ("红色", "#B3141D", "红色"),
    ],
)
def test_the_colour_that_was_changed_last_is_meant(
    city: Beginner, typed: str, picked: str, meant: str
) -> None:
    city.answer("place", "site", "stations")
    city.send("look", {"colour": typed, "picked": picked, "do": "show"})
    assert read_start(start_file(city.desk.desk.own.folder)).colour == meant


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "said"), [("红色", "不对"), ("#FFD700", "太浅"), ("<i>", "不对")])
def test_a_colour_on_which_nothing_can_be_read_is_refused_at_its_field(
    city: Beginner, typed: str, said: str
) -> None:
    city.answer("place", "site", "stations")
    city.begun.clear()
    page = city.shown("look", {"colour": typed, "picked": "#B3141D", "do": "next"})
    assert said in page.partition('id="w-colour"')[2].partition("</ul>")[0]
    assert value_of(page, "colour") == typed and "sample" not in city.begun


def test_what_is_left_for_later_is_said_in_the_words_of_the_desk(city: Beginner) -> None:
    city.answer("place", "site", "stations", "look")
    page = city.get("/begin/sure")
    assert "ICP备案号：办下来以后，在“名册”的“网站”里填。" in page and "17 个站的地址" in page
    assert "https://llz.suining.gov.cn" in page and "yaml" not in page.partition("<main")[2]
    assert COUNTY not in page
