"""Both settings files: what a city writes stands over what is shipped, and nothing written is as shipped."""

import pytest

from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.merge import merge
from zhanpai.office.report import report_folder as report
from zhanpai.press.signs import settings as signs
from zhanpai.site.theme import make_theme


@pytest.mark.parametrize(
    ("own", "merged"),
    [
        ({}, {"a": "1", "b": {"c": "2", "d": ["3", "4"]}}),
        ({"a": "9"}, {"a": "9", "b": {"c": "2", "d": ["3", "4"]}}),
        ({"b": {"c": "9"}}, {"a": "1", "b": {"c": "9", "d": ["3", "4"]}}),
        ({"b": {"d": ["9"]}}, {"a": "1", "b": {"c": "2", "d": ["9"]}}),
        ({"a": None, "b": None}, {"a": "1", "b": {"c": "2", "d": ["3", "4"]}}),
        ({"b": {"c": None}}, {"a": "1", "b": {"c": "2", "d": ["3", "4"]}}),
        ({"a": ""}, {"a": "", "b": {"c": "2", "d": ["3", "4"]}}),
        ({"b": "9"}, {"a": "1", "b": "9"}),
        ({"new": None}, {"a": "1", "b": {"c": "2", "d": ["3", "4"]}, "new": None}),
    ],
)
def test_what_is_said_stands_over_what_is_shipped(own, merged):
    shipped = {"a": "1", "b": {"c": "2", "d": ["3", "4"]}}
    assert merge(shipped, own) == merged
    assert shipped == {"a": "1", "b": {"c": "2", "d": ["3", "4"]}}


def read_signage(root):
    return signs.read_settings(root, make_theme(shipped_theme())).spec


FILES = {"report.yaml": report.read_settings, "signage.yaml": read_signage}

EMPTY_KEYS = [
    ("report.yaml", "silent_days:\n"),
    ("report.yaml", "accounts:\n"),
    ("report.yaml", "stars:\n"),
    ("report.yaml", "stars: {indicators: {news: {weight: , full: }}}\n"),
    ("signage.yaml", "bleed:\n"),
    ("signage.yaml", "fonts:\n"),
    ("signage.yaml", "stations:\n"),
    ("signage.yaml", "kinds:\n"),
    ("signage.yaml", "kinds:\n  doorplate:\n    width:\n    texts:\n"),
    ("signage.yaml", "kinds: {rules_board: {articles: {study: , records: {items: }}}}\n"),
    ("signage.yaml", "kinds: {rules_board: {texts: {title: }}}\n"),
]


@pytest.mark.breadth
@pytest.mark.parametrize(("file", "text"), EMPTY_KEYS, ids=[text.strip() for _, text in EMPTY_KEYS])
def test_a_key_with_nothing_behind_it_is_as_shipped(file, text, tmp_path):
    shipped = FILES[file](tmp_path)
    (tmp_path / file).write_text(text, "utf-8")
    assert FILES[file](tmp_path) == shipped


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("report.yaml", "silent_dais: 30\n", ":1:1: 错误 D102 不认识的字段“silent_dais”。"),
        ("signage.yaml", "bled: 3\n", ":1:1: 错误 D102 不认识的字段“bled”。"),
        ("signage.yaml", "kinds: {rules_board: {articles: {duty: }}}\n", "“条目”里有一项是空的。"),
        ("report.yaml", "", ":1:1: 错误 Y004"),
        ("signage.yaml", "", ":1:1: 错误 Y004"),
        ("report.yaml", "- 30\n", ":1:1: 错误 Y038"),
        ("signage.yaml", "- 30\n", ":1:1: 错误 Y038"),
        ("report.yaml", None, ":1:1: 错误 S202"),
        ("signage.yaml", None, ":1:1: 错误 S202"),
    ],
)
def test_what_cannot_be_read_is_one_finding(file, text, said, tmp_path):
    if text is None:
        (tmp_path / file).mkdir()
    else:
        (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        FILES[file](tmp_path)
    (told,) = map(str, caught.value.diagnostics)
    assert told.startswith(f"{file}:") and said in told
