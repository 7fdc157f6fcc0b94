"""Read what signs measure and say, and what they are drawn with: specification, fonts, logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zhanpai.content import settings
from zhanpai.content.records import read_record
from zhanpai.kit import fonts
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding, Keys, has_errors
from zhanpai.kit.logo import Logo, parse_logo
from zhanpai.kit.yaml import Document, parse
from zhanpai.press.signs.glyphs import check_fonts
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec
from zhanpai.press.signs.text_keys import check_texts
from zhanpai.site.own.logos import LOGO
from zhanpai.site.theme import Theme

FOLDER = "signage"
"""Where in a theme stands what signs are set with."""


@dataclass(frozen=True)
class Settings:
    """Everything beside the content."""

    spec: SignageSpec
    documents: tuple[Document, ...]
    """The city's own file, and that of its theme if it has one: to give findings their lines."""
    files: Mapping[str, bytes]
    """What typst sets signs with: the theme's files by their paths below `theme/signage/`."""
    font_folders: tuple[Path, ...]
    coverage: Mapping[str, frozenset[int]]
    inks: Mapping[str, object]
    logo: Logo

    def diagnose(self, finding: Finding) -> Diagnostic:
        """A finding of `FILE` with its line, in the theme's file if only that says what is meant."""
        document = next((d for d in self.documents if _says(d, finding.keys)), self.documents[0])
        return document.diagnose(replace(finding, path=document.path))

    def edges(self, kind: KindSpec) -> tuple[float, float]:
        """How wide bleed and marks are at every side of a kind's signs."""
        return (0, 0) if kind.office else (self.spec.bleed, self.spec.marks)

    def frame(self, kind: KindSpec) -> dict[str, object]:
        """What every sign of a kind is set with."""
        bleed, marks = self.edges(kind)
        return {
            "inks": self.inks,
            "logo": self.logo.data,
            "fonts": self.spec.fonts,
            "spot": self.spec.spot_red,
            "bleed": bleed,
            "marks": marks,
        }


def read_settings(root: Path, theme: Theme, raw: bytes | None = None) -> Settings:
    """Read everything, or raise ContentError with all that is wrong; LogoError if the logo was not found fit before.

    `raw`, if given, is read in the place of what the city's file holds.
    """
    files = theme.below(FOLDER)
    below = _read_theme(files[FILE]) if f"{FOLDER}/{FILE}" in theme.own else None
    spec, document = read_spec(root, theme, raw)
    font_folders = (fonts.printed_font().parent, *_own_fonts(root, spec))
    coverage = fonts.coverage(fonts.font_files(font_folders), spec.fonts)
    documents = (document, below) if below else (document,)
    logo = parse_logo(theme.files[LOGO].decode(), theme.materials.tokens)
    inks = {name: list(cmyk) for name, cmyk in theme.materials.tokens.print.items()}
    read = Settings(spec, documents, files, font_folders, coverage, inks, logo)
    if problems := [read.diagnose(found) for found in check_fonts(spec, coverage)]:
        raise ContentError(problems)
    return read


def read_spec(root: Path, theme: Theme, raw: bytes | None = None) -> tuple[SignageSpec, Document]:
    """What the city says of its signs, or `raw` does, over what is shipped, with the file; ContentError with all that is wrong."""
    shipped = theme.below(FOLDER)[FILE]
    return settings.read_settings(
        root, FILE, shipped, SignageSpec, lambda _, shipped, own: check_texts(shipped, own), raw
    )


def _read_theme(raw: bytes) -> Document:
    """The city's own file in its theme, which stands for the whole of the shipped one; ContentError if it cannot."""
    document = parse(raw, f"theme/{FOLDER}/{FILE}")
    if has_errors(document.problems) or document.data is None:
        raise ContentError(document.problems)
    record, findings = read_record(SignageSpec, document.data, document.path)
    if record is None or findings:
        raise ContentError(map(document.diagnose, findings))
    return document


def _says(document: Document, keys: Keys) -> bool:
    """Whether there is something at these keys; an item of a list is taken for the list."""
    data: object = document.data
    for key in keys:
        if not isinstance(data, Mapping):
            break
        if key not in data:
            return False
        data = data[key]
    return True


def _own_fonts(root: Path, spec: SignageSpec) -> tuple[Path, ...]:
    return ((root / spec.font_folder),) if spec.font_folder else ()
