"""Files that are no table, or one made to harm: each is refused with a sentence, or read without what it wants to do.

No more memory is taken than a table may have: the worst are read in a process of their own, which has a limit.
"""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter

from tests.kit.test_workbook import ods
from tests.shipped import ROOT
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import read_sheets

BOOKS = ROOT / "tests/fixtures/workbooks"
ROWS = (("姓名", "电话"), ("张示例", "0731-00001401"))
SHEET = "xl/worksheets/sheet1.xml"


def book(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True}) as made:
        page = made.add_worksheet("第一页")
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                page.write(y, x, value)
    return raw.getvalue()


def with_parts(parts: Mapping[str, bytes], raw: bytes | None = None) -> bytes:
    """A workbook with these parts added, or in the place of its own."""
    with zipfile.ZipFile(io.BytesIO(raw or book())) as packed:
        every = {name: packed.read(name) for name in packed.namelist()} | parts
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in every.items():
            packed.writestr(name, body)
    return out.getvalue()


def sheet(cells: str) -> bytes:
    """The part of a sheet with these rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return out.getvalue()


def laughing(blanks: int = 0) -> bytes:
    """Entities that are ten of one another; the declaration behind as many blanks."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    begun = f'<?xml version="1.0"?>{" " * blanks}<!DOCTYPE x [<!ENTITY e0 "哈">{entities}]>'.encode()
    words = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>')
    return with_parts({SHEET: begun + words.removeprefix(b'<?xml version="1.0"?>')})


def with_password() -> bytes:
    """A workbook of 2003 whose first record but one says that the rest is locked (MS-XLS 2.4.117, FilePass)."""
    raw = bytearray((BOOKS / "03-几级代表写在一格.xls").read_bytes())
    begun = raw.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    second = begun + 4 + struct.unpack_from("<H", raw, begun + 2)[0]
    struct.pack_into("<H", raw, second, 0x2F)
    return bytes(raw)


def locked() -> bytes:
    """The beginning of what a password makes of an .xlsx: streams in the container of the old programs."""
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries).ljust(4096, b"\0")


def old_document() -> bytes:
    """The beginning of a .wps or .doc."""
    entries = b"".join(n.encode("utf-16-le").ljust(128, b"\0") for n in ("Root Entry", "WordDocument"))
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries).ljust(4096, b"\0")


