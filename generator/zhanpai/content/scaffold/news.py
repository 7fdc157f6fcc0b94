"""A new news item: front matter with every field in place, and a body to be written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain.model.news import Category
from zhanpai.kit.pinyin import place_readings
from zhanpai.kit.yaml.writing import quote

SLUG = "xinwen"
"""What an item is called whose writer names nothing."""

LONGEST = 24
"""Letters of a slug that is made from a title: it stands in an address that people read out."""


def news_path(date: dt.date, slug: str) -> str:
    """The path of an item of this day and slug, from the project's root."""
    return f"content/news/{date.year}/{date}-{slug}.md"


def free_slug(date: dt.date, taken: Container[str]) -> str:
    """The first of xinwen-1, xinwen-2 … whose path is not `taken`."""
    number = 1
    while news_path(date, f"{SLUG}-{number}") in taken:
        number += 1
    return f"{SLUG}-{number}"


def news_text(title: str, date: dt.date, station_id: str, category: Category, reviews: int) -> str:
    """The text of the new item's file, with a comment wherever something is to be filled in."""
    return f"""\
---
{editor_line("news", news_path(date, SLUG))}\
title: {quote(title)}
date: {date}
stations: ["{station_id}"]
category: {category}
# 参加活动的代表，写编号：deputies: ["100023"]
deputies: []
# 供稿单位、作者、责任编辑
source:
author:
editor:
# 要满 {reviews} 审才发布，没满就是草稿，只在预览里看得到：reviews: [一审 张示例, 二审 李样例, 三审 王示范]
reviews: []
# 封面图片和这篇文章放在同一个文件夹，只写文件名：cover: dianti.jpg
cover:
cover_alt:
# 一两句话，列表和搜索里显示
summary:
# 下面几行用得着的，去掉行首的“# ”再改：
# 图集，图片也放在同一个文件夹
# gallery: [{{file: dianti-2.jpg, alt: 代表和居民一起看图纸}}]
# 视频、直播只写标题和网址，不上传；直播加一项 live: 是
# videos: [{{title: 三分钟看懂, url: "https://video.example.gov.cn/1"}}]
# 栏目：代表风采、特色联络站、一季一星
# series: 代表风采
# 这一篇预告的接待日
# announces: {date}
# 发布以后发现写错了：改正文，再写一条更正
# corrections: [{{on: {date}, text: 接待时间应为上午9点。}}]
# 发布以后要撤回：网址不变，正文和图片不再显示
# withdrawn: {{on: {date}, reason: 数字没有核对。}}
---

在这里写正文。空一行就是另起一段。
"""


def bare_news_text(
    title: str, date: dt.date, station_id: str, category: Category, announces: dt.date | None = None
) -> str:
    """The same for who writes in a form and not in the file: what is settled and no more, and no text yet."""
    more = f"announces: {announces}\n" if announces else ""
    return f"""\
---
title: {quote(title)}
date: {date}
stations: ["{station_id}"]
category: {category}
{more}reviews: []
---

"""


def title_slug(title: str) -> str:
    """The beginning of a title as it is spelled, ``hudongshequsanbudianti``; "" if nothing of it can be."""
    letters = ""
    for spelled in (readings[0] if readings else "" for readings in place_readings(title)):
        if len(letters) + len(spelled) > LONGEST:
            break
        letters += spelled
    return letters if re.fullmatch("[a-z]+", letters) else ""


def titled_slug(title: str, date: dt.date, taken: Container[str]) -> str:
    """A slug from the title whose path is not `taken`: dianti, dianti-2 …, xinwen-1 where the title gives none."""
    slug = title_slug(title)
    if not slug:
        return free_slug(date, taken)
    number = 1
    while news_path(date, f"{slug}-{number}" if number > 1 else slug) in taken:
        number += 1
    return f"{slug}-{number}" if number > 1 else slug
