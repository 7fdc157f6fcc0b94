"""The project as it would be if some files held other bytes: read as it is read from the disk, with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.filing import Filed
from zhanpai.content.load import disk
from zhanpai.content.load.content import ContentReader, Read
from zhanpai.kit.diagnostics import Finding


@dataclass
class ImaginedReader(ContentReader):
    """Reads these bytes in the place of what is on the disk; what is not there is as if it were."""

    instead: Mapping[str, bytes] = field(default_factory=dict)

    def _seen(self) -> Iterator[disk.SeenFile | Finding]:
        there = list(disk.walk(self.root, filing.CONTENT))
        known = {seen.path for seen in there if isinstance(seen, disk.SeenFile)}
        new = (disk.SeenFile(path, (0, 0)) for path in self.instead if path not in known)
        yield from there
        yield from (seen for seen in new if seen.path.startswith(f"{filing.CONTENT}/"))

    def _read(self, seen: disk.SeenFile, parser: Callable[[bytes, Filed], Read], filed: Filed) -> Read:
        raw = self.instead.get(seen.path)
        return super()._read(seen, parser, filed) if raw is None else parser(raw, filed)


def imagine(root: Path, reader: ContentReader, instead: Mapping[str, bytes]) -> ImaginedReader:
    """A reader of the project in `root` with other bytes in some files, which need not be there; the rest as `reader` knows it."""
    return ImaginedReader(root, reader.is_preview, reader._known, reader._theme, instead)
