"""The register (名册): the city, its naming standard, its divisions, and one row per station."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from pydantic import Field

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.field_types import (
    Day,
    DistrictCode,
    Flag,
    Line,
    OptionalLine,
    Phone,
    Reading,
    Slug,
    StationId,
    StationIds,
    TownshipCode,
    WebUrl,
)
from zhanpai.kit.pinyin import Readings, parse_reading


class StationKind(Labelled):
    """站点类别: which place of the chain a station serves, or what it serves in place of one."""

    CITY = "city", "市级站"
    DISTRICT = "district", "区县站"
    TOWNSHIP = "township", "街道（乡镇）站"
    COMMUNITY = "community", "社区（村）站"
    POINT = "point", "联系点"
    FIELD = "field", "行业站"
    MOBILE = "mobile", "流动站"
    AWAY = "away", "驻外站"
    ONLINE = "online", "网上站"


class StationStatus(Labelled):
    """Whether residents are received; a merged or closed station keeps its page."""

    OPEN = "open", "正常开放"
    SUSPENDED = "suspended", "暂停接待"
    MERGED = "merged", "已并入他站"
    CLOSED = "closed", "已撤销"


class PermalinkStyle(Labelled):
    """How an address is written inside codes; both lead to the same page."""

    FULL = "full", "普通"
    COMPACT = "compact", "短码"


class Contact(Record):
    """How to reach those who keep the site."""

    phone: Phone | None = Field(None, title="联系电话")
    email: OptionalLine = Field("", title="电子邮箱", examples=["llz@example.gov.cn"])


class SiteInfo(Record):
    """What the site says of itself on every page."""

    title: Line = Field(title="网站名称")
    permalink_base: WebUrl = Field(title="永久网址", description="印在门牌和二维码里，定了就不改。")
    former_permalink_bases: tuple[WebUrl, ...] = Field(
        (),
        title="用过的永久网址",
        description="换过网址才写，最早的在前；旧牌子上的二维码还要用。",
        examples=[["https://old.example.gov.cn"]],
    )
    permalink_style: PermalinkStyle = Field(
        PermalinkStyle.FULL, title="二维码网址的写法", description="短码扫起来更快，两种打开的是同一个网页。"
    )
    owner: Line = Field(title="主办单位")
    icp: OptionalLine = Field("", title="ICP备案号", examples=["示ICP备00000000号"])
    police_record: OptionalLine = Field("", title="公安备案号", examples=["示公网安备00000000000000号"])
    contact: Contact = Field(default_factory=lambda: Contact(), title="联系方式")
    reviews_required: int = Field(3, ge=0, le=5, title="新闻发布需要的审核次数")
    notice_days: int = Field(7, ge=0, le=60, title="接待日公告提前的天数", examples=[7])
    notice_lead: int = Field(3, ge=0, le=30, title="接待日公告至少提前的天数", examples=[3])
    demo: Flag = Field(
        False, title="演示数据", description="示例数据写 true：每页有提示条，不能发布；正式的网站删掉这一行。"
    )

    def permalink(self, url: str) -> str:
        """The absolute address of a page of this site, as it is printed and shared."""
        return self.permalink_base.rstrip("/") + url

    @property
    def identity_base(self) -> str:
        """The oldest permanent address of this site, without a slash at its end.

        `former_permalink_bases` stand oldest first.  What programs know a thing by is made of it, so that no other
        `permalink_base` makes new things of what a subscriber has read, see `identity`.
        """
        return (*self.former_permalink_bases, self.permalink_base)[0].rstrip("/")

    def identity(self, url: str) -> str:
        """What programs know a page or a file of this site by (RFC 4287 4.2.6, RFC 5545 3.8.4.7); it need not answer."""
        return self.identity_base + url


class City(Record):
    """The place whose people's congress keeps the register: a city, and a county or district just as well."""

    name: Line = Field(title="城市名称")
    code: DistrictCode = Field(title="区划代码")
    province: OptionalLine = Field("", title="所在的省（自治区、直辖市）", examples=["示例省"])
    prefecture: OptionalLine = Field(
        "", title="所在的市（州、盟）", description="区、县自己建网站才写。", examples=["示例市"]
    )


class KindWord(Record):
    """The one word that this city uses for a kind of station."""

    word: Line = Field(title="站点用词")


class Township(Record):
    """A subdistrict (街道), town (镇) or township (乡)."""

    code: TownshipCode = Field(title="区划代码")
    name: Line = Field(title="街道（乡镇）名称")


