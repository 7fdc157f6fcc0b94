"""What is missing of a file that could be read in part only, and what may only follow from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from zhanpai.content.records import record_rules
from zhanpai.content.records.partly import Partly, in_file
from zhanpai.kit.diagnostics import Finding, Keys
from zhanpai.kit.yaml import Document


@dataclass(frozen=True)
class Gaps:
    """Of one file: the places whose values are lost, and which items of its lists are left.

    `ids` are those of records that are lost; "" stands for one whose id is lost too, and for whatever may have stood
    in lines that could not be read (`has_slips`).
    """

    lost: tuple[Keys, ...]
    left: Mapping[Keys, tuple[int, ...]]
    ids: frozenset[str]
    has_slips: bool

    def in_file(self, keys: Keys) -> Keys:
        """Where in the file stands what has `keys` in what was read of it."""
        return in_file(keys, self.left)

    @property
    def kinds(self) -> frozenset[str]:
        """What sort of thing is missing: a key of the file's outermost, `row` for a whole item of `stations`, `demo`."""
        if self.has_slips:
            return frozenset({"kinds", "districts", "row", "site", "demo"})
        # A code that is wrong makes no district unknown: its name does, its folder, or all of it.
        keys = {
            str(place[0]) for place in self.lost if place and (place[0] != "districts" or place[-1] != "code")
        }
        rows = (
            {"row"} if any(place[:1] == ("stations",) and len(place) <= 2 for place in self.lost) else set()
        )
        demo = {"demo"} if any(place in (("site",), ("site", "demo")) for place in self.lost) else set()
        return frozenset(keys - {"stations"} | rows | demo)

    @property
    def hides(self) -> bool:
        """Whether a record is missing that other files may name, and nobody knows its number."""
        return "" in self.ids

    @property
    def lacks_days(self) -> bool:
        """Whether what a station says of its days and features is missing, against which news is checked."""
        return any(place[:1] in _BUILT_ON for place in self.lost)

    def may_explain(self, finding: Finding, fields: Set[str]) -> bool:
        """Whether a finding may only be there because one of these `fields` of the same record is missing."""
        if self.has_slips and fields:
            return True
        return any(_is_near(place, finding.keys) and fields & set(place) for place in self.lost)


def gaps_of(document: Document, read: Sequence[Partly[Any]], data: object) -> Gaps | None:
    """What the records of a file do without; None if they are whole."""
    if document.data is not None and all(row.is_whole for row in read):
        return None
    left: dict[Keys, tuple[int, ...]] = {}
    for row in read:
        left |= row.left
    if isinstance(data, list):
        left[()] = tuple(i for i, row in enumerate(read) if row.record is not None)
    lost = tuple(place for row in read for place in row.lost)
    ids = frozenset(id for place in lost if (id := _id_at(data, place)) is not None)
    has_slips = document.data is None
    return Gaps(lost, left, ids | ({""} if has_slips else set()), has_slips)


def worth_telling(document: Document, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without what stands in a line of which it is known already that it is written wrongly, or may be missing for that."""
    if document.data is not None:
        return tuple(findings)
    blamed = {problem.line for problem in document.problems if problem.severity.is_error}
    return tuple(
        finding
        for finding in findings
        if finding.code != record_rules.MISSING.code
        and document.locate(finding.keys, on_key=finding.on_key).line not in blamed
    )


def told_in_file(
    findings: Iterable[Finding],
    gaps: Mapping[str, Gaps],
    of_register: Gaps | None,
    unsure_without: Mapping[str, Set[str]],
    silent_without: Mapping[str, Set[str]],
) -> Iterator[Finding]:
    """The findings at their places in the files, without those that `gaps` may explain; see `Loaded.as_typed`."""
    kinds = of_register.kinds if of_register else frozenset()
    silent = {code for kind in kinds for code in silent_without.get(kind, ())}
    if any(one.lacks_days for one in gaps.values()):
        silent |= silent_without.get("days", set())
    for finding in findings:
        if finding.code in silent:
            continue
        of_file = gaps.get(finding.path)
        if of_file is None:
            yield finding
            continue
        found = replace(finding, keys=of_file.in_file(finding.keys))
        if not of_file.may_explain(found, unsure_without.get(finding.code, frozenset())):
            yield found


def _is_near(place: Keys, other: Keys) -> bool:
    """Whether two places lie in the same record: the one of a list, or of the whole file."""
    one, two = _record_of(place), _record_of(other)
    return one[: len(two)] == two or two[: len(one)] == one


def _record_of(keys: Keys) -> Keys:
    first = next((i for i, key in enumerate(keys[:2]) if isinstance(key, int)), None)
    return () if first is None else keys[: first + 1]


def _id_at(data: object, place: Keys) -> str | None:
    """The id of the record that is lost at `place`: "" if it cannot be read, None if no record is."""
    if place in (("stations",), ("deputies",)):
        return ""
    if len(place) != 2 or place[0] not in ("stations", "deputies") or not isinstance(data, dict):
        return None
    rows = data.get(place[0])
    row = rows[place[1]] if isinstance(rows, list) and isinstance(place[1], int) else None
    id = row.get("id") if isinstance(row, dict) else None
    return id if isinstance(id, str) and id.isdigit() else ""


_BUILT_ON = (("features",), ("reception",), ("rota",))
"""What news is checked against."""
