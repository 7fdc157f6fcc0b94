"""Residents' opinions (意见建议) and their public ledger (台账); nameless by law and by form."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.field_types import Day, Line, MonthField, OptionalLine, Paragraphs


class OpinionStatus(Labelled):
    """How far an opinion has come; `rank` runs along the chain."""

    RECEIVED = "received", "已登记"
    SORTED = "sorted", "已梳理"
    REFERRED = "referred", "已交办"
    IN_HANDLING = "in_handling", "办理中"
    REPLIED = "replied", "已答复"
    FED_BACK = "fed_back", "已反馈"
    CLOSED = "closed", "已办结"
    DECLINED = "declined", "不属受理范围"

    @property
    def is_answered(self) -> bool:
        """Whether the resident has had an answer."""
        return self in (self.REPLIED, self.FED_BACK, self.CLOSED, self.DECLINED)

    @property
    def is_last(self) -> bool:
        """Whether nothing comes behind it."""
        return self in (self.CLOSED, self.DECLINED)

    @property
    def following(self) -> tuple[OpinionStatus, ...]:
        """The steps that may come next, the usual one first.

        Steps in between that were not taken are left out of a ledger, so that any later one may come; an answer that the
        resident is not content with is handled again; what was answered cannot be declined any more.
        """
        chain = list(OpinionStatus)
        later = chain[chain.index(self) + 1 :] if not self.is_last else []
        if not self.is_answered:
            return tuple(later)
        again = [OpinionStatus.IN_HANDLING] if later else []
        return (*(one for one in later if one is not OpinionStatus.DECLINED), *again)


class Satisfaction(Labelled):
    """The resident's own rating of the answer."""

    SATISFIED = "满意", "满意"
    FAIRLY = "基本满意", "基本满意"
    DISSATISFIED = "不满意", "不满意"
    NOT_RATED = "未评价", "未评价"


class Step(Record):
    """One step of an opinion's way."""

    status: OpinionStatus = Field(title="办理环节")
    on: Day = Field(title="日期", examples=["2026-03-04"])


class Opinion(Record):
    """One line of the ledger."""

    id: Line = Field(
        title="编号",
        description="不重复，告诉反映的人凭它查进度；新登记的自动编，编了不改。",
        examples=["0001-2026-01"],
    )
    month: MonthField = Field(title="收到月份", examples=["2026-03"])
    topic: Line = Field(
        title="事项", description="一句话，不写是谁反映的，不写住址。", examples=["小区门口路灯不亮"]
    )
    category: Line = Field(title="类别", examples=["环境卫生"])
    level: Level | None = Field(None, title="办理层级", description="交到哪一级办理。", examples=["district"])
    handling_body: OptionalLine = Field("", title="承办单位", examples=["示例区城市管理和综合执法局"])
    status: OpinionStatus = Field(
        title="办理状态", description="现在办到哪一步，和办理过程的最后一步一样。", examples=["in_handling"]
    )
    history: tuple[Step, ...] = Field((), title="办理过程", description="每办一步加一行，日期从早到晚。")
    due: Day | None = Field(None, title="办理期限", examples=["2026-05-03"])
    reply: Paragraphs = Field(
        "", title="答复", description="答复了什么。", examples=["已经列入本月维修计划。"]
    )
    result: Paragraphs = Field(
        "", title="结果", description="办成了什么。", examples=["新装路灯六盏，3月28日亮灯。"]
    )
    redirect: OptionalLine = Field(
        "", title="请到哪里反映", description="不属受理范围的才写。", examples=["拨打 12345"]
    )
    satisfaction: Satisfaction | None = Field(None, title="满意度", description="反映的人自己的评价。")

    def is_overdue_on(self, day: dt.date) -> bool:
        """Whether the answer is late on `day`."""
        return self.due is not None and not self.status.is_answered and day > self.due
