"""Every file for a print shop is a PDF/X-4 as far as can be read back: no checker of conformance could be had."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from PIL import Image, ImageCms

from tests.make import TODAY
from tests.press.signs.conftest import make_project
from tests.press.signs.conftest import register as make_register_text
from tests.press.signs.print_standard import faults, profile_faults
from tests.press.signs.test_print_files import codes_of, text_of
from zhanpai.pipeline import prepare
from zhanpai.press.making import pdf_x
from zhanpai.press.making.press_run import press_signs

ON = TODAY.isoformat()


@pytest.mark.breadth
@pytest.mark.parametrize("name", ["0002-*", "yuelu-s3-*"])
def test_a_file_for_the_shop_keeps_to_the_standard_single_or_laid_on_sheets(printed, name):
    assert {p.name: found for p in printed.out.glob(f"yuelu/{name}.pdf") if (found := faults(p, ON))} == {}


@pytest.mark.slow
def test_every_file_for_the_shop_keeps_to_the_standard(printed):
    assert {p.name: found for p in printed.out.glob("*/*.pdf") if (found := faults(p, ON))} == {}


def test_a_brand_red_as_a_spot_ink_keeps_to_the_standard(tmp_path):
    root = make_project(tmp_path / "project", {"signage.yaml": "spot_red: PANTONE 1795 C\n"})
    prepared = prepare(root, TODAY)
    station = prepared.site.station_by_id["0002"]
    made = press_signs(prepared, tmp_path / "out", ["doorplate"], [station], whole_districts=False)
    (path,) = made.out.glob("*/*.pdf")
    assert faults(path, ON) == []
    with pikepdf.open(path) as document:
        inks = [
            space[1] for space in document.pages[0].resources.ColorSpace.values() if space[0] == "/Separation"
        ]
    assert inks == ["/PANTONE 1795 C"]


def test_compact_codes_are_printed_in_capitals_and_their_addresses_in_small_letters(tmp_path):
    register = make_register_text().replace("site:\n", "site:\n  permalink_style: compact\n", 1)
    prepared = prepare(make_project(tmp_path / "project", {"stations.yaml": register}), TODAY)
    station = prepared.site.station_by_id["0001"]
    made = press_signs(
        prepared, tmp_path / "out", ["doorplate", "desk_card"], [station], whole_districts=False
    )
    plate, card = (next(made.out.glob(f"*/0001-{kind}.pdf")) for kind in ("s1-doorplate", "s10-desk-card"))
    assert codes_of(plate) == {"https://LLZ.EXAMPLE.GOV.CN/0001/": 1}
    assert "llz.example.gov.cn/0001/" in text_of(plate)
    assert all(re.fullmatch("https://LLZ[.]EXAMPLE[.]GOV[.]CN/[0-9]{6}/", said) for said in codes_of(card))
    assert faults(plate, ON) == []


def test_the_same_signs_of_the_same_day_are_the_same_bytes(printed, tmp_path):
    prepared = prepare(make_project(tmp_path / "project"), TODAY)
    station = prepared.site.station_by_id["0002"]
    again = press_signs(
        prepared, tmp_path / "out", ["doorplate", "desk_card"], [station], whole_districts=False
    )
    files = list(again.out.glob("*/*.pdf"))
    assert len(files) == 2
    assert [
        p.name for p in files if p.read_bytes() != (printed.out / p.parent.name / p.name).read_bytes()
    ] == []


def _break(how):
    """The doorplate after `how` has changed the document."""

    def broken(path, out):
        with pikepdf.open(path) as document:
            how(document)
            document.save(out, static_id=True, force_version="1.6")
        return faults(out, ON)

    return broken


def _in_metadata(old, new):
    def how(document):
        data = document.Root.Metadata.read_bytes().decode()
        assert re.search(old, data)
        document.Root.Metadata.write(re.sub(old, new, data).encode())

    return how


def _with_font_outside(document):
    font = next(iter(document.pages[0].resources.Font.values()))
    described = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in described:
            del described[key]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (lambda d: d.Root.__delitem__("/OutputIntents"), "not exactly one output intent"),
        (lambda d: d.Root.OutputIntents[0].__setitem__("/S", pikepdf.Name.GTS_PDFA1), "output intent"),
        (lambda d: d.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3), "press with four inks"),
        (lambda d: d.trailer.Info.__delitem__("/Trapped"), "/Trapped"),
        (
            _in_metadata("pdfxid:GTS_PDFXVersion>PDF/X-4<", "pdfxid:GTS_PDFXVersion>PDF/X-3<"),
            "GTS_PDFXVersion",
        ),
        (_in_metadata("<xmp:MetadataDate>.*</xmp:MetadataDate>", ""), "MetadataDate"),
        (_in_metadata("<xmpMM:DocumentID>.*</xmpMM:DocumentID>", ""), "DocumentID"),
        (lambda d: d.pages[0].__delitem__("/TrimBox"), "TrimBox"),
        (lambda d: d.pages[0].contents_add(b"1 0 0 rg 0 0 9 9 re f"), "a colour is RGB"),
        (_with_font_outside, "is not inside"),
        (
            lambda d: d.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)),
            "acts when opened",
        ),
    ],
)
def test_the_reader_of_the_standard_sees_what_is_wrong(printed, tmp_path, how, said):
    found = _break(how)(printed.file("0002", "s1"), tmp_path / "broken.pdf")
    assert any(said in fault for fault in found), found


def test_the_profile_shows_the_inks_as_they_were_measured():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(pdf_x.profile()))
    lab = ImageCms.createProfile("LAB")
    to_lab = ImageCms.buildTransform(
        profile, lab, "CMYK", "LAB", renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    )
    # Fogra's measured L*, a*, b* of paper and of full inks, in FOGRA39L.ti3.
    for inks, measured in (
        ((0, 0, 0, 0), (95, 0, -2)),
        ((255, 0, 0, 0), (55, -37, -50)),
        ((0, 255, 0, 0), (48, 74, -3)),
        ((0, 0, 255, 0), (89, -5, 93)),
        ((0, 0, 0, 255), (16, 0, 0)),
        ((0, 255, 255, 0), (47, 68, 48)),
    ):
        light, a, b = ImageCms.applyTransform(Image.new("CMYK", (1, 1), inks), to_lab).getpixel((0, 0))
        signed = [n - 128 for n in (a, b)]
        assert [light * 100 / 255, *signed] == pytest.approx(measured, abs=1.5), inks


def test_a_profile_that_is_cut_or_for_a_screen_is_seen():
    whole = pdf_x.profile()
    assert list(profile_faults(whole, 4)) == []
    assert "the profile is not as long as it says" in list(profile_faults(whole[:-4], 4))
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "the profile is not that of a press with four inks" in list(profile_faults(screen, 3))
