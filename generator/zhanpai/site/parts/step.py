"""A step of a procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """How far it is, when it was done, and by whom."""

    words: str
    state: Literal["done", "current", "todo"]
    on: str = ""
    note: str = ""
