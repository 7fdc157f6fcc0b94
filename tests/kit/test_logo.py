"""The logo: one SVG, outlines in the press' inks."""

import pytest

from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.logo import LogoError, curves, parse_logo
from zhanpai.site.theme import make_theme

THEME = make_theme(shipped_theme())
TOKENS = THEME.materials.tokens


def svg(inner: str, box: str = "0 0 64 64") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'


def test_the_shipped_logo_is_drawn_in_three_inks():
    logo = parse_logo(THEME.files["logo/logo.svg"].decode(), TOKENS)
    assert [shape.ink for shape in logo.shapes] == ["brand", "paper", "accent"]


def test_relative_horizontal_and_vertical_commands_become_absolute():
    assert curves("m10 20h5v-3l1 1z") == (
        ("M", 10, 20),
        ("L", 15, 20),
        ("L", 15, 17),
        ("L", 16, 18),
        ("L", 10, 20),
        ("Z",),
    )


def test_a_quarter_of_a_circle_is_one_cubic_curve():
    # The well-known 0.5523: the handle of a quarter of a circle of radius 10.
    assert curves("M0 0a10 10 0 0 1 10 10")[1] == ("C", 5.5228, 0, 10, 4.4772, 10, 10)


def test_flags_of_an_arc_may_stand_together():
    assert curves("M0 0a10 10 0 0110 10") == curves("M0 0 a 10,10 0 0,1 10,10")


def test_smooth_curves_mirror_their_handle():
    assert curves("M0 0C0 5 5 5 5 0s5-5 5 0")[2] == ("C", 5, -5, 10, -5, 10, 0)


def test_a_view_box_that_begins_elsewhere_moves_the_shapes():
    logo = parse_logo(svg('<path fill="#B3141D" d="M10 10h4v4z"/>', "10 10 4 4"), TOKENS)
    assert logo.shapes[0].commands[0] == ("M", 0, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x89PNG\r\n", "不是 SVG"),
        ("<html></html>", "不是 SVG"),
        (svg("<image href='x.png'/>"), "画不出来的内容（image）"),
        (svg("<text>站</text>"), "画不出来的内容（text）"),
        (svg('<path stroke="#000" d="M0 0h1v1z"/>'), "描边"),
        (svg('<path d="M0 0h"/>'), "路径写得不完整"),
        (svg('<path d="站"/>'), "路径写得不完整"),
        (svg('<path fill="url(#g)" d="M0 0h1v1z"/>'), "颜色"),
        (svg(""), "没有可以画的图形"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>', "viewBox"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg('<path d="M0 0h1v1z"/>'), "DOCTYPE"),
    ],
)
def test_what_is_no_logo_is_refused_in_chinese(text, said):
    with pytest.raises(LogoError, match=said):
        parse_logo(text, TOKENS)
