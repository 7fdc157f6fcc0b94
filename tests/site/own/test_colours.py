"""Some lines of tokens.yaml are a city's colours; what cannot be read of them is told by the line that makes it so."""

from __future__ import annotations

import pytest

from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.brand import parse_tokens, unreadable_pairs
from zhanpai.site.own.colours import laid_over, read_data, token_findings, tokens_of
from zhanpai.site.own.contrast import faint_findings

SHIPPED = read_data(shipped_theme()["tokens.yaml"])
BLUE = {"palette": {"red-600": "#1D4A93", "red-700": "#153A75"}}


def test_a_file_of_two_lines_changes_two_colours_and_what_is_made_of_them():
    before, now = parse_tokens(SHIPPED), tokens_of(SHIPPED, BLUE)
    changed = {job for job in before.light if before.light[job] != now.light[job]}
    assert changed == {"brand", "brand_strong", "brand_ink", "link", "link_hover"}
    assert now.scales == before.scales and now.pairs == before.pairs


def test_a_red_without_an_ink_is_printed_as_arithmetic_makes_it_and_one_with_an_ink_in_that_ink():
    assert tokens_of(SHIPPED, BLUE).print["brand"] == (80, 50, 0, 42)
    assert tokens_of(SHIPPED, BLUE).print["accent"] == parse_tokens(SHIPPED).print["accent"]
    named = {**BLUE, "print": {"brand": "100 60 0 30"}}
    assert tokens_of(SHIPPED, named).print["brand"] == (100, 60, 0, 30)


def test_no_pair_that_must_be_readable_can_be_taken_away():
    tokens = tokens_of(SHIPPED, {"pairs": [["ink", "paper"], ["info", "paper"]]})
    assert tokens.pairs == (*parse_tokens(SHIPPED).pairs, ("info", "paper"))


@pytest.mark.parametrize("colour", ["#FF0000", "#E06060", "#808080", "#FFD700", "#3355FF"])
def test_the_colour_that_a_fix_names_makes_every_pair_readable(colour: str):
    own = {"palette": {"red-600": colour}}
    found = faint_findings(SHIPPED, own)
    assert [f.keys for f in found] == [("palette", "red-600")]
    proposed = found[0].fix.split('"')[1]
    own["palette"]["red-600"] = proposed
    assert unreadable_pairs(parse_tokens(laid_over(SHIPPED, own))) == []


def test_a_ratio_is_never_said_to_be_what_it_falls_short_of():
    # White on it is 4.499 to 1.
    own = {"palette": {"red-600": "#C84848"}}
    for finding in faint_findings(SHIPPED, own):
        assert "只有 4.50:1" not in finding.message


@pytest.mark.parametrize(
    ("own", "keys"),
    [
        ({"colour": {}}, ("colour",)),
        ({"palette": {"red-600": "#FFF"}}, ("palette", "red-600")),
        ({"palette": {"red-600": None}}, ("palette", "red-600")),
        ({"palette": {"red-600": ["#FFFFFF"]}}, ("palette", "red-600")),
        ({"palette": "#FFFFFF"}, ("palette",)),
        ({"color": {"light": {"inkk": "white"}}}, ("color", "light", "inkk")),
        ({"color": {"light": {"ink": "coal"}}}, ("color", "light", "ink")),
        ({"color": {"light": None, "dusk": {}}}, ("color", "dusk")),
        ({"color": {"dark_large": {"coal": "white"}}}, ("color", "dark_large", "coal")),
        ({"pairs": "ink"}, ("pairs",)),
        ({"pairs": [["ink", "papre"]]}, ("pairs", 0)),
        ({"print": {"brand": "0 100 95 128"}}, ("print", "brand")),
        ({"print": {"brandy": "0 100 95 28"}}, ("print", "brandy")),
        ({"space": {"9": "1rem"}}, ("space", "9")),
        ({"space": {"1": "1rem;}body{display:none"}}, ("space", "1")),
        ({"font": {"sans": "url(https://example.com/a)"}}, ("font", "sans")),
    ],
)
def test_a_line_that_cannot_be_used_is_told_by_its_keys(own, keys):
    (found,) = token_findings(SHIPPED, own)
    assert (found.code, found.keys) == ("P610", keys)


@pytest.mark.parametrize(
    "own",
    [
        BLUE,
        {"palette": {"city-blue": "#1D4A93"}, "color": {"light": {"brand": "city-blue"}}},
        {"color": {"light_large": {"ink": "stone-950"}}},
        {"pairs": None, "palette": None, "print": {"ink": "0 0 0 100"}},
        {"font": {"sans": '"PingFang SC", sans-serif'}},
    ],
)
def test_what_is_found_fit_makes_tokens(own):
    assert token_findings(SHIPPED, own) == []
    assert tokens_of(SHIPPED, own)


@pytest.mark.parametrize(
    ("inks", "keys", "said"),
    [
        ({"brand": "0 20 0 0"}, ("print", "brand"), "paper（四色 0 0 0 0）写在 brand（四色 0 20 0 0）上"),
        ({"brand_strong": "0 30 30 0"}, ("print", "brand_strong"), "brand_strong"),
        ({"paper": "0 100 95 28"}, ("print", "paper"), "不到 4.5:1，字看不清"),
        ({"ink": "0 0 0 20"}, ("print", "ink"), "ink（四色 0 0 0 20）写在 paper"),
        ({"accent": "0 90 90 30"}, ("print", "accent"), "不到 3:1，标题看不清"),
    ],
)
def test_an_ink_that_cannot_be_told_from_its_ground_is_told_by_its_line(inks, keys, said):
    (found,) = faint_findings(SHIPPED, {"print": inks})
    assert found.keys == keys and said in found.message


def test_a_pale_red_for_screens_is_told_once_and_not_for_its_ink_too():
    assert [f.keys for f in faint_findings(SHIPPED, {"palette": {"red-600": "#FFC0CB"}})] == [
        ("palette", "red-600")
    ]


@pytest.mark.parametrize(
    ("palette", "job"),
    [({"stone-500": "#D8D0C8"}, "control"), ({"stone-950": "#F3EEE6", "gold-300": "#FFFFFF"}, "focus")],
)
def test_edges_and_the_focus_that_cannot_be_seen_are_told(palette, job):
    found = faint_findings(SHIPPED, {"palette": palette})
    assert any(job in f.message and "不到 3:1，边看不清" in f.message for f in found) or (
        job == "focus" and found
    )


def test_the_ink_that_stays_when_a_faint_line_is_deleted_can_be_read():
    assert faint_findings(SHIPPED, {**BLUE, "print": {}}) == []
