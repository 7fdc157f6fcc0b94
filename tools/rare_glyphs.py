"""Make the web font of rare name characters: theme/fonts/rare-*.woff2 and theme/css/fonts.css.

Run by hand when the list or the source changes (`make` never does); what it writes is committed.  The source is
Noto Sans CJK SC of Debian's fonts-noto-cjk, or the file named on the command line.  The font is cut into SHARDS
so that a page with one such name costs a phone some 10 KB and not all of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "theme/fonts"
LIST = FONTS / "rare-characters.txt"
STYLE = ROOT / "theme/css/fonts.css"
SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FACE = "Noto Sans CJK SC"
FAMILY = "ZP Rare"
SHARDS = 6
BLOCKS = (0x3400, 0x4E00, 0x20000, 0x2A700, 0x2B740, 0x2B820, 0x2CEB0)
"""Where the blocks of ideographs begin (Unicode, Blocks.txt): no range may run from one over 一 into the next."""

_CSS_HEAD = """\
/* Written by tools/rare_glyphs.py: characters of names that many phones lack. A page fetches a part only if it shows
   a character of its range that no font named before "{family}" has. */
"""


def characters() -> list[str]:
    """The characters of the list, in the order of Unicode."""
    lines = LIST.read_text("utf-8").splitlines()
    return sorted(set("".join(line for line in lines if not line.startswith("#"))))


def shards(rare: list[str]) -> Iterator[list[str]]:
    """`rare` in parts of nearly equal length."""
    for i in range(SHARDS):
        yield rare[len(rare) * i // SHARDS : len(rare) * (i + 1) // SHARDS]


def ranges(part: list[str]) -> str:
    """A `unicode-range`: in each block from the first to the last, as a list of all would weigh on every page."""

    def block(char: str) -> int:
        return sum(ord(char) >= start for start in BLOCKS)

    spans = [list(group) for _, group in groupby(part, block)]
    return ", ".join(f"U+{ord(s[0]):X}" + (f"-{ord(s[-1]):X}" if len(s) > 1 else "") for s in spans)


def cut(source: str, part: list[str]) -> TTFont:
    """`source` with nothing but the glyphs of `part`, its licence, and a name of its own."""
    font = _open(source)
    options = subset.Options(
        flavor="woff2", hinting=False, desubroutinize=True, layout_features=[], notdef_outline=False
    )
    options.name_IDs = [0, 14]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(part))
    cutter.subset(font)
    for identity, words in ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, "ZPRare-Regular")):
        font["name"].setName(words, identity, 3, 1, 0x409)
    # The words of the licence lie beside the fonts; here they would weigh as much as two glyphs.
    names = font["CFF "].cff.topDictIndex[0]
    names.Notice, names.FullName, names.FamilyName = "OFL 1.1", FAMILY, FAMILY
    for face in names.FDArray:
        face.FontName = "ZP"
    missing = set(map(ord, part)) - font.getBestCmap().keys()
    if missing:
        raise SystemExit(f"{source} lacks {' '.join(map(chr, sorted(missing)))}")
    font.flavor = "woff2"
    return font


def _open(source: str) -> TTFont:
    # The time of making is not written, so that the same list gives the same bytes.
    if not source.endswith(".ttc"):
        return TTFont(source, recalcTimestamp=False)
    faces = TTCollection(source).fonts
    number = next(i for i, face in enumerate(faces) if face["name"].getDebugName(1) == FACE)
    return TTFont(source, fontNumber=number, recalcTimestamp=False)


def main(source: str = SOURCE) -> None:
    """Write all parts and the stylesheet that asks for them."""
    rules = [_CSS_HEAD.format(family=FAMILY)]
    for number, part in enumerate(shards(characters()), 1):
        path = FONTS / f"rare-{number}.woff2"
        cut(source, part).save(path)
        rules.append(
            f'@font-face {{\n  font-family: "{FAMILY}";\n  font-display: swap;\n'
            f'  src: url("../fonts/{path.name}") format("woff2");\n  unicode-range: {ranges(part)};\n}}\n'
        )
        sys.stdout.write(f"{path.name}: {len(part)} characters, {path.stat().st_size} bytes\n")
    STYLE.write_text("\n".join(rules), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
