"""The text below front matter is put back with every byte that nobody touched."""

from __future__ import annotations

import pytest

from tests.shipped import ROOT
from zhanpai.content.versions.running_text import shown_text, with_text

RAW = "---\r\ntitle: x\r\n---\r\n\r\n第一段。\r\n\r\n- 一\r\n- 二\r\n".encode()


def test_untouched_text_is_the_same_bytes_in_every_shipped_news_item() -> None:
    files = sorted((ROOT / "content/news").rglob("*.md"))
    assert len(files) > 50
    for path in files:
        raw = path.read_bytes()
        assert with_text(raw, path.name, shown_text(raw, path.name)) == raw
        assert with_text(raw, path.name, shown_text(raw, path.name).replace("\n", "\r\n")) == raw


def test_a_line_that_changes_has_the_ends_that_the_file_has() -> None:
    text = shown_text(RAW, "x.md").replace("- 二", "- 二\n- 三")
    assert with_text(RAW, "x.md", text) == RAW + "- 三\r\n".encode()


def test_lines_that_nobody_touched_keep_what_cannot_be_seen() -> None:
    raw = "---\ntitle: x\n---\n\n第一段\u200b。  \n\n第二段。\n".encode()
    shown = shown_text(raw, "x.md")
    changed = with_text(raw, "x.md", shown.replace("第二段", "第三段"))
    assert changed == raw.replace("第二段".encode(), "第三段".encode())


@pytest.mark.parametrize("text", ["", "\n\n", "一行"])
def test_text_may_go_and_come(text: str) -> None:
    raw = "---\ntitle: x\n---\n\n旧的。\n".encode()
    made = with_text(raw, "x.md", text)
    assert shown_text(made, "x.md") == text.strip("\n")
    assert with_text(made, "x.md", "旧的。") == raw


def test_what_looks_like_front_matter_in_the_text_stays_text() -> None:
    raw = b"---\ntitle: x\n---\n\na\n"
    made = with_text(raw, "x.md", "---\ntitle: y\n---\n")
    assert made == b"---\ntitle: x\n---\n\n---\ntitle: y\n---\n"
