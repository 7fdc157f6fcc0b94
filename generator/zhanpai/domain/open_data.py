"""开放数据: what is public of each station and livelihood project, in the form in which programs get it.

These models are the schema: their names, titles and descriptions go into `/api/schema.json`, and the page
开放数据 has a line for each of their fields (a test).  A field may be added; none is renamed or removed.
No telephone of a deputy, no name of a member of staff, nothing of a resident stands here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.project import ProjectStatus
from zhanpai.domain.model.register import StationKind, StationStatus


def _code(title: str, words: type[StationKind | StationStatus | Level | ProjectStatus]) -> Any:
    """A field that holds one of `words`, which its description spells out."""
    meanings = "，".join(f"{word.value} {word.label}" for word in words)
    return Field(title=title, description=meanings, json_schema_extra={"enum": [w.value for w in words]})


class Fact(BaseModel):
    """What all models here share: every key is always there; what is not known is null."""

    model_config = ConfigDict(frozen=True)


class RuleFact(Fact):
    """A rule of the days on which a station receives."""

    model_config = ConfigDict(title="接待安排")

    rule: str = Field(title="接待日", description="例如“每月第2个周三”")
    time: str | None = Field(title="接待时间", description="例如 9:00-11:30，北京时间；没有公布为空")
    place: str | None = Field(title="接待地点", description="没有公布为空")
    holidays: str = Field(title="遇节假日", description="顺延、取消或照常")
    note: str | None = Field(title="备注", description="没有为空")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.time, self.place)))


class StationFact(Fact):
    """A station in the list of all."""

    model_config = ConfigDict(title="联络站")

    id: str = Field(title="站号", description="四位数字，印在门牌上，永久不变", pattern="^[0-9]{4}$")
    name: str = Field(title="站名", description="规范全称")
    short_name: str = Field(title="简称", description="不含区县的站名")
    kind: str = _code("类别代码", StationKind)
    kind_label: str = Field(title="类别", description="类别代码的中文")
    status: str = _code("状态代码", StationStatus)
    status_label: str = Field(title="状态", description="状态代码的中文")
    since: dt.date | None = Field(title="状态起始日期", description="从哪一天起是这个状态；一直如此为空")
    merged_into: str | None = Field(title="并入的站号", description="合并以后由哪个站接待；没有合并为空")
    successors: list[str] = Field(title="接替的站号", description="合并、拆分以后由哪些站接待；没有合并为空")
    district: str | None = Field(title="区县", description="市级站为空")
    township: str | None = Field(title="街道（乡镇）", description="区县级以上的站为空")
    community: str | None = Field(title="社区（村）", description="街道级以上的站为空")
    point: str | None = Field(title="联系点所在", description="小区、公园等；只有联系点有")
    field: str | None = Field(title="行业", description="只有行业站有")
    at: str | None = Field(title="驻在地", description="只有驻外站有，例如“上海”")
    run_by: str | None = Field(title="设站单位所在", description="不由本区县、本市设的站才有，例如“示例新区”")
    former_names: list[str] = Field(title="曾用名", description="现在的站名以前的叫法")
    address: str | None = Field(title="地址", description="没有公布为空")
    longitude: float | None = Field(title="经度", description="单位是度，坐标系见 crs")
    latitude: float | None = Field(title="纬度", description="单位是度，坐标系见 crs")
    crs: str | None = Field(
        title="坐标系",
        description="gcj02（高德、腾讯地图）或 wgs84（卫星定位）；没有坐标为空",
        json_schema_extra={"enum": ["gcj02", "wgs84", None]},
    )
    phone: str | None = Field(title="电话", description="联络站的电话；没有公布或不再接待为空")
    hours: str | None = Field(title="开放时间", description="没有公布或不再接待为空")
    reception: list[RuleFact] = Field(title="接待安排", description="接待日的规则")
    next_reception: dt.date | None = Field(
        title="下次接待日", description="网站更新那天起最近的一天；没有安排为空"
    )
    deputies_count: int = Field(title="进站代表人数", description="在任的", ge=0)
    opinions_received: int = Field(title="收到意见建议件数", description="台账中公开的", ge=0)
    opinions_answered: int = Field(title="已答复件数", description="台账中公开的", ge=0)
    url: str = Field(title="网页", description="联络站的网页，永久不变", json_schema_extra={"format": "uri"})
    data_url: str = Field(title="数据", description="这个站的完整数据", json_schema_extra={"format": "uri"})
    last_verified: dt.date | None = Field(title="最近核对日期", description="没有核对过为空")


class ReceptionFact(Fact):
    """A coming reception day."""

    model_config = ConfigDict(title="接待日")

    date: dt.date = Field(title="日期", description="接待那天")
    time: str | None = Field(title="时间", description="北京时间；没有公布为空")
    place: str | None = Field(title="地点", description="没有公布为空")
    deputies: list[str] = Field(title="接待代表编号", description="轮值表上的代表；没有排定为空列表")
    topic: str | None = Field(title="主题", description="没有为空")
    note: str | None = Field(title="说明", description="例如因节假日顺延；没有为空")


class MandateFact(Fact):
    """A seat that a deputy holds."""

    model_config = ConfigDict(title="代表职务")

    level: str = _code("层级代码", Level)
    level_label: str = Field(title="层级", description="层级代码的中文")
    place: str | None = Field(title="哪里的人大代表", description="例如“示例区”；没有公布为空")
    title: str = Field(title="职务全称", description="例如“示例区人大代表”")
    term: str = Field(title="届次", description="例如“第十六届”")
    constituency: str | None = Field(title="选区（选举单位）", description="没有公布为空")
    until: str | None = Field(
        title="任期到", description="年-月；没有公布为空", pattern="^[0-9]{4}-[0-9]{2}$"
    )


class DeputyFact(Fact):
    """A deputy in office."""

    model_config = ConfigDict(title="进站代表")

    id: str = Field(title="代表编号", description="六位数字，永久不变", pattern="^[0-9]{6}$")
    name: str = Field(title="姓名", description="代表的姓名")
    mandates: list[MandateFact] = Field(title="代表职务", description="在任的，层级高的在前")
    post: str | None = Field(title="单位及职务", description="没有公布为空")
    focus: list[str] = Field(title="关注领域", description="例如养老、教育")
    stations: list[str] = Field(
        title="所在站号", description="一位代表可以在几个站接待，第一个是他的主要联络站"
    )
    url: str = Field(title="网页", description="代表的网页，永久不变", json_schema_extra={"format": "uri"})


class PointFact(Fact):
    """A further place where a station receives."""

    model_config = ConfigDict(title="接待点位")

    name: str = Field(title="点位名称", description="一站多点中的一点")
    address: str = Field(title="点位地址", description="点位在哪里")


class RatingFact(Fact):
    """A grade that somebody gave."""

    model_config = ConfigDict(title="评定")

    scheme: str = Field(title="评定名目", description="例如“五星级代表联络站”")
    stars: int | None = Field(title="星级", description="一到五；不分星级为空", ge=1, le=5)
    grade: str | None = Field(title="等次", description="不分等次为空")
    year: int = Field(title="评定年份", description="四位年份")
    by: str = Field(title="评定单位", description="谁评的")


class OpenDataDocument(Fact):
    """A whole file."""

    schema_url: str = Field(
        serialization_alias="$schema", title="数据说明", description="这份文件的 JSON Schema"
    )


class StationDetail(StationFact, OpenDataDocument):
    """Everything of one station; a file of its own."""

    model_config = ConfigDict(title="一个联络站的完整数据")

    intro: str | None = Field(title="简介", description="没有为空")
    also: list[str] = Field(title="同址挂牌", description="例如基层立法联系点")
    features: list[str] = Field(title="联络站+", description="例如党建、产业")
    points: list[PointFact] = Field(title="接待点位", description="一站多点")
    rating: RatingFact | None = Field(title="评定", description="没有为空")
    receptions: list[ReceptionFact] = Field(title="今后的接待日", description="最近的六天")
    deputies: list[DeputyFact] = Field(title="进站代表", description="在任的；不含电话")
    calendar_url: str | None = Field(
        title="日历", description="接待日的 iCalendar 文件；停办的站也有，写明取消"
    )


class StationList(OpenDataDocument):
    """The file of all stations."""

    model_config = ConfigDict(title="全部联络站")

    title: str = Field(title="网站名称", description="数据来自哪个网站")
    publisher: str = Field(title="主办单位", description="谁对数据负责")
    city: str = Field(title="城市", description="城市名称")
    city_code: str = Field(title="城市代码", description="GB/T 2260 区划代码", pattern="^[0-9]{6}$")
    url: str = Field(title="网址", description="网站首页", json_schema_extra={"format": "uri"})
    stations: list[StationFact] = Field(title="联络站", description="按站号排列，已合并、已撤销的也在内")


class VotesFact(Fact):
    """How deputies voted on a project."""

    model_config = ConfigDict(title="代表票决")

    date: dt.date = Field(title="票决日期", description="哪一天投的票")
    meeting: str | None = Field(title="票决会议", description="没有公布为空")
    agree: int = Field(title="赞成票", description="票数", ge=0)
    against: int = Field(title="反对票", description="票数", ge=0)
    abstain: int = Field(title="弃权票", description="票数", ge=0)
    not_voting: int = Field(title="未投票", description="到会而没有投票的人数", ge=0)
    present: int = Field(title="到会代表", description="等于以上四项之和", ge=1)


class MilestoneFact(Fact):
    """What was reached on a day."""

    model_config = ConfigDict(title="项目进展")

    date: dt.date = Field(title="日期", description="做到这一步的日期")
    text: str = Field(title="进展", description="做到了什么")
    percent: int | None = Field(
        title="完成百分比", description="到这一步完成了多少；没有公布为空", ge=0, le=100
    )


class ProjectFact(Fact):
    """A livelihood project."""

    model_config = ConfigDict(title="民生实事项目")

    id: str = Field(title="编号", description="跨年不重复")
    year: int = Field(title="年份", description="哪一年的项目")
    title: str = Field(title="项目名称", description="办什么")
    goal: str | None = Field(title="目标", description="没有公布为空")
    district: str | None = Field(title="区县", description="市级项目为空")
    township: str | None = Field(title="街道（乡镇）", description="市级、区县级项目为空")
    stations: list[str] = Field(title="相关站号", description="没有为空列表")
    status: str = _code("状态代码", ProjectStatus)
    status_label: str = Field(title="状态", description="状态代码的中文")
    percent: int = Field(title="完成百分比", description="最近一次公布的；没有公布是 0", ge=0, le=100)
    budget: float | None = Field(title="预算（万元）", description="没有公布为空")
    responsible_body: str | None = Field(title="责任单位", description="没有公布为空")
    due: dt.date | None = Field(title="计划完成日期", description="没有公布为空")
    note: str | None = Field(title="说明", description="例如调整的原因；没有为空")
    votes: VotesFact | None = Field(title="代表票决", description="没有公布为空")
    milestones: list[MilestoneFact] = Field(title="进展情况", description="从早到晚")
    deputies: list[str] = Field(title="监督代表编号", description="在任的；没有为空列表")
    url: str = Field(title="网页", description="项目在网页上的位置", json_schema_extra={"format": "uri"})


class ProjectList(OpenDataDocument):
    """The file of all livelihood projects."""

    model_config = ConfigDict(title="全部民生实事项目")

    title: str = Field(title="网站名称", description="数据来自哪个网站")
    publisher: str = Field(title="主办单位", description="谁对数据负责")
    city: str = Field(title="城市", description="城市名称")
    projects: list[ProjectFact] = Field(title="项目", description="年份近的在前")


MODELS = (
    *(StationList, StationFact, RuleFact, StationDetail, PointFact, RatingFact),
    *(ReceptionFact, DeputyFact, MandateFact),
    *(ProjectList, ProjectFact, VotesFact, MilestoneFact),
)
"""Every model, in the order in which the page 开放数据 explains them."""


def schema(identifier: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of all files; `identifier` is its own address."""
    mode: JsonSchemaMode = "serialization"
    refs, document = models_json_schema(
        [(StationList, mode), (StationDetail, mode), (ProjectList, mode)], by_alias=True
    )
    definitions: Mapping[str, dict[str, Any]] = document["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": "人大代表联络站开放数据",
        "oneOf": list(refs.values()),
        # The docstrings are for programmers of this program.
        "$defs": {n: {k: v for k, v in d.items() if k != "description"} for n, d in definitions.items()},
    }
