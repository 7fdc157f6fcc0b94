"""What is printed: every sign of an order, gathered into print files by station and by district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Finding
from generator.signage.kinds import SIGN_KINDS
from generator.signage.order import Bench, Order
from generator.signage.rules import UNKNOWN_STATION
from generator.signage.sign import Sign
from generator.signage.spec import FILE, KindSpec, SignageSpec

NUMBERS = {module.NUMBER.lower(): module.__name__.rpartition(".")[2] for module in SIGN_KINDS}
"""The kinds' names in signage.yaml by their numbers: ``s1`` → ``doorplate``."""


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A PDF of some signs of one kind, or one joined of other files (`parts`)."""

    path: str
    kind: str
    title: str
    signs: tuple[Sign, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Everything that is to be printed, and what stands in the way."""

    files: tuple[PrintFile, ...]
    joined: tuple[PrintFile, ...]
    findings: tuple[Finding, ...]

    @property
    def signs(self) -> Sequence[Sign]:
        """Every sign once."""
        return [sign for file in self.files for sign in file.signs]


def kind_spec(spec: SignageSpec, kind: str) -> KindSpec:
    """What the city says of a kind."""
    found = getattr(spec.kinds, kind)
    assert isinstance(found, KindSpec)
    return found


def plan(order: Order, kinds: Iterable[str], *, whole_districts: bool = True) -> Plan:
    """Lay out the signs of `kinds`; `whole_districts` adds a file for each district with all of its signs.

    It does so only when all stations of the districts are in the order: a part of a district under the
    district's name would be taken for all of it.
    """
    wanted = set(kinds)
    findings = list(_unknown_stations(order))
    files: list[PrintFile] = []
    joined: list[PrintFile] = []
    for module in SIGN_KINDS:
        kind = module.__name__.rpartition(".")[2]
        if kind not in wanted:
            continue
        spec = kind_spec(order.spec, kind)
        bench = Bench(order, spec, kind)
        by_subject: defaultdict[tuple[str, str], list[Sign]] = defaultdict(list)
        for sign in module.signs(bench):
            by_subject[sign.folder, sign.subject].append(sign)
        findings += bench.findings
        end = f"{module.NUMBER.lower()}-{kind.replace('_', '-')}.pdf"
        own = [
            PrintFile(f"{folder}/{subject}-{end}", kind, f"{spec.title} {subject}", tuple(signs))
            for (folder, subject), signs in by_subject.items()
            if whole_districts or subject != folder
        ]
        files += own
        if whole_districts:
            joined += _joined(own, kind, spec.title, end)
    return Plan(tuple(files), tuple(joined), tuple(findings))


def _joined(files: Sequence[PrintFile], kind: str, title: str, end: str) -> list[PrintFile]:
    """One file for each district that has none of its own making."""
    folders: defaultdict[str, list[PrintFile]] = defaultdict(list)
    for file in files:
        folders[file.path.partition("/")[0]].append(file)
    return [
        PrintFile(
            f"{folder}/{folder}-{end}",
            kind,
            f"{title} {folder}",
            tuple(sign for part in parts for sign in part.signs),
            tuple(part.path for part in parts),
        )
        for folder, parts in folders.items()
        if not any(part.path == f"{folder}/{folder}-{end}" for part in parts)
    ]


def _unknown_stations(order: Order) -> Iterable[Finding]:
    known = order.site.station_by_id
    for id in order.spec.stations:
        if id not in known:
            fix = "核对站号；撤掉的站就删掉这一行。"
            yield UNKNOWN_STATION.at(FILE, ("stations", id), f"名册里没有站号“{id}”。", fix, on_key=True)
