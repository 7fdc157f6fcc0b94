"""Flat scenes for demo pictures: rooms, streets, fields, drawn from shapes.

No faces, no emblem, no flag, no stars, no writing: nothing that could be taken for a real event.
"""

from __future__ import annotations

from collections.abc import Callable

from zhanpai.content.demo.drawing import HEIGHT, WIDTH, Drawing


def _desk(c: Drawing) -> None:
    sky, wall, light, accent, _leaf, wood, ground, dark = c.palette
    c.box(0, 0, WIDTH, 600, wall)
    c.box(0, 600, WIDTH, 200, ground)
    window = c.rng.choice((110, 760))
    c.box(window, 110, 320, 240, light, 8)
    c.box(window + 12, 122, 142, 216, sky)
    c.box(window + 166, 122, 142, 216, sky)
    c.box(870 - window, 130, 290, 210, accent, 10)
    for line in range(4):
        c.box(900 - window, 165 + line * 42, 230 - line * 25, 14, light, 7)
    c.box(180, 470, 840, 46, wood, 8)
    c.box(210, 516, 780, 160, light, 6)
    c.box(210, 516, 780, 14, dark)
    for x in (330, 560, 790):
        c.box(x, 440, 110, 30, light, 4)
        c.disc(x + 150, 452, 16, 18, accent)
    c.tree(1110, 640, 300)
    c.box(1070, 620, 80, 80, wood, 10)


def _sign(c: Drawing) -> None:
    _sky, wall, light, accent, leaf, wood, ground, dark = c.palette
    c.hills(560, 160, leaf)
    c.box(0, 600, WIDTH, 200, ground)
    c.shape([(420, 800), (780, 800), (660, 600), (560, 600)], wall)
    left = c.rng.choice((300, 430))
    c.box(left, 250, 26, 420, dark)
    c.box(left + 340, 250, 26, 420, dark)
    c.box(left - 40, 210, 446, 250, accent, 16)
    c.box(left - 20, 230, 406, 210, light, 10)
    c.shape([(left + 20, 330), (left + 80, 270), (left + 140, 330)], accent)
    c.box(left + 42, 330, 76, 62, accent)
    for line in range(3):
        c.box(left + 160, 285 + line * 42, 200 - line * 30, 18, dark, 9)
    for x in (90, 1020, 1150):
        c.tree(x, 640, 300 + c.rng.randint(-40, 40))
    c.box(880, 560, 180, 22, wood, 6)


def _street(c: Drawing) -> None:
    _sky, wall, light, accent, leaf, wood, ground, _dark = c.palette
    colours = [wall, wood, light, ground]
    c.disc(c.rng.choice((220, 960)), 150, 62, 62, light)
    x = -20
    for turn in range(6):
        w = c.rng.randint(180, 240)
        c.house(
            x,
            620,
            w,
            c.rng.randint(240, 430),
            colours[turn % 4] if turn % 4 != 2 else accent,
            c.rng.randint(4, 6),
        )
        x += w + 12
    c.box(0, 620, WIDTH, 180, ground)
    c.box(0, 690, WIDTH, 80, wall)
    for x in range(40, WIDTH, 150):
        c.box(x, 726, 80, 8, light)
    for x in range(90, WIDTH, 230):
        c.tree(x + c.rng.randint(-20, 20), 670, 180)
    c.box(0, 676, WIDTH, 10, leaf)


def _table(c: Drawing) -> None:
    sky, _wall, light, accent, leaf, wood, ground, dark = c.palette
    c.box(0, 0, WIDTH, HEIGHT, ground)
    for x in range(0, WIDTH, 120):
        c.box(x, 0, 3, HEIGHT, wood)
    round_table = c.rng.random() < 0.5
    if round_table:
        c.disc(600, 400, 400, 250, wood)
        c.disc(600, 400, 370, 224, light)
    else:
        c.box(210, 210, 780, 380, wood, 40)
        c.box(235, 235, 730, 330, light, 28)
    for turn in range(5):
        x = 600 + (turn - 2) * (116 if round_table else 155)
        for y, seat in ((285 if round_table else 270, 120), (515, 680)):
            c.disc(x, seat, 48, 48, accent if turn % 2 else dark)
            c.box(x - 34, y - 26, 68, 52, sky, 4)
            c.disc(x + 50, y, 12, 12, wood)
    c.disc(600, 395, 56, 40, leaf)


