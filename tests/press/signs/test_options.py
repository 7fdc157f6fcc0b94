"""What a city may choose for all of its signs: a spot red, and its logo in the codes."""

from collections import Counter

import pikepdf
import pypdfium2
import pytest
import segno
import zxingcpp

from tests.make import TODAY
from tests.press.signs.conftest import make_project
from zhanpai.pipeline import prepare
from zhanpai.press.making.press_run import press_signs
from zhanpai.press.signs.sign_code import Code

BASE = "https://llz.example.gov.cn"


def press(tmp_path, settings, kinds=("doorplate",)):
    root = make_project(tmp_path / "p", {"signage.yaml": settings})
    prepared = prepare(root, TODAY)
    stations = [s for s in prepared.site.stations if s.exists]
    press_signs(prepared, root / "signs", kinds, stations)
    return root / "signs"


def separations(path) -> set[str]:
    with pikepdf.open(path) as pdf:
        spaces = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Array) and len(thing) == 4]
        return {str(s[1]) for s in spaces if s[0] == "/Separation" and s[2] == "/DeviceCMYK"}


def test_without_a_spot_colour_there_are_four_inks(printed):
    assert not separations(printed.file("0002", "s1"))


def test_a_spot_red_is_an_ink_of_its_own_with_its_four_inks_beside_it(tmp_path):
    out = press(tmp_path, "spot_red: PANTONE 485 C\n")
    for name in ("yuelu/0002-s1-doorplate.pdf", "yuelu/yuelu-s1-doorplate.pdf"):
        assert separations(out / name) == {"/PANTONE 485 C"}, name
    with pikepdf.open(out / "yuelu/0002-s1-doorplate.pdf") as pdf:
        used = {str(o) for _, o in pikepdf.parse_content_stream(pdf.pages[0])}
    assert "scn" in used
    assert not used & {"rg", "RG", "g", "G"}


def test_a_logo_of_22_per_cent_leaves_the_code_readable_at_level_h(tmp_path):
    out = press(tmp_path, "code_logo: 0.22\n")
    page = pypdfium2.PdfDocument(out / "yuelu/0002-s1-doorplate.pdf")[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=1).to_pil())
    assert (code.text, code.ec_level) == (f"{BASE}/s/0002/", "H")


def test_a_code_takes_the_higher_level_where_it_costs_no_module(printed):
    # 34 bytes: a code of 33 modules holds 46 of them at level Q, and just 34 at level H (ISO/IEC 18004, table 7).
    page = pypdfium2.PdfDocument(printed.file("0002", "s1"))[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=1).to_pil())
    assert code.ec_level == "H"


@pytest.mark.breadth
@pytest.mark.parametrize("length", range(20, 70))
@pytest.mark.parametrize("logo", [0, 0.2])
def test_a_higher_level_never_makes_the_code_larger(length, logo):
    text = f"{BASE}/".ljust(length, "x")
    plain = segno.make(text, error="h" if logo else "q", micro=False, boost_error=False)
    assert Code(text, logo).modules == plain.symbol_size(border=0)[0]


@pytest.mark.slow
def test_a_logo_covers_codes_of_every_kind_that_has_one(tmp_path):
    out = press(tmp_path, "code_logo: 0.18\n", ("room_plate", "desk_card"))
    for path in out.glob("yuelu/yuelu-*.pdf"):
        found = Counter()
        for page in pypdfium2.PdfDocument(path):
            found.update(code.ec_level for code in zxingcpp.read_barcodes(page.render(scale=0.7).to_pil()))
        assert set(found) == {"H"}, path.name
