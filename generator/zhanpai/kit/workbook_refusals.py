"""What is no table, or one that is not opened: told from its first bytes and the names of its parts.

A workbook is looked at before it is opened: two cells at far corners fill gigabytes, and a small ZIP may hold as much.
Macros and links to other files are not run by us; but what they would have computed is not in the file, and whoever
keeps it should not be asked to send them about.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from itertools import pairwise

from zhanpai.kit.problem import Problem

MAX_BYTES = 32 * 2**20
"""Of a file that is read."""
_MAX_UNPACKED = 200 * 2**20
_MAX_CELLS = 2_000_000
"""Of one sheet, from its first cell to its last."""
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
SAVE_AGAIN = "用 Excel 或 WPS 打开，另存为 .xlsx 或者“CSV UTF-8”，再试一次。"
_SMALLER = "把要用的那一页、那几列另存成一个小一些的文件，再试一次。"
_NOT_A_TABLE = "把里面的表格复制到 Excel 或 WPS 的空表里，存成 .xlsx，再试一次。"

DAMAGED = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a damaged ZIP may raise: a directory that leads before the beginning of the file, a record cut off."""

_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,300}?\br="([A-Z]{1,3})([0-9]{1,7})"')
"""A cell with its place.  In all such patterns a tag ends before the next begins and is short: or else one that never ends
would be looked through again from each of its letters."""
_SHOWN = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,300}?\bt="s"[^<>]{0,300}>\s{0,9}<(?:\w+:)?v>([0-9]{1,9})<')
"""A cell that shows one of the words that all sheets share."""
_WORD = re.compile(rb"<(?:\w+:)?si\b")
_MAX_SHOWN = 200 * 2**20
"""Characters that all cells of a workbook show together; a word that many show is in the file once."""
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How XML in UTF-16 begins, in which no declaration would be seen; office programs write UTF-8."""

_MARKUP = re.compile(
    r"\s*(?:<\?[^>]*>\s*)*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+)?([\w:]+)", re.IGNORECASE | re.DOTALL
)
_LONG = 200
"""Characters of a word; as many cells as are taken may show shorter ones."""
_WEB = frozenset(("html", "head", "body", "table", "meta", "style", "div", "script"))

_FIRST_BYTES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "这是 PDF，不是表格。", _NOT_A_TABLE),
    (b"{\\rtf", "这是 Word 文档，不是表格。", _NOT_A_TABLE),
    (b"Rar!", "这是压缩包，不是表格。", "先解压，再传里面的表格。"),
    (b"7z\xbc\xaf", "这是压缩包，不是表格。", "先解压，再传里面的表格。"),
    (b"MIME-Version:", "这是网页格式的表格（MHTML）。", SAVE_AGAIN),
)
_PARTS: tuple[tuple[str, str, str], ...] = (
    (
        r"(?i)(?:^|/)vbaProject\.bin$|^xl/(?:macrosheets|dialogsheets)/|^Basic/|^Scripts/",
        "这个表格里带有宏，不收。",
        "用 Excel 或 WPS 打开，另存为不带宏的 .xlsx，再试一次。",
    ),
    (
        r"(?i)^xl/externalLinks/|^xl/connections\.xml$",
        "这个表格里有指向别的文件的链接，里面的内容可能是旧的，不收。",
        "在 Excel 或 WPS 里把这些单元格复制成数值（选择性粘贴），断开链接（数据、编辑链接），存好再试一次。",
    ),
    (r"^xl/workbook\.bin$", "这是 .xlsb 格式的表格，读不了。", SAVE_AGAIN),
    (r"^word/document\.xml$", "这是 Word 文档，不是表格。", _NOT_A_TABLE),
    (r"^ppt/presentation\.xml$", "这是幻灯片，不是表格。", _NOT_A_TABLE),
    (r"^Index/.*\.iwa$", "这是苹果 Numbers 的文件，读不了。", "在 Numbers 里导出成 Excel，再试一次。"),
)
"""By the name of a part of the ZIP."""
_OLD_PARTS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "这个表格加了密码，打不开。", "去掉密码再试一次。"),
    ("_VBA_PROJECT_CUR", _PARTS[0][1], _PARTS[0][2]),
    ("WordDocument", "这是 Word 文档，不是表格。", _NOT_A_TABLE),
    ("PowerPoint Document", "这是幻灯片，不是表格。", _NOT_A_TABLE),
)
"""By the name of a stream of the old office programs, as it stands in their directory."""
_LOCKED = re.compile(rb"\x09\x08\x10\x00\x00\x06.{14}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""The beginning of an .xls whose rest is locked: BOF, WriteProtect or none, FilePass (MS-XLS 2.1.7.20.3)."""


