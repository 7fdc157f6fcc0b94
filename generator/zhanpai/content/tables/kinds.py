"""The tables that offices keep in Excel, and their columns: the header we write, and what others write in its place.

Titles and choices are the models' own.  A cell holds one text; where a person has several of something (a deputy's
seats), the columns of one `group` hold as many texts each, in the same order, parted by `SEVERAL`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.deputy import Consent, Deputy, Level, Mandate
from zhanpai.domain.model.opinion import Opinion, OpinionStatus, Satisfaction
from zhanpai.domain.model.register import StationKind, StationRow, StationStatus
from zhanpai.domain.model.station import Account, AccountKind, Duty, ReceptionRule, Staff, StationFile

SEVERAL = "；"
"""Between several values in one cell."""

Sort: TypeAlias = Literal[
    "station", "stations", "deputy", "deputies", "opinion",
    "name", "line", "text", "choice", "day", "month", "phone", "lines", "steps",
]  # fmt: skip
"""What a cell holds: a 站号 or several, a deputy's or an opinion's number, the name of a person, one line, a text with
line ends, a choice's word, a day, a month, a telephone number, several lines, or the steps of an opinion's way
(``已登记 2026-03-04；已答复 2026-04-01``)."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: `key` is the field of the record, ``consent.phone`` inside a part of it, ``detail.…`` in the station's own file.

    `synonyms` are other headers for the same, without blanks and brackets; `choices` the words of a choice; `group` joins
    the columns of which one person has several; `note` is what a person reads over the header.  `is_told` says that the
    column is computed: written for the reader, and on the way in used only to find and to doubt.
    """

    key: str
    title: str
    sort: Sort = "line"
    synonyms: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    group: str = ""
    note: str = ""
    width: int = 14
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table: `word` is its name among commands and forms, `title` that of its sheet; a row is one `record`."""

    word: str
    title: str
    record: type[Record]
    columns: tuple[TableColumn, ...]

    def column(self, key: str) -> TableColumn:
        """The column of this key; KeyError if there is none."""
        return next((one for one in self.columns if one.key == key), None) or _no_column(key)


def _no_column(key: str) -> TableColumn:
    raise KeyError(key)


def _column(record: type[Record], field: str, sort: Sort = "line", synonyms: str = "", width: int = 14, *,
            key: str = "", title: str = "", group: str = "", note: str = "",
            choices: type[Labelled] | tuple[str, ...] = ()) -> TableColumn:  # fmt: skip
    info = record.model_fields[field]
    words = choices if isinstance(choices, tuple) else tuple(member.label for member in choices)
    return TableColumn(
        key or field,
        title or info.title or field,
        sort,
        tuple(synonyms.split()),
        words,
        group,
        note or info.description or "",
        width,
    )


_STATION = TableColumn(
    "station", "站号", "station",
    ("联络站编号", "站点编号", "站编号", "所属站号"),
    note="四位数字，永久不变；只知道站名的，写站名那一列也认得。", width=8,
)  # fmt: skip
_STATION_NAME = TableColumn(
    "station_name", "联络站", "line",
    ("站名", "所属联络站", "驻站", "进站", "进驻站点", "站点", "站点名称", "联络站名称", "联络站点", "所在联络站", "人大代表联络站",
     "代表联络站", "所属站点", "编入联络站", "接待站点", "接待地点站"),
    note="站名是名册里算出来的，改这里不会改站名。", width=34, is_told=True,
)  # fmt: skip

