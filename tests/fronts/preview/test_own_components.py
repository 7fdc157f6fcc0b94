"""A component of the city's own stands in the gallery beside the shipped ones; a wrong example is told by its line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.preview.gallery import GALLERY, gallery
from zhanpai.kit.diagnostics import ContentError
from zhanpai.site.render import Renderer
from zhanpai.site.theme import make_theme

MACRO = """\
{% macro slogan(words, people=(), heading=2, loud=false) -%}
<h{{ heading + 1 }} class="slogan">{{ words }}{% if loud %}！{% endif %}</h{{ heading + 1 }}>
{% for p in people %}<p>{{ p.name }}，{{ p.place }}</p>{% endfor %}
{{ caller() if caller }}
{%- endmacro %}
"""
EXAMPLES = """\
- title: 口号
  macro: slogan
  with:
    words: 就在您身边
    heading: "3"
    loud: "yes"
    people: [{name: 示例甲, place: 湖东社区}]
  inside:
    - {macro: tag, with: {words: 今天}}
"""
AT = "components/slogan/"


def shown(files: Mapping[str, str]) -> str:
    theme = make_theme(shipped_theme(), {path: text.encode() for path, text in files.items()})
    return gallery(theme, Renderer(theme.files, theme.own))[GALLERY]


def told(files: Mapping[str, str]) -> list[tuple[str, int, str, str]]:
    with pytest.raises(ContentError) as caught:
        shown(files)
    return [(d.path, d.line, d.code, d.message) for d in caught.value.diagnostics]


def test_a_component_that_no_shipped_file_knows_is_shown_as_its_examples_say() -> None:
    page = shown({f"{AT}macro.html": MACRO, f"{AT}examples.yaml": EXAMPLES})
    assert '<section class="gallery-component" id="slogan"><h2>slogan</h2>' in page
    assert page.count('<h4 class="slogan">就在您身边！</h4>') == 2
    assert page.count("<p>示例甲，湖东社区</p>") == 2
    assert '<section class="gallery-component" id="tag">' in page


def test_a_component_without_examples_has_its_place_and_nothing_in_it() -> None:
    assert 'id="slogan"><h2>slogan</h2></section>' in shown({f"{AT}macro.html": MACRO})


def test_a_shipped_component_drawn_otherwise_keeps_its_examples_and_their_types() -> None:
    parameters = "position, previous='', next='', numbers=()"
    macro = f"{{% macro pager({parameters}) %}}{{% for n in numbers[1:2] %}}<b>{{{{ n.href }}}}</b>{{% endfor %}}{{% endmacro %}}"
    assert shown({"components/pager/macro.html": macro}).count("<b>/news/page/2/</b>") == 2


def test_a_shipped_component_with_other_parameters_is_told_that_the_shipped_examples_do_not_fit() -> None:
    macro = "{% macro pager(position) %}<b>{{ position }}</b>{% endmacro %}"
    message = "components/pager/examples.yaml 里的第 1 个例子套不上这个组件。"
    assert told({"components/pager/macro.html": macro}) == [
        ("theme/components/pager/macro.html", 1, "P611", message)
    ]
    examples = "- {title: 一页, macro: pager, with: {position: 第1页}}\n"
    files = {"components/pager/macro.html": macro, "components/pager/examples.yaml": examples}
    assert "<b>第1页</b>" in shown(files)


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("wrods: 就在您身边", "words: 就在您身边"),
        ('heading: "三"', 'heading: "3"'),
        ('loud: "是"', 'loud: "yes"'),
        ("macro: slogn", "macro: slogan"),
        ("- 3: x", "- {macro: tag, with: {words: 今天}}"),
    ],
)
def test_a_wrong_example_is_told_with_file_and_line(wrong: str, right: str) -> None:
    assert EXAMPLES.count(right) == 1
    text = "- {title: 无话, macro: slogan, with: {words: 好}}\n" + EXAMPLES.replace(right, wrong)
    assert told({f"{AT}macro.html": MACRO, f"{AT}examples.yaml": text}) == [
        (f"theme/{AT}examples.yaml", 2, "P611", "组件的第 2 个例子写得不对，画不出来。")
    ]


def test_examples_that_are_no_list_are_told_with_file_and_line() -> None:
    ((path, line, code, _),) = told({f"{AT}macro.html": MACRO, f"{AT}examples.yaml": "title: 口号\n"})
    assert (path, line) == (f"theme/{AT}examples.yaml", 1) and code.startswith("Y")


def test_a_macro_that_fails_on_its_example_is_told_with_file_and_line() -> None:
    macro = MACRO.replace("{{ p.place }}", "{{ p.plaice }}")
    assert told({f"{AT}macro.html": macro, f"{AT}examples.yaml": EXAMPLES}) == [
        (f"theme/{AT}macro.html", 3, "P611", "模板用了没有的名称“plaice”。")
    ]
