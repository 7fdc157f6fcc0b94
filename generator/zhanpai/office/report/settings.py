"""What the report counts with: the shipped `report.yaml` under the city's own.

The points table of the 五星级 self-assessment is all here: weights, what earns full points, and the
scores that make stars.  No law or standard gives such a table; the shipped one is a proposal.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import Line, OptionalLine
from zhanpai.domain.model.station import AccountKind
from zhanpai.kit.diagnostics import Finding, Rule

FILE = "report.yaml"
"""The city's own file at the root of the project; it says only what differs."""

NOT_RISING = Rule.parse("""D281 星级的分数线没有一级比一级高

    一星到五星的分数线要越来越高，不然同一个分数会对上两个星级。

    错：
        stars: {thresholds: {three: 80, four: 75}}
    对：
        stars: {thresholds: {three: 70, four: 80}}
    """)

NO_WEIGHT = Rule.parse("""D282 自评的指标全是 0 分

    每一项指标的分值（weight）都写成了 0，就没有什么可以算的。

    错：
        stars: {indicators: {completeness: {weight: 0}, …}}（全部是 0）
    对：
        至少给一项指标写上大于 0 的分值
    """)

RULES = (NOT_RISING, NO_WEIGHT)


class Indicator(Record):
    """One line of the points table: `full` is the value from which on all of `weight` is earned."""

    weight: float = Field(title="分值", ge=0, le=100, allow_inf_nan=False, description="0 就是不考核这一项。")
    full: float = Field(
        title="满分线",
        ge=0.01,
        le=1000,
        allow_inf_nan=False,
        description="做到这么多就得满分，不到就按比例得分。",
    )
    title: OptionalLine = Field(
        "", title="指标名称", description="不写就用原来的名称。", examples=["资料齐全"]
    )


class Indicators(Record):
    """Everything that can earn points, in the order of the page."""

    completeness: Indicator = Field(title="资料完整")
    receptions: Indicator = Field(title="接待有报道")
    opinions: Indicator = Field(title="意见按期答复")
    satisfaction: Indicator = Field(title="群众满意")
    news: Indicator = Field(title="动态篇数")
    resident_share: Indicator = Field(title="居民的事占比")
    variety: Indicator = Field(title="类别丰富")
    freshness: Indicator = Field(title="近期有动态")
    deputies: Indicator = Field(title="代表有报道")
    names: Indicator = Field(title="站名规范")
    accounts: Indicator = Field(title="平台账号")

    @property
    def named(self) -> Iterator[tuple[str, str, Indicator]]:
        """Key, Chinese title and line of each indicator that counts."""
        for key, field in type(self).model_fields.items():
            indicator: Indicator = getattr(self, key)
            if indicator.weight:
                yield key, indicator.title or field.title or key, indicator


class Thresholds(Record):
    """The scores, of 100, from which on a station has so many stars."""

    one: float = Field(title="一星分数线", ge=0, le=100, allow_inf_nan=False)
    two: float = Field(title="二星分数线", ge=0, le=100, allow_inf_nan=False)
    three: float = Field(title="三星分数线", ge=0, le=100, allow_inf_nan=False)
    four: float = Field(title="四星分数线", ge=0, le=100, allow_inf_nan=False)
    five: float = Field(title="五星分数线", ge=0, le=100, allow_inf_nan=False)

    @property
    def rising(self) -> tuple[float, ...]:
        """From one star to five."""
        return tuple(getattr(self, name) for name in type(self).model_fields)


class Stars(Record):
    """The self-assessment."""

    scheme: Line = Field(title="自评名目")
    thresholds: Thresholds = Field(title="星级分数线")
    indicators: Indicators = Field(title="指标")


class ReportSettings(Record):
    """The whole of `report.yaml`."""

    period_days: int = Field(title="统计多少天", ge=30, le=1100)
    silent_days: int = Field(title="多少天没有动态算沉默", ge=7, le=1100)
    verified_days: int = Field(title="多少天内核对过算新", ge=7, le=1100)
    work_share: float = Field(title="工作动态占比上限", ge=0, le=1, allow_inf_nan=False)
    reported_within: int = Field(title="接待日后多少天内要有报道", ge=0, le=30)
    reports_per_month: int = Field(title="一个月最多要几篇接待报道", ge=1, le=31)
    soon_days: int = Field(title="提前多少天提醒预告", ge=1, le=60)
    answered_days: int = Field(title="答复后多少天内提醒写回音", ge=1, le=60)
    term_days: int = Field(title="任期还剩多少天提醒", ge=1, le=400)
    accounts: tuple[AccountKind, ...] = Field(title="应当开通的平台")
    stars: Stars = Field(title="五星级自评")


def check_settings(settings: ReportSettings) -> Iterator[Finding]:
    """Findings that no single value shows: thresholds that do not rise, indicators that count nothing."""
    scores = zip(Thresholds.model_fields.items(), settings.stars.thresholds.rising, strict=True)
    for ((_, below), low), ((name, field), high) in pairwise(scores):
        if low >= high:
            message = f"“{field.title}”是 {high:g}，不比“{below.title}”的 {low:g} 高。"
            fix = "把低的一级改低，或者把高的一级改高，例如 50、60、70、80、90。"
            yield NOT_RISING.at(FILE, ("stars", "thresholds", name), message, fix)
    if not list(settings.stars.indicators.named):
        message = "自评的每一项指标都是 0 分，没有什么可以算。"
        yield NO_WEIGHT.at(FILE, ("stars", "indicators"), message, "至少给一项写上分值，例如 weight: 20。")
