"""Characters that look like a Chinese character and are another: what comes out of a PDF, folded to what is meant.

⼟ (U+2F1F, a radical of the dictionary of Kangxi) is not 土, and 樂 (U+F914, from a Korean standard) is not 樂:
nobody finds them by typing, and a name spelled with one is another name.
"""

from __future__ import annotations

import re
import unicodedata

_BLOCKS = ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D))
"""Kangxi Radicals and CJK Compatibility Ideographs: the standard says of each what it stands for (UAX #15)."""

_SHAPES = (
    (
        "⺁厂⺄乙⺈刀⺊卜⺌小⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺼肉⻁虎⻃西⻄西⻅见⻆角⻉贝⻊足⻋车"
    )
    + "⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK Radicals Supplement: those that are whole characters, each before its character.

After EquivalentUnifiedIdeograph of the Unicode Character Database, for which Python has no table.
"""


def _table() -> dict[int, str]:
    table = {}
    for first, last in _BLOCKS:
        for code in range(first, last + 1):
            meant = unicodedata.normalize("NFKC", chr(code))
            if len(meant) == 1 and meant != chr(code):
                table[code] = meant
    # A text in simplified characters never means the traditional 戶.
    return (
        table
        | {0x2F3E: "户"}
        | {ord(shape): meant for shape, meant in zip(_SHAPES[::2], _SHAPES[1::2], strict=True)}
    )


_TABLE = _table()

LOOK_ALIKE = re.compile(
    f"[{''.join(chr(code) for code in sorted(_TABLE) if code < 0x10000)}]|[\U0002f800-\U0002fa1d]"
)
"""One such character.  A class of characters on both planes would be a hundred times slower."""

NAME_DOT = "·"
"""U+00B7, the one dot between the parts of a name (GB/T 15834: 间隔号)."""

_DOTS = r"[•・‧∙⋅･．｡・●∘᛫ꞏ˙﹒.*﹡＊—–―−‐‑－_-]"
ANY_DOT = rf"[^\S\n]*(?:{_DOTS}+|·|点)[^\S\n]*"
"""The pattern of whatever people type between two parts of a name."""
_BETWEEN = re.compile(rf"(?<=[\u3400-\u9fff])\s*(?:{_DOTS}+|·)\s*(?=[\u3400-\u9fff])")
_SPELLED = re.compile("(?<=[\u3400-\u9fff]{2})点(?=[\u3400-\u9fff]{2})")
_BLANK = re.compile(r"(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])")


def folded(text: str) -> str:
    """`text` with each look-alike as the character it stands for; as long as before."""
    return text.translate(_TABLE) if LOOK_ALIKE.search(text) else text


def one_dot(text: str) -> str:
    """`text` with U+00B7 for whatever stands as a dot between Chinese characters: 阿依•古丽 → 阿依·古丽."""
    return _BETWEEN.sub(NAME_DOT, text)


def plain_name(name: str) -> str:
    """A person's name as it is written everywhere: one dot, no blanks between Chinese characters.

    周 演示 → 周演示; 阿依点古丽, as it is read out, → 阿依·古丽: no given name has a 点 with two characters on either side.
    """
    name = _BLANK.sub("", one_dot(folded(name.strip())))
    return name if NAME_DOT in name else _SPELLED.sub(NAME_DOT, name)
