"""What PDF/X-4 asks of a file, read back with pypdf: not the library that wrote it.

ISO 15930-7:2010 is not free and no checker of it could be had, so clauses are not cited: the list is what ISO 15930-7 is
known to ask by those who wrote about it (PDF Association, Ghent Workgroup), read as strictly as we can.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from PIL import ImageCms
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}"

DEVICE = {"k", "K", "g", "G"}
"""Operators that set the four inks, or black alone."""
FOREIGN = {"rg", "RG"}
"""Those that set red, green and blue, which no ink is."""


def metadata(reader: PdfReader) -> dict[str, str]:
    """The properties of the file's XMP; of a list, its first word."""
    stream = reader.trailer["/Root"]["/Metadata"].get_object()
    assert stream["/Type"] == "/Metadata" and stream["/Subtype"] == "/XML" and "/Filter" not in stream
    tree = ElementTree.fromstring(stream.get_data())
    found = {}
    for described in tree.iter(f"{_RDF}Description"):
        for property in described:
            words = property.text or ""
            found[property.tag] = next((i.text or "" for i in property.iter(f"{_RDF}li")), words)
    return found


def faults(path: Path, on: str) -> list[str]:
    """What of PDF/X-4 the file does not keep; nothing if all. `on` is the day that it should say, as 2026-03-04."""
    data = path.read_bytes()
    reader = PdfReader(io.BytesIO(data))
    return [*_of_file(reader, data), *_of_identity(reader, on), *_of_intent(reader), *_of_pages(reader)]


def _of_file(reader: PdfReader, data: bytes) -> Iterator[str]:
    root = reader.trailer["/Root"]
    if not data.startswith(b"%PDF-1.6\n") or "/Version" in root:
        yield "it is not PDF 1.6"
    if len(reader.trailer.get("/ID", ())) != 2:
        yield "the trailer has no ID of two parts"
    if reader.is_encrypted or "/Encrypt" in reader.trailer:
        yield "it is encrypted"
    if b"\n%%EOF" not in data[-16:]:
        yield "something follows its end"
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names"):
        if key in root:
            yield f"it acts when opened: {key}"
    for object in objects(reader):
        if any(word in object for word in ("/JS", "/JavaScript", "/EF", "/F")) and "/S" in object:
            yield f"it has an action or a file in it: {object}"
        if isinstance(object, StreamObject) and "/LZWDecode" in str(object.get("/Filter")):
            yield "a stream is packed by LZW"
        if isinstance(object, StreamObject) and "/F" in object:
            yield "a stream lies in another file"
        if object.get("/Type") == "/ExtGState" and {"/TR", "/HTP"} & set(object):
            yield "a graphics state changes how ink is transferred"
        if object.get("/Subtype") == "/PS":
            yield "it has PostScript in it"


def _of_identity(reader: PdfReader, on: str) -> Iterator[str]:
    xmp = metadata(reader)
    info = reader.trailer["/Info"]
    hour = f"{on}T00:00:00+08:00"
    wanted = {
        f"{_PDFX}GTS_PDFXVersion": "PDF/X-4",
        f"{_PDF}Trapped": "False",
        f"{_XMP}CreateDate": hour,
        f"{_XMP}ModifyDate": hour,
        f"{_XMP}MetadataDate": hour,
        f"{_MM}VersionID": "1",
        f"{_MM}RenditionClass": "default",
        f"{_XMP}CreatorTool": "zhanpai",
        f"{_DC}title": info["/Title"],
        f"{_DC}creator": "zhanpai",
    }
    for key, value in wanted.items():
        if xmp.get(key) != value:
            yield f"XMP says {key} {xmp.get(key)!r} and not {value!r}"
    for key in (f"{_MM}DocumentID", f"{_MM}InstanceID"):
        if not re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", xmp.get(key, "")):
            yield f"XMP says no {key}"
    if not info["/Title"].strip():
        yield "it has no title"
    # What both say must be the same.
    said = f"D:{on.replace('-', '')}000000+08'00'"
    both = {
        "/Trapped": "/False",
        "/CreationDate": said,
        "/ModDate": said,
        "/GTS_PDFXVersion": "PDF/X-4",
        "/Creator": "zhanpai",
    }
    for key, value in both.items():
        if info.get(key) != value:
            yield f"Info says {key} {info.get(key)!r} and not {value!r}"


