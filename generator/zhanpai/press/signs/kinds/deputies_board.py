"""代表公示栏: who the deputies of a station are, when they receive, and how to reach the station."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from zhanpai.domain import receptions
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.station import Station
from zhanpai.domain.pictures import portrait
from zhanpai.kit.dates import format_date
from zhanpai.kit.fitting import HAN, ems, fit_parts
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.lines import pieces, wrap
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign, Word
from zhanpai.press.signs.spec import DeputiesSpec

NUMBER = "S6"
Seat: TypeAlias = tuple[int, Deputy]
"""A deputy, and where the person stands in the station's file."""

USUAL = (1200, 900)
"""The measures below are of a board of this size; another one is drawn in proportion."""
MARGIN, HEAD, FOOT, AIR, GUTTER = 54, 190, 158, 30, 22
CARD, PORTRAIT, NAME, SMALL = 164, 122, 27, 11
"""On the smallest card: its width, a portrait's, the heights of a name and of what stands under it."""
SHAPE = 5 / 4
"""A portrait's height to its width, as on the pages."""
GAP = 8
UNDER = 2
"""Lines for constituencies."""
TALL = PORTRAIT * SHAPE + GAP + NAME + GAP * 0.9 + SMALL * (1.15 + UNDER * 1.4)
MOST = 1.9
"""How much larger a card of few is than the smallest."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the cards of a station's boards stand: all of its boards alike."""

    columns: int
    rows: int
    width: float
    scale: float

    @property
    def tall(self) -> float:
        """The height of a card."""
        return TALL * self.scale


def signs(maker: SignMaker) -> Iterator[Sign]:
    """As many boards for each station as its deputies in office fill; none where nobody is known."""
    spec, today = maker.spec, maker.order.site.today
    assert isinstance(spec, DeputiesSpec)
    for station in maker.order.stations:
        serving = [(i, d) for i, d in enumerate(station.deputies) if d.serves_on(today)]
        # As on the station's page: by the highest level that each of them holds.
        serving.sort(key=lambda one: one[1].mandates_on(today)[0].level.rank)
        boards = list(_divide(serving, spec.columns * spec.rows))
        for number, board in enumerate(boards, 1):
            grid = _grid(spec, len(boards[0]))
            yield _board(maker, station, grid, board, (number, len(boards)))


def _divide(deputies: Sequence[Seat], most: int) -> Iterator[Sequence[Seat]]:
    """Boards of nearly equal numbers, none above `most`: 13 make 7 and 6, not 12 and a lonely one."""
    boards = ceil(len(deputies) / most)
    if not boards:
        return iter(())
    ends = [ceil(len(deputies) * n / boards) for n in range(boards + 1)]
    return (deputies[start:end] for start, end in pairwise(ends))


def _unit(spec: DeputiesSpec) -> float:
    return min(spec.width / USUAL[0], spec.height / USUAL[1])


def _grid(spec: DeputiesSpec, count: int) -> Grid:
    """The grid on which cards are largest; of nearly equal ones, that which fills the height."""
    u = _unit(spec)
    room = spec.width - 2 * MARGIN * u, spec.height - (HEAD + FOOT + 2 * AIR) * u
    grids = []
    for rows in range(1, spec.rows + 1):
        columns = ceil(count / rows)
        if columns <= spec.columns:
            width = (room[0] - (columns - 1) * GUTTER * u) / columns
            height = (room[1] - (rows - 1) * AIR * 0.8 * u) / rows
            grids.append(Grid(columns, rows, width, min(width / CARD, height / TALL, MOST * u)))
    best = max(grid.scale for grid in grids)
    return max((g for g in grids if g.scale >= best * 0.93), key=lambda g: g.rows)


def _board(
    maker: SignMaker, station: Station, grid: Grid, board: Sequence[Seat], which: tuple[int, int]
) -> Sign:
    spec, site = maker.spec, maker.order.site
    assert isinstance(spec, DeputiesSpec)
    u = _unit(spec)
    word = maker.order.word_of[station.id]
    words = [Word(d.name, "代表姓名", station.path, ("deputies", i, "name")) for i, d in board]
    portraits = {d.id: portrait(site, d) for _, d in board}
    pictures = {f"{id}.jpg": picture.path for id, picture in portraits.items() if picture}
    places = _places(spec, grid, len(board))
    address = sign_texts.station_address(site, station)
    code = maker.code(address)
    texts = sign_texts.texts(
        spec, id=station.id, board=str(which[0]), boards=str(which[1]), date=format_date(site.today)
    )
    logo = (HEAD - 66) * u
    left = MARGIN * u + logo + 22 * u
    # The number of the board stands at the right of the title, above the name.
    name = maker.name(word, maker.full(station), spec.width - left - MARGIN * u, (HEAD - 92) * u, last=1.2)
    data = {
        "unit": u,
        "margin": MARGIN * u,
        "head": HEAD * u,
        "foot": FOOT * u,
        "logo": logo,
        "left": left,
        "name": name.data,
        "title": texts.get("title", ""),
        "board": texts.get("board", "") if which[1] > 1 else "",
        "portrait": [PORTRAIT * grid.scale, PORTRAIT * SHAPE * grid.scale],
        "cards": [
            {"x": x, "y": y, **_card(maker, one, w, grid, bool(portraits[one.id]))}
            for (x, y), (_, one), w in zip(places, board, words, strict=True)
        ],
        "rows": _rows(spec, station, texts, u),
        "code": code,
        "code_side": spec.code,
        "code_inset": code.inset(spec.code),
        "small": "　".join([texts.get("number", ""), sign_texts.shown(address), texts.get("date", "")]),
        "call": [texts.get("call", ""), texts.get("hint", "")],
    }
    numbered = f"（{which[0]}/{which[1]}）" if which[1] > 1 else ""
    return Sign(
        kind=maker.kind,
        subject=station.id,
        folder=sign_texts.folder(site, station),
        label=station.name + numbered,
        width=spec.width,
        height=spec.height,
        data=data,
        codes=(code,),
        words=(*words, word, *_typed(station)),
        pictures=pictures,
    )


