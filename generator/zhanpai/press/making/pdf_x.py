"""PDF/X-4 (ISO 15930-7): what a file for a print shop must say of itself, and the inks that it is made for.

What the standard asks beside this is kept where pages are made: fonts are embedded, every colour is one of the four
inks, a grey or a spot ink, each page has a TrimBox, and there is nothing in a file that acts, is encrypted or lies elsewhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
import zlib
from functools import cache
from html import escape
from importlib import resources

import pikepdf

VERSION = "PDF/X-4"
PDF_VERSION = "1.6"
"""What PDF/X-4 is built on; a higher one in a file's head is refused by some who check."""

CREATOR = "zhanpai"
PROFILE = "fogra39l-coated.icc"
CONDITION = "FOGRA39"
"""The name of the printing condition in the registry of the ICC; of coated offset after ISO 12647-2 (GB/T 17934.2)."""
REGISTRY = "http://www.color.org"
CONDITION_WORDS = "Coated FOGRA39 (ISO 12647-2:2004)"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def declare(document: pikepdf.Pdf, title: str, on: dt.date, made_of: bytes) -> None:
    """Make `document` say that it is a PDF/X-4, titled and made on that day (no clock, no hour, nobody's name).

    `made_of` is any bytes that differ when the pages do: the file's InstanceID comes from them.
    """
    document.Root.Metadata = _metadata(document, title, on, made_of)
    document.Root.OutputIntents = pikepdf.Array([_output_intent(document)])
    # What the standard allows a file to be opened with is nothing but its pages.
    for key in ("/OpenAction", "/AA", "/Names", "/AcroForm"):
        if key in document.Root:
            del document.Root[key]
    date = f"D:{on:%Y%m%d}000000+08'00'"
    document.trailer["/Info"] = document.make_indirect(
        pikepdf.Dictionary(
            Title=title,
            Creator=CREATOR,
            CreationDate=date,
            ModDate=date,
            Trapped=pikepdf.Name("/False"),
            GTS_PDFXVersion=VERSION,
        )
    )


def profile() -> bytes:
    """The ICC profile of the printing condition; its origin and licence stand in the text file beside it."""
    return resources.files(__package__).joinpath(PROFILE).read_bytes()


@cache
def _packed_profile() -> bytes:
    return zlib.compress(profile(), 9)


def _output_intent(document: pikepdf.Pdf) -> pikepdf.Dictionary:
    # Packed once for all files of a run: saving leaves streams alone that are packed already.
    stream = pikepdf.Stream(document, _packed_profile(), N=4, Filter=pikepdf.Name.FlateDecode)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=CONDITION,
        OutputCondition=CONDITION_WORDS,
        RegistryName=REGISTRY,
        Info=CONDITION_WORDS,
        DestOutputProfile=document.make_indirect(stream),
    )


def _metadata(document: pikepdf.Pdf, title: str, on: dt.date, made_of: bytes) -> pikepdf.Stream:
    text = _XMP.format(
        title=escape(title),
        creator=CREATOR,
        date=f"{on}T00:00:00+08:00",
        document=uuid.uuid5(uuid.NAMESPACE_OID, title),
        instance=uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(made_of).hexdigest()),
        version=VERSION,
    )
    # Never packed: programs that know nothing of PDF look for it.
    return pikepdf.Stream(document, text.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
