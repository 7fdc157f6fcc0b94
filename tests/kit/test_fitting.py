"""Names in boxes: where they break, and how large they are."""

import pytest

from zhanpai.kit.fitting import HAN, fit_parts

PARTS = ("岳麓区", "望月湖街道", "湖东社区", "人大代表联络站")


def texts(block):
    return [line.text for line in block.lines]


def test_a_name_that_fits_on_one_line_stays_there():
    assert texts(fit_parts(("芙蓉区", "人大代表联络中心站"), 1200, 60, 50)) == ["芙蓉区人大代表联络中心站"]


def test_a_name_breaks_before_the_deputies_and_between_places_only():
    block = fit_parts(PARTS, 524, 174, 74, least=40)
    assert texts(block) == ["岳麓区望月湖街道湖东社区", "人大代表联络站"]


@pytest.mark.parametrize("width", range(60, 900, 35))
@pytest.mark.parametrize("height", [40, 120, 400])
def test_no_box_breaks_a_place_in_the_middle(width, height):
    ends = {"岳麓区", "岳麓区望月湖街道", "岳麓区望月湖街道湖东社区", "".join(PARTS)}
    said = ""
    for line in texts(fit_parts(PARTS, width, height, 90)):
        said += line
        assert said in ends
    assert said == "".join(PARTS)


@pytest.mark.parametrize("width", range(60, 900, 60))
def test_a_block_stays_in_its_box(width):
    block = fit_parts(PARTS, width, 150, 200, last=1.7)
    assert block.width <= width + 1e-6
    assert block.height <= 150 + 1e-6


def test_the_last_line_is_never_smaller_than_those_above_it():
    block = fit_parts(("长沙市", "人大代表联络总站"), 400, 300, 200)
    assert block.lines[-1].size >= block.lines[0].size


def test_no_character_is_larger_than_the_kind_allows():
    assert fit_parts(("人大代表联络站",), 5000, 5000, 74).least == pytest.approx(74)


def test_the_last_line_gives_way_before_the_others_become_too_small():
    # Two columns on a board 254 wide: at 1.7 the places would be 82 high; 90 asks for less contrast.
    block = fit_parts(PARTS, 1760 / 1.05, 254, 170, least=90, last=1.7)
    assert block.least >= 90
    assert texts(block)[-1] == "人大代表联络站"


def test_a_calmer_block_is_not_chosen_if_it_is_too_small_to_read():
    # On one line the characters would be 15.6 high, on two 16.5; nearly equal, but 16 is what can be read.
    block = fit_parts(PARTS[1:], 271, 41.4, 20, least=16, last=1.0, most_lines=2)
    assert len(block.lines) == 2
    assert block.least >= 16


def test_the_height_of_a_character_is_its_ink_not_its_body():
    block = fit_parts(("人大代表联络站",), 700, 1000, 500)
    assert block.lines[0].size == pytest.approx(100)
    assert block.least == pytest.approx(100 * HAN)
