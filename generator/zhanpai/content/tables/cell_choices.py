"""The words of a choice as people type them → the one word that the choice has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.kinds import TableColumn

_SIGNS = re.compile(r"[\s()（）、/,，。.*]")
_SYNONYMS: Mapping[str, str] = {
    "市级站": "市级 市级联络站 市站",
    "区县站": "区级 县级 区县级 区级站 县级站 区站 县站 区县级站 区联络站 县联络站",
    "街道（乡镇）站": "街道 乡镇 镇 乡 街道站 乡镇站 镇站 乡站 镇街站 镇街 街镇 乡镇街道 街道级 乡镇级 乡镇街道站 镇级站 街道级站 乡镇级站",
    "社区（村）站": "社区 村 社区站 村站 村社区 社区级 村级 村级站 社区级站 村社区站",
    "联系点": "点 接待点 代表联系点",
    "行业站": "行业 行业联络站 界别站 专业站 行业类",
    "流动站": "流动 流动联络站",
    "驻外站": "驻外 驻外联络站",
    "网上站": "网上 线上 网上联络站 线上站 网络站",
    "正常开放": "正常 开放 在用 运行 正常运行 运行中 已开放 开放中",
    "暂停接待": "暂停 暂停开放 暂停运行",
    "已并入他站": "并入 已并入 并入他站 已合并 合并",
    "已撤销": "撤销 已撤 撤站",
    "顺延": "节假日顺延 遇节假日顺延 顺延一天 顺延至工作日 往后顺延",
    "取消": "节假日取消 遇节假日取消 不接待 停止接待",
    "照常": "节假日照常 遇节假日照常 照常接待 不变",
    "已登记": "登记 已收到 收到 已受理登记",
    "已梳理": "梳理 梳理中",
    "已交办": "交办 已转办 转办 已交",
    "办理中": "在办 正在办理 办理之中 处理中",
    "已答复": "答复",
    "已反馈": "反馈",
    "已办结": "办结",
    "不属受理范围": "不受理 不予受理 不属于受理范围",
    "满意": "群众满意 表示满意",
    "基本满意": "较满意 比较满意",
    "不满意": "不太满意",
    "未评价": "没有评价 尚未评价 暂未评价",
    "微信公众号": "公众号 微信订阅号 微信服务号 订阅号 服务号 微信公号",
    "微信小程序": "小程序",
    "微信视频号": "视频号",
    "微博": "新浪微博 官方微博 官微",
    "抖音": "抖音号",
    "客户端": "app 手机客户端 移动客户端",
    "网站": "官网 官方网站 门户网站",
}
"""Only what can mean nothing else: 停用 may be a pause or the end, 微信 any of three."""


def plain_choice(typed: str) -> str:
    """In one width, without blanks, brackets and signs."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", typed)).lower()


def choices_of(column: TableColumn) -> Mapping[str, str]:
    """The word of the choice by everything that is typed for it, in plain form."""
    words = {plain_choice(word): word for word in column.choices}
    return words | {
        plain_choice(other): word
        for word in column.choices
        for other in _SYNONYMS.get(word, "").split()
        if plain_choice(other) not in words
    }


def read_choice(column: TableColumn, known: Mapping[str, str], typed: str) -> CellRead:
    """街道站 → 街道（乡镇）站; `known` is `choices_of` the column."""
    if typed in column.choices:
        return CellRead(typed)
    word = known.get(plain_choice(typed), "")
    return CellRead(word) if word else CellRead(doubt=f"只能是这几个里的一个：{'、'.join(column.choices)}")
