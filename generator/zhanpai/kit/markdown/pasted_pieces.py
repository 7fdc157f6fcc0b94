"""Words with what is marked in them → Markdown; signs that it would misread are escaped, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from zhanpai.kit.markdown import MarkdownDocument, read

_WIDE = re.compile("[^\x00-\u024f]")
_BLANKS = re.compile("[ \t\r\n\f\u00a0\u2002-\u200a\u202f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TAME = re.compile(r"[^\\`*_\[\]<>~#&|｜{}!^＊～［【=\-+：:＞＃●▪■◆◇○◦➢▶►‧∙•·－–—―─━＿.)\u3000]*")
_SIGNS = re.compile(r"[\\`*_\[\]~#]|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_BEGINS = re.compile(r"[>=+-]|[0-9]+(?=[.)])")
_ODD = re.compile(r"[\\`*_\[\]~#<>&|{}!＊～［］【】｜＃＞]|^[^\w\s]|^(?<![0-9])[0-9](?=[0-9]*[.)])")
UNREAD = -1
"""In the place of a level: nothing is read back, as there is more of it than any text may have."""
LEVELS = 3
"""Ways of writing a sign, each surer and uglier than the one before: as it is, with a backslash, by its number."""


@dataclass(frozen=True, slots=True)
class PastedPiece:
    """Words, and how they are marked; `note` is the label of a footnote that stands in their place."""

    words: str
    is_bold: bool = False
    is_struck: bool = False
    href: str = ""
    note: str = ""


def tidy(pieces: Iterable[PastedPiece]) -> tuple[PastedPiece, ...]:
    """The pieces of one paragraph: alike neighbours joined, blanks as a reader sees them, none at either end.

    A line end of the source is a blank only between two Latin words: programs break lines within 接待.
    """
    said = [replace(p, words=_UNSEEN.sub("", p.words)) for p in pieces]
    said = _with_blanks_inside([p for p in said if p.words or p.note])
    joined: list[PastedPiece] = []
    for _, group in groupby(said, key=lambda p: (p.is_bold, p.is_struck, p.href, p.note)):
        first, *others = group
        if first.note:
            joined.append(first)
            continue
        joined.append(replace(first, words="".join([first.words, *(p.words for p in others)])))
    text = "".join(p.words for p in joined)
    out, at = [], 0
    for piece in joined:
        out.append(replace(piece, words=_spaced(piece.words, text, at)))
        at += len(piece.words)
    return _stripped(out)


def _with_blanks_inside(pieces: list[PastedPiece]) -> list[PastedPiece]:
    """A piece of blanks between two that are marked alike is marked as they are."""
    for number in range(1, len(pieces) - 1):
        before, piece, after = pieces[number - 1 : number + 2]
        if (
            not piece.words.strip()
            and not piece.note
            and replace(before, words="") == replace(after, words="")
        ):
            pieces[number] = replace(before, words=piece.words)
    return pieces


def _spaced(words: str, text: str, at: int) -> str:
    def blank(found: re.Match[str]) -> str:
        if "\n" not in found[0] and "\r" not in found[0]:
            return " "
        start, end = at + found.start(), at + found.end()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        return "" if _WIDE.match(before) or _WIDE.match(after) else " "

    return _BLANKS.sub(blank, words)


def _stripped(pieces: list[PastedPiece]) -> tuple[PastedPiece, ...]:
    out: list[PastedPiece] = []
    for piece in pieces:
        words = piece.words
        if not out or out[-1].words.endswith((" ", "\u3000")):
            words = words.lstrip(" " if out else " \u3000")
        if words or piece.note:
            out.append(replace(piece, words=words))
    while out and not out[-1].note and not out[-1].words.rstrip(" \u3000"):
        out.pop()
    if out and not out[-1].note:
        out[-1] = replace(out[-1], words=out[-1].words.rstrip(" \u3000"))
    return tuple(out)


def plain(pieces: Iterable[PastedPiece]) -> str:
    """The words alone; a footnote says nothing."""
    return "".join(piece.words for piece in pieces)


def inline(pieces: Sequence[PastedPiece], least: int = 0, *, in_cell: bool = False) -> str:
    """The Markdown of one paragraph or cell, with as few signs escaped as have it read as it is meant; at least `least`."""
    if least == UNREAD:
        return _write(pieces, 1, in_cell)
    text = ""
    for level in range(least, LEVELS):
        text = _write(pieces, level, in_cell)
        if (level == 0 and _TAME.fullmatch(text) and not in_cell) or is_read_as(text, pieces, in_cell):
            return text
    bare = [PastedPiece(plain(pieces))]
    return _write(bare, LEVELS - 1, in_cell) if len(pieces) > 1 or pieces[0] != bare[0] else text


def is_read_as(text: str, pieces: Sequence[PastedPiece], in_cell: bool) -> bool:
    """Whether our own parser reads in `text` one paragraph (or cell) of these words, marked so, and finds no fault."""
    if in_cell:
        document = read(f"| 一 |\n| --- |\n| {text} |")
        cells = list(document.root.iter("td"))
        return len(cells) == 1 and len(document.root) == 1 and _agrees(document, cells[0], pieces)
    notes = "".join(f"\n\n[^{p.note}]: 注" for p in {p.note: p for p in pieces if p.note}.values())
    document = read(text + notes)
    root = document.root
    is_one = len(root) == (3 if notes else 1) and root[0].tag == "p"
    return is_one and _agrees(document, root[0], pieces)


def _agrees(document: MarkdownDocument, element: Element, pieces: Sequence[PastedPiece]) -> bool:
    def words(tag: str) -> str:
        return _bare("".join("".join(one.itertext()) for one in element.iter(tag)))

    said = _bare(_without_notes(element))
    return (
        not document.faults
        and said == _bare(plain(pieces))
        and words("strong") == _bare(plain(p for p in pieces if p.is_bold))
        and words("del") == _bare(plain(p for p in pieces if p.is_struck))
        and words("a") == _bare(plain(p for p in pieces if p.href))
        and not any(True for tag in ("em", "code", "img", "br") for _ in element.iter(tag))
    )


def _without_notes(element: Element) -> str:
    from xml.etree.ElementTree import Element

    assert isinstance(element, Element)
    """Its words in their order, without the numbers of footnotes."""
    said = "".join(element.itertext())
    for note in element.iter("sup"):
        said = said.replace("".join(note.itertext()), "", 1)
    return said


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def _write(pieces: Sequence[PastedPiece], level: int, in_cell: bool) -> str:
    out = []
    for href, linked in groupby(pieces, key=lambda p: p.href):
        text = _marked(list(linked), level)
        out.append(f"[{text}]({href})" if href else text)
    text = "".join(out)
    if level == 1 and (found := _BEGINS.match(text)):
        end = found.end() if found[0].isdigit() else 0
        text = f"{text[:end]}\\{text[end:]}"
    return text.replace("|", "\\|") if in_cell and level < LEVELS - 1 else text


def _marked(pieces: Sequence[PastedPiece], level: int) -> str:
    out = []
    for piece in pieces:
        if piece.note:
            out.append(f"[^{piece.note}]")
            continue
        words = piece.words.strip(" ")
        mark = ("**" if piece.is_bold else "") + ("~~" if piece.is_struck else "")
        if not words:
            out.append(piece.words)
            continue
        before = piece.words[: len(piece.words) - len(piece.words.lstrip(" "))]
        after = piece.words[len(piece.words.rstrip(" ")) :]
        out.append(f"{before}{mark}{_ESCAPES[level](words)}{mark[::-1]}{after}")
    return "".join(out)


_ESCAPES: tuple[Callable[[str], str], ...] = (
    lambda words: re.sub(r"<(?=[A-Za-z/!?])", r"\\<", words),
    lambda words: _SIGNS.sub(lambda found: f"\\{found[0]}", words),
    lambda words: _ODD.sub(lambda found: f"&#{ord(found[0])};", words),
)
