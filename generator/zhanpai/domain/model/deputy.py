"""Deputies of the five levels of people's congresses (五级人大代表)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.field_types import (
    Day,
    DeputyId,
    Line,
    Month,
    MonthField,
    OptionalLine,
    Paragraphs,
    PersonName,
    Phone,
    PictureName,
)


class Level(Labelled):
    """代表层级, highest first: the order in which deputies are listed everywhere."""

    NATIONAL = "national", "全国人大代表"
    PROVINCE = "province", "省人大代表"
    CITY = "city", "市人大代表"
    DISTRICT = "district", "区县人大代表"
    TOWNSHIP = "township", "乡镇人大代表"

    @property
    def rank(self) -> int:
        """0 for the highest level."""
        return _RANKS[self]


_DEPUTY = "人大代表"
_RANKS = {level: rank for rank, level in enumerate(Level)}


class Mandate(Record):
    """One seat that a deputy holds or held; one person may hold several (交叉任职).

    `place` is where the congress is, as 岳麓区; what nobody typed is filled in when the site is put together, as
    far as it is known (`zhanpai.domain.congresses`).
    """

    level: Level = Field(title="代表层级", description="哪一级人大的代表。")
    term: Line = Field(title="届次", description="第几届，照当选证书写。", examples=["第十六届"])
    place: OptionalLine = Field(
        "",
        title="哪里的人大代表",
        description="代表的人大所在的地方；就是本站所在地的不用写。",
        examples=["示例区"],
    )
    constituency: OptionalLine = Field("", title="选区（选举单位）", examples=["示例一选区"])
    until: MonthField | None = Field(
        None,
        title="任期到",
        description="任期最后一个月；过了这个月，网页上不再列为本站代表。",
        examples=["2027-01"],
    )

    @property
    def title(self) -> str:
        """What residents call the seat: 岳麓区人大代表; 区县人大代表 only where the place is not known."""
        return f"{self.place}{_DEPUTY}" if self.place else self.level.label

    def holds_on(self, day: dt.date) -> bool:
        """Whether the mandate still runs on `day`; the last month counts to its end."""
        return self.until is None or (day.year, day.month) <= (self.until.year, self.until.month)


class Consent(Record):
    """The day on which a deputy agreed, in writing, that something personal is published.

    Law: 个人信息保护法 art. 25.
    """

    phone: Day | None = Field(
        None,
        title="同意公开电话的日期",
        description="本人书面同意公开手机号码的那一天；没有同意就不写。",
        examples=["2026-03-02"],
    )


class Deputy(Record):
    """A people's congress deputy (人大代表) attached to one station or several; one of the entries has the seats."""

    id: DeputyId = Field(
        title="代表编号",
        description="永久不变，印在桌牌的二维码里；用 zhanpai new deputy 自动编。",
        examples=["100023"],
    )
    name: PersonName = Field(title="姓名", examples=["张示例"])
    photo: PictureName | None = Field(
        None, title="照片", description="和这个文件放在同一个文件夹。", examples=["100023.jpg"]
    )
    mandates: tuple[Mandate, ...] = Field((), title="代表职务", description="同时是两级代表的写两项。")
    post: OptionalLine = Field("", title="单位及职务", examples=["示范街道示范社区党委书记"])
    focus: tuple[Line, ...] = Field((), title="关注领域", examples=[["养老", "教育"]])
    bio: Paragraphs = Field("", title="简介", examples=["社区工作者，关心老年人助餐和老旧小区改造。"])
    phone: Phone | None = Field(
        None,
        title="电话",
        description="手机号码要有本人书面同意，在 consent 里写日期。",
        examples=["010-88880001"],
    )
    consent: Consent = Field(default_factory=lambda: Consent(), title="本人同意")

    def mandates_on(self, day: dt.date) -> tuple[Mandate, ...]:
        """The mandates that run on `day`, highest level first."""
        running = (m for m in self.mandates if m.holds_on(day))
        return tuple(sorted(running, key=lambda m: m.level.rank))

    def titles_on(self, day: dt.date) -> tuple[str, ...]:
        """The seats held on `day`, highest level first, each once: 长沙市人大代表, 岳麓区人大代表."""
        return tuple(dict.fromkeys(m.title for m in self.mandates_on(day)))

    def title_on(self, day: dt.date) -> str:
        """What stands beside the name where there is room for one title only: 长沙市、岳麓区人大代表."""
        return "、".join(title.removesuffix(_DEPUTY) for title in self.titles_on(day)) + _DEPUTY

    def serves_on(self, day: dt.date) -> bool:
        """Whether the person is a deputy on `day`."""
        return any(m.holds_on(day) for m in self.mandates)

    @property
    def left_in(self) -> Month | None:
        """The month in which the last mandate ends, if all of them end."""
        ends = [m.until for m in self.mandates]
        return max(e for e in ends if e) if ends and all(ends) else None
