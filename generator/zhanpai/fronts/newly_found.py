"""What is new among findings: an edit moves lines and numbers in lists, and what has only moved is not new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from zhanpai.kit.diagnostics import Diagnostic

_ALIKE: tuple[Callable[[Diagnostic], object], ...] = (
    lambda d: (d.path, d.code, d.severity, d.message, d.fix, d.keys, d.excerpt),
    lambda d: (d.path, d.code, d.severity, d.message, d.fix, d.excerpt),
    lambda d: (d.path, d.code, d.severity, d.message),
)
"""What makes two findings the same one, seen before and after: the surest first."""


def new_among(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of `after` that have no counterpart in `before`, by place; each of `before` is the counterpart of one."""
    olds, news = list(before), sorted(after)
    for same in _ALIKE:
        there, here = Counter(map(same, olds)), Counter(map(same, news))
        pairs = there & here
        olds, news = _without(olds, pairs, same), _without(news, pairs, same)
    return news


def _without(
    found: list[Diagnostic], pairs: Counter[object], same: Callable[[Diagnostic], object]
) -> list[Diagnostic]:
    left, kept = pairs.copy(), []
    for one in found:
        if left[same(one)] > 0:
            left[same(one)] -= 1
        else:
            kept.append(one)
    return kept
