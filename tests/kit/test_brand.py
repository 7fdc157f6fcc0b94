import gzip
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tests.shipped import ROOT
from zhanpai.kit import brand
from zhanpai.site.parts.browse import BrowseGroup, BrowseItem
from zhanpai.site.parts.deputy import DeputyCard
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.ledger import Cell, LedgerRow
from zhanpai.site.parts.link import Link
from zhanpai.site.parts.news import NewsCard
from zhanpai.site.parts.reception import ReceptionCard
from zhanpai.site.parts.stat import Stat
from zhanpai.site.parts.station import StationCard
from zhanpai.site.parts.step import ProcedureStep

THEME = ROOT / "theme"
STYLES = sorted([*THEME.glob("css/*.css"), *THEME.glob("components/*/*.css")])
FONTS = sorted(THEME.glob("fonts/*.woff2"))
LOGOS = sorted(THEME.glob("logo/*.svg"))
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")


def data() -> dict[str, Any]:
    return yaml.load((THEME / "tokens.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="module")
def tokens() -> brand.Tokens:
    return brand.parse_tokens(data())


@pytest.fixture(scope="module")
def css(tokens: brand.Tokens) -> str:
    paths = brand.cascade(p.relative_to(THEME).as_posix() for p in STYLES)
    return brand.stylesheet(tokens, [(THEME / p).read_text("utf-8") for p in paths]).decode()


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|\{#.*?#\}", "", text, flags=re.DOTALL)


# Contrast


def test_contrast_is_that_of_wcag():
    assert brand.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # By hand: B3 = 179/255 -> 0.4508, 14 -> 0.0070, 1D -> 0.0123; L = 0.1017; 1.05 / 0.1517 = 6.92.
    assert brand.contrast("#B3141D", "#FFFFFF") == pytest.approx(6.92, abs=0.005)
    assert brand.contrast("#FFFFFF", "#B3141D") == brand.contrast("#B3141D", "#FFFFFF")


def test_the_brand_is_the_red_of_the_doorplates(tokens: brand.Tokens):
    assert tokens.light["brand"] == "#B3141D"


def test_every_text_can_be_read_in_both_schemes_and_more_easily_with_large_text(tokens: brand.Tokens):
    assert brand.unreadable_pairs(tokens) == []
    for scheme, least in (
        (tokens.light, 4.5),
        (tokens.dark, 4.5),
        (tokens.light_large, 7),
        (tokens.dark_large, 7),
    ):
        assert min(brand.contrast(scheme[text], scheme[ground]) for text, ground in tokens.pairs) >= least


def test_an_ink_that_is_too_weak_for_large_text_alone_is_named():
    weak = data()
    # 4.5:1 is enough for the palette's 62574C (6.7:1 on paper) in the ordinary text, and not in the large.
    del weak["color"]["light_large"]["muted"]
    found = [row[:3] for row in brand.unreadable_pairs(brand.parse_tokens(weak))]
    assert found == [("light_large", "muted", "paper"), ("light_large", "muted", "band")]


def test_an_unreadable_pair_is_named():
    pale = data()
    pale["palette"]["stone-600"] = "#AAAAAA"
    found = brand.unreadable_pairs(brand.parse_tokens(pale))
    assert ("light", "muted", "paper") in {row[:3] for row in found}


def test_every_colour_used_for_text_is_paired_with_a_ground(tokens: brand.Tokens):
    used = set(
        re.findall(r"[{;\s]color:\s*var\(--zp-([a-z-]+)\)", "\n".join(p.read_text("utf-8") for p in STYLES))
    )
    paired = {text.replace("_", "-") for text, _ in tokens.pairs}
    # `brand` as a text colour is print.css alone, on paper; `surface` is the pressed step of 字号, ink's counterpart.
    assert used - paired <= {"brand", "surface"}


def test_edges_one_must_see_and_the_focus_ring_reach_three_to_one(tokens: brand.Tokens):
    for scheme in (tokens.light, tokens.dark):
        assert brand.contrast(scheme["control"], scheme["surface"]) >= 3
        assert brand.contrast(scheme["control"], scheme["paper"]) >= 3
        for ground in ("paper", "surface", "band", "brand"):
            rings = (scheme["focus_ring"], scheme["focus_halo"])
            assert max(brand.contrast(ring, scheme[ground]) for ring in rings) >= 3


# Tokens


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda d: d["palette"].update({"red-600": "red"}),
            "palette.red-600: not a colour of the form #RRGGBB",
        ),
        (lambda d: d["color"]["light"].update(ink="coal"), "not in the palette: ink: coal"),
        (lambda d: d["color"]["dark"].pop("ink"), "only one scheme has: ink"),
        (lambda d: d["color"]["light_large"].update(coal="ink"), "not in the palette: coal: ink"),
        (lambda d: d["color"]["dark_large"].update(coal="white"), "only with large text there is: coal"),
        (lambda d: d["color"].pop("dark_large"), "dark_large: missing"),
        (lambda d: d["pairs"].append(["ink", "papre"]), "pairs: not two colours by their job"),
        (lambda d: d["print"].update(brand="0 100 95"), "print.brand: not four per cents"),
        (lambda d: d["print"].update(brand="0 100 95 128"), "print.brand: not four per cents"),
        (lambda d: d.pop("space"), "space: missing"),
        (lambda d: d.update(text={"body": 1}), "text: not text: body"),
    ],
)
def test_a_wrong_token_is_named(change: Any, message: str):
    wrong = data()
    change(wrong)
    with pytest.raises(ValueError, match=re.escape(message)):
        brand.parse_tokens(wrong)


