"""What lies on clipboards of Word, WPS, WeChat, Excel and browsers, and the Markdown that a clerk should get of it.

Each fixture is a clipboard as that program writes it (`.html`), the Markdown that was written by hand for it (`.md`), and the
sentences about what was left out (`.txt`, where something is).
"""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path

import pytest

from zhanpai.kit.markdown import read
from zhanpai.kit.markdown.pasted import MESSY, from_html, from_plain

FOLDER = Path(__file__).parents[1] / "fixtures" / "pasted"
CLIPBOARDS = sorted(FOLDER.rglob("*.html"))
SECONDS = 20
"""Of CPU, for five million characters: no limit that a person would notice, only an end."""


def _name(path: Path) -> str:
    return path.stem


def test_there_are_clipboards_of_every_program() -> None:
    assert len(CLIPBOARDS) >= 37


@pytest.mark.parametrize("path", CLIPBOARDS, ids=_name)
def test_a_clipboard_becomes_the_markdown_that_a_clerk_would_have_written(path: Path) -> None:
    told = path.with_suffix(".txt")
    pasted = from_html(path.read_text("utf-8"))
    assert pasted.text == path.with_suffix(".md").read_text("utf-8").rstrip("\n")
    assert list(pasted.left_out) == (told.read_text("utf-8").splitlines() if told.exists() else [])


@pytest.mark.parametrize("path", CLIPBOARDS, ids=_name)
def test_what_is_pasted_gives_no_finding_and_no_html(path: Path) -> None:
    text = from_html(path.read_text("utf-8")).text
    assert read(text).faults == ()
    assert not re.search(r"(?<!\\)<[a-zA-Z/!]", text)


@pytest.mark.parametrize("path", CLIPBOARDS, ids=_name)
def test_no_word_that_was_seen_is_lost(path: Path) -> None:
    """Another way of finding the words: all between tags, less what is no text and what is told as left out."""
    html = path.read_text("utf-8").partition("<body")[2] or path.read_text("utf-8")
    gone = r"(?s)<!--(?!\[if gte vml).*?-->|<(script|style|del|title)\b.*?</\1>|<v:imagedata[^>]*>"
    hidden = (
        r"(?s)<div style='mso-element:comment-list'>.*|<tr height=0.*?</tr>|<span style='mso-hide.*?</span>"
    )
    html = re.sub(hidden, "", re.sub(gone, "", html))
    words = re.sub(r"<[^<>]*>", "", html.replace("<!--[if", "<")).replace("Version", "")
    shown = "".join(read(from_html(path.read_text("utf-8")).text).root.itertext())
    han = set(re.findall("[一-鿿]", unescape(words)))
    assert han <= set(shown) | set("注")


HOSTILE = {
    "a hundred thousand boxes in each other": "<div>" * 100_000 + "尾",
    "tables in tables": "<table><tr><td>" * 600 + "尾",
    "lists in lists": "<ul><li>字" * 900 + "尾",
    "tags that are never closed": "<p><b>字" * 100_000,
    "comments that are never closed": "尾" + "<!--" * 1_000_000,
    "shapes that are never closed": "尾" + "<!--[if gte vml 1]>" * 200_000,
    "entities": "&amp;" * 900_000 + "尾",
    "signs that are none": "尾&#0;&#x1f;&#xffff;&#xd800;&#99999999;\x00\x0b\ud800",
    "cells that claim all": "<table>" + "<tr><td colspan=1000 rowspan=1000>尾</td></tr>" * 3000 + "</table>",
    "a style without end": '<p style="' + "a:b;" * 900_000 + '">尾</p>',
    "nothing but brackets": "尾" + "<" * 900_000,
    "marks that open and never close": "<p>尾" + "*_[~" * 20_000,
    "notes of notes": "".join(f'<a href="#_ftn{n}">尾</a><a href="#_ftnref{n}">x</a>' for n in range(2000)),
    "endings of nothing": "尾" + "</ul></li></table></blockquote>" * 1000,
}


@pytest.mark.slow
@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_clipboards_are_read_in_bounded_time_and_never_fail(html: str) -> None:
    began = time.process_time()
    pasted = from_html(html)
    assert time.process_time() - began < SECONDS
    assert "尾" in pasted.text or "字" in pasted.text or "amp" in html or "_ftn" in html


def test_what_is_too_deep_keeps_its_words_and_says_so() -> None:
    pasted = from_html("<div>" * 5000 + "接待<b>居民</b><script>x</script>")
    assert pasted.text == "接待\n居民" and pasted.left_out == (MESSY,)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("一、情况\r\n　　接待居民\u200b12人。\r\n", "一、情况\n　　接待居民12人。"),
        ("站名\t人次\n甲站\t3", "| 站名 | 人次 |\n| --- | --- |\n| 甲站 | 3 |"),
        ("**加粗**和[链接](https://a.example)", "**加粗**和[链接](https://a.example)"),
        ("**没有配成对", r"\*\*没有配成对"),
        ("", ""),
    ],
)
def test_plain_text_stays_as_it_is_unless_it_would_give_a_finding(typed: str, text: str) -> None:
    assert from_plain(typed).text == text
