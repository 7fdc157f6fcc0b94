"""Read what signs measure and say, and what they are drawn with: specification, fonts, logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.records import read_record
from zhanpai.kit import fonts
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding, has_errors
from zhanpai.kit.yaml import Document, parse
from zhanpai.press.signs.glyphs import check_fonts
from zhanpai.press.signs.logo import LogoError, parse_logo
from zhanpai.press.signs.rules import BAD_LOGO
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec, merge
from zhanpai.press.signs.wording import check_texts
from zhanpai.site.theme import Theme, find_theme, shipped_theme

LOGO = "logo/logo.svg"


@dataclass(frozen=True)
class Settings:
    """Everything beside the content."""

    spec: SignageSpec
    document: Document
    """The city's own file, to give findings their lines."""
    folder: Path
    """The theme's signage."""
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


def read_settings(root: Path) -> Settings:
    """Read everything, or raise ContentError with all that is wrong."""
    theme = find_theme(root)
    folder = theme.folder / "signage"
    if not folder.is_dir():
        folder = shipped_theme() / "signage"
    spec, document = read_spec(root, folder)
    font_folders = (fonts.printed_font().parent, *_own_fonts(root, spec))
    coverage = fonts.coverage(fonts.font_files(font_folders), spec.fonts)
    problems = [document.diagnose(f) for f in check_fonts(spec, coverage)]
    logo, finding = _logo(theme)
    if finding:
        problems.append(Diagnostic(f"theme/{LOGO}", 1, 1, finding.code, finding.message, finding.fix))
    if problems:
        raise ContentError(problems)
    inks = {name: list(cmyk) for name, cmyk in theme.materials.tokens.print.items()}
    return Settings(spec, document, folder, font_folders, coverage, inks, logo)


def read_spec(root: Path, folder: Path) -> tuple[SignageSpec, Document]:
    """The shipped specification under the city's own; ContentError if that cannot be used."""
    shipped = parse((folder / FILE).read_bytes(), FILE)
    if not isinstance(shipped.data, Mapping):
        raise ValueError(f"theme/signage/{FILE}: {shipped.problems}")
    try:
        own = parse((root / FILE).read_bytes(), FILE)
    except FileNotFoundError:
        own = parse(b"{}\n", FILE)
    if has_errors(own.problems):
        raise ContentError(own.problems)
    data = merge(shipped.data, own.data if isinstance(own.data, Mapping) else {})
    spec, findings = read_record(SignageSpec, data, FILE)
    findings += check_texts(shipped.data, own.data)
    if spec is None or findings:
        raise ContentError(own.diagnose(f) for f in findings)
    return spec, own


def _own_fonts(root: Path, spec: SignageSpec) -> tuple[Path, ...]:
    return ((root / spec.font_folder),) if spec.font_folder else ()


def _logo(theme: Theme) -> tuple[Mapping[str, object], Finding | None]:
    fix = "在制图软件里把文字和描边转成轮廓（路径），另存为普通 SVG，放到 theme/logo/logo.svg。"
    try:
        svg = (theme.folder / LOGO).read_text("utf-8")
        return parse_logo(svg, theme.materials.tokens).data, None
    except FileNotFoundError:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), "找不到标志。", fix)
    except UnicodeDecodeError:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), "标志不是 SVG 文件。", fix)
    except LogoError as error:
        return {}, BAD_LOGO.at(f"theme/{LOGO}", (), str(error), fix)
