"""Every rule of the project in one table: what `zhanpai explain` and the counts of `zhanpai check` read.

The table is read from the program's own source, where a rule stands as ``NAME = Rule.parse(its text)``: to import
the rules would be to import every library that the rooms around them need.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from zhanpai.kit.diagnostics import Rule, Severity

FAMILIES = {
    "Y": "文件的写法",
    "D": "一份资料的内容",
    "S": "文件之间、站与站之间",
    "L": "链接和图片",
    "N": "名称",
    "P": "永久网址和印制",
    "V": "个人信息",
}
"""The first letter of a code → what its rules are about."""

_MENDABLE = (
    "D102 D103 D104 D105 D201 D202 D203 D206 D208 D209 D210 D219 L301 N102 N103 N105 N110 N114 P512 S272 S284 Y007 Y009 Y011 "
    "Y012 Y014 Y015 Y016 Y017 Y020 Y022 Y023 Y024 Y025 Y026 Y033 Y037 Y043 Y044 Y045 Y046"
)
MENDABLE = frozenset(_MENDABLE.split())
"""The codes of which `zhanpai fix` can mend at least some findings."""


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    found: list[Rule] = []
    for path in Path(str(resources.files("zhanpai"))).rglob("*.py"):
        source = path.read_text("utf-8")
        if "Rule.parse(" in source:
            found += written_in(source)
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def find_rule(code: str) -> Rule | None:
    """The rule with this code, however it is capitalised."""
    return rules().get(code.strip().upper())


def written_in(source: str) -> Iterator[Rule]:
    """The rules that the module with this source defines at its top."""
    module = ast.parse(source)
    for statement in module.body:
        match statement:
            case ast.Assign(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id="Rule"), attr="parse"), args=[text, *severity]
                )
            ):
                doc = text.value if isinstance(text, ast.Constant) else ast.get_docstring(module, clean=False)
                yield Rule.parse(str(doc), *(Severity[_last_name(arg)] for arg in severity))


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]
