"""What the signs of a city measure and say: `theme/signage/signage.yaml` under the city's own `signage.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import Flag, Line, OptionalLine, StationId

FILE = "signage.yaml"
"""The city's own file at the root of the project; it says only what differs."""

Millimetres = Annotated[float, Field(ge=5, le=5000, allow_inf_nan=False)]
Texts = dict[Line, OptionalLine]


class KindSpec(Record):
    """One kind of sign, in millimetres.  `distance` is in metres: from there the name must be read."""

    title: Line = Field(title="名称")
    width: Millimetres = Field(title="宽", description="单位是毫米。")
    height: Millimetres = Field(title="高", description="单位是毫米。")
    distance: float = Field(
        title="阅读距离", ge=0.3, le=100, allow_inf_nan=False, description="从多远要看得清站名，单位是米。"
    )
    elderly: Flag = Field(True, title="照顾老年人", description="老年人常来的地方写 true，字加倍大。")
    largest: float = Field(title="最大字高", ge=5, le=1000, allow_inf_nan=False, description="单位是毫米。")
    code: float = Field(
        0,
        title="二维码边长",
        ge=0,
        le=1000,
        allow_inf_nan=False,
        description="0 就是不放二维码。",
        examples=[60],
    )
    material: Line = Field(title="材料")
    quantity: int = Field(1, title="数量", ge=1, le=10000)
    office: Flag = Field(
        False, title="自己打印", description="在办公室自己打印的写 true：不留出血和裁切线。", examples=[True]
    )
    """Printed in the office: the page is the sheet, without bleed and crop marks."""
    sheet: OptionalLine = Field(
        "board", title="大版", description="排在哪一张大版上；写空就一页一块。", examples=["paper"]
    )
    """The press sheet of `SignageSpec.sheets` on which a district's signs are laid; empty: one sign a page."""
    texts: Texts = Field(
        default_factory=dict,
        title="文字",
        description="牌子上的字，只写要改的。",
        examples=[{"call": "微信扫一扫"}],
    )

    @property
    def least(self) -> float:
        """The height below which a character cannot be read from `distance`, in millimetres."""
        return self.distance * 1000 / READABLE_AT * (2 if self.elderly else 1)


READABLE_AT = 250
"""A character is read from 250 times its height (a rule of thumb of sign makers); elderly readers need half of that."""


class PressSheetSpec(Record):
    """大版: a board or a sheet of paper as the print shop's machine takes it."""

    width: Millimetres = Field(title="宽")
    height: Millimetres = Field(title="高")
    margin: float = Field(10, title="四边留空", ge=8, le=200, allow_inf_nan=False)
    gutter: float = Field(8, title="间隔", ge=4, le=200, allow_inf_nan=False)
    """Between the bleeds of two signs: their crop marks stand in it, and the saw goes through it."""


class BoardSpec(KindSpec):
    """竖挂牌: a longer board stands by for names that the usual one cannot hold."""

    long_width: Millimetres = Field(title="长名称的宽")
    long_height: Millimetres = Field(title="长名称的高")


Arrow = Literal["left", "right", "up", "down"]


class ArrowSpec(KindSpec):
    """导向牌: which arrows are made for a station of which nothing more is said."""

    arrows: tuple[Arrow, ...] = Field(
        title="箭头方向",
        min_length=1,
        json_schema_extra={"words": {"left": "向左", "right": "向右", "up": "向上", "down": "向下"}},
    )


class StickerSpec(KindSpec):
    """二维码贴: how the stickers stand on a sheet of `width` × `height`."""

    columns: int = Field(title="列数", ge=1, le=20)
    rows: int = Field(title="行数", ge=1, le=30)


class DeputiesSpec(KindSpec):
    """代表公示栏: how many deputies stand on one board at most; more of them fill several boards."""

    columns: int = Field(title="每排人数", ge=1, le=12)
    rows: int = Field(title="排数", ge=1, le=6)


PAPERS = {
    "A3": {"width": 297, "height": 420, "code": 64, "largest": 15.5},
    "A4": {"width": 210, "height": 297, "code": 52, "largest": 11.5},
}


