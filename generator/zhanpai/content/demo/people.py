"""The demo's deputies: fictional names, mandates that fit the station's place, and their lines of YAML."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from zhanpai.content.demo.mandates import make_mandates
from zhanpai.content.demo.word_files import read_words
from zhanpai.domain.model.deputy import Consent, Deputy
from zhanpai.domain.model.register import StationRow
from zhanpai.kit.yaml.writing import Inline, Value

FIRST_DEPUTY = 100001
"""Ids count up from here: six digits, no leading zero to lose in a spreadsheet."""


def make_name(rng: Random) -> str:
    """A name that says of itself that it is made up."""
    names = read_words().people
    surname = rng.choice(names.surnames)
    draw = rng.random()
    if draw < 0.01:
        return rng.choice(names.rare + names.with_dot)
    if draw < 0.2:
        return surname + rng.choice(names.given)
    if draw < 0.5:
        return surname + rng.choice(names.single) + rng.choice(names.suffixes)
    return surname + rng.choice(names.given) + rng.choice(names.suffixes)


def office_phone(rng: Random) -> str:
    """A landline that no exchange has: 0731-0000xxxx."""
    return f"0731-0000{rng.randint(1, 9999):04}"


def is_rural(row: StationRow) -> bool:
    """Whether the station serves a town or township, which elects a congress of its own."""
    return (row.township or "").endswith(("镇", "乡"))


@dataclass
class People:
    """Hands out deputies with ids in order; names with rare characters come first, so that they are there."""

    seed: int
    today: dt.date
    _made: int = 0

    def make(self, row: StationRow, number: int) -> tuple[Deputy, ...]:
        """The `number` deputies of the station of `row`; each call goes on where the last one ended."""
        return tuple(self._deputy(row, turn) for turn in range(number))

    def _deputy(self, row: StationRow, turn: int) -> Deputy:
        serial = self._made
        self._made += 1
        rng = Random(f"{self.seed}/deputy/{serial}")
        words = read_words().people
        rural = is_rural(row)
        name = self._name(serial, rng)
        mandates = make_mandates(row, turn, rng, self.today)
        serves = any(m.holds_on(self.today) for m in mandates)
        posts = words.posts["通"] + words.posts["乡" if rural else "城"]
        focus = rng.sample(words.focus + words.rural_focus if rural else words.focus, rng.randint(1, 3))
        reachable = serves and rng.random() < 0.12
        return Deputy(
            id=f"{FIRST_DEPUTY + serial}",
            name=name,
            mandates=mandates,
            post=rng.choice(posts),
            focus=tuple(focus),
            bio=_bio(focus, rng) if rng.random() < 0.45 else "",
            phone=office_phone(rng) if reachable else None,
            consent=Consent(phone=self.today - dt.timedelta(rng.randint(30, 600)))
            if reachable
            else Consent(),
        )

    def _name(self, serial: int, rng: Random) -> str:
        """One name in seven of the first ones is from the rare list: a small corpus must show them too."""
        names = read_words().people
        rare = [*names.rare[:3], *names.with_dot[:2], *names.rare[3:]]
        if serial % 7 == 3 and serial // 7 < len(rare):
            return rare[serial // 7]
        return make_name(rng)


def _bio(focus: list[str], rng: Random) -> str:
    words = read_words().people.bio
    parts = [rng.choice(words.openings), rng.choice(words.middles)]
    if rng.random() < 0.5:
        parts.append(rng.choice(words.endings))
    return "".join(parts).format(focus=focus[0], years=rng.randint(5, 28), n=rng.randint(3, 16))


def deputy_entry(deputy: Deputy) -> dict[str, Value]:
    """The deputy as it stands in the station's file."""
    entry: dict[str, Value] = {"id": deputy.id, "name": deputy.name}
    mandates: list[Value] = []
    for mandate in deputy.mandates:
        record = Inline(level=str(mandate.level), term=mandate.term)
        if mandate.constituency:
            record["constituency"] = mandate.constituency
        if mandate.until:
            record["until"] = str(mandate.until)
        mandates.append(record)
    entry["mandates"] = mandates
    entry["post"] = deputy.post
    entry["focus"] = list(deputy.focus)
    if deputy.bio:
        entry["bio"] = deputy.bio + "\n"
    if deputy.phone:
        entry["phone"] = deputy.phone
    if deputy.consent.phone:
        entry["consent"] = Inline(phone=deputy.consent.phone)
    return entry
