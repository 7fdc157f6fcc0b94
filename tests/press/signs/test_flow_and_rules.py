"""The way of an opinion and the station's rules: what every wall says in the same words, read back from the PDF."""

import pikepdf
import pypdfium2
import pytest
import yaml

from tests.make import TODAY
from tests.press.signs.conftest import LONG, RARE, Print, make_project
from tests.press.signs.test_print_files import BASE, MM, codes_of, operators, size, text_of
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.fitting import HAN
from zhanpai.pipeline import prepare
from zhanpai.press.making.press_run import press_signs

KINDS = ("flow_chart", "rules_board")
SHIPPED = yaml.safe_load(shipped_theme()["signage/signage.yaml"])["kinds"]


def press(root, ids=("0002",), kinds=KINDS) -> Print:
    prepared = prepare(root, TODAY)
    stations = [s for s in prepared.site.stations if s.id in ids]
    return Print(
        root, root / "signs", press_signs(prepared, root / "signs", kinds, stations, whole_districts=False)
    )


def refused(root, kinds=KINDS) -> list[str]:
    with pytest.raises(ContentError) as caught:
        press(root, ("0002", "0008", "0009"), kinds)
    assert not (root / "signs").exists()
    return [str(d) for d in caught.value.diagnostics]


def city(tmp_path, own: str):
    return make_project(tmp_path / "p", {"signage.yaml": own})


@pytest.mark.parametrize("number", ["s8", "s9"])
@pytest.mark.parametrize("id", ["0002", "0008", "0009"])
def test_a_panel_is_an_a2_sheet_with_bleed_in_cmyk(printed, number, id):
    with pikepdf.open(printed.file(id, number)) as pdf:
        (page,) = pdf.pages
        assert size(page.trimbox) == (420, 594)
        assert size(page.bleedbox) == (426, 600)
        assert not operators(page) & {"rg", "RG", "g", "G", "DeviceRGB"}


@pytest.mark.breadth
@pytest.mark.parametrize("number", ["s8", "s9"])
@pytest.mark.parametrize(
    ("id", "name"), [("0002", "岳麓区望月湖街道湖东社区人大代表联络站"), ("0008", LONG), ("0009", RARE)]
)
def test_a_panel_bears_the_canonical_name_and_the_stations_code(printed, number, id, name):
    path = printed.file(id, number)
    assert name in text_of(path)
    assert f"站号{id}" in text_of(path)
    assert codes_of(path, 90) == {f"{BASE}/s/{id}/": 1}


def test_the_chart_says_every_step_whose_it_is_and_by_which_law(printed):
    said = text_of(printed.file("0008", "s8"))
    titles = ["收到", "登记", "分办", "办理", "答复", "回访、公开"]
    assert [step["title"] for step in SHIPPED["flow_chart"]["steps"].values()] == titles
    for step in SHIPPED["flow_chart"]["steps"].values():
        for key in ("title", "who", "limit", "text", "source"):
            assert step.get(key, "") in said, step
        for route in step.get("routes", ()):
            assert route["when"] in said and route["to"] in said
    assert "三个月内答复" in said and "代表法第五十一条" in said


def test_the_board_says_every_item_of_every_article(printed):
    said = text_of(printed.file("0008", "s9"))
    for article in SHIPPED["rules_board"]["articles"].values():
        assert article["title"] in said
        for item in article["items"]:
            assert item in said


def test_a_telephone_stands_on_the_panel_where_the_station_has_one(tmp_path):
    root = make_project(tmp_path / "p", {"content/stations/liuyang/0008.yaml": "phone: 0731-88880008\n"})
    out = press(root, ("0008", "0009"))
    assert "打电话0731-88880008" in text_of(out.file("0008", "s8"))
    assert "电话0731" not in text_of(out.file("0009", "s8"))
    assert "到站里说" in text_of(out.file("0009", "s8"))


@pytest.mark.parametrize("number", ["s8", "s9"])
def test_no_character_is_smaller_than_the_rule(printed, number):
    # 1.5 m, doubled for the elderly: 12 mm for the name; 6 mm for what is read from half as far.
    (kind,) = {s.kind for r in printed.pressed.released for s in r.file.signs if f"-{number}-" in r.file.path}
    for released in printed.pressed.released:
        for sign in released.file.signs:
            if sign.kind == kind:
                assert min(line["size"] for line in sign.data["name"]["lines"]) * HAN >= 12
                assert sign.data["size"] * HAN >= 6
                assert sign.data.get("small", 99) * HAN >= 5.99


@pytest.mark.parametrize("number", ["s8", "s9"])
def test_nothing_is_set_over_the_margins_or_into_the_foot(printed, number):
    page = pypdfium2.PdfDocument(printed.file("0008", number))[0]
    words = page.get_textpage()
    foot = (84 + 16 + 15) * MM
    for i in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(i)
        assert left >= (15 + 25) * MM
        assert right <= (15 + 420 - 25) * MM
        # 15 mm from the sheet's edge to the trim; nothing stands on the line above the foot.
        assert not bottom < foot < top


