"""What somebody answers for: words that look private and may be published all the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import Day, Line


class Waiver(Record):
    """One entry of `content/waivers.yaml`; it holds until the end of the day `until`.

    `hash` is what the finding prints, and stands for the value: the file itself publishes nothing.
    """

    hash: Annotated[str, StringConstraints(pattern="^[0-9a-f]{8}$")] = Field(
        title="代号", description="照检查结果里写的抄，八位。", examples=["3f9a01bc"]
    )
    reason: Line = Field(title="理由", examples=["办公室对外公布的值班电话。"])
    who: Line = Field(title="谁同意的", examples=["示例区人大常委会办公室 张示例"])
    until: Day = Field(
        title="有效期到", description="最后一天；过了这一天又会提醒。", examples=["2027-03-31"]
    )


@dataclass(frozen=True, slots=True)
class WaiverList:
    """What the file holds."""

    items: tuple[Waiver, ...]
    path: str
