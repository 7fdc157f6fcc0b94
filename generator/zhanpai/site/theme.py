"""A theme's files in, what the site takes of them out: stylesheet, script, fonts and logos, and where they lie.

A theme is the shipped one and over it, file by file, the city's own; of tokens.yaml a city says only what it changes,
and of the logo it draws only one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType

from rjsmin import jsmin

from zhanpai.kit import brand
from zhanpai.site.own.colours import read_data, tokens_of
from zhanpai.site.own.logos import REVERSED, dress
from zhanpai.site.page import Output
from zhanpai.site.share_images import Materials

_STYLESHEETS = ("css/*.css", "components/*/*.css")
_TOKENS = "tokens.yaml"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})

SETTING = ("share/*.typ", "signage/lib/*.typ")
"""What share images are set with: the shapes of signs, used on screens."""

FONT = re.compile(r'url\("\.\./fonts/([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Theme:
    """The files of a theme, those it publishes, and the addresses of those that the shell asks for."""

    files: Mapping[str, bytes]
    """Every file by its path below `theme/`, with what follows from the city's colours and logo; tokens as shipped."""
    own: frozenset[str]
    """The paths of those that are the city's."""
    outputs: tuple[Output, ...]
    stylesheet: str
    script: str
    materials: Materials
    """What the theme gives to pictures that say more than it knows."""

    def below(self, folder: str) -> dict[str, bytes]:
        """The files of one folder of the theme, by their paths below it; none if there is no such folder."""
        start = f"{folder}/"
        return {p.removeprefix(start): content for p, content in self.files.items() if p.startswith(start)}


def read_tokens(files: Mapping[str, bytes], own: Mapping[str, bytes] = _NOTHING) -> brand.Tokens:
    """The colours, sizes and inks of a theme.  ValueError or KeyError says what is broken."""
    return tokens_of(read_data(files[_TOKENS]), read_data(own[_TOKENS]) if _TOKENS in own else {})


def make_theme(shipped: Mapping[str, bytes], own: Mapping[str, bytes] = _NOTHING) -> Theme:
    """The theme that these files make, by their paths below `theme/`.  ValueError or KeyError says what is broken."""
    tokens = read_tokens(shipped, own)
    files = {**shipped, **own, _TOKENS: shipped[_TOKENS]}
    if own:
        files |= dress(shipped, own, read_tokens(shipped), tokens)
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
    materials = Materials(tokens, files[REVERSED].decode("utf-8-sig"), _digest(files, SETTING))
    return Theme(MappingProxyType(files), frozenset(own), outputs, stylesheet, script, materials)


def _named(files: Mapping[str, bytes], glob: str) -> list[tuple[PurePosixPath, bytes]]:
    """The files that `glob` names, sorted; its `*` stands for no `/`."""
    depth = glob.count("/")
    names = sorted(path for path in files if path.count("/") == depth and fnmatchcase(path, glob))
    return [(PurePosixPath(path), files[path]) for path in names]


def _digest(files: Mapping[str, bytes], globs: Sequence[str]) -> str:
    """Changes with each file that `globs` name."""
    digest = hashlib.sha256()
    for path, content in (found for glob in globs for found in _named(files, glob)):
        digest.update(b"%b %d\n%b" % (str(path).encode(), len(content), content))
    return digest.hexdigest()[:16]


def _with_fonts(style: str, fonts: Mapping[str, Output]) -> str:
    """`style`, where a font's file in the theme becomes the published one, which lies beside the stylesheet."""
    return FONT.sub(lambda found: f'url("{PurePosixPath(fonts[found[1]].url).name}")', style)


def _as_is(url: str, content: bytes) -> Output:
    return Output(url, partial(bytes, content))


def _hashed(stem: str, suffix: str, content: bytes) -> Output:
    """A file that may be cached for ever: its name changes with its bytes."""
    digest = hashlib.sha256(content).hexdigest()[:10]
    return _as_is(f"/assets/{stem}.{digest}{suffix}", content)
