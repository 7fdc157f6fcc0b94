"""排名: the stations by their self-assessment, for the office alone.

Ties share a rank and the next one is left out (1, 2, 2, 4).  Only stations that receive residents are
ranked: one that is suspended could do nothing about its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from zhanpai.office.report.area import StationReport


@dataclass(frozen=True, slots=True)
class Ranked:
    """A station in its place."""

    rank: int
    score: Fraction
    report: StationReport


def ranking(reports: Iterable[StationReport]) -> tuple[Ranked, ...]:
    """Highest score first; of the same score, lower 站号 first."""
    scored = [(r.assessment.score, r) for r in reports if r.assessment]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    ranked: list[Ranked] = []
    for place, (score, report) in enumerate(scored, 1):
        tied = place > 1 and score == scored[place - 2][0]
        ranked.append(Ranked(ranked[-1].rank if tied else place, score, report))
    return tuple(ranked)
