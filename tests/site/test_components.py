"""Each component of the theme stands in a folder of its own, with examples that it can draw."""

import re
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path

import html5lib
import pytest
from markupsafe import Markup

from tests.fronts.serving import serving
from tests.make import TODAY, write_project
from tests.shipped import ROOT
from tools.template_kinds import dataclasses_in
from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.preview.examples import Call, Example, draw, read_components
from zhanpai.fronts.preview.gallery import GALLERY, gallery, write_gallery
from zhanpai.fronts.preview.live import Live
from zhanpai.fronts.preview.server import make_app
from zhanpai.pipeline import prepare
from zhanpai.site.parts.link import Link
from zhanpai.site.parts.macros import MACROS
from zhanpai.site.render import Renderer
from zhanpai.site.theme import make_theme

THEME = ROOT / "theme"
COMPONENTS = read_components(shipped_theme())
EXAMPLES = [
    pytest.param(example, id=f"{component.name}-{number}")
    for component in COMPONENTS
    for number, example in enumerate(component.examples, 1)
]
EVIL = """<script>alert("1")</script>'"""


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(shipped_theme())


def test_every_component_has_its_macro_its_style_and_its_examples():
    folders = [p for p in (THEME / "components").iterdir() if p.is_dir()]
    assert len(folders) >= 30
    for folder in folders:
        there = {p.name for p in folder.iterdir()}
        assert there == {"macro.html", f"{folder.name}.css", "examples.yaml"}, folder.name


def calls(call: Call) -> list[Call]:
    """A call, and those inside it."""
    inside = [i for items in call.inside.values() for i in items if isinstance(i, Call)]
    return [call, *(c for i in inside for c in calls(i))]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.name)
def test_every_macro_has_an_example_of_its_own(component):
    shown = {c.macro for e in component.examples for c in calls(e.call)}
    assert set(component.macros) <= shown
    titles = [e.title for e in component.examples]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_drawn_as_valid_html(renderer: Renderer, example: Example):
    html5lib.HTMLParser(strict=True).parseFragment(draw(renderer, example.call))


