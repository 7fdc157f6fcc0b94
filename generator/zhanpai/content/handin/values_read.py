"""What typed files say, read once each: an evening is sorted again and again while a check has something to say."""

from __future__ import annotations

from functools import lru_cache

from zhanpai.content.versions import typed_values
from zhanpai.content.versions.typed_values import TypedValues


@lru_cache(maxsize=4096)
def read_values(path: str, raw: bytes) -> TypedValues | None:
    """As `typed_values.read_values`; nobody changes what is handed out."""
    return typed_values.read_values(path, raw)