class NoticeSpec(KindSpec):
    """接待日公告: on which paper, and how many of the coming days it names.

    `paper` gives the measures, unless a city writes its own.
    """

    paper: Literal["A3", "A4"] = Field(title="纸张")
    days: int = Field(title="写几天", ge=1, le=6)

    @model_validator(mode="before")
    @classmethod
    def _measure(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and (sizes := PAPERS.get(str(data.get("paper")))):
            return {**sizes, **data}
        return data


class Route(Record):
    """Where an opinion goes, and when it goes there."""

    when: Line = Field(title="什么情况", examples=["急事"])
    to: Line = Field(title="去哪里", examples=["拨打 12345"])


class FlowStep(Record):
    """One step of an opinion's way; without `text` it is left out."""

    title: Line = Field(title="步骤名称")
    who: OptionalLine = Field("", title="谁来做", examples=["联络员"])
    limit: OptionalLine = Field("", title="时限", examples=["5 个工作日内"])
    text: OptionalLine = Field("", title="怎么做", examples=["记下事项，给一个编号"])
    source: OptionalLine = Field("", title="依据", examples=["本市的意见办理规定"])
    routes: tuple[Route, ...] = Field((), title="分几路", max_length=6)


class FlowSpec(KindSpec):
    """意见办理流程图: its steps in order; a city changes one by its key, and adds what it likes."""

    steps: dict[Line, FlowStep] = Field(title="步骤", min_length=1)


class RuleArticle(Record):
    """One article of the rules; without `items` it is left out."""

    title: Line = Field(title="条目名称")
    items: tuple[Line, ...] = Field((), title="内容")


class RulesSpec(KindSpec):
    """制度牌: its articles in order; a city changes one by its key, and adds what it likes."""

    articles: dict[Line, RuleArticle] = Field(title="条目", min_length=1)


class Way(Record):
    """One wayfinding sign of a station."""

    arrow: Arrow = Field(
        title="箭头方向",
        json_schema_extra={"words": {"left": "向左", "right": "向右", "up": "向上", "down": "向下"}},
    )
    distance: int | None = Field(None, title="距离（米）", ge=1, le=5000, examples=[20])
    floor: OptionalLine = Field("", title="楼层", examples=["二楼"])


class StationSigns(Record):
    """What only the house knows in which the station is."""

    floor: OptionalLine = Field("", title="楼层", examples=["二楼"])
    ways: tuple[Way, ...] = Field((), title="导向牌")


class Kinds(Record):
    """Every kind of sign, S1 to S12."""

    doorplate: KindSpec = Field(title="门牌")
    hanging_board: BoardSpec = Field(title="竖挂牌")
    room_plate: KindSpec = Field(title="室牌")
    wayfinding: ArrowSpec = Field(title="导向牌")
    index_line: KindSpec = Field(title="楼层索引条")
    deputies_board: DeputiesSpec = Field(title="代表公示栏")
    reception_notice: NoticeSpec = Field(title="接待日公告")
    flow_chart: FlowSpec = Field(title="意见办理流程图")
    rules_board: RulesSpec = Field(title="制度牌")
    desk_card: KindSpec = Field(title="代表桌牌")
    roll_up: KindSpec = Field(title="易拉宝")
    stickers: StickerSpec = Field(title="二维码贴")


class SignageSpec(Record):
    """The whole of `signage.yaml`."""

    bleed: float = Field(title="出血", ge=0, le=20, allow_inf_nan=False, description="单位是毫米。")
    marks: float = Field(title="裁切线留边", ge=0, le=50, allow_inf_nan=False)
    spot_red: OptionalLine = Field(
        "", title="专色红", description="要用专色时写名称；不写就用四色红。", examples=["PANTONE 485 C"]
    )
    fonts: tuple[Line, ...] = Field(title="字体", min_length=1)
    font_folder: OptionalLine = Field(
        "", title="字体文件夹", description="自备字体放在哪个文件夹。", examples=["fonts"]
    )
    module: float = Field(title="二维码最小码点", ge=0.2, le=20, allow_inf_nan=False)
    code_logo: float = Field(
        0,
        title="二维码中的标志",
        ge=0,
        le=0.22,
        allow_inf_nan=False,
        description="占二维码边长几分之几；0 就不放。",
    )
    sheets: dict[Line, PressSheetSpec] = Field(title="大版")
    kinds: Kinds = Field(title="标识种类")
    stations: dict[StationId, StationSigns] = Field(
        default_factory=dict,
        title="各站情况",
        description="只有到现场才知道的：几楼，导向牌朝哪边。",
        examples=[{"0001": {"floor": "二楼", "ways": [{"arrow": "left", "distance": 20}]}}],
    )