REGISTER = TableKind(
    "register", "名册", StationRow,
    (
        _column(StationRow, "id", "station", "联络站编号 站点编号 站编号 编号", 8, key="station",
                note="永久不变，用过的号不再用；新设的站空着，导入的时候自动编。"),
        _STATION_NAME,
        _column(StationRow, "kind", "choice", "类别 站点类型 类型 站点层级 站级", 16, choices=StationKind),
        _column(StationRow, "district", "line", "区县 县区 区(县) 县(市、区) 县市区 区县市 所在区县 所属区县"),
        _column(StationRow, "township", "line", "街道 乡镇 镇街 乡镇街道 街道乡镇 镇(街道) 乡镇(街道) 街道(乡镇) 街镇 "
                "所在乡镇 所属街道", 18),
        _column(StationRow, "community", "line", "社区 村 村社区 社区村 村(社区) 社区(村) 所在社区 所在村", 18),
        _column(StationRow, "point", "line", "联系点 点位 地点 联系点位置", 18),
        _column(StationRow, "field", "line", "行业 界别 领域 行业类别", 18),
        _column(StationRow, "at", "line", "驻地 驻外地点"),
        _column(StationRow, "run_by", "line", "设站单位"),
        _column(StationRow, "status", "choice", "站点状态 运行状态 开放状态", 14, choices=StationStatus),
        _column(StationRow, "into", "stations", "并入 并入站 并入何站"),
        _column(StationRow, "since", "day", "起始时间 变更日期 生效日期"),
        _column(StationFile, "address", "line", "位置 详细地址 站址 所在地址 办公地址", 30, key="detail.address"),
        _column(StationFile, "phone", "phone", "联系电话 站点电话 联络站电话 办公电话 联系方式", 16, key="detail.phone"),
        _column(StationFile, "hours", "line", "开放时段 办公时间 工作时间", 26, key="detail.hours"),
        _column(Staff, "name", "name", "负责人 站长姓名", 10, key="detail.head.name", title="站长"),
        _column(Staff, "name", "name", "联系人 联络员姓名 专干", 10, key="detail.liaison_officer.name",
                title="联络员"),
    ),
)  # fmt: skip

DEPUTIES = TableKind(
    "deputies", "代表", Deputy,
    (
        _STATION,
        _STATION_NAME,
        _column(Deputy, "id", "deputy", "编号 代表号 代表证编号 代表编码", 10,
                note="永久不变，印在桌牌的二维码里；新的代表空着，导入的时候自动编。"),
        _column(Deputy, "name", "name", "代表姓名 代表 名字 人大代表姓名 代表名字", 10),
        _column(Mandate, "level", "choice", "层级 级别 代表级别 代表类别 代表层次 何级代表 代表类型", 16, key="mandates.level",
                group="mandates", choices=Level,
                note="同时是两级代表的两级都写，用分号分开：市人大代表；区县人大代表。右边四列照样分开，顺序一样。"),
        _column(Mandate, "place", "line", "哪里的代表 代表所属 所属人大 所在人大", 16, key="mandates.place", group="mandates"),
        _column(Mandate, "term", "line", "届别 届 届数 当选届次", 12, key="mandates.term", group="mandates"),
        _column(Mandate, "constituency", "line", "选区 选举单位 所在选区 选区名称 选区/选举单位 选举单位(选区) 代表团 选区号", 18,
                key="mandates.constituency", group="mandates"),
        _column(Mandate, "until", "month", "任期 任期截止 任期至 届满 届满时间 离任时间", 12, key="mandates.until", group="mandates",
                note="任期最后一个月，写成 2027-01。离任的不要删行，在这里写离任的月份。"),
        _column(Deputy, "post", "line", "职务 单位 单位职务 工作单位及职务 工作单位 单位及职务 现任职务 工作单位、职务 "
                "单位和职务 所在单位及职务", 32),
        _column(Deputy, "focus", "lines", "关注 专长 擅长 关注方向 履职领域", 20, note="几个用分号分开：养老；教育。"),
        _column(Deputy, "phone", "phone", "联系电话 电话 手机 手机号 手机号码 联系方式 办公电话 电话号码 移动电话 座机 固定电话", 16,
                note="手机号码要有本人书面同意，同意的日期写在右边一列。"),
        _column(Consent, "phone", "day", "同意公开日期 同意公开电话 同意公开", 16, key="consent.phone"),
        _column(Deputy, "photo", "line", "头像 照片文件 照片文件名", 16, note="照片的文件名；照片本身在工作台上传。"),
        _column(Deputy, "bio", "text", "简介 个人简介 代表简介 介绍", 40),
    ),
)  # fmt: skip

