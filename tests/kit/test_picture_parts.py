"""What is hidden in a picture leaves no trace of itself, and what is kept has the proportion that was asked for."""

from __future__ import annotations

import math
import random

import pytest
from PIL import Image

from zhanpai.kit.picture_parts import (
    NOTHING_AROUND,
    WHOLE,
    PicturePart,
    cut_out,
    hidden,
    largest,
    snapped,
)

SIZE = (300, 200)


def noisy(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))


def with_face(face: Image.Image) -> Image.Image:
    picture = noisy(1)
    picture.paste(face, (100, 60))
    return picture


def test_two_pictures_that_differ_only_in_what_is_hidden_come_out_the_same() -> None:
    boxes = [PicturePart(100 / 300, 60 / 200, 40 / 300, 50 / 200)]
    faces = [noisy(2, (40, 50)), noisy(3, (40, 50)), Image.new("RGB", (40, 50), "white")]
    painted = [hidden(with_face(face), boxes).tobytes() for face in faces]
    assert painted[0] == painted[1] == painted[2]


def test_what_two_boxes_hide_side_by_side_gives_neither_its_colour() -> None:
    boxes = [PicturePart(0.2, 0.2, 0.3, 0.4), PicturePart(0.5, 0.2, 0.3, 0.4)]
    pictures = [noisy(1), noisy(1)]
    pictures[1].paste("yellow", (60, 40, 240, 120))
    assert hidden(pictures[0], boxes).tobytes() == hidden(pictures[1], boxes).tobytes()


def test_what_lies_outside_stays_to_the_pixel_and_the_hidden_is_of_one_colour() -> None:
    picture = noisy(1)
    painted = hidden(picture, [PicturePart(0.5, 0.5, 0.25, 0.25)])
    assert painted.crop((0, 0, 300, 96)).tobytes() == picture.crop((0, 0, 300, 96)).tobytes()
    assert len(painted.crop((150, 100, 225, 150)).getcolors()) == 1


def test_who_hides_everything_sees_grey() -> None:
    assert hidden(noisy(1), [WHOLE]).getcolors() == [(300 * 200, NOTHING_AROUND)]


@pytest.mark.parametrize("corner", [(0, 0), (0.99, 0), (0, 0.99), (0.99, 0.99)])
def test_a_box_at_the_edge_hides_the_edge(corner: tuple[float, float]) -> None:
    painted = hidden(noisy(1), [PicturePart(*corner, 0.01, 0.01)])
    x, y = (min(int(part * side), side - 2) for part, side in zip(corner, SIZE, strict=True))
    assert len(painted.crop((x, y, x + 2, y + 2)).getcolors()) == 1


@pytest.mark.parametrize(
    ("part", "inside"),
    [
        (PicturePart(-1, -1, 3, 3), WHOLE),
        (PicturePart(0.5, 0.5, 9, 0.25), PicturePart(0.5, 0.5, 0.5, 0.25)),
        (PicturePart(2, 0, 1, 1), None),
        (PicturePart(0.5, 0.5, 0, 0.5), None),
        (PicturePart(0.5, 0.5, -0.2, 0.5), None),
        (PicturePart(math.nan, 0, 1, 1), None),
        (PicturePart(0, 0, math.inf, 1), None),
    ],
)
def test_numbers_out_of_the_picture_are_cut_at_its_edge_or_are_none(
    part: PicturePart, inside: PicturePart | None
) -> None:
    assert part.within() == inside


@pytest.mark.parametrize(
    ("shape", "across", "down", "box"),
    [
        ((3, 2), 0.5, 0.5, (0, 0, 300, 200)),
        ((1, 1), 0, 0.5, (0, 0, 200, 200)),
        ((1, 1), 1, 0.5, (100, 0, 300, 200)),
        ((3, 1), 0.5, 1, (0, 100, 300, 200)),
    ],
)
def test_the_largest_part_of_a_proportion_lies_where_it_was_asked(
    shape: tuple[int, int], across: float, down: float, box: tuple[int, int, int, int]
) -> None:
    part = largest(SIZE, shape, across, down)
    assert part.box(SIZE) == box
    assert cut_out(noisy(1), part).size == (box[2] - box[0], box[3] - box[1])


def test_what_a_hand_draws_gets_the_proportion_and_stays_inside() -> None:
    choice = random.Random(5)
    for _ in range(2000):
        size = choice.randint(64, 4000), choice.randint(64, 4000)
        shape = choice.choice([(3, 2), (4, 5), (1, 1), (16, 9)])
        drawn = PicturePart(choice.random(), choice.random(), choice.random(), choice.random()).within()
        assert drawn
        part = snapped(drawn, size, shape)
        assert part.x >= 0 and part.x + part.width <= 1 + 1e-9
        assert part.y >= 0 and part.y + part.height <= 1 + 1e-9
        ratio = part.width * size[0] / (part.height * size[1])
        assert ratio == pytest.approx(shape[0] / shape[1])
    assert snapped(WHOLE, SIZE, None) == WHOLE
