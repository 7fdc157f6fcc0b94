"""The text of an item as a print sets it: paragraph by paragraph, with what no line may break, and where it may end early."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from zhanpai.kit import cut
from zhanpai.kit.markdown import TextBlock

_UNBROKEN = re.compile(
    r"[0-9]+(?:[.:：~-][0-9]+)*(?:人次|平方米|公里|公斤|小时|万元|亿元|[^\s0-9，。；：、！？（）“”])?"
)

LONGEST_NAME = 3
"""Characters of a name that is kept in one line of running text: a longer one would tear holes into the line above."""


def passage(block: TextBlock, names: Collection[str]) -> dict[str, object]:
    """A paragraph as the theme is given it."""
    return {"kind": block.kind, "runs": runs(block.line, names)}


def runs(words: str, names: Collection[str]) -> list[list[object]]:
    """`words` in runs, with whether a line may end within each: not in a name, nor between a number and what it counts."""
    known = [re.escape(name) for name in names if 0 < len(name) <= LONGEST_NAME]
    pattern = re.compile("|".join([*known, _UNBROKEN.pattern]))
    found: list[list[object]] = []
    end = 0
    for match in pattern.finditer(words):
        if match.start() > end:
            found.append([words[end : match.start()], True])
        found.append([match[0], len(match[0]) > 12])
        end = match.end()
    if end < len(words):
        found.append([words[end:], True])
    return found


def beginnings(blocks: tuple[TextBlock, ...]) -> list[tuple[TextBlock, ...]]:
    """Every beginning of the text that ends behind a paragraph; of one endless paragraph, behind a sentence."""
    found: list[tuple[TextBlock, ...]] = [()]
    for n, block in enumerate(blocks):
        if len(block.words) > 400:
            ends = range(200, len(block.words), 200)
            cuts = dict.fromkeys(cut.to_length(block.words, end) for end in ends)
            found += [(*blocks[:n], replace(block, words=words)) for words in cuts if words]
        if block.kind != "heading":
            found.append(blocks[: n + 1])
    return found
