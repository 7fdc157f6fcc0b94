"""Words on a ground in a stylesheet of a city's own, where one rule names both colours and they cannot be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PIL import ImageColor

from zhanpai.kit.brand import READABLE, Tokens, contrast
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.site.own.theme_rules import FAINT

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\{([^{}]*)\}")
_PROPERTY = re.compile(r"(?:^|[;{\s])(color|background(?:-color)?)\s*:\s*([^;}]+)", re.IGNORECASE)
_TOKEN = re.compile(r"var\(\s*--zp-([a-z-]+)\s*\)")


def faint_rules(path: str, style: str, tokens: Tokens) -> Iterator[Diagnostic]:
    """A finding for each rule that writes words in a colour too near to its own background's.

    `path` is that below `theme/`.  Colours are hexadecimal, rgb(), names of CSS or tokens; a token is judged in the
    light and in the dark.  What is no plain colour (a gradient, `inherit`, half transparent) is not judged, nor is a
    ground that another rule gives.
    """
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), style)
    lines = style.split("\n")
    for rule in _RULE.finditer(blank):
        found = {name.lower().partition("-")[0]: (value, at) for name, value, at in _said(rule)}
        if {"color", "background"} <= found.keys():
            (text, at), (ground, _) = found["color"], found["background"]
            ratios = [
                r for jobs in (tokens.light, tokens.dark) if (r := _ratio(jobs, text, ground)) is not None
            ]
            if ratios and min(ratios) < READABLE:
                line = blank.count("\n", 0, at)
                column = at - (blank.rfind("\n", 0, at) + 1) + 1
                message = (
                    f"字色 {text} 写在底色 {ground} 上，反差只有 {int(min(ratios) * 100) / 100:.2f}:1，"
                    f"不到 {READABLE:g}:1，字看不清。"
                )
                fix = "换成看得清的颜色，或者删掉这两行，用 theme/tokens.yaml 里的颜色。"
                yield Diagnostic(
                    f"theme/{path}", line + 1, column, FAINT.code, message, fix, excerpt=lines[line]
                )


def _said(rule: re.Match[str]) -> Iterator[tuple[str, str, int]]:
    """Property, value and where it stands, of the colours that a rule names."""
    for found in _PROPERTY.finditer(rule[1]):
        value = re.sub(r"\s*!important\s*$", "", found[2].strip())
        yield found[1], value, rule.start(1) + found.start(1)


def _ratio(jobs: Mapping[str, str], text: str, ground: str) -> float | None:
    shown = [_colour(jobs, value) for value in (text, ground)]
    return contrast(shown[0], shown[1]) if shown[0] and shown[1] else None


def _colour(jobs: Mapping[str, str], value: str) -> str:
    """``#RRGGBB`` of a value, or "" of one that is no plain colour."""
    if token := _TOKEN.fullmatch(value):
        return jobs.get(token[1].replace("-", "_"), "")
    try:
        channels = ImageColor.getrgb(value)
    except ValueError:
        return ""
    return "#{:02X}{:02X}{:02X}".format(*channels) if len(channels) == 3 else ""
