"""What templates are given: values of types of their own, which cannot change and can be hashed."""

from __future__ import annotations

import ast
import dataclasses
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from tests.make import DEMO
from tests.shipped import ROOT, SHIPPED_TODAY
from tools.template_kinds import dataclasses_in
from tools.template_names import context_of
from zhanpai.kit.json import JsonObject
from zhanpai.pipeline import prepare
from zhanpai.site.pages import PAGE_TYPES
from zhanpai.site.parts.macros import MACROS

SITE = ROOT / "generator/zhanpai/site"


def loose(source: str) -> list[str]:
    """The mappings of anything, and the cards, that Python source names."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) in (
            "dict",
            "Mapping",
            "MutableMapping",
        ):
            if ast.unparse(node.slice) in ("(str, object)", "str, object"):
                found.append(ast.unparse(node))
        elif (isinstance(node, ast.Name) and node.id == "Card") or (
            isinstance(node, ast.alias) and node.name == "Card"
        ):
            found.append("Card")
    return found


@pytest.mark.parametrize("path", sorted(SITE.rglob("*.py")), ids=lambda p: p.relative_to(SITE).as_posix())
def test_no_module_of_the_site_hands_on_a_mapping_of_anything(path: Path):
    assert loose(path.read_text("utf-8")) == []


def test_a_planted_mapping_and_a_planted_card_are_found():
    assert loose("def f(a: Mapping[str, object]): ...") == ["Mapping[str, object]"]
    assert loose("a: list[dict[str, object]] = []") == ["dict[str, object]"]
    assert loose("from zhanpai.site.parts import Card\nx: Card = {}") == ["Card", "Card"]
    assert loose("a: dict[str, str] = {}\nb: StationCard") == []


def test_everything_that_a_template_is_given_is_frozen_and_has_no_more_than_its_fields():
    given = [*map(context_of, PAGE_TYPES), *(kind for takes in MACROS.values() for kind in takes.values())]
    types = set(dataclasses_in(given))
    assert len(types) > 60
    for kind in types:
        assert kind.__dataclass_params__.frozen, kind
        assert "__dict__" not in dir(kind), f"{kind}: slots=True"


@pytest.mark.parametrize(
    ("project", "least"),
    [(DEMO, 50), pytest.param(ROOT, 2_000, marks=pytest.mark.slow)],
    ids=["demo", "shipped"],
)
def test_every_page_of_a_site_can_be_hashed_and_equals_its_copy(project: Path, least: int):
    pages = prepare(project, SHIPPED_TODAY).pages
    assert len(pages) > least
    again = {page.url: page for page in prepare(project, SHIPPED_TODAY).pages}
    for page in pages:
        other = again[page.url]
        assert page.context == other.context and hash(page.context) == hash(other.context), page.url
        assert page == other and hash(page) == hash(other), page.url
    assert len({page.context for page in pages}) > least


def test_a_context_cannot_be_changed():
    page = prepare(DEMO, SHIPPED_TODAY).pages[0]
    with pytest.raises(FrozenInstanceError):
        page.context.lead = "别的"
    with pytest.raises(TypeError):
        page.json_ld["name"] = "别的"
    with pytest.raises(TypeError, match="unexpected keyword"):
        dataclasses.replace(page.context, laed="别的")


def test_a_json_object_is_equal_to_the_mapping_it_was_made_of_in_any_order():
    made = JsonObject({"a": 1, "b": JsonObject({"c": ("d",)})})
    assert made == {"b": {"c": ("d",)}, "a": 1} and made != {"a": 1}
    assert hash(made) == hash(JsonObject({"b": JsonObject({"c": ("d",)}), "a": 1}))
    assert list(made) == ["a", "b"]
    source = {"a": 1}
    copied = JsonObject(source)
    source["a"] = 2
    assert copied["a"] == 1
