"""A fault as it is told in a form: its fields have no keys, no colons and no lines."""

from __future__ import annotations

import re

_KEY = re.compile(r"（[a-z][a-z0-9_.]*）")
_MISSING = re.compile(r"在这里补上“[^”]*: ”，(?:冒号后面写([^。]*)|内容写成.*?这样)。")
_BLANK = "冒号后面空着"


def in_form(said: str) -> str:
    """`said`, a sentence about a file, as it is meant for who fills in a form: 缺少“日期”（on）。 becomes 缺少“日期”。

    What speaks of nothing that only a file has is left as it is.
    """
    said = _MISSING.sub(lambda found: f"填上{found[1]}。" if found[1] else "在这里填上。", said)
    return _KEY.sub("", said).replace(_BLANK, "这里空着")
