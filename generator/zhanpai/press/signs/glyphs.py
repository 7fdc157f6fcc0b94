"""Every character that is to be set, against the characters that the fonts have.

typst says nothing of a missing one and prints an empty box; on a plate that is a wrong name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from zhanpai.kit.diagnostics import Finding
from zhanpai.press.signs.printing_rules import NO_FONT, NO_GLYPH
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import FILE, SignageSpec


def check_fonts(spec: SignageSpec, coverage: Mapping[str, frozenset[int]]) -> Iterator[Finding]:
    """Tell of each font in `spec` that no file holds."""
    for index, family in enumerate(spec.fonts):
        if family not in coverage:
            fix = (
                f"把“{family}”的字体文件放进 {FILE} 的 font_folder 写的文件夹，"
                "或者从 fonts 里去掉它；思源黑体写作 Noto Sans CJK SC。"
            )
            yield NO_FONT.at(FILE, ("fonts", index), f"找不到字体“{family}”。", fix)


def check_glyphs(signs: Sequence[Sign], coverage: Mapping[str, frozenset[int]]) -> Iterator[Finding]:
    """Tell of each word that has a character which none of the fonts has, once."""
    have = frozenset().union(*coverage.values())
    used = {ord(ch) for sign in signs for text in sign.strings for ch in text}
    missing = {chr(point) for point in used - have if not chr(point).isspace()}
    if not missing:
        return
    told: set[object] = set()
    for sign in signs:
        lacking = sorted(missing & {ch for text in sign.strings for ch in text})
        for ch in lacking:
            finding = _finding(sign, ch)
            if (finding.path, finding.keys, finding.message) not in told:
                told.add((finding.path, finding.keys, finding.message))
                yield finding


def _finding(sign: Sign, ch: str) -> Finding:
    name = f"“{ch}”（U+{ord(ch):04X}）"
    fix = f"请核对这个字；没有写错，就在 {FILE} 的 fonts 里补一种有这个字的字体，字体文件放进 font_folder。"
    for word in sign.words:
        if ch in word.text:
            if unicodedata.category(ch) == "Co":
                fix = "这是自造字（造字程序里的字），换成国家标准里的字。"
            return NO_GLYPH.at(word.path, word.keys, f"{word.what}“{word.text}”里的{name}，字体里没有。", fix)
    return NO_GLYPH.at(FILE, (), f"“{sign.label}”的牌子上的{name}，字体里没有。", fix)
