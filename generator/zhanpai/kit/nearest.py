"""What somebody probably meant to type."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence


def nearest(typed: str, choices: Sequence[str]) -> str:
    """The one of `choices` (``city（市级站）``) that `typed` means, or "".

    By its words, by the only Chinese title with the same first character or with one that no other has, or by
    being much alike.
    """
    choice_of = {part: choice for choice in choices for part in re.split("[（）]", choice) if part}
    if typed in choice_of:
        return choice_of[typed]
    if typed[:1] > "\u2e7f":  # 市级 for 市人大代表
        alike = {choice for part, choice in choice_of.items() if part[0] == typed[0]}
        if len(alike) == 1:
            return alike.pop()
        # 县级 for 区县人大代表, 国家级 for 全国人大代表: a sign that one title alone has.
        of_one = [{c for c in choices if sign in c} for sign in dict.fromkeys(typed) if sign > "\u2e7f"]
        only = {found.pop() for found in of_one if len(found) == 1}
        if len(only) == 1 and len(typed) <= 4:
            return only.pop()
    folded = {part.casefold(): choice for part, choice in choice_of.items()}
    if typed.casefold() in folded:
        return folded[typed.casefold()]
    close = difflib.get_close_matches(typed, list(choice_of), 1, 0.65)
    return choice_of[close[0]] if close else ""
