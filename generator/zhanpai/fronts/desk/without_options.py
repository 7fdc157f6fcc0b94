"""What is told at a command line, for who has none: the parts of a sentence that name an option are left out."""

from __future__ import annotations

import re

_PART = re.compile(r"([^，；。]*)([，；。]|$)")


def without_options(fix: str) -> str:
    """`fix` without its parts that name an option, as in “清理磁盘，或者用 --out 换一个地方，再做一次。”; "" if nothing is left."""
    if "--" not in fix:
        return fix
    said = ""
    for words, end in _PART.findall(fix):
        if "--" not in words:
            said += words + end
        elif end == "。" and said and said[-1] != "。":
            said = said[:-1] + end
    return said.removeprefix("或者").strip()
