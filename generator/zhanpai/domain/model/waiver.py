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

    hash: Annotated[str, StringConstraints(pattern="^[0-9a-f]{8}$")] = Field(title="代号")
    reason: Line = Field(title="理由")
    who: Line = Field(title="谁同意的")
    until: Day = Field(title="有效期到")


@dataclass(frozen=True, slots=True)
class WaiverList:
    """What the file holds."""

    items: tuple[Waiver, ...]
    path: str
