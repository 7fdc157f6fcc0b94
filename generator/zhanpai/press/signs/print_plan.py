"""What is printed: every sign of an order, gathered into print files by station and by district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhanpai.kit.diagnostics import Finding
from zhanpai.press.signs.kinds import SIGN_KINDS
from zhanpai.press.signs.order import SignMaker, SignOrder
from zhanpai.press.signs.press_sheet import Alone, PressSheet, lay
from zhanpai.press.signs.printing_rules import UNKNOWN_SHEET, UNKNOWN_STATION
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec

NUMBERS = {module.NUMBER.lower(): module.__name__.rpartition(".")[2] for module in SIGN_KINDS}
"""The kinds' names in signage.yaml by their numbers: ``s1`` → ``doorplate``."""


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A PDF of some signs of one kind, or one of a whole district, laid of other files (`parts`)."""

    path: str
    kind: str
    title: str
    signs: tuple[Sign, ...]
    parts: tuple[str, ...] = ()
    pages: tuple[PressSheet | Alone, ...] = ()
    """Of a file with parts: what lies on which page."""

    @property
    def sheets(self) -> list[PressSheet]:
        """Its pages on which several signs may lie."""
        return [page for page in self.pages if isinstance(page, PressSheet)]


@dataclass(frozen=True)
class SignPlan:
    """Everything that is to be printed, and what stands in the way."""

    files: tuple[PrintFile, ...]
    joined: tuple[PrintFile, ...]
    findings: tuple[Finding, ...]

    @property
    def signs(self) -> Sequence[Sign]:
        """Every sign once."""
        return [sign for file in self.files for sign in file.signs]

    @property
    def texts(self) -> Sequence[Sign]:
        """Everything that is set: the signs, and the labels of press sheets."""
        return [*self.signs, *(sheet.frame for file in self.joined for sheet in file.sheets)]


def kind_spec(spec: SignageSpec, kind: str) -> KindSpec:
    """What the city says of a kind."""
    found = getattr(spec.kinds, kind)
    assert isinstance(found, KindSpec)
    return found


def plan(order: SignOrder, kinds: Iterable[str], *, whole_districts: bool = True) -> SignPlan:
    """Lay out the signs of `kinds`; `whole_districts` adds a file for each district with all of its signs.

    It does so only when all stations of the districts are in the order: a part of a district under the
    district's name would be taken for all of it.
    """
    wanted = set(kinds)
    findings = [*_unknown_stations(order), *_unknown_sheets(order.spec)]
    files: list[PrintFile] = []
    joined: list[PrintFile] = []
    for module in SIGN_KINDS:
        kind = module.__name__.rpartition(".")[2]
        if kind not in wanted:
            continue
        spec = kind_spec(order.spec, kind)
        maker = SignMaker(order, spec, kind)
        by_subject: defaultdict[tuple[str, str], list[Sign]] = defaultdict(list)
        for sign in module.signs(maker):
            by_subject[sign.folder, sign.subject].append(sign)
        findings += maker.findings
        end = f"{module.NUMBER.lower()}-{kind.replace('_', '-')}.pdf"
        own = [
            PrintFile(f"{folder}/{subject}-{end}", kind, f"{spec.title} {subject}", tuple(signs))
            for (folder, subject), signs in by_subject.items()
            if whole_districts or subject != folder
        ]
        files += own
        if whole_districts:
            joined += _joined(order, own, spec, module.NUMBER, end)
    return SignPlan(tuple(files), tuple(joined), tuple(findings))


def _joined(
    order: SignOrder, files: Sequence[PrintFile], spec: KindSpec, number: str, end: str
) -> Iterator[PrintFile]:
    """One file for each district that has none of its own making."""
    districts = {d.slug: d.name for d in order.site.register.districts}
    folders: defaultdict[str, list[PrintFile]] = defaultdict(list)
    for file in files:
        folders[file.path.partition("/")[0]].append(file)
    for folder, parts in folders.items():
        path = f"{folder}/{folder}-{end}"
        if any(part.path == path for part in parts):
            continue
        signs = tuple(sign for part in parts for sign in part.signs)
        pages = lay(signs, order.spec, spec, number, districts.get(folder, "市级"))
        title = f"{spec.title} {folder}"
        yield PrintFile(path, parts[0].kind, title, signs, tuple(part.path for part in parts), pages)


def _unknown_stations(order: SignOrder) -> Iterable[Finding]:
    known = order.site.station_by_id
    for id in order.spec.stations:
        if id not in known:
            fix = "核对站号；撤掉的站就删掉这一行。"
            yield UNKNOWN_STATION.at(FILE, ("stations", id), f"名册里没有站号“{id}”。", fix, on_key=True)


def _unknown_sheets(spec: SignageSpec) -> Iterable[Finding]:
    for kind in type(spec.kinds).model_fields:
        name = kind_spec(spec, kind).sheet
        if name and name not in spec.sheets:
            fix = f"写 {'、'.join(spec.sheets)} 中的一种，或者在 sheets 里写明“{name}”的宽和高。"
            yield UNKNOWN_SHEET.at(FILE, ("kinds", kind, "sheet"), f"没有叫“{name}”的大版。", fix)
