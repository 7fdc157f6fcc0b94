"""A video or broadcast that stands on another host."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from zhanpai.domain.model.news import Video


@dataclass(frozen=True, slots=True)
class VideoLink:
    """A link that says to whose `host` it leads; `kind` is 视频 or 直播."""

    title: str
    href: str
    host: str
    kind: str


def video_link(video: Video) -> VideoLink:
    """The video as its news item names it."""
    return VideoLink(video.title, video.url, urlsplit(video.url).netloc, "直播" if video.live else "视频")
