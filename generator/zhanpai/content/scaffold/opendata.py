"""The page 开放数据: what the data files are for, and every field of them as `zhanpai.domain.open_data` describes it."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import open_data

_HEAD = """\
---
title: 开放数据
description: 联络站的地址、接待日等公开信息，用程序怎样取、每个字段是什么意思。
order: 85
---

本站公开的联络站信息，除了给人看的网页，还有给程序用的文件。做地图、小程序、便民服务的单位和个人可以直接取用，不用申请，也不用登录。

## 有哪些文件

- [全部联络站（JSON）](/api/stations.json)：一次取完，网址是 `/api/stations.json`。
- [全部联络站（CSV）](/api/stations.csv)：同样的内容，用 Excel 可以直接打开。
- **一个联络站的完整数据**：带今后的接待日和进站代表，网址是 `/api/stations/` 加站号加 `.json`，例如 `/api/stations/0001.json`。
- [全部民生实事项目（JSON）](/api/projects.json)：目标、代表票决、进度，网址是 `/api/projects.json`。
- [数据格式说明（JSON Schema）](/api/schema.json)：供程序核对。
- **一个联络站的接待日历**：可以加入手机日历（iCalendar），网址是 `/s/` 加站号加 `/receptions.ics`；不再接待的，标着取消。
- [最新的履职动态（Atom）](/feeds/news.xml)：可以用阅读器订阅；各类别、各区县的订阅链接在[履职动态](/news/)各页的末尾。
- [最新的履职动态（JSON Feed）](/feeds/news.json)：内容相同，带全文，供程序读取；每个 Atom 订阅都有一份，把末尾的 `.xml` 换成 `.json`。
- **放进别的网站的卡片**：区县或者一个站的接待日和动态，复制一行代码就能放，见[在别的网站上显示联络站](/embed/)。

## 使用时请注意

- **随时会变。** 网站每次更新，文件也跟着更新。请定期重新取，不要只取一次；`last_verified` 写着每个站最近核对的日期。
- **站号和网址永久不变**，可以当作编号用。名称、电话、地址会变。合并、撤销的站仍然列在里面，`status` 写明状态，\
`merged_into` 写明现在由哪个站接待，拆成几个站的，全部写在 `successors`。
- **没有公布的内容**写作 `null`，在 CSV 里是空格子；以后可能增加字段，不会改名或者删除字段。
- 请写明数据来自本站，并写上取数据的日期。
- 用 Excel 打开 CSV 时，站号前面的 0 会不显示；需要的话，用“数据—从文本/CSV”导入，把站号一列设为“文本”。\
单元格开头的单引号是为了防止被当成公式，不是内容的一部分。

## 不在里面的内容

这里只有网页上已经公开的、与办事有关的内容。**没有代表的电话、照片和简介，没有联络站工作人员的姓名，没有任何反映人的信息**；卸任的代表不在里面。个人信息的处理见[隐私说明](privacy.md)。
"""

_SECTIONS: tuple[tuple[type[open_data.Fact], str, str], ...] = (
    (open_data.StationList, "全部联络站", "`stations.json` 的外层："),
    (
        open_data.StationFact,
        "一个联络站",
        "`stations.json` 里 `stations` 的每一项，也是 `stations.csv` 的每一行（CSV 的列名是下表的“名称”）：",
    ),
    (open_data.RuleFact, "接待安排", "`reception` 的每一项："),
    (
        open_data.StationDetail,
        "一个联络站的完整数据",
        "`stations/站号.json`，除了上面“一个联络站”的全部字段，还有：",
    ),
    (open_data.PointFact, "接待点位", "`points` 的每一项："),
    (open_data.RatingFact, "评定", "`rating`："),
    (open_data.ReceptionFact, "接待日", "`receptions` 的每一项："),
    (open_data.DeputyFact, "进站代表", "`deputies` 的每一项："),
    (open_data.MandateFact, "代表职务", "`mandates` 的每一项："),
    (open_data.ProjectList, "全部民生实事项目", "`projects.json` 的外层："),
    (open_data.ProjectFact, "一个民生实事项目", "`projects` 的每一项："),
    (open_data.VotesFact, "代表票决", "`votes` 里面："),
    (open_data.MilestoneFact, "项目进展", "`milestones` 的每一项："),
)
"""Each model, its heading, and where it stands."""


def opendata() -> str:
    """The text of the page content/pages/opendata.md, with a table for each kind of model."""
    return _HEAD + "".join(_section(*section) for section in _SECTIONS)


def _section(model: type[open_data.Fact], title: str, where: str) -> str:
    table = "\n".join(("| 字段 | 名称 | 说明 |", "| --- | --- | --- |", *_rows(model)))
    return f"\n## {title}\n\n{where}\n\n{table}\n"


def _rows(model: type[open_data.Fact]) -> Iterator[str]:
    """A row for each field; those that a station has in the list of all are explained there."""
    known = open_data.StationFact.model_fields if model is open_data.StationDetail else {}
    for name, field in model.model_fields.items():
        if name not in known:
            yield f"| `{field.serialization_alias or name}` | {field.title} | {field.description} |"
