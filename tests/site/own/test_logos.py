"""One drawing of a logo reaches every place that shows a logo, and holds nothing but a drawing."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.own.logos import DRAWN, ICON, INLINE, LOGO, REVERSED, dress, logo_problems
from zhanpai.site.theme import make_theme, read_tokens

SHIPPED = shipped_theme()
TOKENS = read_tokens(SHIPPED)


def svg(inner: str, box: str = "0 0 64 64", head: str = "") -> str:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'


PLATED = svg('<path fill="#B3141D" d="M0 0h64v64H0z"/><path fill="#FFFFFF" d="M8 8h9v9H8z"/>')
BARE = svg('<path fill="#B3141D" d="M0 0h64v64H0z"/>')
GREEN = '<path fill="#00AA55" d="M0 0h64v64H0z"/>'


def dressed(logo: str, **more: bytes) -> dict[str, str]:
    made = dress(SHIPPED, {LOGO: logo.encode(), **more}, TOKENS, TOKENS)
    return {path: content.decode("latin-1") for path, content in made.items()}


def test_on_red_a_logo_stands_without_its_plate_and_one_that_is_all_plate_in_white():
    assert "#B3141D" not in dressed(PLATED)[REVERSED]
    assert dressed(PLATED)[REVERSED].count("<path") == 1
    assert 'fill="#FFFFFF"' in dressed(BARE)[REVERSED]


def test_in_the_frame_the_brands_colours_are_the_stylesheets():
    assert 'class="zp-logo__plate"' in dressed(PLATED)[INLINE]
    assert 'class="zp-logo__roof"' in dressed(PLATED)[INLINE]
    assert 'fill="#00AA55"' in dressed(svg(GREEN))[INLINE]


def test_a_wide_logo_stands_in_the_middle_of_a_square():
    made = dressed(svg('<path fill="#00AA55" d="M0 0h64v32H0z"/>', "0 0 64 32"))
    assert 'viewBox="0 0 64 64"' in made[REVERSED] and "M0 16" in made[REVERSED]


def test_the_picture_for_a_phones_first_screen_is_the_citys_on_white():
    made = dress(SHIPPED, {LOGO: svg('<path fill="#00AA55" d="M0 0h32v64H0z"/>').encode()}, TOKENS, TOKENS)
    icon = Image.open(io.BytesIO(made[ICON]))
    assert (icon.size, icon.mode) == ((180, 180), "RGB")
    assert icon.getpixel((40, 90)) == (0x00, 0xAA, 0x55) and icon.getpixel((140, 90)) == (255, 255, 255)


def test_a_drawing_that_the_city_has_itself_is_left_alone():
    own = {LOGO: PLATED.encode(), REVERSED: BARE.encode(), ICON: b"a picture"}
    made = dress(SHIPPED, own, TOKENS, TOKENS)
    assert not own.keys() & made.keys()
    theme = make_theme(SHIPPED, own)
    assert theme.files[REVERSED] == BARE.encode() and theme.files[ICON] == b"a picture"


def test_another_red_paints_the_shipped_logo_anew():
    theme = make_theme(SHIPPED, {"tokens.yaml": b'palette:\n  red-600: "#1D4A93"\n'})
    for path in (LOGO, "logo/favicon.svg"):
        assert b"#1D4A93" in theme.files[path] and b"#B3141D" not in theme.files[path]
    with Image.open(io.BytesIO(theme.files[ICON])) as icon:
        assert icon.convert("RGB").getpixel((12, 90)) == (0x1D, 0x4A, 0x93)


PATH = '<path d="M0 0h1v1z"/>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (svg(PATH + "<script>1</script>"), "P609"),
        (svg(PATH + "<SCRIPT>1</SCRIPT>"), "P609"),
        (svg('<path onload="a()" d="M0 0h1v1z"/>'), "P609"),
        (svg("<foreignObject><p/></foreignObject>"), "P609"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "P609"),
        (svg('<use href="https://example.com/a.svg#a"/>'), "P609"),
        (svg('<a href="javascript:a()"><path d="M0 0h1v1z"/></a>'), "P609"),
        (svg('<path style="fill:url( //example.com/a )" d="M0 0h1v1z"/>'), "P609"),
        (svg("<style>@import 'https://example.com/a.css';</style>" + PATH), "P609"),
        (svg(PATH, head='<?xml-stylesheet href="https://example.com/a.css"?>'), "P609"),
        (svg(PATH, head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "P609"),
        (svg("<text>站</text>"), "P605"),
        (svg(""), "P605"),
        ("\x89PNG", "P605"),
    ],
)
@pytest.mark.parametrize("path", DRAWN)
def test_what_is_more_than_a_drawing_is_refused(text: str, code: str, path: str):
    (found,) = logo_problems({path: text.encode()}, TOKENS)
    assert (found.path, found.code) == (f"theme/{path}", code)


def test_the_shipped_logos_are_drawings():
    assert list(logo_problems({p: c for p, c in SHIPPED.items() if p.startswith("logo/")}, TOKENS)) == []


def test_a_logo_as_drawing_programs_save_it_is_taken():
    head = '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n'
    own = {LOGO: svg(f"<title>标志</title><g>{GREEN}</g>", head=head).encode()}
    assert list(logo_problems(own, TOKENS)) == []
    assert make_theme(SHIPPED, own).files[REVERSED]
