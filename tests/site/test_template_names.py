"""Templates and the values that they are given name the same things: `tools/template_names.py`, a part of `make lint`."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.shipped import ROOT
from tools.template_names import Comparison, compare, context_of
from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.page import Context
from zhanpai.site.pages import PAGE_TYPES
from zhanpai.site.parts.link import Link
from zhanpai.site.parts.tag import Tag

STATION = "templates/pages/station.html"
NOTICES = "templates/pages/notices.html"
CARD = "components/station-card/macro.html"
LEDGER = "components/ledger/macro.html"


def test_templates_read_what_they_are_given_and_all_of_it():
    assert compare(shipped_theme()) == []


def test_lint_compares_them():
    assert "-m tools.template_names" in (ROOT / "tools/lint.sh").read_text("utf-8")


def test_every_page_type_has_one_context():
    contexts = [context_of(module) for module in PAGE_TYPES]
    assert all(issubclass(context, Context) and context is not Context for context in contexts)


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STATION, "{{ verified }}", "{{ verfied }}", "nothing is called verfied"),
        (STATION, "closing.name", "closing.nam", "Closing has no nam"),
        (STATION, "group.title", "group.titel", "LevelGroup has no titel"),
        (STATION, "c.account_list(", "c.acount_list(", "there is no component acount_list"),
        (STATION, "news_list(news, columns=2)", "news_list(news, rows=2)", "news_list does not take rows"),
        (STATION, "c.facts(points)", "c.facts()", "facts is not given rows"),
        (STATION, "c.facts(points)", "c.facts(accounts)", "facts: rows is tuple"),
        (STATION, "c.project_list(projects,", "c.project_list(photos,", "project_list: projects is tuple"),
        (
            NOTICES,
            'button(whole ~ "的接待日公告", all_url',
            'button(whole ~ "的接待日公告", url',
            "nothing is called url",
        ),
        (CARD, "{{ s.next }}", "{{ s.nxt }}", "StationCard has no nxt"),
        (CARD, "s.status.tone", "s.status.colour", "Tag has no colour"),
        (
            CARD,
            "station_card(s, heading=3)",
            "station_card(s, level=3)",
            "(s, level) is in MACROS as (s, heading)",
        ),
        (CARD, "s.address", "s.href", "no template reads StationCard.address"),
        (LEDGER, "{{ cell.href }}", "{{ cell.url }}", "Cell or str has no url"),
    ],
)
def test_a_planted_fault_is_found(path, old, new, said):
    theme = dict(shipped_theme())
    text = theme[path].decode()
    assert old in text
    theme[path] = text.replace(old, new).encode()
    assert [finding for finding in compare(theme) if said in finding]


@dataclass(frozen=True, slots=True)
class ShelfPage(Context):
    links: tuple[Link, ...]
    tag: Tag | None
    lead: str


def test_a_field_that_no_template_reads_is_found_wherever_it_is():
    template = "{% for link in links %}{{ link.words }}{% endfor %}{% if tag %}{{ tag.words }}{{ tag.tone }}{% endif %}"
    comparison = Comparison({"pages/shelf.html": template})
    comparison.page("pages/shelf.html", ShelfPage)
    comparison.unread([ShelfPage])
    found = sorted(finding.partition("reads ")[2] for finding in comparison.findings)
    assert found == ["Link.href", "ShelfPage.lead"]


def test_a_name_of_a_loop_hides_a_field_and_is_gone_behind_it():
    comparison = Comparison({"a.html": "{% for lead in links %}{{ lead.href }}{% endfor %}{{ lead.href }}"})
    comparison.page("a.html", ShelfPage)
    assert comparison.findings == ["theme/a.html:1: str has no href"]