class District(Record):
    """A county-level division (区、县、县级市)."""

    code: DistrictCode = Field(title="区划代码")
    name: Line = Field(title="区县名称")
    slug: Slug = Field(title="网址简写")
    townships: tuple[Township, ...] = Field((), title="街道（乡镇）")

    @cached_property
    def township_by_name(self) -> dict[str, Township]:
        """The townships by their names."""
        return {township.name: township for township in self.townships}


class StationRow(Record):
    """One line of the register: what identifies a station and where its name comes from."""

    id: StationId = Field(
        title="站号", description="永久不变，用过的号不再用；用 zhanpai new station 自动编。"
    )
    kind: StationKind = Field(title="站点类别")
    district: Line | None = Field(None, title="区县")
    township: Line | None = Field(None, title="街道（乡镇）")
    community: Line | None = Field(None, title="社区（村）", examples=["湖东社区"])
    point: Line | None = Field(None, title="联系点所在", examples=["农贸市场"])
    field: Line | None = Field(None, title="行业", description="行业站才写。", examples=["大学科技城青年"])
    at: Line | None = Field(None, title="驻在地", description="驻外站才写。", examples=["上海"])
    run_by: Line | None = Field(
        None, title="设站单位所在", description="不由本区县、本市设的站才写。", examples=["高新区"]
    )
    status: StationStatus = Field(StationStatus.OPEN, title="状态", description="并入、撤销的站不要删行。")
    into: StationIds = Field(
        (), title="并入的站号", description="并入哪个站，拆成几个的写几个。", examples=["0002"]
    )
    since: Day | None = Field(
        None, title="起始日期", description="并入、撤销、暂停从哪一天起。", examples=["2026-06-01"]
    )

    def status_on(self, day: dt.date) -> StationStatus:
        """The status on that day: a station whose end is announced is open until the day it says."""
        return StationStatus.OPEN if self.since and day < self.since else self.status


class Closure(Record):
    """放假停止接待: days on which some or all stations receive nobody; afterwards they receive as before.

    Whom it means: all stations, unless `districts` or `stations` name some; never those of `receiving`.
    """

    since: Day = Field(title="从哪一天起", description="停止接待的第一天。", examples=["2027-10-01"])
    until: Day = Field(
        title="到哪一天为止", description="停止接待的最后一天，第二天恢复。", examples=["2027-10-08"]
    )
    reason: Line = Field(title="原因", description="网页上写成“因”什么。", examples=["国庆节放假"])
    instead: OptionalLine = Field(
        "", title="急事怎么办", description="写给居民看的一句话。", examples=["急事请打 12345。"]
    )
    districts: tuple[Line, ...] = Field(
        (), title="哪些区县", description="区县和站都不写，就是全市所有的站。", examples=[["示例区"]]
    )
    stations: StationIds = Field((), title="哪些站", description="写站号。", examples=[["0002"]])
    receiving: StationIds = Field(
        (), title="照常接待的站", description="这几天还接待的站，写站号。", examples=[["0001"]]
    )


class Register(Record):
    """`stations.yaml`: the only place where a name comes from."""

    site: SiteInfo = Field(title="网站")
    city: City = Field(title="城市")
    kinds: dict[StationKind, KindWord] = Field(title="站点用词表", description="每一类站点在本市只用一个词。")
    former_words: tuple[Line, ...] = Field(
        (), title="旧用词", description="旧牌子、旧文件上的叫法：只用来识别，不再使用。"
    )
    readings: dict[Line, Reading] = Field(
        default_factory=dict,
        title="读音",
        description="多音字的地名怎么读，一个字一个音节。",
        examples=[{"洪塘": "hong tang"}],
    )
    closures: tuple[Closure, ...] = Field(
        (), title="放假停止接待", description="放假的日子到了自己登出来，过了自己撤下；写过的不用删。"
    )
    districts: tuple[District, ...] = Field(title="区县")
    stations: tuple[StationRow, ...] = Field(title="站点名册", description="一站一行，按站号排。")

    @cached_property
    def own_readings(self) -> dict[str, Readings]:
        """How the city's own words are read, as far as the register says so; one that does not fit its word is left out."""
        read = {word: parse_reading(said) or () for word, said in self.readings.items()}
        return {word: syllables for word, syllables in read.items() if len(syllables) == len(word)}

    @cached_property
    def district_by_name(self) -> dict[str, District]:
        """The districts by their names; of two of one name, the first."""
        return {district.name: district for district in reversed(self.districts)}

    def districts_of_township(self, name: str) -> list[str]:
        """The names of the districts that have a township of this name: a town may be typed under the wrong one."""
        return [district.name for district in self.districts if name in district.township_by_name]