def _of_intent(reader: PdfReader) -> Iterator[str]:
    intents = [i.get_object() for i in reader.trailer["/Root"].get("/OutputIntents", ())]
    ours = [i for i in intents if i.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1 or len(ours) != 1:
        yield "it has not exactly one output intent"
        return
    (intent,) = ours
    if intent.get("/Type") != "/OutputIntent":
        yield "the output intent has no type"
    if (intent.get("/OutputConditionIdentifier"), intent.get("/RegistryName")) != (
        "FOGRA39",
        "http://www.color.org",
    ):
        yield "the output intent names no printing condition of the registry"
    if not intent.get("/Info", "").strip():
        yield "the output intent does not say in words what it is"
    stream = intent["/DestOutputProfile"].get_object()
    yield from profile_faults(stream.get_data(), stream["/N"])


def profile_faults(profile: bytes, channels: int) -> Iterator[str]:
    """What is wrong with an ICC profile as the one that a file is printed with (ICC.1, 7.2: the header)."""
    if int.from_bytes(profile[:4]) != len(profile):
        yield "the profile is not as long as it says"
    if profile[36:40] != b"acsp":
        yield "the profile is none"
    if profile[12:16] != b"prtr" or profile[16:20] != b"CMYK" or profile[20:24] != b"Lab " or channels != 4:
        yield "the profile is not that of a press with four inks"
    if not 2 <= profile[8] <= 4:
        yield "PDF 1.6 knows no such version of profiles"
    count = int.from_bytes(profile[128:132])
    tags = {profile[132 + 12 * n : 136 + 12 * n] for n in range(count)}
    lacking = {
        b"desc",
        b"cprt",
        b"wtpt",
        b"A2B0",
        b"A2B1",
        b"A2B2",
        b"B2A0",
        b"B2A1",
        b"B2A2",
        b"gamt",
    } - tags
    if lacking:
        yield f"the profile lacks {sorted(lacking)}"
    if ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space != "CMYK":
        yield "Little CMS does not read the profile"


def _of_pages(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, 1):
        yield from (f"page {number}: {fault}" for fault in _of_page(reader, page))


def _of_page(reader: PdfReader, page: DictionaryObject) -> Iterator[str]:
    if "/TrimBox" not in page or "/ArtBox" in page:
        yield "it has not exactly one of TrimBox and ArtBox"
        return
    boxes = [[float(n) for n in page[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")]
    for inner, outer in pairwise(boxes):
        if not (
            outer[0] - 0.01 <= inner[0] < inner[2] <= outer[2] + 0.01
            and outer[1] - 0.01 <= inner[1] < inner[3] <= outer[3] + 0.01
        ):
            yield f"a box does not lie in the next: {boxes}"
    if page.get("/Annots"):
        yield "there is something to press on it"
    contents = page.get_contents()
    # A stream without keys of its own is false.
    data = b"" if contents is None else contents.get_data()
    yield from _of_marks(reader, data, page["/Resources"])


def _of_marks(reader: PdfReader, content: bytes, resources: DictionaryObject) -> Iterator[str]:
    """Of a page's or form's drawing: every colour is that of an ink, every font and picture is inside."""
    stream = ContentStream(None, reader)
    stream.set_data(content)
    spaces = resources.get("/ColorSpace", {})
    for operands, operator in stream.operations:
        name = operator.decode()
        if name in FOREIGN:
            yield "a colour is RGB"
        if name in ("cs", "CS"):
            space = str(operands[0])
            kind = space if space.startswith("/Device") else str(spaces[space].get_object()[0])
            if kind not in ("/DeviceCMYK", "/DeviceGray", "/ICCBased", "/Separation"):
                yield f"a colour is of {kind}"
        if name == "INLINE IMAGE":
            yield "a picture stands inside the drawing, where its colours are not looked at"
    for state in resources.get("/ExtGState", {}).values():
        state = state.get_object()
        if state.get("/SMask", "/None") != "/None" or min(state.get("/ca", 1), state.get("/CA", 1)) < 1:
            yield "something is transparent"
    for font in resources.get("/Font", {}).values():
        yield from _of_font(font.get_object())
    for object in resources.get("/XObject", {}).values():
        form = object.get_object()
        if form["/Subtype"] == "/Image":
            if form["/ColorSpace"] not in ("/DeviceCMYK", "/DeviceGray") or "/SMask" in form:
                yield f"a picture is of {form['/ColorSpace']}"
        else:
            yield from _of_marks(reader, form.get_data(), form.get("/Resources", DictionaryObject()))


def _of_font(font: DictionaryObject) -> Iterator[str]:
    for whole in font.get("/DescendantFonts", [font]):
        described = whole.get_object().get("/FontDescriptor", DictionaryObject()).get_object()
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described):
            yield f"the font {font.get('/BaseFont')} is not inside"


def objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream of the file."""
    for number in range(1, int(reader.trailer["/Size"])):
        object = reader.get_object(number)
        if isinstance(object, DictionaryObject):
            yield object
