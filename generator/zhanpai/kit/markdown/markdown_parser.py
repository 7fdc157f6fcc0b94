"""Markdown text → markdown-it's tokens: CommonMark with tables and footnotes, less what traps who does not know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from zhanpai.kit.markdown import marks

DEEPEST = 40
"""Levels that are read: twenty lists within each other.  markdown-it leaves out what lies deeper, so it is told long before."""


@cache
def _parser() -> MarkdownIt:
    """The one parser.

    Four blanks make no code (staff indent paragraphs with them), dashes below a sentence no heading (they draw a rule),
    and HTML is text but for a few tags.  A link is taken as typed: what it may be, the site's checks say.
    """
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST, "store_labels": True})
    parser.enable(["table", "strikethrough"]).disable(
        ["code", "lheading", "html_block", "html_inline", "text_join"]
    )
    footnote_plugin(parser, inline=False)
    parser.inline.ruler.before("emphasis", "star", marks.star)
    parser.inline.ruler.at("strikethrough", marks.tilde)
    parser.inline.ruler.after("autolink", "tag", marks.tag)
    parser.normalizeLink = str  # type: ignore[assignment, method-assign]
    parser.normalizeLinkText = str  # type: ignore[assignment, method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def tokens_of(text: str) -> tuple[list[Token], EnvType]:
    """The tokens of `text`, with lines from 0, and what the parser noted of references and footnotes."""
    env: EnvType = {}
    return _parser().parse(text, env), env


def unused(tokens: Sequence[Token], env: EnvType, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Labels of the definitions (``[1]: …``, ``[^1]: …``) that nothing refers to, so that no page shows them, and their lines."""
    used = {token.meta.get("label") for token in _within(tokens)}
    for label, definition in env.get("references", {}).items():
        if label not in used:
            yield label, definition["map"][0]
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            begins = re.compile(rf"[ >]*\[\^{re.escape(label[1:])}\]:")
            yield f"^{label[1:]}", next((n for n, line in enumerate(lines) if begins.match(line)), 0)


def _within(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _within(token.children or ())
