"""What the content says of everything that tables speak of, with the place of each value in the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from zhanpai.content import filing
from zhanpai.content.edits import read_file
from zhanpai.content.load import Loaded
from zhanpai.content.load.assemble import folder_of
from zhanpai.content.tables.kinds import TableKind
from zhanpai.content.tables.records_out import cells_of
from zhanpai.domain.model.site import Site
from zhanpai.domain.names import StationNames
from zhanpai.kit.diagnostics import Keys


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One record as export writes it: its `cells` by column, and where it stands; `data` is what is typed there.

    `detail` and `detail_path` are the station's own file, for the columns of the register that stand in it.
    """

    station: str
    path: str
    keys: Keys
    cells: Mapping[str, str]
    data: Any
    detail: Any = None
    detail_path: str = ""


@dataclass(eq=False)
class KnownContent:
    """A project as it was read, of which the register could be used; asked for its rows of each table."""

    root: Path
    loaded: Loaded
    site: Site
    names: StationNames
    _rows: dict[str, tuple[KnownRow, ...]] = field(default_factory=dict)

    def rows(self, kind: TableKind) -> tuple[KnownRow, ...]:
        """All records of this kind, in the order of stations and of their files."""
        if kind.word not in self._rows:
            self._rows[kind.word] = tuple(
                KnownRow(
                    row.station,
                    row.path,
                    row.keys,
                    row.cells,
                    self.typed(row.path, row.keys),
                    self.typed(self.station_path(row.station), ()),
                    self.station_path(row.station),
                )
                for row in cells_of(kind, self.loaded)
            )
        return self._rows[kind.word]

    def by_station(self, kind: TableKind) -> Mapping[str, tuple[KnownRow, ...]]:
        """The records of this kind by 站号, those of one station in the order of its file."""
        found: dict[str, list[KnownRow]] = {}
        for row in self.rows(kind):
            found.setdefault(row.station, []).append(row)
        return {station: tuple(rows) for station, rows in found.items()}

    def station_path(self, id: str) -> str:
        """Where the own file of a station lies, or would lie."""
        return self._paths.get(id, ("", ""))[0]

    def opinions_path(self, id: str) -> str:
        """Where the ledger of a station lies, or would lie."""
        return self._paths.get(id, ("", ""))[1]

    def unread(self, path: str) -> bool:
        """Whether there is a file at `path` that could not be read."""
        return path in self.site.unread

    def text(self, path: str) -> str:
        """The text of a file as it was read, "" if there is none."""
        document = self.loaded.documents.get(path)
        return document.text if document else ""

    @cached_property
    def _paths(self) -> dict[str, tuple[str, str]]:
        found = {}
        for station in self.site.stations:
            folder = folder_of(self.site.register, station.row) or "city"
            found[station.id] = (
                station.path or f"{filing.CONTENT}/stations/{folder}/{station.id}.yaml",
                station.opinions_path or f"{filing.CONTENT}/opinions/{folder}/{station.id}.yaml",
            )
        return found

    def raw(self, path: str) -> bytes | None:
        """The bytes of a file as they lie in the project, None if there is none; Problem if it cannot be read."""
        return read_file(self.root, path) if path in self.loaded.documents else None

    def typed(self, path: str, keys: Keys) -> Any:
        """What is typed at `keys` of a file, None if nothing is."""
        document = self.loaded.documents.get(path)
        value: Any = document.data if document else None
        for key in keys:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                return None
        return value
