"""站名写错: where a text does not call a station by its name.

The checks N102 and N103 have found them already, with file, line and column; here each is given to the
stations whose texts they stand in, together with the name that would be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhanpai.checks import former_word, misspelt_name
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import NameIndex
from zhanpai.kit.diagnostics import Diagnostic

CODES = (former_word.RULE.code, misspelt_name.RULE.code)


@dataclass(frozen=True, slots=True, order=True)
class Misnamed:
    """A wrong name; `right` is empty where it could be any station, `stations` those whose text it is."""

    path: str
    line: int
    column: int
    typed: str
    right: tuple[str, ...]
    stations: tuple[str, ...]

    @property
    def place(self) -> str:
        """content/news/2026/….md:12."""
        return f"{self.path}:{self.line}"


def misnamed(site: Site, found: Iterable[Diagnostic]) -> tuple[Misnamed, ...]:
    """What `found` says of names, in the order of files."""
    index = NameIndex(site.register, site.stations)
    owners = dict(_owners(site))
    return tuple(sorted({_misnamed(index, owners, d) for d in found if d.code in CODES}))


def _owners(site: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whose text each file holds."""
    for station in site.stations:
        yield from ((path, (station.id,)) for path in (station.path, station.opinions_path) if path)
    for item in site.news:
        yield item.path, tuple(s.id for s in site.stations_of(item.front.stations))


def _misnamed(index: NameIndex, owners: dict[str, tuple[str, ...]], found: Diagnostic) -> Misnamed:
    start = found.column - 1
    typed = found.excerpt[start : start + found.width]
    meant = next((m.station for m in index.mentions(found.excerpt) if m.start == start and m.station), None)
    right = tuple(dict.fromkeys([meant.name, meant.short_name])) if meant else ()
    return Misnamed(found.path, found.line, found.column, typed, right, owners.get(found.path, ()))
