"""A Markdown file with front matter: the strict part on top, and the body left as it is.

Lines are counted in the whole file.  Must not know Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.characters import check_prose
from zhanpai.kit.yaml.document import Document, read
from zhanpai.kit.yaml.encoding import decode
from zhanpai.kit.yaml.limits import MAX_PROBLEMS
from zhanpai.kit.yaml.rules.layout import NO_FRONT_MATTER
from zhanpai.kit.yaml.source import Source, quote


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two ``---`` lines, and what follows them, without what cannot be seen."""

    document: Document
    body: str
    body_line: int
    problems: tuple[Diagnostic, ...] = ()
    """Of the characters of the body, at most as many as are told of one file."""


def parse_front_matter(raw: bytes, path: str) -> FrontMatter:
    """Read a file whose first line is exactly ``---`` and whose front matter a second one closes."""
    text, problem = decode(raw, path)
    if problem:
        return FrontMatter(Document(path, text, None, (problem,)), "", 1)
    lines = text.split("\n")
    source = Source(path, lines)
    fix = "让第一行只有三个英文短横 ---，资料写完后再单独写一行 ---。"
    if lines[0] != "---":
        message = f"文件的第一行应该正好是 ---，现在是{quote(lines[0])}。"
        missing = source.diagnostic(NO_FRONT_MATTER, 1, 1, message, fix, width=len(lines[0]))
        return FrontMatter(Document(path, text, None, (missing,)), "", 1)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        message = "开头的资料没有结束：第一行 --- 之后再没有单独的一行 ---。"
        missing = source.diagnostic(NO_FRONT_MATTER, 1, 1, message, fix, width=3)
        return FrontMatter(Document(path, text, None, (missing,)), "", 1)
    yaml = "\n".join(["", *lines[1:end], ""])
    problems, body = check_prose("\n".join(lines[end + 1 :]), source, end + 2)
    return FrontMatter(read(yaml, text, path, dict), body, end + 2, tuple(problems[:MAX_PROBLEMS]))
