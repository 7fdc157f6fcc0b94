"""What PDFs for the public must have, so that they can be listened to: read back with pypdf, not with what wrote them.

pdfua checks a part of what a machine can check of PDF/UA-1 (16 of 106 rules, by its own count); no full checker could be
had. The rest here is what a listener needs first: a title, a language, headings in order, words for pictures.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def faults(path: Path, title: str) -> list[str]:
    """What keeps people from listening to the PDF, which must be titled so; nothing if all is well."""
    reader = PdfReader(path)
    return [*_of_identity(reader, title), *_of_structure(reader), *_of_checker(path)]


def _of_identity(reader: PdfReader, title: str) -> Iterator[str]:
    root = reader.trailer["/Root"]
    xmp = ElementTree.fromstring(root["/Metadata"].get_object().get_data())
    if [part.text for part in xmp.iter(_UA)] != ["1"]:
        yield "it does not say that it is PDF/UA-1"
    titles = ["".join(part.itertext()).strip() for part in xmp.iter(_TITLE)]
    if titles != [title] or reader.trailer["/Info"]["/Title"] != title:
        yield f"it is titled {titles} and not {title}"
    if root.get("/Lang") != "zh-CN":
        yield "it does not say that it is Chinese"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "it is not tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "a window shows the file's name for its title"
    if any("Date" in key for key in reader.trailer["/Info"]) or b"Date>" in ElementTree.tostring(xmp):
        yield "it says when it was made"


def elements(reader: PdfReader) -> Iterator[tuple[str, DictionaryObject]]:
    """Every element of the structure in the order of reading, with its kind by PDF's own names."""
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    names = tree.get("/RoleMap", {})

    def below(parent: DictionaryObject) -> Iterator[tuple[str, DictionaryObject]]:
        kids = parent.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                kind = str(kid["/S"])
                yield str(names.get(kind, kind))[1:], kid
                yield from below(kid)

    yield from below(tree)


def _of_structure(reader: PdfReader) -> Iterator[str]:
    found = list(elements(reader))
    levels = [int(kind[1:]) for kind, _ in found if kind[0] == "H" and kind[1:].isdigit()]
    if levels[:1] != [1]:
        yield f"it does not begin with its title: {levels}"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"a level of headings is left out: {levels}"
    for kind, element in found:
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a picture has no words"
    tables = sum(kind == "Table" for kind, _ in found)
    if tables and not any(kind == "TH" for kind, _ in found):
        yield "a table has no headings"


def _of_checker(path: Path) -> Iterator[str]:
    """What pdfua says that is not good; it ends with 0 only if it has found nothing."""
    ran = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(path)], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        yield f"pdfua: {ran.stdout}{ran.stderr}"
