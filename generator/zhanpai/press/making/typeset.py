"""typst: jobs in, PDF out.  One compiler lives as long as its process; fonts are read once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typst

MAIN = "main.typ"

_PLACE = re.compile(r"┌─ (.+):(\d+):\d+$", re.MULTILINE)

_has_run = False


def has_run() -> bool:
    """Whether typst has run in this process: its threads do not survive a fork, and a child waits for them for ever."""
    return _has_run


class TypesetError(RuntimeError):
    """The theme's own typesetting is broken: our error, or that of who changed it."""

    def __init__(self, message: str, places: Sequence[tuple[str, int]]) -> None:
        super().__init__(message)
        self.places = places
        """Every file and line that was at work, the innermost first; a path ends with that below the theme."""


@dataclass
class Typesetter:
    """Sets signs with the theme in `folder` and the fonts in `font_folders`, and no others."""

    folder: Path
    font_folders: Sequence[Path]
    frame: Mapping[str, object]
    """What every job is given beside its signs: inks, logo, fonts, bleed, marks."""
    main: str = MAIN
    _compiler: typst.Compiler | None = field(default=None, repr=False)

    def pdf(self, signs: Sequence[Mapping[str, object]], title: str) -> bytes:
        """One PDF with a page for each sign."""
        return self._made(
            lambda compiler, data: compiler.compile(format="pdf", sys_inputs=data, pdf_tags=False),
            signs,
            title,
        )

    def png(self, sign: Mapping[str, object], title: str) -> bytes:
        """The one page of `sign` as a picture, a pixel to each of its millimetres."""
        return self._made(
            lambda compiler, data: compiler.compile(format="png", sys_inputs=data, ppi=25.4), [sign], title
        )

    def _made(
        self,
        how: Callable[[typst.Compiler, dict[str, str]], object],
        signs: Sequence[Mapping[str, object]],
        title: str,
    ) -> bytes:
        global _has_run
        _has_run = True
        data = {**self.frame, "title": title, "signs": signs}
        if self._compiler is None:
            fonts = typst.Fonts(
                font_paths=list(self.font_folders), include_system_fonts=False, include_embedded_fonts=False
            )
            self._compiler = typst.Compiler(self.folder / self.main, root=self.folder, font_paths=fonts)
        try:
            made = how(self._compiler, {"data": json.dumps(data, ensure_ascii=False)})
        except typst.TypstError as error:
            places = [(path, int(line)) for path, line in _PLACE.findall(error.diagnostic)]
            raise TypesetError(str(error), places) from error
        assert isinstance(made, bytes)
        return made
