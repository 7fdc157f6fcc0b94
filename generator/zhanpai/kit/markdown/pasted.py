"""What is pasted from Word, WPS, WeChat, Excel or a web page → the Markdown of its words.

No word that was seen is lost, nothing of its looks is kept but headings, bold, lists, tables, links and footnotes, and what
comes of it gives no finding: our own parser reads each paragraph back, and where it reads something else, signs are escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from zhanpai.kit.markdown import faults, read
from zhanpai.kit.markdown.clipboard_tree import tree_of, walk, words_of
from zhanpai.kit.markdown.pasted_dress import SAID
from zhanpai.kit.markdown.pasted_pieces import LEVELS, UNREAD, PastedPiece, inline, tidy
from zhanpai.kit.markdown.pasted_reading import DEEPEST, Block, Gatherer
from zhanpai.kit.markdown.pasted_table import table_lines, titles_and_rows, unmarked

MESSY = "排版太乱，只带了文字过来，请自己分段。"
TOO_LONG = f"一共有 {{}} 个字，一篇最多 {faults.MAX_LENGTH} 个，请分成几篇。"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The Markdown, and what of the original is not in it: sentences for who pasted it."""

    text: str
    left_out: tuple[str, ...] = ()


def from_html(html: str) -> Pasted:
    """The Markdown of HTML as programs put it on the clipboard; whatever it is, something comes of it."""
    root = tree_of(html)
    if root is None:
        words = from_plain(words_of(html))
        return Pasted(words.text, (MESSY, *words.left_out)) if words.text else Pasted("")
    gatherer = Gatherer(_notes(root))
    walk(root, gatherer.enter, gatherer.leave, gatherer.say)
    gatherer.end()
    told = tuple(SAID[kind].format(gatherer.missing[kind]) for kind in SAID if gatherer.missing[kind])
    return _judged(gatherer.blocks, told)


def from_plain(text: str) -> Pasted:
    """Plain text as Markdown: left as it is where that gives no finding, and else escaped; rows of cells become a table."""
    lines = [_UNSEEN.sub("", line).rstrip() for line in re.split(r"\r\n|\r|\n", text)]
    plain = "\n".join(lines).strip("\n")
    if len(plain) <= faults.MAX_LENGTH and "\t" not in plain and not read(plain).faults:
        return Pasted(plain)
    gatherer = Gatherer(frozenset())
    cells = [
        f"<tr>{''.join(f'<td>{_escaped(c)}</td>' for c in line.split(chr(9)))}</tr>" for line in lines if line
    ]
    if cells and all("\t" in line for line in lines if line):
        return from_html(f"<table>{''.join(cells)}</table>")
    for line in lines:
        gatherer.say(line)
        gatherer.end()
    return _judged(gatherer.blocks, ())


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _judged(blocks: list[Block], told: tuple[str, ...]) -> Pasted:
    """The text of the blocks, written so that all of it together gives no finding either."""
    blocks = _with_notes_in_pairs(blocks)
    said = sum(len(piece.words) for block in blocks for piece in block.pieces)
    text = _text(blocks, 0 if said <= faults.MAX_LENGTH else UNREAD)
    if len(text) > faults.MAX_LENGTH:
        return Pasted(text, (*told, TOO_LONG.format(len(text))))
    for least in range(1, LEVELS):
        if not read(text).faults:
            break
        text = _text(blocks, least)
    return Pasted(text, told)


def _notes(root: etree._Element) -> frozenset[str]:
    named: dict[str, set[str]] = {"": set(), "ref": set()}
    for link in root.iter("a"):
        if found := re.match(r"#_(ftn|edn)(ref)?([0-9]+)$", link.get("href", "")):
            named[found[2] or ""].add(("e" if found[1] == "edn" else "") + found[3])
    return frozenset(named[""] & named["ref"])


def _text(blocks: list[Block], least: int) -> str:
    used = sorted({block.level for block in blocks if block.kind == "head"})
    levels = {level: min(6, number) for number, level in enumerate(used, 2)}
    out: list[str] = []
    before = Block("")
    indents: list[int] = []
    for block in _merged_notes(_trimmed(blocks)):
        is_listed = block.kind in ("item", "more")
        indents = indents if is_listed and before.kind in ("item", "more") else []
        lines = _lines(block, levels, indents, least)
        if not lines:
            continue
        if block.is_quoted:
            lines = [f"> {line}" if line else ">" for line in lines]
        if out:
            is_tight = (
                block.kind == "item"
                and before.kind in ("item", "more")
                and block.is_quoted == before.is_quoted
            )
            out += [] if is_tight else [">" if block.is_quoted and before.is_quoted else ""]
        out += lines
        before = block
    return "\n".join(out)


def _lines(block: Block, levels: dict[int, int], indents: list[int], least: int) -> list[str]:
    match block.kind:
        case "rule":
            return ["***"]
        case "head":
            words = inline(unmarked(block.pieces), least)
            return [f"{'#' * levels[block.level]} {words}"]
        case "note":
            return [f"[^{block.mark}]: {inline(block.pieces, least)}"]
        case "item":
            del indents[min(block.level, DEEPEST, len(indents) + 1) - 1 :]
            indent = indents[-1] if indents else 0
            indents.append(indent + len(block.mark) + 1)
            return [f"{' ' * indent}{block.mark} {inline(block.pieces, least)}"]
        case "more" if indents:
            del indents[max(1, min(block.level, DEEPEST)) :]
            return [f"{' ' * indents[-1]}{inline(block.pieces, least)}"]
        case "table" if block.table:
            titles, rows = titles_and_rows(block.table)
            lines = [line for title in titles for line in (inline(title, least), "")]
            return lines + table_lines(rows, least) if rows else lines[:-1]
        case _:
            return [inline(block.pieces, least)]


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Without rules that part nothing."""
    out: list[Block] = []
    for block in blocks:
        if block.kind != "rule" or (out and out[-1].kind != "rule"):
            out.append(block)
    while out and out[-1].kind == "rule":
        out.pop()
    return out


def _with_notes_in_pairs(blocks: list[Block]) -> list[Block]:
    """With footnotes of which mark and words are both there; the others are words like all."""
    named = {piece.note for block in blocks if block.kind != "note" for piece in block.pieces if piece.note}
    paired = named & {block.mark for block in blocks if block.kind == "note"}
    out = []
    for block in blocks:
        pieces = tuple(
            PastedPiece(f"[{p.note}]") if p.note and p.note not in paired else p for p in block.pieces
        )
        is_lost = block.kind == "note" and block.mark not in paired
        out.append(replace(block, pieces=pieces, kind="p" if is_lost else block.kind))
    return out


def _merged_notes(blocks: list[Block]) -> list[Block]:
    """Each footnote in one line, below everything else."""
    notes: dict[str, list[PastedPiece]] = {}
    for block in blocks:
        if block.kind == "note":
            said = notes.setdefault(block.mark, [])
            said += [PastedPiece(" ")] * bool(said) + list(block.pieces)
    others = [block for block in blocks if block.kind != "note"]
    return _trimmed(others) + [Block("note", tidy(said), mark=label) for label, said in notes.items()]
