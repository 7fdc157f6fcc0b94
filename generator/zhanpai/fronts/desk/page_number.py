"""Which page of a long list an address asks for."""

from __future__ import annotations


def page_number(typed: str) -> int:
    """The number typed behind ``page=``, from 0 on; 1 for what is no number, or one that no list reaches."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 1
