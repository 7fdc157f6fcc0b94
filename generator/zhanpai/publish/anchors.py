"""Links to a place in another page: whether it is there can be told when both pages are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import unquote

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.publish.write import Doubt


def settle(doubts: Iterable[Doubt], folder: Path) -> list[Diagnostic]:
    """The problems of those doubts that the pages in `folder` confirm."""
    text = cache(lambda file: (folder / file).read_text("utf-8"))
    return [doubt.problem for doubt in doubts if not has_place(text(doubt.file), doubt.anchor)]


def has_place(text: str, anchor: str) -> bool:
    """Whether a browser finds the place that a link names after its #."""
    place = f' id="{escape(unquote(anchor))}"'
    # The first alone is quicker, and hardly ever true of words that only quote a tag.
    return place in text and re.search(f"<[a-z][^<>]*{re.escape(place)}", text) is not None
