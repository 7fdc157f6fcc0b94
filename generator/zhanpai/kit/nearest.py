"""What somebody probably meant to type."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence


def nearest(typed: str, choices: Sequence[str]) -> str:
    """The one of `choices` (``city（市级站）``) that `typed` means, or "".

    By its words, by the only Chinese title with the same first character, or by being much alike.
    """
    choice_of = {part: choice for choice in choices for part in re.split("[（）]", choice) if part}
    if typed in choice_of:
        return choice_of[typed]
    if typed[:1] > "\u2e7f":  # 市级 for 市人大代表
        alike = {choice for part, choice in choice_of.items() if part[0] == typed[0]}
        if len(alike) == 1:
            return alike.pop()
    close = difflib.get_close_matches(typed, list(choice_of), 1, 0.65)
    return choice_of[close[0]] if close else ""
