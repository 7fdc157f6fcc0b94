"""The handbook as a value: every page in the order of reading, and a page for each code, made of the rulebook.

The text has one source, `docs/handbook/`; its README is the first page, and says the order by its links and the parts by its headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from zhanpai.kit.diagnostics import Rule
from zhanpai.office.handbook.rulebook import FAMILIES, MENDABLE, rules

FIRST = "README"
CODES_PART = "检查出来的问题"
PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """One page: its `name` ("jiaogao", "N102"), and the `part` of the handbook that it stands in, "" for the first.

    `text` is Markdown without the heading that is `title`; links to other pages are the names of their files.
    """

    name: str
    title: str
    part: str
    text: str


@cache
def handbook_pages() -> tuple[HandbookPage, ...]:
    """Every page that the README links to, behind it, in its order.  OSError if the installation is damaged."""
    folder = _folder()
    first = _page(folder, FIRST, "")
    names = [(name, part) for name, part in _linked(first.text) if (folder / f"{name}.md").is_file()]
    return (first, *(_page(folder, name, part) for name, part in names))


@cache
def code_pages() -> tuple[HandbookPage, ...]:
    """A page for each code of `zhanpai check`, family by family: what `zhanpai explain` says of it."""
    by_family = [rule for letter in FAMILIES for rule in rules().values() if rule.code.startswith(letter)]
    return tuple(HandbookPage(rule.code, rule.title, CODES_PART, _explained(rule)) for rule in by_family)


def picture(name: str) -> bytes | None:
    """The picture that pages name as ``pictures/<name>``; None if there is none of this name."""
    folder = _folder() / PICTURES
    names = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    return names[name].read_bytes() if name in names else None


def codes_index() -> str:
    """The page that lists all codes, family by family, as it must stand in ``docs/handbook/daima.md``."""
    lines = [_INDEX_HEAD]
    for letter, family in FAMILIES.items():
        of_family = [page for page in code_pages() if page.name.startswith(letter)]
        lines += [f"## {letter} {family}", "", "| 代码 | 是什么 | 轻重 |", "|---|---|---|"]
        lines += [
            f"| {page.name} | {_cell(page.title)} | {rules()[page.name].severity} |" for page in of_family
        ]
        lines.append("")
    return "\n".join(lines)


_INDEX_HEAD = """\
# 检查代码

<!-- tools/codes_page.py（make handbook）按程序里的规则写的，要改就改规则的说明。 -->

检查出来的每一处都有一个代码。在工作台的“检查”里点“为什么要改”，就是那个代码的一页：为什么要改，错的写法，对的写法。
“错误”改好以前网站不能更新；“提醒”不改也能生成网站。
不用工作台的，运行 `zhanpai explain N102`，换成您看到的代码。
"""

_LINK = re.compile(r"\]\(([a-z][a-z0-9-]*)\.md(?:#[^)]*)?\)")


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """The names of the pages that the first page links to, each once, with the heading above the link."""
    part, seen = "", set()
    for line in text.splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ").strip()
        for name in _LINK.findall(line):
            if name not in seen:
                seen.add(name)
                yield name, part


def _page(folder: Path, name: str, part: str) -> HandbookPage:
    head, _, text = (folder / f"{name}.md").read_text("utf-8").lstrip().partition("\n")
    return HandbookPage(name, head.removeprefix("# ").strip(), part, f"{text.strip()}\n")


def _folder() -> Path:
    """The handbook beside the code in a wheel; in a checkout it lies among the documents at the top of the repository."""
    beside = Path(str(resources.files("zhanpai") / "handbook"))
    return beside if beside.is_dir() else beside.parents[2] / "docs" / "handbook"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&!~])")
_SIDE = re.compile(r"^([错对])：(.*)$")
FENCE = "````"
"""Longer than the fence that a wrong example has in it."""


def _explained(rule: Rule) -> str:
    """Markdown of what a rule says: its reasons as a paragraph, and what is typed, wrong and right, as it is typed."""
    weight = "错误，改好以前网站不能更新。" if rule.severity.is_error else "提醒，不改也能生成网站。"
    mends = (
        f"拿得准的，程序替您改：在“检查”里点“改好它”，先给您看改什么。不用工作台的，运行 `zhanpai fix --only {rule.code}`。"
        if rule.code in MENDABLE
        else "这一种要您自己改，程序不替您定。"
    )
    reasons, _, examples = rule.body.partition("\n\n")
    return "\n\n".join(
        [f"**{weight}**", _in_line(reasons), *_sides(examples), mends, "全部代码见[检查代码](daima.md)。\n"]
    )


def _sides(examples: str) -> Iterator[str]:
    typed: list[str] = []
    side = ""
    for line in [*examples.splitlines(), "对："]:
        found = _SIDE.match(line)
        if found is None:
            typed.append(line.removeprefix("    "))
            continue
        if side:
            block = "\n".join(typed).strip("\n")
            yield f"**{side}：**\n\n{FENCE}text\n{block}\n{FENCE}"
        side, typed = found[1], [found[2]] if found[2] else []


def _in_line(text: str) -> str:
    """Lines that were broken for the reader of the source as one, with nothing in it that Markdown would take for a mark."""
    joined = ""
    for line in text.splitlines():
        joined += f" {line}" if joined[-1:].isascii() and joined and line[:1].isascii() else line
    return _SPECIAL.sub(r"\\\1", joined)


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
