"""意见办理流程图: the way of an opinion, step by step: who, how long, by which law, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.kit.fitting import ems
from zhanpai.press.signs import panel
from zhanpai.press.signs.lines import pieces, wrap
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import FlowSpec, FlowStep, KindSpec

NUMBER = "S8"
COLUMN = 3.6
"""Where words begin beside the steps' numbers, in sizes of the running words."""
TITLE, HEADLINE = 1.5, 2.1
"""A title's size, and from its top to that of the words under it."""
LEADING, SMALL = 1.36, 0.78
"""From line to line; a law's name is this much smaller, as long as it can be read."""
CHIP = 0.6
"""Within the chip of a time limit, on both sides."""
BETWEEN, MOST = 0.85, 1.8
"""White between two steps: at least, and at most."""
GAP, PAD, ARROW = 0.7, 0.55, 1.0
"""Between two cards of a fork, within one, and from its upper words to its lower ones."""


@dataclass(frozen=True, slots=True)
class _Row:
    step: FlowStep
    text: list[str]
    cards: list[tuple[list[str], list[str]]]
    source: float
    """The size of the law's name in sizes, 0 where there is none."""

    @property
    def card_lines(self) -> tuple[int, int]:
        """What the highest card needs above its arrow and below."""
        return max((len(a) for a, _ in self.cards), default=0), max(
            (len(b) for _, b in self.cards), default=0
        )

    @property
    def cards_height(self) -> float:
        """In sizes."""
        above, below = self.card_lines
        return (above + below) * LEADING - (LEADING - 1) * 2 + ARROW + 2 * PAD if self.cards else 0.0

    @property
    def height(self) -> float:
        """In sizes."""
        words = HEADLINE + len(self.text) * LEADING + (self.source * LEADING)
        return words + (self.cards_height + 0.5 if self.cards else 0.0)


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One flow chart for each station, all of them alike but for name and code."""
    assert isinstance(maker.spec, FlowSpec)
    spec = maker.spec
    steps = {key: step for key, step in spec.steps.items() if step.text}
    width, height = panel.room(spec)
    note = spec.texts.get("note", "")

    def rows(size: float) -> list[_Row]:
        return [_row(step, spec, width, size) for step in steps.values()]

    size = panel.size_for(spec, lambda size: _height(rows(size), note, width, spec, size), height)
    made = rows(size)
    if (over := _height(made, note, width, spec, size) - height) > 0:
        longest, row = max(zip(steps, made, strict=True), key=lambda pair: pair[1].height)
        maker.findings.append(panel.too_much(maker, ("steps", longest, "text"), row.step.title, over))
        return
    for key, step in steps.items():
        if _headline(step) > width / size:
            maker.findings.append(
                panel.too_long(maker, ("steps", key, "title"), step.title + step.who + step.limit)
            )
    body = {
        "size": size,
        "column": COLUMN * size,
        "small": _small(spec, size) * size,
        "steps": _placed(made, size, height - _note_height(note, width, spec, size)),
        "note": _note(note, width, spec, size),
    }
    for station in maker.order.stations:
        yield panel.panel(maker, station, body)


def _headline(step: FlowStep) -> float:
    """The width of a step's first line, in sizes."""
    chip = ems(step.limit) + 2 * CHIP + 0.5 if step.limit else 0
    return _who_left(step) + ems(step.who) + chip


def _who_left(step: FlowStep) -> float:
    return COLUMN + ems(step.title) * TITLE + 0.7


def _small(spec: KindSpec, size: float) -> float:
    return max(SMALL, panel.least(spec) / size)


def _note(note: str, width: float, spec: KindSpec, size: float) -> list[str]:
    return wrap(pieces(note), width / (_small(spec, size) * size)) if note else []


def _note_height(note: str, width: float, spec: KindSpec, size: float) -> float:
    lines = len(_note(note, width, spec, size))
    return (lines * LEADING * _small(spec, size) + 0.4) * size if lines else 0.0


def _row(step: FlowStep, spec: KindSpec, width: float, size: float) -> _Row:
    """A step in lines; the cards of its fork are as wide as the words above them allow."""
    room = width / size - COLUMN
    card = (room - GAP * (len(step.routes) - 1)) / max(1, len(step.routes)) - 2 * PAD
    cards = [(wrap(pieces(r.when), card), wrap(pieces(r.to), card)) for r in step.routes]
    return _Row(step, wrap(pieces(step.text), room), cards, _small(spec, size) if step.source else 0.0)


def _height(rows: list[_Row], note: str, width: float, spec: KindSpec, size: float) -> float:
    steps = sum(row.height for row in rows) + BETWEEN * (len(rows) - 1)
    return steps * size + _note_height(note, width, spec, size)


def _placed(rows: list[_Row], size: float, height: float) -> list[dict[str, object]]:
    """Where everything begins; what is left of the height goes between the steps."""
    left = height / size - sum(row.height for row in rows)
    between = min(MOST, left / max(1, len(rows)))
    found, top = list[dict[str, object]](), 0.0
    for row in rows:
        text = top + HEADLINE
        source = text + len(row.text) * LEADING
        cards = source + row.source * LEADING + 0.25
        found.append(
            {
                "top": round(top * size, 3),
                "title": row.step.title,
                "who": row.step.who,
                "who_left": round(_who_left(row.step) * size, 3),
                "limit": row.step.limit,
                "limit_width": round((ems(row.step.limit) + 2 * CHIP) * size, 3),
                "text": row.text,
                "text_top": round(text * size, 3),
                "source": row.step.source,
                "source_top": round(source * size, 3),
                "cards": [{"when": above, "to": below} for above, below in row.cards],
                "cards_top": round(cards * size, 3),
                "cards_height": round(row.cards_height * size, 3),
                "card_lines": row.card_lines[0],
            }
        )
        top += row.height + between
    return found
