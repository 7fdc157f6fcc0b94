"""Livelihood projects (民生实事项目): what deputies voted for, who does it, and how far it has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import Field

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.field_types import Day, DeputyId, Line, OptionalLine, Paragraphs, StationId


class ProjectStatus(Labelled):
    """How far a project has come; the words are what residents read."""

    PROPOSED = "proposed", "候选项目"
    NOT_SELECTED = "not_selected", "未入选"
    SELECTED = "selected", "待开工"
    UNDER_WAY = "under_way", "实施中"
    DONE = "done", "已完成"
    STOPPED = "stopped", "已调整"

    @property
    def is_chosen(self) -> bool:
        """Whether it was taken into the year's list, whatever became of it later."""
        return self not in (self.PROPOSED, self.NOT_SELECTED)


class Votes(Record):
    """How a congress voted on a project (代表票决): `of` voted, and the other numbers add up to it."""

    on: Day = Field(title="票决日期", examples=["2026-01-15"])
    by: OptionalLine = Field("", title="票决会议", examples=["示例区第十八届人大第六次会议"])
    agree: int = Field(title="赞成票", ge=0, le=10_000, examples=[286])
    against: int = Field(0, title="反对票", ge=0, le=10_000, examples=[3])
    abstain: int = Field(0, title="弃权票", ge=0, le=10_000, examples=[2])
    not_voting: int = Field(0, title="未投票", ge=0, le=10_000, examples=[1])
    of: int = Field(
        title="到会代表", ge=1, le=10_000, description="投票的总人数，等于上面几项之和。", examples=[292]
    )

    @property
    def counted(self) -> int:
        """The votes typed, all together."""
        return self.agree + self.against + self.abstain + self.not_voting


class Milestone(Record):
    """Something that was reached on a day, and how much of the whole is done by then."""

    on: Day = Field(title="日期", examples=["2026-05-20"])
    text: Line = Field(title="进展", examples=["完成首批三个小区的施工。"])
    percent: int | None = Field(
        None,
        title="完成百分比",
        ge=0,
        le=100,
        description="到这一天为止一共完成了多少，只增不减。",
        examples=[60],
    )


class Project(Record):
    """One project of `content/projects/<year>.yaml`; without a district it is the whole city's."""

    id: Line = Field(title="编号", description="不重复，以年份开头。", examples=["2026-01"])
    title: Line = Field(title="项目名称", examples=["老旧小区加装电梯"])
    goal: Paragraphs = Field("", title="目标", examples=["全年加装电梯 20 台。"])
    district: Line | None = Field(None, title="区县", description="全市的项目不写。", examples=["示例区"])
    township: Line | None = Field(None, title="街道（乡镇）", examples=["示范街道"])
    stations: tuple[StationId, ...] = Field((), title="相关站点", description="写站号。", examples=[["0001"]])
    votes: Votes | None = Field(None, title="代表票决", description="代表大会票决的结果。")
    budget: float | None = Field(
        None, title="预算（万元）", ge=0, le=10_000_000, allow_inf_nan=False, examples=[1200]
    )
    responsible_body: OptionalLine = Field("", title="责任单位", examples=["示例区住房和城乡建设局"])
    due: Day | None = Field(None, title="计划完成日期", examples=["2026-12-31"])
    status: ProjectStatus = Field(title="项目状态", examples=["under_way"])
    note: OptionalLine = Field(
        "", title="说明", description="已调整的写明原因。", examples=["管线改造推迟，调整到明年。"]
    )
    milestones: tuple[Milestone, ...] = Field((), title="进展情况", description="日期从早到晚。")
    deputies: tuple[DeputyId, ...] = Field(
        (), title="监督代表", description="写代表编号。", examples=[["100023"]]
    )
    news: tuple[Line, ...] = Field(
        (), title="相关动态", description="写动态的文件名，不带 .md。", examples=[["2026-03-14-dianti"]]
    )

    @property
    def percent(self) -> int:
        """How much is done, as the last milestone that says so has it."""
        return next((m.percent for m in reversed(self.milestones) if m.percent is not None), 0)


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """A project with the year of its file and where in the file it stands."""

    record: Project
    year: int
    path: str
    index: int

    def is_late_on(self, day: dt.date) -> bool:
        """Whether it should have been done before `day` and is still going on."""
        goes_on = self.record.status in (ProjectStatus.SELECTED, ProjectStatus.UNDER_WAY)
        return goes_on and self.record.due is not None and self.record.due < day


@dataclass(frozen=True, slots=True)
class ProjectYear:
    """What one file holds."""

    items: tuple[ProjectItem, ...]