def poisoned(value: object) -> object:
    """The same value with code at the end of every text."""
    if is_dataclass(value):
        return replace(value, **{f.name: poisoned(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(map(poisoned, value))
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return value + EVIL if is_text and value else value


def poisoned_call(call: Call) -> Call:
    return Call(
        call.macro,
        {key: poisoned(value) for key, value in call.arguments.items()},
        {
            part: [poisoned_call(i) if isinstance(i, Call) else i + EVIL for i in items]
            for part, items in call.inside.items()
        },
    )


@pytest.mark.breadth
@pytest.mark.parametrize("example", EXAMPLES)
def test_code_in_any_text_of_an_example_stays_text(renderer: Renderer, example: Example):
    html = draw(renderer, poisoned_call(example.call))
    assert "<script" not in html
    assert 'alert("' not in html
    for value in re.findall(r'="([^"]*)"', html):
        assert "<" not in value


# What may stand in an examples.yaml


def values(value: object) -> list[object]:
    """A value and all that it holds."""
    held = [getattr(value, f.name) for f in fields(value)] if is_dataclass(value) else value
    return (
        [value, *(v for item in held for v in values(item))] if isinstance(held, (list, tuple)) else [value]
    )


def given() -> tuple[set[tuple[str, str]], set[tuple[type, str]]]:
    """The (macro, parameter) that examples give, and the (type, field) that they give another value than the default."""
    every = [c for component in COMPONENTS for e in component.examples for c in calls(e.call)]
    made = [v for c in every for v in values(tuple(c.arguments.values())) if is_dataclass(v)]
    return (
        {(c.macro, key) for c in every for key in c.arguments},
        {(type(v), f.name) for v in made for f in fields(v) if getattr(v, f.name) != f.default},
    )


def test_examples_give_every_parameter_of_every_macro_and_every_field_of_every_value():
    parameters, filled = given()
    assert parameters == {(macro, name) for macro, kinds in MACROS.items() for name in kinds}
    types = {kind for kinds in MACROS.values() for kind in dataclasses_in(kinds.values())}
    assert len(types) > 25
    assert filled == {(kind, f.name) for kind in types for f in fields(kind)}


@dataclass(frozen=True)
class Lid:
    words: str
    wide: bool = False


BOX = {"words": str, "heading": int, "wide": bool, "tone": str, "lid": Lid | None, "links": tuple[Link, ...]}
MACRO = b"{% macro box(words, heading=3, wide=false, tone='', lid=none, links=()) %}{% endmacro %}"


def box(text: str) -> list[Example]:
    files = {"components/box/macro.html": MACRO, "components/box/examples.yaml": text.encode()}
    [component] = read_components(files, {"box": BOX})
    assert component.macros == ("box",)
    return list(component.examples)


def test_arguments_are_read_as_the_macro_types_them():
    text = """\
- title: a
  macro: box
  with:
    words: "12"
    heading: "2"
    wide: "yes"
    tone: "no"
    lid: {words: "3", wide: "yes"}
    links: [{words: a, href: /a/}]
- {title: b, macro: box, with: {lid: "", links: []}}
"""
    first, second = box(text)
    assert first.call.arguments == {
        "words": "12",
        "heading": 2,
        "wide": True,
        "tone": "no",
        "lid": Lid("3", wide=True),
        "links": (Link("a", "/a/"),),
    }
    assert second.call.arguments == {"lid": None, "links": ()}
    assert 'lid={"words": "3", "wide": true}, links=[{"words": "a", "href": "/a/"}]' in first.call.code()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {macro: box}\n", "without a title"),
        ("- {title: a, macro: bax}\n", "not a call of a macro"),
        ("- {title: a, macro: box, wiht: {wide: a}}\n", "not a call of a macro"),
        ("- {title: a, macro: box, with: {wdie: a}}\n", "box does not take wdie"),
        ("- {title: a, macro: box, with: {wide: true}}\n", "wide: yes or no, not 'true'"),
        ("- {title: a, macro: box, with: {heading: two}}\n", "heading: a number, not 'two'"),
        ("- {title: a, macro: box, with: {words: [a]}}\n", r"words: a text, not \['a'\]"),
        ("- {title: a, macro: box, with: {lid: {wide: yes}}}\n", "Lid needs words"),
        ("- {title: a, macro: box, with: {lid: {words: a, colour: b}}}\n", "Lid has no colour"),
        ("- {title: a, macro: box, with: {links: {words: a, href: b}}}\n", "links: a list"),
        ("- {title: a, macro: box, with: {links: [a]}}\n", "links: a Link, not 'a'"),
        ("title: a\n", "not a list"),
    ],
)
def test_a_wrong_example_is_named(text: str, words: str):
    with pytest.raises(ValueError, match=words):
        box(text)


def test_code_is_shown_as_a_template_would_write_it():
    tag = Call("tag", {"words": "今天", "tone": "brand"})
    assert tag.code() == '{{ c.tag(words="今天", tone="brand") }}'
    assert (
        Call("section", {"title": "甲"}, {"": [tag]}).code()
        == '{% call c.section(title="甲") %} … {% endcall %}'
    )
    assert Call("columns", {}, {"main": [tag]}).code() == "{% call(part) c.columns() %} … {% endcall %}"


# The gallery


@pytest.mark.slow
def test_gallery_shows_each_example_light_and_dark_and_no_id_twice(renderer: Renderer):
    page = gallery(make_theme(shipped_theme()), renderer)[GALLERY]
    for component in COMPONENTS:
        assert f'<section class="gallery-component" id="{component.name}">' in page
    assert page.count("gallery-side gallery-light") == len(EXAMPLES)
    assert page.count("gallery-side gallery-dark") == len(EXAMPLES)
    ids = Counter(re.findall(r' id="([^"]+)"', page))
    assert [id for id, times in ids.items() if times > 1] == []
    for target in re.findall(r' for="([^"]+)"', page):
        assert target in ids
    assert 'href="/' not in page and 'src="/' not in page


def test_gallery_can_be_written_to_a_folder(tmp_path: Path):
    page = write_gallery(tmp_path, make_theme(shipped_theme()))
    assert page == tmp_path / "_components" / "index.html"
    [style] = re.findall(r'href="(\.\./assets/site\.[0-9a-f]+\.css)"', page.read_text("utf-8"))
    assert (page.parent / style).is_file()
    assert "--zp-paper:#181411" in (page.parent / "gallery.css").read_text("utf-8")


def test_a_build_knows_nothing_of_the_gallery(tmp_path: Path):
    prepared = prepare(write_project(tmp_path / "project"), TODAY)
    addresses = [item.url for item in (*prepared.pages, *prepared.outputs)]
    assert len(addresses) > 30
    assert not [
        url for url in addresses if "_components" in url or "examples" in url or url.endswith(".yaml")
    ]


@pytest.mark.slow
def test_preview_serves_the_gallery(tmp_path: Path):
    live = Live(write_project(tmp_path / "project"), lambda _: None)
    live.renew()
    with serving(make_app(live)) as address:
        base = address.rstrip("/")
        with urllib.request.urlopen(base + GALLERY) as answer:
            assert "组件一览" in answer.read().decode()
        with urllib.request.urlopen(base + GALLERY + "photo.svg") as answer:
            assert answer.headers["Content-Type"] == "image/svg+xml"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(base + GALLERY + "nothing/")
