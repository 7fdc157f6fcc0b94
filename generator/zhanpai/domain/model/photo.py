"""A picture that lies beside a content file, and what it shows."""

from __future__ import annotations

from pydantic import Field

from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import Line, PictureName


class Photo(Record):
    """A picture that lies beside the file that names it, and what it shows in words."""

    file: PictureName = Field(
        title="图片文件", description="和写它的文件放在同一个文件夹。", examples=["0001-1.jpg"]
    )
    alt: Line = Field(
        title="图片说明", description="写给看不见图片的人：图里有什么。", examples=["联络站接待室"]
    )
