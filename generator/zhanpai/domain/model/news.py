"""Activity news (活动动态) and hand-written prose pages: front matter plus Markdown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.field_types import (
    Day,
    DeputyId,
    Flag,
    Line,
    OptionalLine,
    PictureName,
    StationId,
    WebUrl,
)
from zhanpai.domain.model.photo import Photo
from zhanpai.kit import markdown


class Category(StrEnum):
    """履职类别, in the order in which they are shown: residents' matters first, 工作动态 last."""

    slug: str

    def __new__(cls, value: str, slug: str) -> Self:
        """Make a member ``NAME = Chinese word, slug``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.slug = slug
        return member

    RECEPTION = "接待选民", "reception"
    HOME_VISIT = "走访入户", "visits"
    INSPECTION = "视察", "inspection"
    RESEARCH = "专题调研", "research"
    OVERSIGHT = "监督检查", "oversight"
    LEGISLATION = "立法意见征询", "legislation"
    ACCOUNTING = "述职评议", "accounting"
    LIVELIHOOD = "民生实事", "livelihood"
    CONSULTATION = "议事协商", "consultation"
    OUTREACH = "政策宣讲", "outreach"
    SERVICE = "公益服务", "service"
    MOBILE = "流动联络站", "mobile"
    TRAINING = "学习培训", "training"
    WORK = "工作动态", "work"

    @property
    def rank(self) -> int:
        """0 stands first on every list."""
        return _RANKS[self]

    @property
    def is_resident_facing(self) -> bool:
        """Whether residents come for it; leaders' visits, meetings and training are not."""
        return self not in (Category.TRAINING, Category.WORK)


_RANKS = {category: rank for rank, category in enumerate(Category)}


class Series(Labelled):
    """栏目: a standing column that an item belongs to beside its category."""

    DEPUTY = "代表风采", "代表风采"
    STATION = "特色联络站", "特色联络站"
    STAR = "一季一星", "一季一星"


class Video(Record):
    """A video or a live broadcast elsewhere: it is linked, never embedded, so that no other host is asked."""

    title: Line = Field(title="视频标题", examples=["三分钟看懂加装电梯"])
    url: WebUrl = Field(
        title="视频网址", description="只写网址，不上传视频。", examples=["https://video.example.gov.cn/1"]
    )
    live: Flag = Field(False, title="直播", description="是直播就写 true。", examples=[True])


class Correction(Record):
    """更正: what was wrong and what is right; it stands above the text for good."""

    on: Day = Field(title="更正日期", examples=["2026-03-16"])
    text: Line = Field(
        title="更正内容", description="错在哪里，正确的是什么。", examples=["接待时间应为上午9点。"]
    )


class Withdrawal(Record):
    """撤回: the text goes, the address stays and says why."""

    on: Day = Field(title="撤回日期", examples=["2026-03-20"])
    reason: Line = Field(title="撤回原因", examples=["数字没有核对。"])


class NewsFront(Record):
    """The front matter of a news item."""

    title: Line = Field(title="标题", examples=["湖东社区：三部电梯同一天开工"])
    date: Day = Field(title="日期", description="和文件名里的日期一样。", examples=["2026-03-14"])
    stations: tuple[StationId, ...] = Field(
        (), title="相关站点", description="写站号；可以写几个。", examples=[["0001"]]
    )
    category: Category = Field(title="类别")
    deputies: tuple[DeputyId, ...] = Field(
        (), title="相关代表", description="参加活动的代表，写编号。", examples=[["100023"]]
    )
    source: OptionalLine = Field("", title="来源", examples=["示范街道人大工委"])
    author: OptionalLine = Field("", title="作者", examples=["李样例"])
    editor: OptionalLine = Field("", title="责任编辑", examples=["张示例"])
    reviews: tuple[Line, ...] = Field(
        (),
        title="审核",
        description="一审一项，写明是谁，可以再写日期（网页上不显示）；审满次数才发布，没满是草稿。",
        examples=[["一审 张示例", "二审 李样例", "三审 王示范"]],
    )
    cover: PictureName | None = Field(
        None, title="封面图片", description="和这篇文章放在同一个文件夹。", examples=["dianti.jpg"]
    )
    cover_alt: OptionalLine = Field(
        "", title="封面说明", description="写给看不见图片的人：图里有什么。", examples=["工人在安装电梯井"]
    )
    summary: OptionalLine = Field(
        "",
        title="摘要",
        description="列表和搜索里显示的一两句话；不写就用正文开头。",
        examples=["代表跑了八趟，三部电梯终于开工。"],
    )
    series: Series | None = Field(None, title="栏目")
    gallery: tuple[Photo, ...] = Field((), title="图集")
    videos: tuple[Video, ...] = Field((), title="视频")
    announces: Day | None = Field(
        None, title="预告的接待日", description="这一篇预告哪一天的接待。", examples=["2026-03-18"]
    )
    corrections: tuple[Correction, ...] = Field(
        (), title="更正", description="发布以后发现写错：改正文，再写一条。"
    )
    withdrawn: Withdrawal | None = Field(
        None, title="撤回", description="撤回以后网址不变，正文和图片不再显示。"
    )


class ProseFront(Record):
    """The front matter of a hand-written page."""

    title: Line = Field(title="标题", examples=["关于本站"])
    description: OptionalLine = Field(
        "", title="一句话说明", description="搜索引擎里显示。", examples=["这个网站是做什么的，由谁管。"]
    )
    order: int = Field(100, title="排列顺序", description="小的排在前面。", examples=[10])


@dataclass(frozen=True)
class NewsItem:
    """One news item; `stem` (``2026-03-14-dianti``) is the file's name and the URL."""

    front: NewsFront
    body: str
    stem: str
    path: str
    body_line: int = 1

    @property
    def document(self) -> markdown.MarkdownDocument:
        """The text as it was read: whatever is said of it anywhere is made from this."""
        return markdown.read(self.body)

    @cached_property
    def summary(self) -> str:
        """What lists, feeds and search say of it in a sentence or two: as typed, else the text's beginning."""
        return self.front.summary or self.document.summary()

    @property
    def corrected_on(self) -> dt.date | None:
        """The day of the last correction, if there is one."""
        return max((c.on for c in self.front.corrections), default=None)

    @property
    def changed_on(self) -> dt.date:
        """The day on which the item last became another: its own, or that of its last correction."""
        return max(self.front.date, self.corrected_on or self.front.date)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """One hand-written page; `slug` is the file's name and the URL."""

    front: ProseFront
    body: str
    slug: str
    path: str
    body_line: int = 1

    @property
    def document(self) -> markdown.MarkdownDocument:
        """The text as it was read."""
        return markdown.read(self.body)

    @property
    def summary(self) -> str:
        """What search engines say of it: as typed, else the text's beginning."""
        return self.front.description or self.document.summary()
