"""A list of those elected again, as somebody pastes it: one name a line, several between commas, or a sheet's columns."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhanpai.kit.problem import Problem

_LAID_OUT = re.compile(r"^[0-9]{1,4}[.．、)）]")
"""A number that only counts the lines; people's own have six digits."""
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]$")
_PARTS = re.compile(r"[,，、;；]")


def read_elected_again(lines: Sequence[str], names: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """The numbers of those whom `lines` name, and what is nobody's; `names` are those of the old term by their numbers.

    Of a line of a sheet (with tabs) the cell with a number or a name counts, and a line of headings not at all.  Problem,
    with the numbers to choose from, for a name that two have.
    """
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for id, name in names.items():
        by_name[_bare(name)].append(id)
    again: set[str] = set()
    unknown: list[str] = []
    for line in lines:
        for parts in _people(unicodedata.normalize("NFKC", line), names, by_name):
            found = next((part for part in parts if part in names), None) or _named(parts, by_name)
            if found:
                again.add(found)
            else:
                unknown.append(" ".join(parts)[:40])
    return again, list(dict.fromkeys(unknown))


def _people(line: str, names: Mapping[str, str], by_name: Mapping[str, list[str]]) -> list[list[str]]:
    """What the line says of each person: the cells of a sheet's line are all of one."""
    if "\t" in line:
        cells = [
            part
            for cell in line.split("\t")
            if (part := _bare(cell)) and not re.fullmatch("[0-9]{1,4}", part)
        ]
        return [] if "姓名" in cells or not cells else [cells]
    people: list[list[str]] = []
    for typed in _PARTS.split(_LAID_OUT.sub("", line.strip())):
        words = [
            part for word in typed.split() if (part := _bare(word)) and not re.fullmatch("[0-9]{1,4}", part)
        ]
        if len(words) > 1 and any(word in names for word in words):
            people.append(words)
        elif len(words) > 1 and "".join(words) not in by_name and any(word in by_name for word in words):
            people += [[word] for word in words]
        elif words:
            people.append(["".join(words)])
    return people


def _bare(typed: str) -> str:
    """A name or a number without blanks, what counts the lines, and a remark in brackets behind it."""
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    return _IN_BRACKETS.sub("", _LAID_OUT.sub("", plain))


def _named(parts: Sequence[str], by_name: Mapping[str, list[str]]) -> str | None:
    """The number of the first part that is somebody's name."""
    part = next((part for part in parts if part in by_name), None)
    if part is None:
        return None
    if len(by_name[part]) > 1:
        raise Problem(
            f"叫{part}的有 {len(by_name[part])} 位，不知道是哪一位。", f"写编号：{'、'.join(by_name[part])}。"
        )
    return by_name[part][0]
