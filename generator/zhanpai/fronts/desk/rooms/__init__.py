"""What each room of the desk shows: values made of what was looked at, without disk, clock or HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """A room: its address and its word on the way in."""

    url: str
    word: str
    is_of_office: bool = False
    """Whether it is shown only to who has said that she works in the office of the city."""


ROOMS = (
    Room("/", "今天要做的"),
    Room("/stations", "联络站"),
    Room("/deputies", "代表"),
    Room("/news", "动态"),
    Room("/opinions", "意见台账"),
    Room("/projects", "民生实事"),
    Room("/register", "名册", is_of_office=True),
    Room("/pictures", "图片"),
    Room("/tables", "表格"),
    Room("/bulk", "成批改"),
    Room("/handin", "交稿"),
    Room("/signs", "标牌"),
    Room("/check", "检查"),
    Room("/site", "网站"),
)
"""Those there are, in the order in which a clerk's day needs them."""
