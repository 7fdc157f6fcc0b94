"""The path language of SVG (https://www.w3.org/TR/SVG11/paths.html) as moves, lines and cubic curves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TypeAlias

Command: TypeAlias = tuple[str | float, ...]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``, in absolute numbers."""

Point: TypeAlias = complex

_BLANK = re.compile(r"[\s,]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAG = re.compile("[01]")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def parse_path(d: str, shift: tuple[float, float] = (0, 0)) -> tuple[Command, ...]:
    """The commands of a path, moved by `shift`; ValueError if it is no path."""
    return tuple(_moved(c, complex(*shift)) for c in _commands(d))


def _moved(command: tuple[str, *tuple[Point, ...]], shift: complex) -> Command:
    letter, *points = command
    numbers = [round(n, 4) for p in points for n in ((p + shift).real, (p + shift).imag)]
    return (letter, *numbers)


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each letter with the numbers of one step; numbers that go on repeat the letter."""
    here = _skip(d, 0)
    while here < len(d):
        letter = d[here]
        if letter.upper() not in _TAKES:
            raise ValueError(f"not a path: {letter!r}")
        here = _skip(d, here + 1)
        is_first = True
        while is_first or (letter not in "Zz" and here < len(d) and not d[here].isalpha()):
            numbers: list[float] = []
            for index in range(_TAKES[letter.upper()]):
                # The flags of an arc may stand together: ``a10 10 0 0120 5``.
                form = _FLAG if letter in "Aa" and index in (3, 4) else _NUMBER
                match = form.match(d, here)
                if match is None:
                    raise ValueError(f"a number is missing at {here}")
                numbers.append(float(match[0]))
                here = _skip(d, match.end())
            yield letter, numbers
            is_first = False
            letter = {"M": "L", "m": "l"}.get(letter, letter)


def _skip(d: str, here: int) -> int:
    blank = _BLANK.match(d, here)
    return blank.end() if blank else here


def _commands(d: str) -> Iterator[tuple[str, *tuple[Point, ...]]]:
    here = start = control = 0j
    before = ""
    for letter, numbers in _steps(d):
        upper = letter.upper()
        origin = here if letter.islower() else 0j
        if upper == "H":
            points = [complex(numbers[0] + origin.real, here.imag)]
        elif upper == "V":
            points = [complex(here.real, numbers[0] + origin.imag)]
        else:
            pairs = numbers[5:] if upper == "A" else numbers
            points = [origin + complex(x, y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]
        match upper:
            case "M":
                start = points[0]
                yield "M", points[0]
            case "L" | "H" | "V":
                yield "L", points[0]
            case "C" | "S":
                first = points[0] if upper == "C" else (2 * here - control if before in "CS" else here)
                control = points[-2]
                yield "C", first, control, points[-1]
            case "Q" | "T":
                control = points[0] if upper == "Q" else (2 * here - control if before in "QT" else here)
                end = points[-1]
                yield "C", here + (control - here) * 2 / 3, end + (control - end) * 2 / 3, end
            case "A":
                for first, second, end in _arc(here, points[0], numbers):
                    yield "C", first, second, end
            case "Z":
                yield ("Z",)
        here = start if upper == "Z" else points[-1]
        before = upper


def _arc(start: Point, end: Point, numbers: list[float]) -> Iterator[tuple[Point, Point, Point]]:
    """An elliptical arc as cubic curves of at most a quarter turn (SVG 1.1, appendix F.6)."""
    rx, ry, turn, large, sweep = abs(numbers[0]), abs(numbers[1]), numbers[2], numbers[3], numbers[4]
    if start == end:
        return
    if not rx or not ry:
        yield start, end, end
        return
    rotation = complex(math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    half = (start - end) / 2 / rotation
    x, y = half.real, half.imag
    if (excess := (x / rx) ** 2 + (y / ry) ** 2) > 1:
        rx, ry = rx * math.sqrt(excess), ry * math.sqrt(excess)
    root = math.sqrt(max(0.0, (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1))
    centre = complex(rx * y / ry, -ry * x / rx) * (root if bool(large) != bool(sweep) else -root)
    first = math.atan2((y - centre.imag) / ry, (x - centre.real) / rx)
    last = math.atan2((-y - centre.imag) / ry, (-x - centre.real) / rx)
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    middle = centre * rotation + (start + end) / 2
    count = max(1, math.ceil(abs(last - first) / (math.pi / 2) - 1e-9))
    step = (last - first) / count
    pull = 4 / 3 * math.tan(step / 4)

    def at(angle: float, along: float = 0) -> Point:
        cos, sin = math.cos(angle), math.sin(angle)
        return middle + complex(rx * (cos - along * sin), ry * (sin + along * cos)) * rotation

    for i in range(count):
        begin, finish = first + i * step, first + (i + 1) * step
        yield at(begin, pull), at(finish, -pull), end if i == count - 1 else at(finish)
