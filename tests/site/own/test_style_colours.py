"""White on pink in a city's own stylesheet is told where it is typed."""

import pytest

from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.own.style_colours import faint_rules
from zhanpai.site.theme import read_tokens

TOKENS = read_tokens(shipped_theme())


def told(style: str) -> list[str]:
    return [f"{d.line}:{d.column} {d.code}" for d in faint_rules("css/own.css", style, TOKENS)]


@pytest.mark.parametrize(
    "rule",
    [
        "color: #fff; background: pink",
        "background-color:PINK;color:white",
        "color: rgb(255, 255, 255) !important;\n  background: #FFC0CB",
        "color: var(--zp-on-brand); background: pink",
        "color: #B7ACA0; background: var(--zp-surface)",
        # Readable in the light, and not in the dark.
        "color: var(--zp-brand-ink); background: #fff",
    ],
)
def test_words_that_cannot_be_told_from_their_ground_are_told(rule):
    (found,) = told(f"/* 一 */\n.zp-button {{ {rule} }}\n")
    assert found.endswith("P608") and found.startswith(("2:", "3:"))


@pytest.mark.parametrize(
    "rule",
    [
        "color: #fff; background: #B3141D",
        "color: var(--zp-on-brand); background: var(--zp-brand)",
        "color: white",
        "background: pink",
        "color: inherit; background: pink",
        "color: white; background: linear-gradient(red, pink)",
        "color: white; background: rgba(255, 192, 203, 0.5)",
        "color: white; background: var(--zp-nowhere)",
        "border-color: pink; background: white; text-decoration-color: white",
        "/* color: white; */ background: pink",
    ],
)
def test_what_can_be_read_or_not_be_judged_is_let_pass(rule):
    assert told(f".zp-button {{ {rule} }}") == []


def test_a_rule_within_a_condition_is_judged_and_two_rules_are_not_mixed():
    assert told("@media screen { .a { color: white; background: pink } }") == ["1:22 P608"]
    assert told(".a { color: white } .b { background: pink }") == []


def test_no_shipped_stylesheet_is_told():
    styles = {path: raw.decode() for path, raw in shipped_theme().items() if path.endswith(".css")}
    assert [found for path, style in styles.items() for found in faint_rules(path, style, TOKENS)] == []
