"""The brand as values: design tokens in, one stylesheet out.

`theme/tokens.yaml` has two levels, as GOV.UK Frontend has: a palette of inks and the jobs that use
them.  The web and the signs read the same `Tokens`, so a page and a doorplate cannot differ in red.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Cmyk: TypeAlias = tuple[int, int, int, int]
"""Cyan, magenta, yellow and black in per cent."""

READABLE, READABLE_LARGE = 4.5, 7.0
"""WCAG 2.2 for text of any size: AA (success criterion 1.4.3), and AAA (1.4.6) for who asks for large text."""

VISIBLE = 3.0
"""WCAG 2.2 for what is no text and must be seen (1.4.11), and for large letters (1.4.3)."""

EDGES = (("control", "paper"), ("control", "surface"), ("control", "band"), ("success", "surface"))
"""(shape, ground): the edges of fields and buttons, and how far a bar has come."""

ON_PICTURES = (("accent_on_brand", "brand_strong"),)
"""(text, ground) that only pictures have, which know no large text: the foot of a shared link's picture."""

_RINGS, _RINGED = ("focus_ring", "focus_halo"), ("paper", "surface", "band", "brand")
"""Round what has the focus stand two rings, of which one at least is seen, on whatever ground."""

PRINTED = (
    ("paper", "brand", READABLE),
    ("paper", "brand_strong", READABLE),
    ("ink", "paper", READABLE),
    ("accent", "brand", VISIBLE),
)
"""(ink, ground, least ratio) of what the signs print on each other; accent is for titles and lines."""

_SCALES = ("font", "text", "line", "space", "radius", "shadow", "width")
_GROUND = ("base.css", "layout.css", "shell.css")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_TEXT = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_BLANK = re.compile(rf"({_TEXT})|(?:/\*.*?\*/|\s)+", re.DOTALL)
_AROUND = re.compile(rf"({_TEXT})|;? *(}}) *| *([{{;,>]) *|(:) +")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The brand, every name resolved.  Colours are ``#RRGGBB``."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    light_large: Mapping[str, str]
    """The same with large text, for eyes that also need stronger contrast."""
    dark_large: Mapping[str, str]
    scales: Mapping[str, Mapping[str, str]]
    """Everything but colour: ``scales["space"]["4"] == "1rem"``."""
    pairs: tuple[tuple[str, str], ...]
    """(text, ground) that stand together on some page."""
    print: Mapping[str, Cmyk]


def parse_tokens(data: Mapping[str, object]) -> Tokens:
    """Resolve the two levels of `tokens.yaml`; `ValueError` names the token that cannot be used.

    Every scalar is expected as the string that was typed.
    """
    palette = {name: _hex(f"palette.{name}", value) for name, value in _strings(data, "palette").items()}
    schemes = _mapping(data, "color")
    light, dark = (_resolve(_strings(schemes, scheme), palette) for scheme in ("light", "dark"))
    if light.keys() != dark.keys():
        raise ValueError(f"only one scheme has: {', '.join(sorted(light.keys() ^ dark.keys()))}")
    stronger = {
        scheme: _resolve(_strings(schemes, scheme), palette) for scheme in ("light_large", "dark_large")
    }
    if unknown := sorted({job for jobs in stronger.values() for job in jobs} - light.keys()):
        raise ValueError(f"only with large text there is: {', '.join(unknown)}")
    pairs = tuple(_pair(pair, light) for pair in _list(data, "pairs"))
    scales = {scale: _strings(data, scale) for scale in _SCALES}
    inks = {name: _cmyk(name, value) for name, value in _strings(data, "print").items()}
    large = {**light, **stronger["light_large"]}, {**dark, **stronger["dark_large"]}
    return Tokens(light, dark, *large, scales, pairs, inks)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def shown_ink(ink: Cmyk) -> str:
    """``#RRGGBB`` as plain arithmetic makes it of four inks: near enough to tell whether words can be read."""
    *colours, black = (share / 100 for share in ink)
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * (1 - share) * (1 - black)) for share in colours))


