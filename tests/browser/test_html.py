"""The HTML of every page type is valid, and says what it is about to a reader who does not see it."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.browser.kinds import KINDS, fullest
from tests.shipped import shipped
from tests.tools import need, need_file
from zhanpai.publish.write import file_of


def parse(path: Path) -> Element:
    """The tree of a file; an error of the HTML standard's parser raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(path.read_bytes(), transport_encoding="utf-8")
    return tree


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def name_of(element: Element, tree: Element) -> str:
    """What a screen reader calls the element, near enough for pages of ours."""
    if label := element.get("aria-label", "").strip():
        return label
    if ids := element.get("aria-labelledby"):
        return " ".join(words(e) for i in ids.split() for e in tree.iter() if e.get("id") == i)
    pictures = " ".join(image.get("alt", "") for image in element.iter("img"))
    return (words(element) + pictures).strip()


def faults(tree: Element) -> list[str]:
    """Everything wrong by rules that the standard's parser does not know."""
    found: list[str] = []
    # A template's elements are filled by a script before anybody meets them.
    unborn = {e for template in tree.iter("template") for e in template.iter()}
    elements = [e for e in tree.iter() if isinstance(e.tag, str) and e not in unborn]
    parents = {child: parent for parent in elements for child in parent}

    headings = [
        (int(e.tag[1]), words(e))
        for e in elements
        if re.fullmatch("h[1-6]", e.tag) and e.get("hidden") is None
    ]
    if [level for level, _ in headings].count(1) != 1 or headings[0][0] != 1:
        found.append("not one h1 at the beginning")
    found += [f"heading jumps to {b}" for (a, _), b in pairwise(headings) if b[0] > a + 1]
    found += [f"empty heading h{level}" for level, text in headings if not text]

    ids = Counter(e.get("id") for e in elements if e.get("id") is not None)
    found += [f"id twice: {i}" for i, times in ids.items() if times > 1]
    for attribute in ("for", "aria-labelledby", "aria-controls", "aria-describedby", "headers"):
        for e in elements:
            found += [
                f"{attribute} of nothing: {i}" for i in (e.get(attribute) or "").split() if i not in ids
            ]

    for e in elements:
        if e.tag == "img" and (e.get("alt") is None or not e.get("width") or not e.get("height")):
            found.append(f"img without alt or size: {e.get('src')}")
        if e.tag == "a" and e.get("href") and not name_of(e, tree):
            found.append(f"link without words: {e.get('href')}")
        if e.tag == "button" and not name_of(e, tree):
            found.append("button without words")
        if e.tag in ("input", "select", "textarea") and e.get("type") not in ("hidden", "submit"):
            labelled = any(label.get("for") == e.get("id") for label in tree.iter("label"))
            if not labelled and parents[e].tag != "label" and not name_of(e, tree):
                found.append(f"field without label: {e.get('name')}")
        if e.tag == "table" and not all(cell.get("scope") for cell in e.iter("th")):
            found.append("th without scope")
        if e.tag == "table" and not list(e.iter("th")):
            found.append("table without heads")
        if (e.get("tabindex") or "0") not in ("0", "-1"):
            found.append(f"order of its own: tabindex {e.get('tabindex')}")
        if e.get("style") or any(key.startswith("on") for key in e.keys()):  # noqa: SIM118 - an Element's attributes
            found.append(f"style or script in an attribute of {e.tag}")
    for landmark in ("main", "header", "footer"):
        if sum(e.tag == landmark for e in elements if parents.get(e, e).tag == "body") != 1:
            found.append(f"not one {landmark} in the body")
    navs = [
        name_of(e, tree) if e.get("aria-label") or e.get("aria-labelledby") else "" for e in tree.iter("nav")
    ]
    if not all(navs) or len(set(navs)) != len(navs):
        found.append(f"navigations that cannot be told apart: {navs}")
    return found


@pytest.mark.breadth
@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_valid(kind: str, site_folder: Path) -> None:
    tree = parse(site_folder / file_of("/" + fullest(site_folder)[kind]))
    assert tree.get("lang") == "zh-CN"
    assert faults(tree) == []


def test_the_rules_see_faults() -> None:
    tree = html5lib.parse(
        "<!doctype html><title>t</title><h2 id=a>x</h2><h4 id=a></h4><img src=x><a href=y> </a><button></button>"
        "<input name=q><table><th>a</table><p tabindex=3 style='x'><nav></nav>",
        namespaceHTMLElements=False,
    )
    assert len(faults(tree)) >= 14


@pytest.mark.slow
def test_every_station_is_valid(site_folder: Path) -> None:
    """Stations differ most: all that may be missing is missing somewhere."""
    pages = [p for p in shipped().pages if p.template == "pages/station.html"]
    for page in pages[::9]:
        assert faults(parse(site_folder / file_of(page.url))) == [], page.url


@pytest.mark.slow
def test_the_checker_of_the_w3c_finds_nothing(site_folder: Path) -> None:
    java, checker = need("java"), need_file("tests/browser/node_modules/vnu-jar/build/dist/vnu.jar")
    files = [site_folder / file_of("/" + url) for url in fullest(site_folder).values()]
    done = subprocess.run(
        [java, "-jar", checker, "--format", "json", "--exit-zero-always", *files],
        capture_output=True,
        text=True,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [(Path(m["url"]).parent.name, m["message"]) for m in messages if m["type"] != "info"] == []
