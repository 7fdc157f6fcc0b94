"""Find the theme and read it once: where its templates lie, and the files it puts beside the pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path

from rjsmin import jsmin

from zhanpai.kit import brand
from zhanpai.kit.fonts import printed_font
from zhanpai.kit.yaml import parse
from zhanpai.site.page import Output
from zhanpai.site.share_images import Materials

_STYLESHEETS = ("css/*.css", "components/*/*.css")
_FONT = re.compile(r'url\("\.\./fonts/([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's folder, its published files, and the addresses of those that the shell asks for."""

    folder: Path
    outputs: tuple[Output, ...]
    stylesheet: str
    script: str
    materials: Materials
    """What pictures are drawn with that say more than the theme knows."""

    @property
    def shell_folder(self) -> Path:
        """What overrides the site engine's own theme."""
        return self.folder / "shell"


def find_theme(root: Path) -> Theme:
    """The project's own `theme/`, or else the one that came with the program."""
    own = root / "theme"
    return read_theme(own if own.is_dir() else shipped_theme())


def shipped_theme() -> Path:
    """The theme beside the code in a wheel; in a checkout it lies at the top of the repository."""
    beside = Path(str(resources.files("zhanpai") / "theme"))
    return beside if beside.is_dir() else beside.parents[2] / "theme"


def read_tokens(folder: Path) -> brand.Tokens:
    """Read the colours, sizes and inks of the theme in `folder`.  Broken ones are our error: ValueError or OSError."""
    document = parse((folder / "tokens.yaml").read_bytes(), "theme/tokens.yaml")
    if not isinstance(document.data, Mapping):
        raise ValueError(f"theme/tokens.yaml: {document.problems}")
    return brand.parse_tokens(document.data)


def read_theme(folder: Path) -> Theme:
    """Read the theme in `folder`.  A broken theme is our error: ValueError or OSError."""
    tokens = read_tokens(folder)
    paths = [p.relative_to(folder).as_posix() for g in _STYLESHEETS for p in folder.glob(g)]
    fonts = {p.name: _hashed(p.stem, p.suffix, p.read_bytes()) for p in sorted(folder.glob("fonts/*.woff2"))}
    sheets = [_with_fonts((folder / path).read_text("utf-8"), fonts) for path in brand.cascade(paths)]
    published = [_hashed("site", ".css", brand.stylesheet(tokens, sheets))]
    # One script: another request costs a phone more than the few bytes that a page may not need.
    scripts = [jsmin(path.read_text("utf-8")) + "\n" for path in sorted(folder.glob("js/*.js"))]
    published.append(_hashed("site", ".js", "".join(scripts).encode()))
    logos = [Output(f"/assets/logo/{p.name}", p.read_bytes) for p in sorted(folder.glob("logo/*.*"))]
    # The fonts' licence asks to stand beside each copy of them.
    licences = [Output(f"/assets/{p.name}", p.read_bytes) for p in sorted(folder.glob("fonts/OFL.txt"))]
    address = {Path(o.url).name.split(".")[0] + Path(o.url).suffix: o.url.lstrip("/") for o in published}
    outputs = (*published, *logos, *fonts.values(), *licences)
    logo = (folder / "logo/logo-reversed.svg").read_text("utf-8")
    return Theme(
        folder,
        outputs,
        address["site.css"],
        address["site.js"],
        Materials(tokens, logo, printed_font()),
    )


def _with_fonts(style: str, fonts: Mapping[str, Output]) -> str:
    """`style`, where a font's file in the theme becomes the published one, which lies beside the stylesheet."""
    return _FONT.sub(lambda found: f'url("{Path(fonts[found[1]].url).name}")', style)


def _hashed(stem: str, suffix: str, content: bytes) -> Output:
    """A file that may be cached for ever: its name changes with its bytes."""
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Output(f"/assets/{stem}.{digest}{suffix}", partial(bytes, content))