def cmyk(colour: str) -> Cmyk:
    """The inks that a ``#RRGGBB`` colour asks for by plain arithmetic, for one that no print shop has named."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    black = 1 - max(channels)
    cyan, magenta, yellow = ((1 - c - black) / (1 - black) if black < 1 else 0 for c in channels)
    return round(100 * cyan), round(100 * magenta), round(100 * yellow), round(100 * black)


def unreadable_pairs(tokens: Tokens) -> list[tuple[str, str, str, float]]:
    """(scheme, text, ground, ratio) of each pair that falls short of what `needed` asks for, edges and rings among them."""
    schemes = {
        "light": tokens.light,
        "dark": tokens.dark,
        "light_large": tokens.light_large,
        "dark_large": tokens.dark_large,
    }
    return [
        (scheme, text, ground, ratio)
        for scheme, colours in schemes.items()
        for text, ground in (*tokens.pairs, *ON_PICTURES, *EDGES, *_rings(colours))
        if (ratio := contrast(colours[text], colours[ground])) < needed(scheme, text, ground)
    ]


def needed(scheme: str, text: str, ground: str) -> float:
    """The least ratio that is enough of this pair in this scheme."""
    if text in _RINGS or (text, ground) in EDGES:
        return VISIBLE
    return READABLE_LARGE if scheme.endswith("large") and (text, ground) not in ON_PICTURES else READABLE


def unreadable_inks(tokens: Tokens) -> list[tuple[str, str, float, float]]:
    """(ink, ground, ratio, least ratio) of each pair of `PRINTED` that cannot be told apart on paper."""
    shown = {name: shown_ink(ink) for name, ink in tokens.print.items()}
    return [
        (ink, ground, ratio, enough)
        for ink, ground, enough in PRINTED
        if (ratio := contrast(shown[ink], shown[ground])) < enough
    ]


def _rings(colours: Mapping[str, str]) -> list[tuple[str, str]]:
    """For each ground the ring that is seen better on it."""
    return [(max(_RINGS, key=lambda ring: contrast(colours[ring], colours[g])), g) for g in _RINGED]


def tokens_css(tokens: Tokens) -> str:
    """The tokens as custom properties: ``--zp-ink``, ``--zp-space-4``; dark ones on dark screens only.

    What changes with large text is said in both schemes, as its rule is stronger than that of a scheme.
    """
    scales = {
        f"{scale}-{name}": value for scale, values in tokens.scales.items() for name, value in values.items()
    }
    root = _declarations({**tokens.light, **scales})
    light, dark = tokens.light_large, tokens.dark_large
    changed = [job for job in light if light[job] != tokens.light[job] or dark[job] != tokens.dark[job]]
    large, large_dark = (_declarations({job: s[job] for job in changed}) for s in (light, dark))
    return (
        f":root{{color-scheme:light dark;{root}}}\n:root.zp-large{{{large}}}\n"
        # Paper is white: a dark scheme must not reach the printer.
        "@media screen and (prefers-color-scheme:dark)"
        f"{{:root{{{_declarations(tokens.dark)}}}:root.zp-large{{{large_dark}}}}}\n"
    )


def cascade(paths: Iterable[str]) -> list[str]:
    """The theme's stylesheets in the order they must stand: the ground, the components, the printer's last word."""

    def rank(path: str) -> tuple[int, str]:
        folder, _, name = path.rpartition("/")
        if not folder.endswith("/css") and folder != "css":
            return len(_GROUND), path
        return (_GROUND.index(name) if name in _GROUND else len(_GROUND) + 1), path

    return sorted(paths, key=rank)


def stylesheet(tokens: Tokens, parts: Iterable[str]) -> bytes:
    """The whole stylesheet: tokens first, then `parts` in their order, comments and blanks taken out."""
    return minify("\n".join([tokens_css(tokens), *parts])).encode()


def minify(css: str) -> str:
    """CSS without comments and needless blanks; what stands in quotes is kept as it is."""
    spaced = _BLANK.sub(lambda m: m[1] or " ", css)
    return _AROUND.sub(lambda m: m[1] or m[2] or m[3] or m[4], spaced).strip() + "\n"


def _declarations(values: Mapping[str, str]) -> str:
    return "".join(f"--zp-{name.replace('_', '-')}:{value};" for name, value in values.items())


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _resolve(jobs: Mapping[str, str], palette: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(f"{job}: {ink}" for job, ink in jobs.items() if ink not in palette)
    if unknown:
        raise ValueError(f"not in the palette: {', '.join(unknown)}")
    return {job: palette[ink] for job, ink in jobs.items()}


def _hex(name: str, value: str) -> str:
    if not _HEX.fullmatch(value):
        raise ValueError(f"{name}: not a colour of the form #RRGGBB: {value!r}")
    return value


def _cmyk(name: str, value: str) -> Cmyk:
    parts = value.split()
    if len(parts) != 4 or not all(part.isdecimal() and int(part) <= 100 for part in parts):
        raise ValueError(f"print.{name}: not four per cents: {value!r}")
    cyan, magenta, yellow, black = map(int, parts)
    return cyan, magenta, yellow, black


def _pair(value: object, known: Mapping[str, str]) -> tuple[str, str]:
    match value:
        case [str(text), str(ground)] if text in known and ground in known:
            return text, ground
    raise ValueError(f"pairs: not two colours by their job: {value!r}")


def _mapping(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key)
    if not isinstance(value, Mapping):
        raise ValueError(f"{key}: missing, or not a mapping")
    return value


def _list(data: Mapping[str, object], key: str) -> list[object]:
    value = data.get(key)
    if not isinstance(value, list):
        raise ValueError(f"{key}: missing, or not a list")
    return value


def _strings(data: Mapping[str, object], key: str) -> dict[str, str]:
    values = {str(name): value for name, value in _mapping(data, key).items()}
    if wrong := sorted(name for name, value in values.items() if not isinstance(value, str)):
        raise ValueError(f"{key}: not text: {', '.join(wrong)}")
    return {name: str(value) for name, value in values.items()}