WEB = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>张示例</td></tr></table></body></html>'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a ZIP of a workbook": (lambda: zipped({"名单.xlsx": book()}), "压缩包"),
    "a ZIP of a ZIP": (lambda: zipped({"一.zip": zipped({"二.zip": zipped({"三.txt": b"x"})})}), "不是表格"),
    "a RAR": (lambda: b"Rar!\x1a\x07\x00" + bytes(64), "压缩包"),
    "macros": (lambda: with_parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "宏"),
    "macros of Excel 4": (lambda: with_parts({"xl/macrosheets/sheet1.xml": sheet("")}), "宏"),
    "links to another workbook": (lambda: with_parts({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "链接"),
    "DDE": (lambda: with_parts({"xl/externalLinks/externalLink2.xml": b"<ddeLink/>"}), "链接"),
    "a query of a database": (lambda: with_parts({"xl/connections.xml": b"<connections/>"}), "链接"),
    "entities": (laughing, "DTD"),
    "a password on 2007": (locked, "密码"),
    "a password on 2003": (with_password, "密码"),
    "a document of WPS": (old_document, "Word"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "a web page": (lambda: WEB.encode("gbk"), "网页"),
    "a web page after a blank line and a mark": (lambda: b"\xef\xbb\xbf\r\n<!-- a -->\r\n" + WEB.encode(), "网页"),
    "a web page of Excel's": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "网页"),
    "XML of Excel 2003": (
        lambda: b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"),
    "text with NUL": (lambda: "姓名\0,电话\n".encode(), "不是文本"),
    "a document": (lambda: zipped({"word/document.xml": b"<w/>"}), "Word"),
    "half a quote": (lambda: '姓名,"电话\n'.encode() + b"x" * 200_000, "引号"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_or_wants_to_do_something_is_refused_with_what_to_do(make, said):
    with pytest.raises(Problem) as refused:
        read_sheets(make())
    assert said in refused.value.message
    assert refused.value.message.endswith("。")
    assert refused.value.fix.endswith("。")


def test_entities_behind_four_thousand_blanks_are_not_read_either():
    with pytest.raises(Problem):
        read_sheets(laughing(blanks=5000))


@pytest.mark.parametrize(
    "typed",
    [
        "=cmd|'/C calc'!A0",
        "@SUM(1+1)",
        "+1-2",
        "-2+3",
        "＝1+1",
        '=HYPERLINK("http://example.com")',
        "\t=1+1",
        "#REF!",
    ],
)
def test_a_formula_that_is_text_is_text_and_in_doubt(typed):
    (page,) = read_sheets(
        f'姓名,职务\r\n张示例,"{typed.replace(chr(34), chr(34) * 2)}"\r\n'.encode("gb18030")
    )
    assert page.rows[1] == ("张示例", typed.strip())
    assert page.doubts == {(1, 1): "单元格里是公式，不是文字；写成算好的内容"}


@pytest.mark.parametrize(
    "typed", ['="0001"', "-2楼车库", "+86-731-00001401", "-", "@长沙人大", "#1 会议室", "2026-03-02"]
)
def test_what_only_begins_like_a_formula_is_not_in_doubt(typed):
    (page,) = read_sheets(f'姓名,职务\r\n张示例,"{typed.replace(chr(34), chr(34) * 2)}"\r\n'.encode())
    assert not page.doubts


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\u202e", "\u2066", "\x85", "\uffff"])
def test_signs_that_steer_a_terminal_or_turn_the_writing_go_no_further(sign):
    (page,) = read_sheets(f"姓名,职务\r\n张示例,示例{sign}公司\r\n".encode())
    assert page.rows[1][1] == f"示例□{sign[1:]}公司"
    assert page.doubts == {(1, 1): "单元格里有看不见的控制字符，重新打一遍"}


def test_objects_in_a_workbook_are_passed_over():
    raw = with_parts({"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0", "xl/media/image1.emf": b"x"})
    (page,) = read_sheets(raw)
    assert page.rows == ROWS


def test_a_part_whose_name_leads_out_of_the_folder_is_never_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (page,) = read_sheets(with_parts({"../../out.txt": b"x", "C:\\out.txt": b"x"}))
    assert page.rows == ROWS
    assert not list(tmp_path.iterdir())


def test_a_table_of_WPS_in_its_old_form_is_read_whatever_its_name_ends_in():
    # An .et holds what an .xls does.
    (page,) = read_sheets((BOOKS / "03-几级代表写在一格.xls").read_bytes())
    assert page.rows[1][:3] == ("2", "100015", "上官假名癸")


def test_a_row_of_all_16384_columns_is_read():
    head = "".join(f'<c r="{column_name(n)}1"><v>{n}</v></c>' for n in range(1, 16_385))
    (page,) = read_sheets(with_parts({SHEET: sheet(f'<row r="1">{head}</row>')}))
    assert len(page.rows[0]) == 16_384


def column_name(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def test_a_table_of_commas_is_refused():
    with pytest.raises(Problem, match="格子太多"):
        read_sheets(b"," * 2_500_000)


SLOW_TO_READ = {
    "cells that never end": with_parts({SHEET: b"<worksheet>" + b"<c " * 200_000}),
    "rows that never end": with_parts({SHEET: b"<worksheet>" + b'<row hidden="1" ' * 100_000}),
    "formulas that never end": with_parts({SHEET: b"<worksheet>" + b'<c r="A1"><f>' * 100_000}),
    "formulas in one tag": with_parts({SHEET: b"<worksheet><c " + b'r="A1" ' * 50_000 + b"><f>" * 9}),
    "words that never end": with_parts({"xl/sharedStrings.xml": b"<sst>" + b"<si>" * 200_000}),
    "comments without end": b"<!---->" * 250 + b"x",
    "declarations without end": b"<?a ?>" * 300 + b"x",
    "one cell of a hundred thousand attributes": with_parts({SHEET: b"<worksheet><c " + b'r="A" ' * 200_000}),
    "repetitions in one tag": zipped({"content.xml": b"<a " + b"value-type=" * 100_000}),
    "repeated rows that never end": zipped({"content.xml": b'<a rows-repeated="1">' * 100_000}),
}


@pytest.mark.breadth
@pytest.mark.parametrize("raw", SLOW_TO_READ.values(), ids=SLOW_TO_READ)
def test_markup_that_never_ends_is_looked_through_once(raw):
    begun = time.process_time()
    with suppress(Problem):
        read_sheets(raw)
    assert time.process_time() - begun < 5


def lying(raw: bytes, name: str, size: int) -> bytes:
    """The workbook, its directory saying of one part that it unpacks to `size` bytes."""
    changed = bytearray(raw)
    for sign, at_size, at_name in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        for found in re.finditer(re.escape(sign), raw):
            if raw[found.start() + at_name :].startswith(name.encode()):
                struct.pack_into("<I", changed, found.start() + at_size, size)
    return bytes(changed)


def bomb_of_one_long_word() -> bytes:
    """One word of 32,000 signs that 60,000 cells show: 4 MB of cells are gigabytes of words."""
    words = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"x" * 32_000
        + b"</t></si></sst>"
    )
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 60_001))
    return with_parts({SHEET: sheet(cells), "xl/sharedStrings.xml": words})


def bomb_of_one_repeated_word() -> bytes:
    """An OpenDocument of one cell of 32,000 signs, which stands in a million cells."""
    word = f'office:value-type="string"><text:p>{"x" * 32_000}</text:p></table:table-cell>'
    cell = f'<table:table-cell table:number-columns-repeated="1000" {word}'
    return ods(f'<table:table-row table:number-rows-repeated="1000">{cell}</table:table-row>')


def bomb_that_lies() -> bytes:
    """A sheet of 300 MB under a name of its own, and a directory that says 1,000 bytes."""
    name = "xl/worksheets/sheet1.dat"
    body = sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * (600 * 2**20)}</t></is></c></row>')
    with zipfile.ZipFile(io.BytesIO(book())) as packed:
        relations = packed.read("xl/_rels/workbook.xml.rels").replace(b"sheet1.xml", b"sheet1.dat")
        types = packed.read("[Content_Types].xml").replace(b"sheet1.xml", b"sheet1.dat")
    raw = with_parts({name: body, "xl/_rels/workbook.xml.rels": relations, "[Content_Types].xml": types})
    return lying(raw, name, 1000)


def dense() -> bytes:
    """As many cells as are taken, all of them numbers."""
    row = "".join(f'<c r="{column_name(n)}{{0}}"><v>1</v></c>' for n in range(1, 101))
    return with_parts(
        {SHEET: sheet("".join(f'<row r="{n}">{row.format(n)}</row>' for n in range(1, 19_901)))}
    )


LIMITED = textwrap.dedent("""
    import resource, sys
    resource.setrlimit(resource.RLIMIT_AS, (1_500 * 2**20, 1_500 * 2**20))
    from zhanpai.kit.problem import Problem
    from zhanpai.kit.workbook import read_sheets
    try:
        print("read", sum(len(sheet.rows) for sheet in read_sheets(open(sys.argv[1], "rb").read())))
    except Problem as problem:
        print("refused", problem.message)
""")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory for a process")
@pytest.mark.parametrize(
    ("make", "outcome"),
    [
        (bomb_of_one_long_word, "refused"),
        (bomb_of_one_repeated_word, "refused"),
        (bomb_that_lies, "refused"),
        (dense, "read 19900"),
    ],
    ids=["one long word", "one repeated word", "a directory that lies", "as many cells as are taken"],
)
def test_a_gigabyte_and_a_half_of_memory_is_enough_for_whatever_comes(make, outcome, tmp_path: Path):
    path = tmp_path / "book"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith(outcome), done.stdout


def test_an_error_of_a_formula_in_an_opendocument_is_in_doubt():
    cell = '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>Err:502</text:p></table:table-cell>'
    (page,) = read_sheets(ods(f"<table:table-row>{cell}</table:table-row>"))
    assert page.doubts == {(0, 0): "单元格里是公式的错误值"}
