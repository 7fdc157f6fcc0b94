"""A theme's files in, what the site takes of them out: stylesheet, script, fonts and logos, and where they lie."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import PurePosixPath

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
    """The files of a theme, those it publishes, and the addresses of those that the shell asks for."""

    files: Mapping[str, bytes]
    """Every file by its path below `theme/`."""
    outputs: tuple[Output, ...]
    stylesheet: str
    script: str
    materials: Materials
    """What pictures are drawn with that say more than the theme knows."""

    def below(self, folder: str) -> dict[str, bytes]:
        """The files of one folder of the theme, by their paths below it; none if there is no such folder."""
        start = f"{folder}/"
        return {p.removeprefix(start): content for p, content in self.files.items() if p.startswith(start)}


def read_tokens(files: Mapping[str, bytes]) -> brand.Tokens:
    """The colours, sizes and inks of a theme.  ValueError or KeyError says what is broken."""
    document = parse(files["tokens.yaml"], "theme/tokens.yaml")
    if not isinstance(document.data, Mapping):
        raise ValueError(f"theme/tokens.yaml: {document.problems}")
    return brand.parse_tokens(document.data)


def make_theme(files: Mapping[str, bytes]) -> Theme:
    """The theme that these files make.  ValueError or KeyError says what is broken or lacking."""
    tokens = read_tokens(files)
    fonts = {
        path.name: _hashed(path.stem, path.suffix, content)
        for path, content in _named(files, "fonts/*.woff2")
    }
    sheets = brand.cascade([str(path) for glob in _STYLESHEETS for path, _ in _named(files, glob)])
    styles = [_with_fonts(files[path].decode(), fonts) for path in sheets]
    published = [_hashed("site", ".css", brand.stylesheet(tokens, styles))]
    # One script: another request costs a phone more than the few bytes that a page may not need.
    scripts = [jsmin(content.decode()) + "\n" for _, content in _named(files, "js/*.js")]
    published.append(_hashed("site", ".js", "".join(scripts).encode()))
    logos = [_as_is(f"/assets/logo/{path.name}", content) for path, content in _named(files, "logo/*.*")]
    # The fonts' licence asks to stand beside each copy of them.
    licences = [_as_is(f"/assets/{path.name}", content) for path, content in _named(files, "fonts/OFL.txt")]
    stylesheet, script = (output.url.lstrip("/") for output in published)
    outputs = (*published, *logos, *fonts.values(), *licences)
    materials = Materials(tokens, files["logo/logo-reversed.svg"].decode(), printed_font())
    return Theme(files, outputs, stylesheet, script, materials)


def _named(files: Mapping[str, bytes], glob: str) -> list[tuple[PurePosixPath, bytes]]:
    """The files that `glob` names, sorted; its `*` stands for no `/`."""
    depth = glob.count("/")
    names = sorted(path for path in files if path.count("/") == depth and fnmatchcase(path, glob))
    return [(PurePosixPath(path), files[path]) for path in names]


def _with_fonts(style: str, fonts: Mapping[str, Output]) -> str:
    """`style`, where a font's file in the theme becomes the published one, which lies beside the stylesheet."""
    return _FONT.sub(lambda found: f'url("{PurePosixPath(fonts[found[1]].url).name}")', style)


def _as_is(url: str, content: bytes) -> Output:
    return Output(url, partial(bytes, content))


def _hashed(stem: str, suffix: str, content: bytes) -> Output:
    """A file that may be cached for ever: its name changes with its bytes."""
    digest = hashlib.sha256(content).hexdigest()[:10]
    return _as_is(f"/assets/{stem}.{digest}{suffix}", content)
