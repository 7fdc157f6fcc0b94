"""五星级自评: a points table over a station's figures, with every step of the arithmetic kept.

For each indicator: points = weight × (value ÷ full), at most the weight, to one decimal.  What does not
apply to a station (no opinion was due, nobody rated, residents ring first) is left out on both sides: the
score is the points earned in per cent of the points that could be earned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zhanpai.office.report.completeness import PARTS
from zhanpai.office.report.figures import plain, tenths
from zhanpai.office.report.freshness import Voice
from zhanpai.office.report.settings import Stars
from zhanpai.office.report.station import StationFigures


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, None where the indicator does not apply; how it is written in a sum; and what it is, in words."""

    value: Fraction | None
    written: str
    basis: str


@dataclass(frozen=True, slots=True)
class StarLine:
    """One indicator as it was counted; `points` is None where it does not apply."""

    key: str
    title: str
    measured: Measured
    full: Fraction
    weight: Fraction
    points: Fraction | None

    @property
    def sum(self) -> str:
        """The arithmetic, to be done from left to right: 1 ÷ 8 ÷ 0.5 × 15 = 3.8."""
        value, full = self.measured.value, plain(self.full)
        if value is None or self.points is None:
            return "不适用，不计入"
        if value >= self.full:
            reached = "" if self.measured.written == full else f"{self.measured.written} "
            return f"{reached}达到满分线 {full}，得 {plain(self.points)}"
        return f"{self.measured.written} ÷ {full} × {plain(self.weight)} = {plain(self.points)}"


@dataclass(frozen=True, slots=True)
class Assessment:
    """Points, score and stars of one station."""

    lines: tuple[StarLine, ...]
    thresholds: tuple[float, ...]

    @property
    def points(self) -> Fraction:
        """All points earned."""
        return sum((line.points for line in self.lines if line.points is not None), Fraction(0))

    @property
    def possible(self) -> Fraction:
        """The points of all indicators that apply."""
        return sum((line.weight for line in self.lines if line.points is not None), Fraction(0))

    @property
    def score(self) -> Fraction:
        """0 to 100, to one decimal."""
        return tenths(100 * self.points / self.possible) if self.possible else Fraction(0)

    @property
    def stars(self) -> int:
        """0 to 5."""
        return sum(self.score >= Fraction(str(threshold)) for threshold in self.thresholds)


def assess(figures: StationFigures, table: Stars) -> Assessment:
    """Count the points of one station by the table's weights; what cannot be measured gives none."""
    lines = []
    for key, title, indicator in table.indicators.named:
        measured = MEASURES[key](figures)
        full, weight = Fraction(str(indicator.full)), Fraction(str(indicator.weight))
        value = measured.value
        points = None if value is None else tenths(weight * min(Fraction(1), value / full))
        lines.append(StarLine(key, title, measured, full, weight, points))
    return Assessment(tuple(lines), table.thresholds.rising)


def _ratio(part: int, whole: int, basis: str) -> Measured:
    return Measured(Fraction(part, whole), f"{part} ÷ {whole}", basis)


def _count(value: int, basis: str) -> Measured:
    return Measured(Fraction(value), str(value), basis)


def _none(basis: str) -> Measured:
    return Measured(None, "", basis)


def _completeness(figures: StationFigures) -> Measured:
    done = figures.completeness.there
    return _ratio(done, len(PARTS), f"{len(PARTS)} 项资料有 {done} 项")


def _receptions(figures: StationFigures) -> Measured:
    done, detail = figures.receptions, figures.station.detail
    if done.due:
        return _ratio(done.reported, done.due, f"该写 {done.due} 篇，写了 {done.reported} 篇")
    if done.by_appointment:
        return _none("预约接待，没有固定的接待日")
    if detail.reception or detail.rota:
        return _none("还没有到期的接待日")
    return _count(0, "没有安排接待日，按 0 算")


def _opinions(figures: StationFigures) -> Measured:
    done = figures.opinions
    if not done.due:
        return _none("没有到期的意见")
    return _ratio(done.on_time, done.due, f"到期 {done.due} 件，按期答复 {done.on_time} 件")


def _satisfaction(figures: StationFigures) -> Measured:
    done = figures.opinions
    if not done.rated:
        return _none("没有人评价")
    return _ratio(done.satisfied, done.rated, f"{done.rated} 人评价，{done.satisfied} 人满意或基本满意")


def _news(figures: StationFigures) -> Measured:
    return _count(figures.balance.total, f"{figures.balance.total} 篇")


def _resident_share(figures: StationFigures) -> Measured:
    done = figures.balance
    if not done.total:
        return _count(0, "没有动态，按 0 算")
    return _ratio(done.resident, done.total, f"{done.total} 篇里有 {done.resident} 篇是居民的事")


def _variety(figures: StationFigures) -> Measured:
    kinds = figures.balance.resident_kinds
    return _count(kinds, f"写到 {kinds} 类居民的事")


def _freshness(figures: StationFigures) -> Measured:
    done = figures.freshness
    said = f"最近一篇在 {done.days} 天前" if done.last else "从未有过动态"
    return _count(int(done.voice is Voice.HEARD), said)


def _deputies(figures: StationFigures) -> Measured:
    done = figures.coverage
    if not done.serving:
        return _none("没有登记在任代表")
    return _ratio(done.seen, len(done.serving), f"{len(done.serving)} 位代表，写到过 {done.seen} 位")


def _names(figures: StationFigures) -> Measured:
    wrong = len(figures.names)
    if not figures.news and not figures.station.detail.intro:
        return _none("没有可以写错的文字")
    return _count(int(not wrong), f"写错 {wrong} 处" if wrong else "没有写错")


def _accounts(figures: StationFigures) -> Measured:
    kinds = figures.coverage.accounts
    return _count(len(kinds), "、".join(kind.label for kind in kinds) or "一个也没有")


MEASURES: Mapping[str, Callable[[StationFigures], Measured]] = {
    "completeness": _completeness,
    "receptions": _receptions,
    "opinions": _opinions,
    "satisfaction": _satisfaction,
    "news": _news,
    "resident_share": _resident_share,
    "variety": _variety,
    "freshness": _freshness,
    "deputies": _deputies,
    "names": _names,
    "accounts": _accounts,
}
"""One for each field of `Indicators` (a test)."""
