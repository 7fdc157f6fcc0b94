"""Where signs lie on a press sheet: by hand for a few, and what must hold for every size."""

from itertools import combinations

import pytest

from zhanpai.press.signs.imposition import Layout, bounds, crop_marks, impose
from zhanpai.press.signs.spec import PressSheetSpec

BOARD = PressSheetSpec(width=1220, height=2440)
PAPER = PressSheetSpec(width=450, height=320, gutter=6)
BLEED = 3
SIZES = [
    (BOARD, 600, 400, 8),
    (BOARD, 300, 150, 52),
    (BOARD, 600, 200, 17),
    (BOARD, 1200, 900, 2),
    (BOARD, 420, 594, 8),
    (PAPER, 100, 150, 5),
    (PAPER, 90, 54, 18),
]


def layouts(sheet, width, height, count) -> list[Layout]:
    return [page for page in impose([(width, height)] * count, sheet, BLEED) if isinstance(page, Layout)]


def apart(a, b) -> float:
    """How far two boxes are from each other, along the axis on which they are farther."""
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def mark_box(mark):
    x1, y1, x2, y2 = mark
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def test_doorplates_stand_as_reckoned_by_hand():
    # 606 + 8 + 406 = 1020 of 1200 across; 5 × 406 + 4 × 8 = 2062 and 3 × 606 + 2 × 8 = 1834 of 2405 down.
    (page,) = layouts(BOARD, 600, 400, 8)
    upright = [(p.x, p.y) for p in page.places if not p.turned]
    turned = [(p.x, p.y) for p in page.places if p.turned]
    assert upright == [(10, 10), (10, 424), (10, 838), (10, 1252), (10, 1666)]
    assert turned == [(624, 10), (624, 624), (624, 1238)]
    assert bounds(page, BLEED) == (13, 13, 1027, 2069)


@pytest.mark.parametrize(("sheet", "width", "height", "most"), SIZES)
def test_a_full_sheet_holds_so_many(sheet, width, height, most):
    pages = layouts(sheet, width, height, most + 1)
    assert [len(page.places) for page in pages] == [most, 1]


@pytest.mark.parametrize(("sheet", "width", "height", "most"), SIZES)
def test_every_sign_lies_once_within_the_sheet_and_a_gutter_from_its_neighbours(sheet, width, height, most):
    pages = layouts(sheet, width, height, 2 * most + 1)
    assert sorted(place.sign for page in pages for place in page.places) == list(range(2 * most + 1))
    for page in pages:
        for place in page.places:
            left, top, right, bottom = place.box
            assert min(left, top, sheet.width - right, sheet.height - bottom) >= sheet.margin
            size = (place.height, place.width) if place.turned else (place.width, place.height)
            assert size == (width + 6, height + 6)
        assert all(apart(a.box, b.box) >= sheet.gutter for a, b in combinations(page.places, 2))


@pytest.mark.parametrize(("sheet", "width", "height", "most"), SIZES)
def test_no_crop_mark_touches_a_bleed_or_leaves_the_sheet(sheet, width, height, most):
    (page,) = layouts(sheet, width, height, most)
    marks = [mark_box(mark) for mark in crop_marks(page, BLEED, sheet.gutter)]
    assert len(marks) == 8 * most
    for mark in marks:
        assert min(mark[0], mark[1], sheet.width - mark[2], sheet.height - mark[3]) >= 0
        assert all(apart(mark, place.box) >= 0.999 for place in page.places)


@pytest.mark.parametrize(("sheet", "width", "height", "most"), SIZES)
def test_the_label_stands_clear_of_bleeds_and_marks_and_of_the_edge(sheet, width, height, most):
    (page,) = layouts(sheet, width, height, most)
    label = page.label
    if label.turned:
        box = (label.x - label.size, label.y, label.x, label.y + label.length)
    else:
        box = (label.x, label.y, label.x + label.length, label.y + label.size)
    assert min(box[0], box[1], sheet.width - box[2], sheet.height - box[3]) >= 5
    # The marks at the outside end 7 mm from the bleeds.
    _, _, right, bottom = bounds(page)
    assert box[1] >= bottom + 7 or box[0] >= right + 7


def test_each_neighbour_keeps_its_marks_to_its_half_of_the_gutter():
    (page,) = layouts(BOARD, 420, 594, 2)
    a, b = page.places
    assert (a.box, b.box) == ((10, 10, 436, 610), (10, 618, 436, 1218))
    marks = crop_marks(page, BLEED, BOARD.gutter)
    between = sorted((m[1], m[3]) for m in marks if m[0] == m[2] == 13 and 610 < m[1] < 618)
    assert between == [(611, 614), (614, 617)]


def test_signs_of_two_sizes_never_share_a_sheet():
    pages = impose([(300, 1800), (350, 2000), (300, 1800)], BOARD, BLEED)
    assert [[p.sign for p in page.places] for page in pages] == [[0, 2], [1]]


@pytest.mark.parametrize("size", [(1300, 2500), (1230, 1230), (1210, 2430)])
def test_a_sign_that_no_sheet_holds_gets_a_page_of_its_own(size):
    assert impose([size, (600, 400)], BOARD, BLEED)[0] == 0


def test_a_sheet_smaller_than_its_margins_holds_nothing():
    assert impose([(100, 100)], PressSheetSpec(width=15, height=15), BLEED) == [0]
