"""What all records that people type share, and the enums whose members have Chinese words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator


class Record(BaseModel):
    """A frozen record; an unknown key is an error, because in hand-kept YAML it is a typo."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_blanks(cls, data: Any) -> Any:
        """Take ``phone:`` with nothing behind it as not given: templates are full of such lines.

        A key that no field has is kept, so that it is told: ``lon: 112,95`` makes one of the 95.
        """
        if isinstance(data, dict) and None in data.values():
            return {key: v for key, v in data.items() if v is not None or key not in cls.model_fields}
        return data


class Labelled(StrEnum):
    """An enum whose value is typed in YAML and whose `label` is what residents read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member ``NAME = value, label``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