def refuse_large(size: int) -> None:
    """Problem if a file has more bytes than are read."""
    if size > MAX_BYTES:
        raise Problem(f"文件太大，超过了 {MAX_BYTES // 2**20} MB。", _SMALLER)


def refuse_bytes(raw: bytes) -> None:
    """Problem if the first bytes are of another program than one for tables."""
    for first, message, fix in _FIRST_BYTES:
        if raw.startswith(first):
            raise Problem(message, fix)


def refuse_markup(text: str) -> None:
    """Problem if a text is a web page or XML that is called .xls, as many systems hand it out."""
    begun = _MARKUP.match(text[:2000])
    if begun and begun[1].lower() in _WEB:
        raise Problem("这是网页格式的文件，只是名字叫 .xls。", SAVE_AGAIN)
    if begun and ("Workbook" in begun[1] or "schemas-microsoft-com" in text[:2000]):
        raise Problem("这是 XML 格式的旧表格，读不了。", SAVE_AGAIN)


def refuse_old(raw: bytes) -> None:
    """Problem if a file of the old office programs has macros or a password, or is no table."""
    if _LOCKED.search(raw):
        raise Problem(*_OLD_PARTS[0][1:])
    for stream, message, fix in _OLD_PARTS:
        if stream.encode("utf-16-le") in raw:
            raise Problem(message, fix)


def refuse_zip(raw: bytes) -> None:
    """Problem if a ZIP unpacks to far more than a table, has cells lying far apart, or what we do not open."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise Problem("这个表格解开以后太大，不像是正常的表格。", _SMALLER)
            _refuse_parts([part.filename for part in parts])
            _refuse_all(lambda: (packed.read(part) for part in parts))
    except DAMAGED:
        raise Problem("这个文件坏了，或者不是表格。", SAVE_AGAIN) from None


def _refuse_all(read: Callable[[], Iterable[bytes]]) -> None:
    """Look at every part, whatever it is called: what opens the workbook goes by what its parts say of each other."""
    words: dict[int, int] = {}
    for part in read():
        _refuse_part(part)
        words |= _long_words(part)
    shown = 0
    for part in read() if words else ():
        shown += sum(words.get(int(found[1]), 0) for found in _SHOWN.finditer(part))
        refuse_shown(shown)


def _long_words(xml: bytes) -> dict[int, int]:
    """The lengths of the long ones of the words that sheets share, by their place."""
    begins = [found.start() for found in _WORD.finditer(xml)]
    lengths = (end - begin for begin, end in pairwise([*begins, len(xml)]))
    return {place: length for place, length in enumerate(lengths) if length > _LONG}


def _refuse_parts(names: list[str]) -> None:
    for pattern, message, fix in _PARTS:
        if any(re.search(pattern, name) for name in names):
            raise Problem(message, fix)
    if any(name.lower().endswith((".xlsx", ".xls", ".csv", ".et", ".ods")) for name in names):
        raise Problem("这是压缩包，不是表格。", "先解压，再传里面的表格。")


def _refuse_part(part: bytes) -> None:
    if _DTD.search(part) or part.startswith(_WIDE):
        raise Problem("这个表格里写了不该有的声明（DTD），不收。", SAVE_AGAIN)
    if b"table:table-source" in part:
        raise Problem(_PARTS[1][1], _PARTS[1][2])
    refuse_cells(*_extent(part))


def refuse_shown(characters: int) -> None:
    """Problem if the cells of a workbook show that many together, and that is more than a table."""
    if characters > _MAX_SHOWN:
        raise Problem("这个表格解开以后太大，不像是正常的表格。", _SMALLER)


def refuse_cells(width: int, height: int) -> None:
    """Problem if a sheet of that many columns and rows has more cells than are taken."""
    if width * height > _MAX_CELLS:
        raise Problem("这个表格里有一页太大，格子太多。", _SMALLER)


def _extent(xml: bytes) -> tuple[int, int]:
    """The last column and the last row of a sheet of an XLSX in which a cell stands."""
    columns: set[bytes] = set()
    last_row = 0
    for cell in _CELL.finditer(xml):
        columns.add(cell[1])
        last_row = max(last_row, int(cell[2]))
    return max(map(column_number, columns), default=0), last_row


def column_number(letters: bytes) -> int:
    """The number, from 1, of the column that office programs call so: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
