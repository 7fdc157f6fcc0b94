"""Every rule of the project in one table: what `zhanpai explain` reads and tests count."""

from __future__ import annotations

from zhanpai.channels import rules as sharing
from zhanpai.checks import CHECKS
from zhanpai.content import filing, ledger, records
from zhanpai.content.load import assemble
from zhanpai.kit import yaml
from zhanpai.kit.diagnostics import Rule
from zhanpai.office.report import settings as report_settings
from zhanpai.press.signs import rules as signage
from zhanpai.publish import gates

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

RULES: tuple[Rule, ...] = (
    *yaml.RULES,
    *records.RULES,
    *filing.RULES,
    *assemble.RULES,
    *ledger.RULES,
    *(check.RULE for check in CHECKS),
    *gates.RULES,
    *signage.RULES,
    *sharing.RULES,
    *report_settings.RULES,
)

_BY_CODE = {rule.code: rule for rule in RULES}


def find_rule(code: str) -> Rule | None:
    """The rule with this code, however it is capitalised."""
    return _BY_CODE.get(code.strip().upper())
