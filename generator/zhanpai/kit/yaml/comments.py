"""Which `#` starts a comment, and whether it was meant to.

A comment after a value needs two spaces before its ``# `` and one after; ``1号楼 #302室`` would
otherwise lose its last word without a sign.
"""

from __future__ import annotations

import re

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.rules.values import SWALLOWED
from zhanpai.kit.yaml.source import Source, corrected, double_quoted, quote

Spot = tuple[int, int]

_HASH = re.compile(r"(?<!^)#")
_MEANT = re.compile(r".*\S {2,}#( |$)")
_NUMBER = re.compile(r"#\d+\D")
"""302室 behind the sign: a number of a house, and no remark."""
_SIMPLE = re.compile(r"( *(?:- +)*(?:[\w-]+: +)?)([^\s'\"\[{|>&*!%@`].*)")


class CommentFinder:
    """Told of every scalar in the order of the file, it is left with the `#` that stand in none."""

    def __init__(self, lines: list[str]) -> None:
        self._spots: list[Spot] = [
            (number, match.start())
            for number, line in enumerate(lines)
            if "#" in line and not line.lstrip(" \t").startswith("#")
            for match in _HASH.finditer(line)
        ]
        self._next = 0
        self._comments: list[Spot] = []

    def pass_scalar(self, start: Spot, end: Spot) -> None:
        """Set aside what stands before `start`; forget what the scalar itself contains."""
        spots = self._spots
        while self._next < len(spots) and spots[self._next] < start:
            self._comments.append(spots[self._next])
            self._next += 1
        while self._next < len(spots) and spots[self._next] < end:
            self._next += 1

    def problems(self, source: Source, *, read_to_end: bool) -> list[Diagnostic]:
        """Every comment that may be a piece of content; past the point of reading nothing is known."""
        rest = self._spots[self._next :] if read_to_end else []
        seen: set[int] = set()
        found: list[Diagnostic] = []
        for line, column in self._comments + rest:
            if line not in seen and not _MEANT.fullmatch(source.lines[line][: column + 2]):
                found.append(_swallowed(source, line, column))
            # Whatever follows on this line is inside the comment.
            seen.add(line)
        return found


def _swallowed(source: Source, line: int, column: int) -> Diagnostic:
    typed = source.lines[line]
    lost = typed[column:].rstrip()
    meant: str | None = None
    if lost.startswith("# "):
        fixed = f"{typed[:column].rstrip()}  {lost}"
        fix, meant = corrected("如果这是注释，在 # 前面留两个空格", fixed), fixed
    elif (simple := _SIMPLE.fullmatch(typed.rstrip())) and ": " not in simple[2]:
        meant = simple[1] + double_quoted(simple[2])
        fix = corrected("给整段内容加上英文引号", meant)
    else:
        fix = "给这一项的整段内容加上英文引号。"
    message = f"{quote(lost)}会被当成注释丢掉。"
    return source.diagnostic(
        SWALLOWED,
        line + 1,
        column + 1,
        message,
        fix,
        width=len(lost),
        meant=meant,
        is_guess=not _NUMBER.match(lost),
    )
