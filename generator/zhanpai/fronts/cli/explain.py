"""`zhanpai explain CODE`: what a code of `zhanpai check` means."""

from __future__ import annotations

import difflib

from zhanpai.fronts.cli import screen
from zhanpai.kit.problem import Problem
from zhanpai.office.handbook.rulebook import FAMILIES, MENDABLE, find_rule, rules


def explain(code: str) -> None:
    """Print the documentation of one rule, or the list of all for ""; Problem if there is none of this code."""
    if not code:
        _list()
        return
    rule = find_rule(code)
    if rule is None:
        near = difflib.get_close_matches(code.upper(), list(rules()), 1, 0.6)
        fix = f"是不是想看 {near[0]}？" if near else "看全部代码：zhanpai explain"
        raise Problem(f"没有“{code}”这个代码。", fix)
    screen.say(f"{rule.code} {rule.title}（{rule.severity}）", "bold")
    screen.say(f"\n{rule.body}")
    if rule.code in MENDABLE:
        screen.say(f"\n能改得准的，程序可以代劳：zhanpai fix --only {rule.code}")


def _list() -> None:
    for letter, family in FAMILIES.items():
        family_rules = [rule for rule in rules().values() if rule.code.startswith(letter)]
        if family_rules:
            screen.say(f"{letter} {family}", "bold")
        for rule in family_rules:
            screen.say(f"  {rule.code}  {rule.severity}  {rule.title}")
    screen.say(f"共 {len(rules())} 条。细看一条：zhanpai explain 代码")
