"""Counting with its uncertainty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import comb, sqrt

from benchmarks.qr.trials import Results

Z95 = 1.959964


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a rate; sound at 0 and at 1 too, where counts of 20 often lie."""
    if not n:
        return 0.0, 1.0
    rate, spread = hits / n, Z95 * Z95 / n
    middle = (rate + spread / 2) / (1 + spread)
    half = Z95 / (1 + spread) * sqrt(rate * (1 - rate) / n + spread / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def pooled(
    results: Results,
    *,
    name: str,
    families: Collection[str] = (),
    level: float | None = None,
    reader: str = "",
) -> tuple[int, int]:
    """Frames read and frames taken of this contender; what is left out is not restricted."""
    chosen = [
        row
        for (contender, family, at, decoder), row in results.items()
        if contender == name
        and (not families or family in families)
        and level in (None, at)
        and reader in ("", decoder)
    ]
    return sum(map(sum, chosen)), sum(map(len, chosen))


def paired(results: Results, name: str, other: str, families: Collection[str]) -> tuple[int, int, float]:
    """Scenes that `name` wins and loses against `other`, and the two-sided sign test's p.

    A scene is one hand, light and dirt with all its levels and readers: those rise and fall together, so that counting
    each frame would make chance look like proof.
    """
    scores: dict[tuple[str, int], int] = defaultdict(int)
    for (contender, family, _, _), row in results.items():
        if family in families and contender in (name, other):
            for trial, read in enumerate(row):
                scores[family, trial] += read if contender == name else -read
    return sign_test(scores.values())


def sign_test(differences: Iterable[int]) -> tuple[int, int, float]:
    """Positive and negative differences, and how probable so uneven a split is if both were as good."""
    differences = list(differences)
    won, lost = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    n = won + lost
    tail = sum(comb(n, k) for k in range(min(won, lost) + 1)) / 2**n if n else 1.0
    return won, lost, min(1.0, 2 * tail)