def _places(spec: DeputiesSpec, grid: Grid, count: int) -> Iterator[tuple[float, float]]:
    """The middle of each card's top edge; every row stands in the middle of the board."""
    u = _unit(spec)
    pitch = min(grid.width + GUTTER * u, CARD * grid.scale * 1.42)
    rows = ceil(count / grid.columns)
    columns = ceil(count / rows)
    free = spec.height - (HEAD + FOOT) * u - rows * grid.tall
    gap = min(free / (rows + 1), AIR * 1.6 * u)
    top = HEAD * u + (free - (rows - 1) * gap) / 2
    for row in range(rows):
        here = min(columns, count - row * columns)
        for n in range(here):
            x = spec.width / 2 + (n - (here - 1) / 2) * pitch
            yield round(x, 3), round(top + row * (grid.tall + gap), 3)


def _card(maker: SignMaker, deputy: Deputy, word: Word, grid: Grid, has_photo: bool) -> dict[str, object]:
    """A deputy's words and where they begin, counted from the card's top."""
    spec, k, today = maker.spec, grid.scale, maker.order.site.today
    least = spec.least / HAN
    box = max(NAME * k, 2.35 * least)
    name = fit_parts(_name_parts(deputy.name), grid.width, box, NAME * k * HAN, least=spec.least, last=1.0)
    maker.judge(word, name)
    top = (PORTRAIT * SHAPE + GAP) * k
    under = top + max(NAME * k, name.height) + GAP * 0.9 * k
    title = deputy.title_on(today)
    small = SMALL * k
    return {
        "picture": f"/pictures/{deputy.id}.jpg" if has_photo else "",
        "letter": deputy.name[:1],
        "name": name.data,
        # A smaller name stands in the middle of where a usual one would.
        "name_top": top + max(0, NAME * k - name.height) / 2,
        "title": title,
        "title_size": min(small * 1.15, grid.width / ems(title)),
        "title_top": under,
        "small": small,
        "lines": _constituencies(deputy, today, grid.width / small),
    }


def _name_parts(name: str) -> tuple[str, ...]:
    """A name, cut behind its middle dots: nowhere else may it break."""
    head, dot, rest = name.partition("·")
    return (head + dot, *_name_parts(rest)) if dot else (head,)


def _constituencies(deputy: Deputy, today: dt.date, width: float) -> list[str]:
    """Where the person was elected; nothing when there is no room for all: the page has them."""
    found = dict.fromkeys(m.constituency for m in deputy.mandates_on(today) if m.constituency)
    lines = [line for one in found for line in wrap(pieces(one), width)]
    return lines if len(lines) <= UNDER else []


def _rows(spec: DeputiesSpec, station: Station, texts: dict[str, str], u: float) -> list[dict[str, object]]:
    """What stands at the foot: when deputies receive, what they are for, how to reach the station."""
    detail = station.detail
    when = [receptions.rule_words(rule) for rule in detail.reception] or [texts.get("unknown", "")]
    if station.status is not StationStatus.OPEN:
        when = [texts.get("suspended", "")]
    contact = "　".join(filter(None, [detail.phone, detail.address]))
    said = [("reception", "；".join(when)), ("duty", texts.get("duties", "")), ("contact", contact)]
    room = spec.width - (2 * MARGIN + 84 + 150) * u - spec.code
    return [
        {"term": texts.get(term, ""), "value": value, "size": min(16 * u, room / ems(value))}
        for term, value in said
        if value
    ]


def _typed(station: Station) -> Iterator[Word]:
    """What else somebody typed that stands on a board."""
    detail, path = station.detail, station.path
    yield Word(detail.address, "地址", path, ("address",))
    for i, deputy in enumerate(detail.deputies):
        for n, mandate in enumerate(deputy.mandates):
            keys = ("deputies", i, "mandates", n, "constituency")
            yield Word(mandate.constituency, "选区（选举单位）", path, keys)
    for i, rule in enumerate(detail.reception):
        yield Word(rule.place, "接待地点", path, ("reception", i, "place"))
        yield Word(rule.note, "备注", path, ("reception", i, "note"))
