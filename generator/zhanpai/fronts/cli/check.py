"""`zhanpai check`: everything that can be wrong, all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from zhanpai.content.load import ContentReader
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.fixing import is_offered
from zhanpai.fronts.rehearsal import examine
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import Diagnostic, format_github, format_json, has_errors
from zhanpai.office.handbook.rulebook import find_rule

MANY = 50
"""Findings after which a person wants to know first what they mostly are."""


def check(root: Path, json: bool, strict: bool, format: Literal["text", "github"]) -> int:
    """Examine content and theme and show every finding; the status is 1 when they cannot be published.

    Raises Problem if the surroundings leave no place for what is tried.
    """
    loaded = ContentReader(root).load(read_today())
    diagnostics = examine(root, loaded)
    if json:
        screen.say(format_json(diagnostics))
    else:
        _show(diagnostics, for_github=format == "github")
        screen.say(_summary(diagnostics, loaded.site))
    return CONTENT_ERRORS if has_errors(diagnostics, strict=strict) else OK


def _show(diagnostics: Sequence[Diagnostic], *, for_github: bool) -> None:
    if for_github:
        if diagnostics:
            screen.say(format_github(diagnostics))
        return
    screen.show_diagnostics(diagnostics)
    if len(diagnostics) > MANY:
        screen.say("\n" + "\n".join(_counts(diagnostics)))


def _counts(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """How often each code was found, the commonest first."""
    counted = Counter(d.code for d in diagnostics).most_common()
    titles = {code: rule.title if (rule := find_rule(code)) else "" for code, _ in counted}
    return [f"{number:>6} 处 {code} {titles[code]}".rstrip() for code, number in counted]


def _summary(diagnostics: Sequence[Diagnostic], site: Site | None) -> str:
    if not diagnostics and site:
        numbers = (f"{len(site.stations)} 个站", f"{len(site.deputies)} 位代表", f"{len(site.news)} 篇动态")
        return f"没有问题：{'，'.join(numbers)}。"
    mendable = sum(map(is_offered, diagnostics))
    more = f"其中 {mendable} 处运行 zhanpai fix 就能改好。" if mendable else ""
    return screen.count(diagnostics) + more
