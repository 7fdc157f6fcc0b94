"""A town of five stations whose every figure was worked out by hand; the sums stand in the tests.

Today is Wednesday 2026-03-04, so the 365 days of the report run from 2025-03-05 to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

from tests.make import make_deputy, make_news, make_opinion, make_site, make_station
from zhanpai.content.records import read_record
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Diagnostic, Severity
from zhanpai.kit.merge import merge
from zhanpai.kit.yaml import parse
from zhanpai.office.report import PublicityReport, ReportSettings, make_report
from zhanpai.office.report.settings import FILE

ADDRESS = {"address": "岳麓区示范路1号", "hours": "周一至周五 9:00-12:00", "intro": "联络站简介。"}
SIGNED = ["一审 曹示例", "二审 严示例", "三审 华示例"]


def settings(own: Mapping[str, Any] | None = None) -> ReportSettings:
    """The shipped settings under `own`."""
    shipped = parse(resources.files("zhanpai.office.report").joinpath(FILE).read_bytes(), FILE).data
    found, problems = read_record(ReportSettings, merge(shipped, own or {}), FILE)
    assert found and not problems, problems
    return found


def opinion(id: str, month: str, status: str, *steps: tuple[str, str], **more: Any) -> Opinion:
    history = [{"status": status, "on": on} for status, on in steps]
    return make_opinion(id, month=month, status=status, history=history, **more)


def township() -> Station:
    """0001: all there is to have; a reception each second Wednesday; seven opinions; three deputies, one has left."""
    return make_station(
        "0001",
        "township",
        **ADDRESS,
        location={"lon": 112.95, "lat": 28.2},
        phone="0731-88880001",
        photos=[{"file": "0001-1.jpg", "alt": "接待室"}],
        reception=[{"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼接待室"}],
        rota=[{"on": "2026-03-11", "deputies": ["100001"], "topic": "加装电梯"}],
        accounts=[{"kind": "wechat", "name": "示例"}, {"kind": "weibo", "name": "示例"}],
        last_verified="2026-02-01",
        deputies=[
            make_deputy("100001", "张示例"),
            make_deputy("100002", "李样例", until="2026-04"),
            make_deputy("100003", "王前任", until="2025-12"),
        ],
        opinions=[
            # In time, after 14 days.
            opinion(
                "1-1",
                "2025-05",
                "closed",
                ("received", "2025-05-06"),
                ("replied", "2025-05-20"),
                ("closed", "2025-05-25"),
                due="2025-06-05",
                satisfaction="满意",
            ),
            # Ten days late, after 40 days.
            opinion(
                "1-2",
                "2025-06",
                "replied",
                ("received", "2025-06-10"),
                ("replied", "2025-07-20"),
                due="2025-07-10",
                satisfaction="不满意",
            ),
            # Came in and was answered before the period: not counted.
            opinion("1-3", "2025-01", "replied", ("received", "2025-01-06"), ("replied", "2025-01-07")),
            # Came in before the period too, but waits still: overdue.
            opinion(
                "1-4", "2025-02", "in_handling", due="2025-04-01", topic="路灯不亮", handling_body="街道办"
            ),
            # Due only on 20 March.
            opinion("1-5", "2026-02", "received", due="2026-03-20"),
            opinion("1-6", "2025-09", "declined", redirect="请拨打12345热线"),
            # Nobody wrote down when it was answered.
            opinion("1-7", "2025-11", "fed_back", due="2025-12-10", satisfaction="基本满意"),
        ],
    )


def community() -> Station:
    """0002: open for a year this week; no coordinates, telephone, picture; one duty outside its rule."""
    return make_station(
        "0002",
        since="2025-03-06",
        **ADDRESS,
        reception=[{"rule": "双月15日"}],
        rota=[{"on": "2026-02-26", "deputies": ["100004"]}],
        last_verified="2026-01-05",
        deputies=[make_deputy("100004", "赵示例"), make_deputy("100005", "钱示例")],
        opinions=[
            # Answered on the very day it was due, after 14 days, eight days ago.
            opinion(
                "2-1",
                "2026-02",
                "replied",
                ("received", "2026-02-10"),
                ("replied", "2026-02-24"),
                due="2026-02-24",
                topic="下水道堵了",
            ),
        ],
    )


def field_station() -> Station:
    """0003: by appointment; verified 181 days ago; its one news item was withdrawn."""
    return make_station(
        "0003",
        "field",
        **ADDRESS,
        phone="0731-88880003",
        reception=[{"rule": "预约"}],
        last_verified="2025-09-04",
        deputies=[make_deputy("100006", "孙示例", focus=["养老"])],
    )


def suspended() -> Station:
    """0004: receives nobody since January; an address, a rule and a deputy are all it has."""
    return make_station(
        "0004",
        community="湖中社区",
        status="suspended",
        since="2026-01-01",
        address="岳麓区示范路4号",
        reception=[{"rule": "每月5日"}],
        deputies=[make_deputy("100007", "周示例")],
    )


def bare() -> Station:
    """0005: a row of the register in another district, and nothing else."""
    return replace(make_station("0005", "district", district="芙蓉区"), path="")


def merged() -> Station:
    """0006: merged into 0002; the report knows nothing of it."""
    return make_station("0006", community="湖西社区", status="merged", into="0002", since="2025-06-01")


def town() -> Site:
    """The whole of it."""
    news = [
        make_news("2025-01-10-i", title="领导调研", category="工作动态", stations=["0004"]),
        make_news("2025-03-08-e", title="路修好了", category="民生实事", stations=["0001", "0002"]),
        make_news("2025-03-12-a", stations=["0001"], deputies=["100001"]),
        make_news("2025-04-16-b", stations=["0001"]),
        make_news("2025-05-22-c", stations=["0001"]),
        make_news("2025-08-18-d", stations=["0002"], deputies=["100004"]),
        make_news("2025-12-18-f", category="学习培训", stations=["0001"]),
        make_news("2026-01-22-g", category="工作动态", stations=["0001", "0002"]),
        make_news("2026-02-01-w", stations=["0003"], withdrawn={"on": "2026-02-02", "reason": "写错了站"}),
        make_news("2026-02-11-h", "湖东社区代表联络站来了三位居民。\n", stations=["0001"]),
        make_news("2026-02-20-k", title="电梯装好了", stations=["0002"], reviews=SIGNED[:1]),
    ]
    return make_site([township(), community(), field_station(), suspended(), bare(), merged()], news=news)


FOUND = (
    Diagnostic(
        path="content/news/2026/2026-02-11-h.md",
        line=7,
        column=1,
        code="N103",
        message="“湖东社区代表联络站”和名册里的站名不一致。",
        fix="改成“岳麓区望月湖街道湖东社区人大代表联络站”。",
        severity=Severity.WARNING,
        excerpt="湖东社区代表联络站来了三位居民。",
        width=9,
    ),
    Diagnostic(
        "content/stations/yuelu/0002.yaml", 1, 1, "D217", "很久没有核对。", "核对。", Severity.WARNING
    ),
)
"""What the checks say: one wrong name, and something that is none."""


def report(own: Mapping[str, Any] | None = None, **more: Any) -> PublicityReport:
    """The report on the town."""
    return make_report(more.pop("site", town()), settings(own), FOUND, **more)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
