"""Runs of digits as people type them: in any script, with anything between that a reader leaves out.

Every sign of a digit stands for one character, so that places in the text stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The first sign of each row of digits; True where the row begins with 1 and not with 0.
_ROWS = (
    *((0xFF10, False), (0x0660, False), (0x06F0, False), (0x2070, False), (0x2080, False)),
    *((0x1D7CE, False), (0x1D7D8, False), (0x1D7E2, False), (0x1D7EC, False), (0x1D7F6, False)),
    # Circled, in brackets, with a stop; of dingbats black, sans-serif, black sans-serif; double circled.
    *((0x2460, True), (0x2474, True), (0x2488, True), (0x2776, True), (0x2780, True), (0x278A, True)),
    (0x24F5, True),
)
_SINGLE = {
    "⓪": "0",
    "⓿": "0",
    # As it is read over the telephone: 幺三八洞洞.
    "洞": "0",
    "🄋": "0",
    "🄌": "0",
    "¹": "1",
    "²": "2",
    "³": "3",
    "Ｘ": "X",
    "ｘ": "X",
    "x": "X",
}
_CHINESE = (
    "零一二三四五六七八九",
    "〇壹贰叁肆伍陆柒捌玖",
    "○幺貳參肆伍陸柒捌玖",
    "〇弌弍弎肆伍陆柒捌玖",
    "〇㈠㈡㈢㈣㈤㈥㈦㈧㈨",
    "〇㊀㊁㊂㊃㊄㊅㊆㊇㊈",
)
_TABLE = {
    **{
        first + n: str(n + 1 if from_one else n)
        for first, from_one in _ROWS
        for n in range(9 if from_one else 10)
    },
    **{ord(sign): str(n) for row in _CHINESE for n, sign in enumerate(row)},
    **{ord(sign): digit for sign, digit in _SINGLE.items()},
}
_SIGNS = "".join(chr(sign) for sign, digit in _TABLE.items() if digit != "X")
_DIGIT = f"[0-9{_SIGNS}]"
_TABLE |= {ord("O"): "0", ord("o"): "0", ord("Ｏ"): "0"}
_OR_LETTER = f"[0-9OoＯ{_SIGNS}]"
"""Within a number the letter is meant for the digit."""

GAP = "\\s\u00ad\u200b-\u200f\u2060-\u2064\ufe0f\u20e3\ufeff.．·・•‧∙‐-―－﹣−\\-_*~`\\\\()（）\\[\\]【】{}｛｝「」"
"""For a class of a pattern: what vanishes when the number is read out; Markdown's marks are among it."""
_LOOSE = ",，/／:：、"
"""What parts numbers as often as it stands within one: only the groups tell."""
_RUN = re.compile(f"{_DIGIT}(?:(?:[{GAP}]{{0,8}}|[{_LOOSE}]){_OR_LETTER}){{6,}}")
_GROUP = re.compile("[0-9]+")
_SCRIPT = re.compile("[0-9０-９]+|[^0-9０-９]+")
"""第二13800138000: where the writing changes, another number may begin."""


@dataclass(frozen=True, slots=True)
class DigitGroup:
    """Digits that stand together: in 0 to 9, and from `start` to `end` of the text."""

    digits: str
    start: int
    end: int


def runs(text: str) -> Iterator[list[DigitGroup]]:
    """Digits, seven at least, with nothing between them but what people put into one number, in their groups."""
    for run in _RUN.finditer(text):
        signs, start = in_digits(run[0]), run.start()
        yield [
            DigitGroup(signs[m.start() : m.end()], start + m.start(), start + m.end())
            for group in _GROUP.finditer(signs)
            for m in _SCRIPT.finditer(run[0], *group.span())
        ]


def in_digits(text: str) -> str:
    """`text` with every sign of a digit as 0 to 9, character for character."""
    return text.translate(_TABLE)


def is_loose(between: str) -> bool:
    """Whether what stands between two groups parts numbers as often as not."""
    return between in _LOOSE and bool(between)
