"""Chinese in one script: what is typed in traditional characters, as the same text in simplified ones.

One character for one, so that every position stays: names are compared, not published.  The tables are OpenCC's
(https://github.com/BYVoid/OpenCC), of the mainland, Hong Kong and Taiwan together, because a text says nothing of
where its traditional characters come from: 衞 is Hong Kong's 卫, 裡 Taiwan's 里.
"""

from __future__ import annotations

from functools import cache

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
"""CJK Unified Ideographs and their first extension: all that names of places are written with."""

_CONFIGURATIONS = ("tw2s", "hk2s", "t2s")
"""The last one has the last word."""

_LEFT_ALONE = frozenset("著乾")
"""Characters that are right in simplified names of places too, and another only in some words."""


def simplified(text: str) -> str:
    """`text` with each traditional character as its simplified one; as long as before."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    # Imported here: most commands never need the dictionaries.
    from opencc import OpenCC

    characters = [chr(code) for first, last in _BLOCKS for code in range(first, last)]
    lines = "\n".join(characters)
    table: dict[int, str] = {}
    for name in _CONFIGURATIONS:
        for typed, meant in zip(characters, OpenCC(name).convert(lines).split("\n"), strict=True):
            if len(meant) == 1 and meant != typed and typed not in _LEFT_ALONE:
                table[ord(typed)] = meant
    return table