RECEPTIONS = TableKind(
    "receptions", "接待日", ReceptionRule,
    (
        _STATION,
        _STATION_NAME,
        _column(ReceptionRule, "rule", "line", "接待安排 接待规律 接待频次 接待周期 接访日 代表接待日 接待日期", 20),
        _column(ReceptionRule, "time", "line", "时间 接待时段 时段 接访时间", 24),
        _column(ReceptionRule, "place", "line", "地点 接待场所 接访地点", 20),
        _column(ReceptionRule, "holidays", "choice", "节假日 节假日安排 遇假日 节假日处理", 12,
                choices=tuple(get_args(ReceptionRule.model_fields["holidays"].annotation))),
        _column(ReceptionRule, "note", "line", "说明", 24),
    ),
)  # fmt: skip

ROTA = TableKind(
    "rota", "轮值", Duty,
    (
        _STATION,
        _STATION_NAME,
        _column(Duty, "on", "day", "值班日期 接待日期 轮值日期 接访日期 时间日期", 12),
        _column(Duty, "deputies", "deputies", "代表号", 20, note="几位用分号分开；只知道姓名的，写右边一列。"),
        TableColumn("deputy_names", "值班代表", "line",
               ("代表姓名", "接待代表", "轮值代表", "代表", "姓名", "值班人员", "参加代表", "接访代表", "值班人"),
               note="只写姓名也认得：本站进站代表里的。几位代表用顿号分开。", width=24, is_told=True),
        _column(Duty, "topic", "line", "接待主题 主题内容 议题 内容", 24),
        _column(Duty, "time", "line", "值班时间 接待时间 时段 接待时段", 18),
        _column(Duty, "place", "line", "接待地点 值班地点", 18),
    ),
)  # fmt: skip

OPINIONS = TableKind(
    "opinions", "意见台账", Opinion,
    (
        _STATION,
        _STATION_NAME,
        _column(Opinion, "id", "opinion", "意见编号 台账编号 登记编号", 16,
                note="告诉反映的人凭它查进度，编了不改；新登记的空着，导入的时候自动编。"),
        _column(Opinion, "month", "month", "月份 收到时间 登记月份 登记时间 收集时间 反映时间", 12),
        _column(Opinion, "topic", "line", "事由 意见内容 意见建议 反映事项 问题 主要内容 意见建议内容 反映问题 内容", 36),
        _column(Opinion, "category", "line", "分类 意见类别 门类 问题类别 类型", 12),
        _column(Opinion, "level", "choice", "层级 办理级别 交办层级", 14, choices=Level),
        _column(Opinion, "handling_body", "line", "承办部门 办理单位 责任单位 承办 交办单位 责任部门", 24),
        _column(Opinion, "status", "choice", "状态 办理情况 办理进度 进度 办理环节", 12, choices=OpinionStatus),
        _column(Opinion, "history", "steps", "过程 流程 办理经过", 40,
                note="每一步写环节和日期，几步用分号分开：已登记 2026-03-04；已交办 2026-03-09。"),
        _column(Opinion, "due", "day", "期限 办结期限 截止日期 办结时限 完成时限", 12),
        _column(Opinion, "reply", "text", "答复内容 回复 答复意见", 36),
        _column(Opinion, "result", "text", "办理结果 办结情况 落实情况", 36),
        _column(Opinion, "redirect", "line", "转到 去向", 18),
        _column(Opinion, "satisfaction", "choice", "满意 评价 满意情况 群众评价", 10, choices=Satisfaction),
    ),
)  # fmt: skip

ACCOUNTS = TableKind(
    "accounts", "平台账号", Account,
    (
        _STATION,
        _STATION_NAME,
        _column(Account, "kind", "choice", "平台类型 类型 账号类型 新媒体平台 媒体类型", 14, choices=AccountKind),
        _column(Account, "name", "line", "账号 名称 公众号名称 账号名 新媒体名称", 28),
        _column(Account, "url", "line", "链接 地址 主页", 36),
        _column(Account, "qr", "line", "二维码 二维码文件", 20, note="图片的文件名；图片本身在工作台上传。"),
    ),
)  # fmt: skip

TABLES = (REGISTER, DEPUTIES, RECEPTIONS, ROTA, OPINIONS, ACCOUNTS)
"""All of them, in the order of the sheets of a workbook."""


def table_kind(word: str) -> TableKind | None:
    """The table that is called `word`, by its word or its title; None if there is none."""
    return next((kind for kind in TABLES if word in (kind.word, kind.title)), None)
