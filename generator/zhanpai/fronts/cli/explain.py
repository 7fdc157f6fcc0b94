"""`zhanpai explain CODE`: what a code of `zhanpai check` means."""

from __future__ import annotations

import difflib
from typing import Annotated

import typer

from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.rulebook import FAMILIES, RULES, find_rule
from zhanpai.kit.problem import Problem

HELP = "讲清楚检查结果里的一个代码；不写代码就列出全部"


def explain(
    code: Annotated[str, typer.Argument(metavar="代码", help="例如 D203；大小写都行")] = "",
) -> None:
    """Print the documentation of one rule, or the list of all."""
    if not code:
        _list()
        return
    rule = find_rule(code)
    if rule is None:
        near = difflib.get_close_matches(code.upper(), [r.code for r in RULES], 1, 0.6)
        fix = f"是不是想看 {near[0]}？" if near else "看全部代码：zhanpai explain"
        raise Problem(f"没有“{code}”这个代码。", fix)
    screen.say(f"{rule.code} {rule.title}（{rule.severity}）", "bold")
    screen.say(f"\n{rule.body}")


def _list() -> None:
    for letter, family in FAMILIES.items():
        rules = [rule for rule in RULES if rule.code.startswith(letter)]
        if not rules:
            continue
        screen.say(f"{letter} {family}", "bold")
        for rule in sorted(rules, key=lambda r: r.code):
            screen.say(f"  {rule.code}  {rule.severity}  {rule.title}")
    screen.say(f"共 {len(RULES)} 条。细看一条：zhanpai explain 代码")
