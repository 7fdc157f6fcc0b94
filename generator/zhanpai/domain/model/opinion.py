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


class Satisfaction(Labelled):
    """The resident's own rating of the answer."""

    SATISFIED = "满意", "满意"
    FAIRLY = "基本满意", "基本满意"
    DISSATISFIED = "不满意", "不满意"
    NOT_RATED = "未评价", "未评价"


class Step(Record):
    """One step of an opinion's way."""

    status: OpinionStatus = Field(title="办理环节")
    on: Day = Field(title="日期")


class Opinion(Record):
    """One line of the ledger."""

    id: Line = Field(title="编号")
    month: MonthField = Field(title="收到月份")
    topic: Line = Field(title="事项")
    category: Line = Field(title="类别")
    level: Level | None = Field(None, title="办理层级")
    handling_body: OptionalLine = Field("", title="承办单位")
    status: OpinionStatus = Field(title="办理状态")
    history: tuple[Step, ...] = Field((), title="办理过程")
    due: Day | None = Field(None, title="办理期限")
    reply: Paragraphs = Field("", title="答复")
    result: Paragraphs = Field("", title="结果")
    redirect: OptionalLine = Field("", title="请到哪里反映")
    satisfaction: Satisfaction | None = Field(None, title="满意度")

    def is_overdue_on(self, day: dt.date) -> bool:
        """Whether the answer is late on `day`."""
        return self.due is not None and not self.status.is_answered and day > self.due