def _hall(c: Drawing) -> None:
    sky, wall, light, accent, leaf, wood, ground, dark = c.palette
    c.hills(520, 120, leaf)
    c.box(0, 600, WIDTH, 200, ground)
    c.box(200, 260, 800, 350, wall, 6)
    c.shape([(160, 270), (1040, 270), (960, 180), (240, 180)], accent)
    for turn in range(6):
        x = 240 + turn * 125
        if turn not in (2, 3):
            c.box(x, 330, 90, 120, sky, 4)
            c.box(x, 490, 90, 60, light, 4)
    c.box(480, 400, 240, 210, wood, 4)
    c.box(496, 416, 100, 194, light)
    c.box(604, 416, 100, 194, light)
    c.shape([(720, 610), (980, 660), (980, 680), (720, 640)], dark)
    for x in (100, 1110):
        c.tree(x + c.rng.randint(-20, 20), 650, 320)


def _board(c: Drawing) -> None:
    sky, wall, light, accent, leaf, wood, ground, dark = c.palette
    c.box(0, 0, WIDTH, 640, wall)
    c.box(0, 640, WIDTH, 160, ground)
    c.box(150, 110, 900, 430, wood, 10)
    c.box(172, 132, 856, 386, light, 4)
    c.box(172, 132, 856, 70, accent)
    for column in range(4):
        x = 205 + column * 205
        c.box(x, 232, 175, 110, sky, 6)
        for line in range(5):
            c.box(x, 362 + line * 28, 175 - c.rng.randint(0, 70), 12, dark if line == 0 else wood, 6)
    c.disc(100, 600, 60, 90, leaf)
    c.box(64, 620, 72, 90, accent, 10)


def _village(c: Drawing) -> None:
    _sky, wall, light, accent, leaf, wood, ground, dark = c.palette
    c.disc(940, 160, 60, 60, light)
    c.hills(470, 190, leaf)
    c.box(0, 480, WIDTH, 320, ground)
    for turn in range(7):
        y = 540 + turn * 42
        c.shape(
            [(0, y), (WIDTH, y + c.rng.randint(-14, 14)), (WIDTH, y + 12), (0, y + 12)],
            leaf if turn % 2 else wood,
        )
    for x in (140, 420, 840):
        w = c.rng.randint(170, 220)
        c.box(x, 390, w, 130, wall, 3)
        c.shape([(x - 24, 396), (x + w + 24, 396), (x + w * 0.5, 320)], accent)
        c.box(x + w * 0.42, 450, 36, 70, dark)
    c.shape([(620, 800), (760, 800), (690, 500), (660, 500)], light)


def _park(c: Drawing) -> None:
    sky, wall, light, accent, leaf, wood, ground, dark = c.palette
    c.box(0, 430, WIDTH, 370, leaf)
    c.hills(430, 90, ground)
    c.disc(600, 640, 420, 120, light)
    c.disc(600, 640, 396, 104, sky)
    for x in (90, 240, 960, 1120):
        c.tree(x, 560, 280 + c.rng.randint(-50, 50))
    bench = c.rng.choice((420, 620))
    c.box(bench, 470, 210, 20, wood, 6)
    c.box(bench + 10, 500, 190, 18, wood, 6)
    c.box(bench + 26, 516, 12, 50, dark)
    c.box(bench + 172, 516, 12, 50, dark)
    c.box(840, 330, 14, 220, dark)
    c.disc(847, 320, 30, 30, wall)
    c.box(0, 770, WIDTH, 30, accent)


SCENES: dict[str, Callable[[Drawing], None]] = {
    "desk": _desk,
    "sign": _sign,
    "street": _street,
    "table": _table,
    "hall": _hall,
    "board": _board,
    "village": _village,
    "park": _park,
}
