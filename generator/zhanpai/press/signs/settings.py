"""Read what signs measure and say, and what they are drawn with: specification, fonts, logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content import settings
from zhanpai.kit import fonts
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding
from zhanpai.kit.logo import LogoError, parse_logo
from zhanpai.kit.yaml import Document
from zhanpai.press.signs.glyphs import check_fonts
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec
from zhanpai.press.signs.wording import check_texts
from zhanpai.site.own.codes import BAD_LOGO
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
    logo: Mapping[str, object]

    def edges(self, kind: KindSpec) -> tuple[float, float]:
        """How wide bleed and marks are at every side of a kind's signs."""
        return (0, 0) if kind.office else (self.spec.bleed, self.spec.marks)

    def frame(self, kind: KindSpec) -> dict[str, object]:
        """What every sign of a kind is set with."""
        bleed, marks = self.edges(kind)
        return {
            "inks": self.inks,
            "logo": self.logo,
            "fonts": self.spec.fonts,
            "spot": self.spec.spot_red,
            "bleed": bleed,
            "marks": marks,
        }


def read_settings(root: Path, theme: Theme) -> Settings:
    """Read everything, or raise ContentError with all that is wrong."""
    files = theme.below("signage")
    spec, document = settings.read_settings(
        root, FILE, files[FILE], SignageSpec, lambda _, shipped, own: check_texts(shipped, own)
    )
    font_folders = (fonts.printed_font().parent, *_own_fonts(root, spec))
    coverage = fonts.coverage(fonts.font_files(font_folders), spec.fonts)
    problems = [document.diagnose(f) for f in check_fonts(spec, coverage)]
    logo, finding = _logo(theme)
    if finding:
        problems.append(Diagnostic(f"theme/{LOGO}", 1, 1, finding.code, finding.message, finding.fix))
    if problems:
        raise ContentError(problems)
    inks = {name: list(cmyk) for name, cmyk in theme.materials.tokens.print.items()}
    return Settings(spec, document, files, font_folders, coverage, inks, logo)


def _own_fonts(root: Path, spec: SignageSpec) -> tuple[Path, ...]:
    return ((root / spec.font_folder),) if spec.font_folder else ()


def _logo(theme: Theme) -> tuple[Mapping[str, object], Finding | None]:
    fix = "在制图软件里把文字和描边转成轮廓（路径），另存为普通 SVG，放到 theme/logo/logo.svg。"
    try:
        svg = theme.files[LOGO].decode()
        return parse_logo(svg, theme.materials.tokens).data, None
    except KeyError:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), "找不到标志。", fix)
    except UnicodeDecodeError:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), "标志不是 SVG 文件。", fix)
    except LogoError as error:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), str(error), fix)