def test_print_colours_are_per_cents(tokens: brand.Tokens):
    assert tokens.print["ink"] == (0, 0, 0, 100)
    assert tokens.print["brand"] == (0, 100, 95, 28)


def test_body_text_is_eighteen_pixels_and_nothing_is_under_sixteen(tokens: brand.Tokens):
    assert tokens.scales["font"]["root"] == "112.5%"
    sizes = {name: float(size.removesuffix("rem")) * 18 for name, size in tokens.scales["text"].items()}
    assert sizes["body"] == 18
    assert min(sizes.values()) >= 16
    assert float(tokens.scales["width"]["target"].removesuffix("rem")) * 18 >= 44


def test_tokens_become_custom_properties(tokens: brand.Tokens):
    css = brand.tokens_css(tokens)
    light, dark = css.split("@media screen and (prefers-color-scheme:dark)")
    assert "--zp-brand:#B3141D;" in light
    assert "--zp-space-4:1rem;" in light
    assert "--zp-on-brand:" in dark
    assert "--zp-space" not in dark
    # What large text changes in one scheme is said in both: its rule would otherwise win over the other scheme's.
    large, large_dark = (part.split(":root.zp-large{")[1].split("}")[0] for part in (light, dark))
    assert "--zp-muted:" in large
    assert re.findall(r"(--zp-[\w-]+):", large) == re.findall(r"(--zp-[\w-]+):", large_dark)


# The stylesheet


def test_minify_keeps_what_is_quoted():
    css = 'a::before {\n  content: "a ; /* b */  }"; /* gone */\n}\n\n.x > .y,\n.z { margin: 0 auto; }\n'
    assert brand.minify(css) == 'a::before{content:"a ; /* b */  }"}.x>.y,.z{margin:0 auto}\n'


def test_minify_keeps_blanks_that_mean_something():
    css = "@media (min-width: 48em) and (max-width: 60em) { .a :focus { width: calc(1px + 2px) } }"
    assert brand.minify(css) == (
        "@media (min-width:48em) and (max-width:60em){.a :focus{width:calc(1px + 2px)}}\n"
    )


def test_the_printer_has_the_last_word():
    order = brand.cascade(["components/card/card.css", "css/print.css", "css/shell.css", "css/base.css"])
    assert order == ["css/base.css", "css/shell.css", "components/card/card.css", "css/print.css"]


def test_stylesheet_is_small_and_asks_nobody_for_anything(css: str):
    assert len(gzip.compress(css.encode())) <= 14 * 1024
    # The only addresses are those of our own fonts, beside the stylesheet once they are published.
    assert set(re.findall(r"url\(([^)]*)\)", css)) == {f'"../fonts/{path.name}"' for path in FONTS}
    assert "@import" not in css
    assert "/*" not in css


def test_braces_balance(css: str):
    assert css.count("{") == css.count("}")


def test_every_custom_property_used_is_defined(css: str):
    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= set(re.findall(r"(--[\w-]+):", css))


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_style_keeps_the_house_rules(path: Path):
    css = without_comments(path.read_text("utf-8"))
    assert not HEX.search(css), "colours stand in tokens.yaml"
    assert "!important" not in css
    assert ":has(" not in css
    assert "@container" not in css
    assert "&" not in css
    names = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", re.sub(r"url\([^)]*\)", "", css)))
    assert all(name.startswith("zp-") for name in names)


