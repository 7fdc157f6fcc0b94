"""typst: jobs in, PDF out.  One compiler lives as long as its process; fonts are read once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typst

MAIN = "main.typ"
PUBLIC: Final = "ua-1"
"""What PDFs for people keep to, in typst's words: PDF/UA-1."""
PRINTED: Final = "1.6"
"""What PDF/X-4 is built on."""

# Lines are counted from 1 and columns from 0.
_PLACE = re.compile(r"┌─ (.+):(\d+):(\d+)$", re.MULTILINE)

_has_run = False


def has_run() -> bool:
    """Whether typst has run in this process: its threads do not survive a fork, and a child waits for them for ever."""
    return _has_run


class TypesetError(RuntimeError):
    """The theme's own typesetting is broken: our error, or that of who changed it."""

    def __init__(self, message: str, places: Sequence[tuple[str, int, int]]) -> None:
        super().__init__(message, places)
        self.places = places
        """Every file, line and column that was at work, the innermost first; a path ends with that below the theme."""

    def __str__(self) -> str:
        return str(self.args[0])


class WrongPages(TypesetError):
    """A template has set so many pages, and should have set another number."""

    def __init__(self, made: int, wanted: int, template: str) -> None:
        super().__init__("", [(f"/{template}", 1, 1)])
        # What another process makes the same error of.
        self.args = made, wanted, template
        self.made, self.wanted = made, wanted

    def __str__(self) -> str:
        return f"{self.made} pages instead of {self.wanted}"


@dataclass
class Typesetter:
    """Sets signs with the theme in `folder` and the fonts in `font_folders`, and no others."""

    folder: Path
    font_folders: Sequence[Path]
    frame: Mapping[str, object]
    """What every job is given beside its signs: inks, logo, fonts, bleed, marks."""
    main: str = MAIN
    is_public: bool = False
    """Whether people read the PDFs themselves, some by ear: tagged then, PDF/UA-1. A print shop has no use for tags."""
    has_code: bool = False
    """Whether letters of one width are wanted too, for what people type: typst's own, as our fonts have none."""
    _compiler: typst.Compiler | None = field(default=None, repr=False)

    def pdf(self, signs: Sequence[Mapping[str, object]], title: str) -> bytes:
        """One PDF with a page for each sign."""
        return self._made(
            lambda compiler, data: compiler.compile(
                format="pdf",
                sys_inputs=data,
                pdf_tags=self.is_public,
                pdf_standards=[PUBLIC if self.is_public else PRINTED],
            ),
            signs,
            title,
        )

    def png(self, sign: Mapping[str, object], title: str) -> bytes:
        """The one page of `sign` as a picture, a pixel to each of its millimetres; WrongPages if there are more."""
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
                font_paths=list(self.font_folders),
                include_system_fonts=False,
                include_embedded_fonts=self.has_code,
            )
            self._compiler = typst.Compiler(self.folder / self.main, root=self.folder, font_paths=fonts)
        try:
            made = how(self._compiler, {"data": json.dumps(data, ensure_ascii=False)})
        except typst.TypstError as error:
            places = [
                (path, int(line), int(column) + 1) for path, line, column in _PLACE.findall(error.diagnostic)
            ]
            raise TypesetError(str(error), places) from error
        if isinstance(made, list):
            template = Path(self.main).with_name(f"{signs[0].get('kind', Path(self.main).stem)}.typ")
            raise WrongPages(len(made), 1, template.as_posix())
        assert isinstance(made, bytes)
        return made
