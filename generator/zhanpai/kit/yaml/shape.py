"""What is wrong with a file as a whole: marks of a merge conflict, or an outermost that is no mapping."""

from __future__ import annotations

from typing import Any

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.accidents import find_accident
from zhanpai.kit.yaml.rules.characters import EMPTY_FILE
from zhanpai.kit.yaml.rules.layout import CONFLICT
from zhanpai.kit.yaml.rules.structure import WRONG_ROOT
from zhanpai.kit.yaml.scalars import diagnose_accident
from zhanpai.kit.yaml.source import Source, quote

_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


def find_conflicts(text: str, source: Source) -> list[Diagnostic]:
    """The marks that git leaves; a line of ``=`` alone may be a heading, so it needs one of the others."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    starts = [(n, line[:7]) for n, line in enumerate(source.lines, 1) if line.startswith(_CONFLICT_MARKS)]
    marks = [(n, mark) for n, mark in starts if source.line(n)[7:8] in ("", " ")]
    if all(mark == "=======" for _, mark in marks):
        return []
    message = "这里有没处理完的合并冲突标记{}。"
    fix = "在两份内容里留下正确的一份，把三行标记都删掉。"
    return [
        source.diagnostic(CONFLICT, number, 1, message.format(quote(mark)), fix, width=7)
        for number, mark in marks
    ]


def check_root(data: Any, root: type, yaml: str, source: Source) -> list[Diagnostic]:
    """Why the whole is not a mapping (or a list): empty, a table, a text, or the other of the two."""
    lines = yaml.split("\n")
    first = next(
        (n for n, line in enumerate(lines, 1) if line.strip(" -") and not line.lstrip().startswith("#")), 0
    )
    if data is None or not first:
        return [source.diagnostic(EMPTY_FILE, 1, 1, "文件里没有内容。", "填写内容；不需要这个文件就删掉它。")]
    typed = source.line(first)
    column = len(typed) - len(typed.lstrip()) + 1
    if isinstance(data, str):
        accidents = [(n, a) for n, line in enumerate(lines, 1) if (a := find_accident(line))]
        if accidents:
            return [diagnose_accident(source, n, accident) for n, accident in accidents]
    if isinstance(data, str) and ("," in typed or "\t" in typed) and ":" not in typed:
        message, fix = f"{quote(typed)}像是从表格复制来的。", "请用导入命令导入表格。"
    elif root is list:
        message, fix = "这个文件要写成列表，每条以“- ”开头。", "在每一条前面写上英文短横加一个空格。"
    else:
        message, fix = "这个文件的每一行要写成“项: 内容”。", "写成项名、英文冒号、一个空格，再写内容。"
    return [source.diagnostic(WRONG_ROOT, first, column, message, fix, width=len(typed.strip()))]
