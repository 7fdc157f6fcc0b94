"""Each component of the theme stands in a folder of its own, with examples that it can draw."""

import re
import threading
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from markupsafe import Markup

from tests.make import TODAY, write_project
from tests.shipped import ROOT
from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.preview.examples import Call, Example, draw, read_components
from zhanpai.fronts.preview.gallery import GALLERY, gallery, write_gallery
from zhanpai.fronts.preview.live import Live
from zhanpai.fronts.preview.server import address, open_server
from zhanpai.pipeline import prepare
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


def called(call: Call) -> set[str]:
    inside = [i for items in call.inside.values() for i in items if isinstance(i, Call)]
    return {call.macro}.union(*map(called, inside))


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.name)
def test_every_macro_has_an_example_of_its_own(component):
    shown = set().union(*(called(e.call) for e in component.examples))
    assert set(component.macros) <= shown
    titles = [e.title for e in component.examples]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_drawn_as_valid_html(renderer: Renderer, example: Example):
    html5lib.HTMLParser(strict=True).parseFragment(draw(renderer, example.call))


def poisoned(value: object) -> object:
    """The same value with code at the end of every text."""
    if isinstance(value, dict):
        return {key: poisoned(v) for key, v in value.items()}
    if isinstance(value, list):
        return [poisoned(v) for v in value]
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


@pytest.mark.parametrize("example", EXAMPLES)
def test_code_in_any_text_of_an_example_stays_text(renderer: Renderer, example: Example):
    html = draw(renderer, poisoned_call(example.call))
    assert "<script" not in html
    assert 'alert("' not in html
    for value in re.findall(r'="([^"]*)"', html):
        assert "<" not in value


def test_numbers_and_switches_are_read_as_the_macro_wants_them(tmp_path: Path):
    folder = tmp_path / "components" / "box"
    folder.mkdir(parents=True)
    (folder / "macro.html").write_text("{% macro box(words, heading=3, wide=false, tone='') %}{% endmacro %}")
    (folder / "examples.yaml").write_text(
        '- {title: a, macro: box, with: {words: "12", heading: "2", wide: "yes", tone: "no"}}\n'
    )
    [component] = read_components(tmp_path)
    assert component.macros == ("box",)
    [example] = component.examples
    assert example.call.arguments == {"words": "12", "heading": 2, "wide": True, "tone": "no"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {macro: box}\n", "without a title"),
        ("- {title: a, macro: bax}\n", "not a call of a macro"),
        ("- {title: a, macro: box, wiht: {wide: a}}\n", "not a call of a macro"),
        ("- {title: a, macro: box, with: {wide: true}}\n", "yes or no"),
        ("title: a\n", "not a list"),
    ],
)
def test_a_wrong_example_is_named(tmp_path: Path, text: str, words: str):
    folder = tmp_path / "components" / "box"
    folder.mkdir(parents=True)
    (folder / "macro.html").write_text("{% macro box(wide=false) %}{% endmacro %}")
    (folder / "examples.yaml").write_text(text)
    with pytest.raises(ValueError, match=words):
        read_components(tmp_path)


def test_code_is_shown_as_a_template_would_write_it():
    tag = Call("tag", {"words": "今天", "tone": "brand"})
    assert tag.code() == '{{ c.tag(words="今天", tone="brand") }}'
    assert (
        Call("section", {"title": "甲"}, {"": [tag]}).code()
        == '{% call c.section(title="甲") %} … {% endcall %}'
    )
    assert Call("columns", {}, {"main": [tag]}).code() == "{% call(part) c.columns() %} … {% endcall %}"


# The gallery


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


def test_preview_serves_the_gallery(tmp_path: Path):
    live = Live(write_project(tmp_path / "project"), lambda _: None)
    live.renew()
    with open_server(live, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = address(server).rstrip("/")
        with urllib.request.urlopen(base + GALLERY) as answer:
            assert "组件一览" in answer.read().decode()
        with urllib.request.urlopen(base + GALLERY + "photo.svg") as answer:
            assert answer.headers["Content-Type"] == "image/svg+xml"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(base + GALLERY + "nothing/")
        server.shutdown()