def test_a_city_changes_one_step_and_one_article_and_keeps_the_others(tmp_path):
    own = (
        "kinds:\n  flow_chart: {steps: {register: {limit: 一个工作日}}}\n"
        "  rules_board: {articles: {study: {items: [每季度学习一次。]}, records: {items: []}}}\n"
    )
    out = press(city(tmp_path, own))
    chart, board = text_of(out.file("0002", "s8")), text_of(out.file("0002", "s9"))
    assert "一个工作日" in chart and "当场登记" not in chart
    assert "记下什么事" in chart and "承办单位" in chart
    assert "每季度学习一次。" in board and "定期组织代表学习" not in board
    assert "履职登记制度" not in board
    assert "工作纪律" in board


def test_a_city_may_have_any_number_of_articles(tmp_path):
    many = ", ".join(f"x{i}: {{title: 第{i}项, items: [本市第{i}项规定。]}}" for i in range(1, 6))
    board = text_of(
        press(city(tmp_path, f"kinds: {{rules_board: {{articles: {{{many}}}}}}}\n")).file("0002", "s9")
    )
    for i in range(1, 6):
        assert f"本市第{i}项规定。" in board


def test_a_board_of_one_short_article_and_a_chart_of_one_step_are_set(tmp_path):
    rest = "".join(f"{k}: {{items: []}}, " for k in SHIPPED["rules_board"]["articles"] if k != "duties")
    gone = "".join(f'{k}: {{text: ""}}, ' for k in SHIPPED["flow_chart"]["steps"] if k != "receive")
    own = f"kinds:\n  rules_board: {{articles: {{{rest}}}}}\n  flow_chart: {{steps: {{{gone}}}}}\n"
    out = press(city(tmp_path, own))
    assert "工作职责" in text_of(out.file("0002", "s9"))
    assert "收到" in text_of(out.file("0002", "s8"))


@pytest.mark.slow
def test_an_overlong_article_is_one_finding_with_its_line_and_a_way_out(tmp_path):
    items = "".join(f"          - {'第' + str(n) + '款。' + '联络站工作' * 30}\n" for n in range(9))
    own = "kinds:\n  rules_board:\n    articles:\n      study:\n        items:\n" + items
    (said,) = refused(city(tmp_path, own))
    assert said.startswith("signage.yaml:6:11: 错误 P601 制度牌排不下：字高不小于 6 毫米时，还差"), said
    assert "“学习制度”占得最多" in said
    assert "把“学习制度”写短，或者在 signage.yaml 里把制度牌（rules_board）的 width 和 height 放大。" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("own", "place"),
    [
        ("kinds:\n  rules_board:\n    texts:\n      title: " + "工作制度" * 8, "4:14"),
        ("kinds:\n  flow_chart:\n    texts:\n      call: " + "扫一扫" * 9, "4:13"),
        ("kinds:\n  flow_chart:\n    steps:\n      sort:\n        title: " + "分办" * 14, "5:16"),
    ],
)
def test_a_line_that_says_too_much_is_one_finding_for_all_stations(tmp_path, own, place):
    (said,) = refused(city(tmp_path, own + "\n"))
    assert said.startswith(f"signage.yaml:{place}: 错误 P601"), said
    assert "写短一点" in said


def test_too_small_a_sheet_for_the_chart_is_one_finding(tmp_path):
    own = "kinds:\n  flow_chart:\n    height: 420\n"
    (said,) = refused(city(tmp_path, own), kinds=("flow_chart",))
    assert "P601 意见办理流程图排不下" in said
    assert said.startswith("signage.yaml:")


@pytest.mark.parametrize(
    ("own", "place", "guess"),
    [
        ("kinds:\n  rules_board:\n    texts:\n      titel: 制度\n", "4:7", "title"),
        ("kinds:\n  flow_chart:\n    steps:\n      sort:\n        limt: 三天\n", "5:9", "limit（时限）"),
        ("kinds:\n  rules_board:\n    articels: {}\n", "3:5", "articles（条目）"),
    ],
)
def test_an_unknown_key_is_one_clear_message(tmp_path, own, place, guess):
    (said,) = refused(city(tmp_path, own))
    assert said.startswith(f"signage.yaml:{place}: 错误 D102 不认识的字段"), said
    assert f"是不是想写 {guess}？" in said


def test_a_new_article_needs_a_title(tmp_path):
    own = "kinds:\n  rules_board:\n    articles:\n      duty: {items: [值班。]}\n"
    (said,) = refused(city(tmp_path, own))
    assert said.startswith("signage.yaml:4:") and "缺少“条目名称”（title）" in said
