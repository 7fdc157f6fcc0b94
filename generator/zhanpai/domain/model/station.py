"""A station: its row in the register, its own file, and the name derived from the row."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, model_validator

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.coordinate_system import Crs
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.field_types import (
    Day,
    DeputyId,
    Line,
    MonthField,
    OptionalLine,
    Paragraphs,
    PersonName,
    Phone,
    PictureName,
    WebUrl,
    refuse,
)
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.photo import Photo
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import Closure, StationKind, StationRow, StationStatus


class Location(Record):
    """A point on the earth in degrees; `crs` says which of the two systems used in China it is in.

    Bounds: China's extent as the AMap URI manual gives it (73°33'–135°05' E, 3°51'–53°33' N).
    """

    @model_validator(mode="before")
    @classmethod
    def _refuse_swapped(cls, data: Any) -> Any:
        """Say once, of both, that they are the wrong way round: no number in China can be either."""
        try:
            lon, lat = float(data["lon"]), float(data["lat"])
        except (TypeError, KeyError, ValueError):
            return data
        if 3.85 <= lon <= 53.55 and 73.55 <= lat <= 135.09:
            fix = f"写成 {{lon: {data['lat']}, lat: {data['lon']}}}。"
            right = {**data, "lon": data["lat"], "lat": data["lon"]}
            new = "{" + ", ".join(f"{key}: {value}" for key, value in right.items()) + "}"
            raise refuse("D210", "的经度（lon）和纬度（lat）写反了。", fix, new)
        return data

    lon: float = Field(title="经度", ge=73.55, le=135.09, allow_inf_nan=False)
    lat: float = Field(title="纬度", ge=3.85, le=53.55, allow_inf_nan=False)
    crs: Crs = Field(
        "gcj02",
        title="坐标系",
        description="从高德、腾讯地图查的写 gcj02，从天地图、GPS 查的写 wgs84。",
        json_schema_extra={"words": {"gcj02": "高德、腾讯地图", "wgs84": "天地图、GPS"}},
    )


class Staff(Record):
    """Someone who runs the station: 站长 or 联络员."""

    name: PersonName = Field(title="姓名")
    post: OptionalLine = Field("", title="职务")


class FormerName(Record):
    """A name that the station bore, for search and for one line 曾用名."""

    name: Line = Field(title="曾用名")
    until: MonthField | None = Field(None, title="用到")


class Rating(Record):
    """A grade that somebody gave in some year; it never enters the name."""

    scheme: Line = Field(title="评定名目")
    stars: int | None = Field(None, ge=1, le=5, title="星级")
    grade: OptionalLine = Field(
        "", title="等次", description="没有星级、只分等次的写这里。", examples=["优秀"]
    )
    year: int = Field(ge=2000, le=2100, title="评定年份")
    by: Line = Field(title="评定单位")


class AccountKind(Labelled):
    """三微一端 and what has grown beside it."""

    WECHAT = "wechat", "微信公众号"
    MINI_PROGRAM = "mini_program", "微信小程序"
    CHANNELS = "channels", "微信视频号"
    WEIBO = "weibo", "微博"
    DOUYIN = "douyin", "抖音"
    APP = "app", "客户端"
    WEBSITE = "website", "网站"


class Account(Record):
    """A platform account that the station runs."""

    kind: AccountKind = Field(title="平台")
    name: Line = Field(title="账号名称")
    url: WebUrl | None = Field(None, title="网址", examples=["https://www.example.gov.cn/"])
    qr: PictureName | None = Field(
        None, title="二维码图片", description="和这个文件放在同一个文件夹。", examples=["0001-weixin.jpg"]
    )


class Point(Record):
    """A further place where the same station receives residents (一站多点)."""

    name: Line = Field(title="点位名称")
    address: Line = Field(title="地址")


class ReceptionRule(Record):
    """When deputies receive residents, as a Chinese phrase that `schedule` understands."""

    rule: Line = Field(
        title="接待日",
        description="用一句中文写，例如每周二、每月第2个周三、每月最后一个周五、逢4、9、每个工作日、预约。",
    )
    time: OptionalLine = Field("", title="接待时间", description="分上下午的写成 9:00-12:00, 14:30-17:00。")
    place: OptionalLine = Field("", title="接待地点")
    holidays: Literal["顺延", "取消", "照常"] = Field(
        "顺延", title="遇节假日", description="接待日碰上法定节假日怎么办。"
    )
    note: OptionalLine = Field("", title="备注", examples=["请提前一天打电话"])


class Duty(Record):
    """Which deputies are on duty on one day (轮值)."""

    on: Day = Field(title="日期")
    deputies: tuple[DeputyId, ...] = Field(min_length=1, title="代表编号", description="写编号，至少一位。")
    topic: OptionalLine = Field("", title="主题")
    time: OptionalLine = Field("", title="时间", description="和平时不一样才写。", examples=["9:00-11:30"])
    place: OptionalLine = Field("", title="地点", description="和平时不一样才写。", examples=["二楼会议室"])


class StationFile(Record):
    """`content/stations/<district>/<id>.yaml`: what a station says of itself."""

    address: OptionalLine = Field("", title="地址")
    location: Location | None = Field(None, title="坐标")
    phone: Phone | None = Field(None, title="电话")
    hours: OptionalLine = Field("", title="开放时间")
    head: Staff | None = Field(None, title="站长")
    liaison_officer: Staff | None = Field(None, title="联络员")
    intro: Paragraphs = Field("", title="简介")
    photos: tuple[Photo, ...] = Field((), title="照片", description="照片和这个文件放在同一个文件夹。")
    former_names: tuple[FormerName, ...] = Field(
        (), title="曾用名", description="改名以前的站名，供查找，网页上写一行。"
    )
    also: tuple[Line, ...] = Field((), title="同址挂牌", description="同一地点挂的别的牌子。")
    features: tuple[Line, ...] = Field((), title="联络站+", description="特色，列在特色联络站里。")
    rating: Rating | None = Field(None, title="评定")
    accounts: tuple[Account, ...] = Field((), title="平台账号")
    points: tuple[Point, ...] = Field((), title="接待点位", description="一个站有几处接待的地方才写。")
    reception: tuple[ReceptionRule, ...] = Field((), title="接待日安排")
    rota: tuple[Duty, ...] = Field((), title="轮值安排", description="哪一天由哪几位代表接待。")
    deputies: tuple[Deputy, ...] = Field((), title="进站代表")
    last_verified: Day | None = Field(
        None, title="最近核对日期", description="最后一次核对这份资料的日子；一年没有核对会提醒。"
    )


@dataclass(frozen=True)
class Station:
    """A deputy liaison station (人大代表联络站) under its one name.

    `name` and `short_name` are computed from the register (see `zhanpai.domain.naming`), `name_parts` and
    `short_parts` are the same cut where a line may break; `receptions` are the next days from the site's date on;
    `deputies` are those of its file, in its order, with what other stations' files say of the same people; `serving` and
    `former` those of them in office on that date and those who have left; `path` is the station's
    own file, or "" when only the register knows it; `announced` is the status that it will have from `row.since` on, None
    if that day has come or nothing is to come; `closures` are those of the register that hold for it, past ones too.
    """

    row: StationRow
    name: str
    short_name: str
    name_parts: tuple[str, ...]
    short_parts: tuple[str, ...]
    detail: StationFile = field(default_factory=StationFile)
    opinions: tuple[Opinion, ...] = ()
    receptions: tuple[Reception, ...] = ()
    deputies: tuple[Deputy, ...] = ()
    serving: tuple[Deputy, ...] = ()
    former: tuple[Deputy, ...] = ()
    path: str = ""
    opinions_path: str = ""
    announced: StationStatus | None = None
    closures: tuple[Closure, ...] = ()

    @property
    def id(self) -> str:
        """站号: permanent, never reused."""
        return self.row.id

    @property
    def kind(self) -> StationKind:
        """站点类别."""
        return self.row.kind

    @property
    def quoted_names(self) -> str:
        """The full name and, where it differs, the short one, as messages offer them."""
        return "或".join(f"“{name}”" for name in dict.fromkeys([self.name, self.short_name]))

    @property
    def status(self) -> StationStatus:
        """Whether residents are received on the site's date."""
        return self.row.status if self.announced is None else StationStatus.OPEN

    @property
    def receives(self) -> bool:
        """Whether residents are received today: open, and not suspended."""
        return self.status is StationStatus.OPEN

    @property
    def exists(self) -> bool:
        """Open or suspended: the room is there and may be named on a list of places to go."""
        return self.status in (StationStatus.OPEN, StationStatus.SUSPENDED)

    @cached_property
    def is_described(self) -> bool:
        """Whether it has a file of its own that says more than what it was once called (a renaming makes such files)."""
        said = {key for key in type(self.detail).model_fields if getattr(self.detail, key)}
        return bool(self.path) and said != {"former_names"}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The files that the station's page is made from."""
        return tuple(p for p in ("stations.yaml", self.path, self.opinions_path) if p)
