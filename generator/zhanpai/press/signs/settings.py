"""Read what signs measure and say, and what they are drawn with: specification, fonts, logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content import settings
from zhanpai.kit import fonts
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.logo import Logo, parse_logo
from zhanpai.kit.yaml import Document
from zhanpai.press.signs.glyphs import check_fonts
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec
from zhanpai.press.signs.text_keys import check_texts
from zhanpai.site.own.logos import LOGO
from zhanpai.site.theme import Theme


@dataclass(frozen=True)
class Settings:
    """Everything beside the content."""

    spec: SignageSpec
    document: Document
    """The city's own file, to give findings their lines."""
    files: Mapping[str, bytes]
    """What typst sets signs with: the theme's files by their paths below `theme/signage/`."""
    font_folders: tuple[Path, ...]
    coverage: Mapping[str, frozenset[int]]
    inks: Mapping[str, object]
    logo: Logo

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


def read_settings(root: Path, theme: Theme) -> Settings:
    """Read everything, or raise ContentError with all that is wrong; LogoError if the logo was not found fit before."""
    files = theme.below("signage")
    spec, document = settings.read_settings(
        root, FILE, files[FILE], SignageSpec, lambda _, shipped, own: check_texts(shipped, own)
    )
    font_folders = (fonts.printed_font().parent, *_own_fonts(root, spec))
    coverage = fonts.coverage(fonts.font_files(font_folders), spec.fonts)
    problems = [document.diagnose(f) for f in check_fonts(spec, coverage)]
    if problems:
        raise ContentError(problems)
    logo = parse_logo(theme.files[LOGO].decode(), theme.materials.tokens)
    inks = {name: list(cmyk) for name, cmyk in theme.materials.tokens.print.items()}
    return Settings(spec, document, files, font_folders, coverage, inks, logo)


def _own_fonts(root: Path, spec: SignageSpec) -> tuple[Path, ...]:
    return ((root / spec.font_folder),) if spec.font_folder else ()
