"""A minimal complete site: one district, one station, one deputy, one news item, four pages."""

from __future__ import annotations

import datetime as dt

from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.content.scaffold.news import news_path
from zhanpai.content.scaffold.opendata import opendata
from zhanpai.content.scaffold.pages import ABOUT, GUIDE, PRIVACY
from zhanpai.kit.yaml.writing import quote

MKDOCS = """\
# The site engine's own settings.  Content staff never edit this file: names, brand and navigation come
# from stations.yaml, content/ and theme/.
site_name: zhanpai
docs_dir: content/pages
site_dir: site
theme:
  name: material
  language: zh
  font: false
plugins:
  - zhanpai
"""

IGNORED = """\
/annual/
/export/
/share/
/site/
/report/
/site.*/
/signs/
/.site.zhanpai-lock
/.cache/
/.desk/
"""

REGISTER = """\
# 名册：全市每一个人大代表联络站（点）都在这里，一站一行，站名由这里的字段算出来，不用手写。
# 怎么改：
#   · 新设一个站：运行 zhanpai new station，站号自动往下编，用过的号不再用。
#   · 并站：写 status: merged、into: "并入的站号"、since: 日期；撤站写 status: closed 和 since。不要删行，门牌上的二维码还要用。
#   · 暂停接待：写 status: suspended 和 since。
#   · 改站点用词（例如“联络站”）：只改 kinds 里的一处，全市的站名、门牌和网页一起变。
# 站号印在门牌上，永久不变。改完运行 zhanpai check。
# 下面的城市、区划和电话都是示例，换成自己的；换好以后把 demo 一行删掉。
site:
  title: 示例市人大代表网上联络站
  permalink_base: https://llz.example.gov.cn       # 印在门牌和二维码里，永远不改
  owner: 示例市人大常委会代表工作委员会
  icp: ""                # 备案号，办下来以后填
  police_record: ""
  contact: {phone: "010-00000000"}
  reviews_required: 3    # 新闻要过几审才发布
  demo: true             # 示例数据：每页有提示条，不能发布

city: {name: 示例市, code: "990100"}

kinds:                   # 每一类站点在本市只用一个词
  city: {word: 联络总站}
  district: {word: 联络中心站}
  township: {word: 联络总站}
  community: {word: 联络站}
  point: {word: 联系点}
  field: {word: 联络站}
  mobile: {word: 流动联络站}
  away: {word: 联络站}
  online: {word: 网上联络站}

former_words:            # 旧牌子、旧文件上的叫法：只用来识别，不再使用
  - 联系群众工作站
  - 联络工作站
  - 活动室
  - 工作站
  - 工作室
  - 之家

districts:
  - code: "990101"
    name: 示例区
    slug: shili
    townships:
      - {code: "990101001", name: 示范街道}

stations:                # 一站一行，按站号排
  - {id: "0001", kind: township,  district: 示例区, township: 示范街道}
"""


STATION = "content/stations/shili/0001.yaml"
"""Where the one station says what it says of itself."""


def site_files(today: dt.date) -> dict[str, str]:
    """Path → text of everything a new site begins with."""
    return {
        "stations.yaml": editor_line("stations", "stations.yaml") + REGISTER,
        "mkdocs.yml": MKDOCS,
        ".gitignore": IGNORED,
        STATION: _station(today),
        news_path(today, "kaizhan"): _news(today),
        **prose_files(),
    }


def prose_files() -> dict[str, str]:
    """Path → text of the hand-written pages."""
    pages = {"about": ABOUT, "guide": GUIDE, "opendata": opendata(), "privacy": PRIVACY}
    return {f"content/pages/{slug}.md": text for slug, text in pages.items()}


def _station(today: dt.date) -> str:
    return f"""\
{editor_line("station", STATION)}\
address: 示例区示范街道示范路1号
phone: "010-00000001"
hours: {quote("周一至周五 9:00-12:00, 14:30-17:00")}
head: {{name: 张示例, post: 站长}}
liaison_officer: {{name: 李样例, post: 联络员}}
intro: |
  这里介绍联络站：服务哪些社区，有几位代表，居民怎么来。

reception:
  - {{rule: 每月第2个周三, time: "9:00-11:30", place: 一楼接待室, holidays: 顺延}}
deputies:
  - id: "100001"
    name: 王示范
    mandates:
      - {{level: city, term: 第十六届}}
    post: 示范街道示范社区党委书记
    focus: [养老服务, 物业管理]
last_verified: {today}
"""


def _news(today: dt.date) -> str:
    return f"""\
---
{editor_line("news", news_path(today, "kaizhan"))}\
title: 示范街道：代表接待日听民声
date: {today}
stations: ["0001"]
category: 接待选民
deputies: ["100001"]
source: 示范街道人大工委
author: 李样例
editor: 张示例
reviews: [一审 张示例, 二审 李样例, 三审 王示范]
summary: 这是一篇示例，写清楚谁来了、说了什么、后来怎么办。
---

这是一篇示例。新写一篇用 zhanpai new news。
"""