def test_no_hex_colour_outside_tokens_and_logos():
    files = [*THEME.rglob("*.html"), *THEME.rglob("*.js"), *THEME.rglob("*.css")]
    assert [p.name for p in files if HEX.search(without_comments(p.read_text("utf-8")))] == []


# The logo


@pytest.mark.parametrize("path", LOGOS, ids=lambda p: p.name)
def test_logo_is_plain_paths_in_brand_colours(path: Path):
    svg = path.read_text("utf-8")
    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "title", "path"}
    assert 'viewBox="0 0 64 64"' in svg
    assert not re.search(r"href|url\(|script|style|\bon\w+=|data:", svg)
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert set(HEX.findall(svg)) <= set(data()["palette"].values())


def test_the_shell_draws_the_same_logo_as_the_file():
    def paths(name: str) -> list[str]:
        return re.findall(r' d="([^"]+)"', (THEME / name).read_text("utf-8"))

    plate, roof, voice = paths("logo/logo.svg")
    assert paths("shell/logo.html") == [plate, roof, voice]
    assert paths("logo/logo-reversed.svg") == [roof, voice]
    assert paths("logo/logo-mono.svg") == [plate + roof + voice]
    assert paths("logo/favicon.svg")[1:] == [roof, voice]


# The shell


def test_shell_has_each_hole_and_no_inline_code():
    html = without_comments((THEME / "shell/main.html").read_text("utf-8"))
    for hole in ("title", "description", "canonical", "json-ld", "body"):
        assert f"@@{hole}@@" in html
    assert "style=" not in html
    assert not re.search(r"\son\w+=", html)
    assert re.findall(r"<script[^>]*>(.*?)</script>", html) == ["", "@@json-ld@@"]


def test_script_is_tiny():
    assert len((THEME / "js/site.js").read_bytes()) <= 2048


# The components


@pytest.fixture(scope="module")
def components() -> Any:
    env = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    return env.get_template("components/all.html").module


def test_every_component_is_exported(components: Any):
    macros = {
        name
        for path in THEME.glob("components/*/macro.html")
        for name in re.findall(r"{% macro (\w+)", path.read_text("utf-8"))
    }
    assert {name for name in macros if not hasattr(components, name)} == {"_words_of"}


def test_lists_need_only_what_is_marked_as_needed(components: Any):
    station = StationCard(("湖东社区站",), "/s/0002/", "0002")
    assert "站号 0002" in components.station_cards((station,))
    deputy = DeputyCard("张示例", "/d/1/", ("市人大代表",), Link("湖东社区站", "/s/0002/"))
    assert ">张<" in components.deputy_cards((deputy,))
    day = ReceptionCard("2026-12-09", "12月", "9", "周三", "9:00—11:30")
    assert 'datetime="2026-12-09"' in components.reception_list((day,))
    item = NewsCard("接待日", "/news/a/", "2026-03-14", "2026年3月14日", "视察")
    assert "接待日" in components.news_list((item,))
    assert "岳麓区" in components.district_grid((DistrictCard("岳麓区", "/y/", 3),))
    group = BrowseGroup("街道", "a", "", (BrowseItem("湖东", "/"),))
    assert "湖东" in components.browse_groups((group,))
    assert "已收到" in components.steps((ProcedureStep("已收到", "done"),))
    assert "第1页" in components.pager("第1页，共1页")
    assert "901" in components.stats((Stat(901, "个联络站"),))
    assert components.breadcrumbs(()) == ""


def test_name_on_the_plate_is_the_exact_name_for_whoever_copies_it(components: Any):
    html = components.name_plate(["岳麓区", "望月湖街道", "人大代表联络站"], "0002")
    [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert re.sub(r"<[^>]+>", "", heading) == "岳麓区望月湖街道人大代表联络站"


def test_text_is_escaped_and_markup_is_not(components: Any):
    assert "<b>" not in components.card("<b>", "/x/")
    assert "<b>" in components.prose(Markup("<b>字</b>"))
    assert "&lt;b&gt;" in components.facts((FactLine("电话", "<b>"),))


def test_each_cell_of_a_ledger_knows_its_column_on_a_phone(components: Any):
    row = LedgerRow(("01", Cell("已办结", note="满意", tone="done")))
    html = components.ledger("说明", ("编号", "状态"), (row,))
    assert 'scope="row"' in html
    assert 'data-label="状态"' in html
    assert "zp-tag--done" in html
