"""The file of divisions that came with the program: an edge, and the only place that knows where it lies."""

from __future__ import annotations

import lzma
from importlib import resources

FILE = "divisions.xz"
"""Beside this module; README.md says what its lines mean."""


def divisions_text() -> str:
    """The unpacked text, one line for each division.  OSError if the installation is damaged."""
    raw = resources.files(__package__).joinpath(FILE).read_bytes()
    try:
        return lzma.decompress(raw).decode("utf-16-le")
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise OSError(f"{FILE} is damaged") from error
