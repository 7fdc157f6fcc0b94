"""What each filled station says of itself: address, hours, words, reception, rota and deputies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from random import Random

from zhanpai.content.demo.people import deputy_entry, is_rural, make_name, office_phone
from zhanpai.content.demo.reception import make_rota, make_rules
from zhanpai.content.demo.station_counts import apportion
from zhanpai.content.demo.word_files import read_words
from zhanpai.domain import naming
from zhanpai.domain.model.deputy import Deputy, Level
from zhanpai.domain.model.register import Register, StationKind, StationRow, StationStatus
from zhanpai.kit.yaml.writing import Inline, Value

_WEIGHTS = {
    StationKind.CITY: 2.0,
    StationKind.DISTRICT: 1.6,
    StationKind.TOWNSHIP: 1.25,
    StationKind.POINT: 0.5,
}


def choose_filled(register: Register, filled: int | None) -> tuple[StationRow, ...]:
    """The rows that get a file: all, or the city's own and `filled` more, evenly from the districts."""
    if filled is None:
        return register.stations
    queues = [_in_order_of_interest(register, d.name) for d in register.districts]
    chosen = [row for row in register.stations if row.kind is StationKind.CITY]
    wanted = min(filled, sum(map(len, queues))) + len(chosen)
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if len(chosen) < wanted and turn < len(queue):
                chosen.append(queue[turn])
    return tuple(sorted(chosen, key=lambda row: row.id))


def _in_order_of_interest(register: Register, district: str) -> list[StationRow]:
    """A district's rows so that the first few show every kind: hub, a town and its villages, field, points …"""
    rows = [r for r in register.stations if r.district == district and r.status is not StationStatus.MERGED]
    rows = [r for r in rows if r.status is not StationStatus.CLOSED]
    hubs = [r for r in rows if r.kind is StationKind.DISTRICT]
    special = [
        r for r in rows if r.kind is StationKind.FIELD or (r.kind is StationKind.POINT and not r.community)
    ]
    by_township: dict[str, list[StationRow]] = defaultdict(list)
    for row in rows:
        if row.township and row not in special:
            by_township[row.township].append(row)
    groups = sorted(by_township.values(), key=len, reverse=True)
    towns = [g for g in groups if is_rural(g[0])]
    subdistricts = [g for g in groups if not is_rural(g[0])]
    first = (towns or subdistricts)[:1]
    second = (subdistricts if towns else subdistricts[1:])[:1]
    rest = [g for g in groups if g not in first and g not in second]
    suspended = [r for r in rows if r.status is StationStatus.SUSPENDED][:1]
    order = [*hubs, *(r for g in first for r in g[:3]), *special[:2], *suspended]
    for group in (*(g[:3] for g in second), *rest, *first, *second, special):
        order += group
    return list(dict.fromkeys(order))


def allot_deputies(rows: Sequence[StationRow], deputies: int) -> dict[str, int]:
    """How many deputies belong to each station: larger stations have more, merged and closed ones none."""
    weights = {
        r.id: _WEIGHTS.get(r.kind, 1.0) * (0.8 + 0.4 * Random(f"size/{r.id}").random())
        for r in rows
        if r.status in (StationStatus.OPEN, StationStatus.SUSPENDED)
    }
    return apportion(deputies, weights, dict.fromkeys(weights, deputies))


class StationWriter:
    """Writes station files one after the other; `turn` lets every form of reception have its turn."""

    def __init__(self, register: Register, seed: int, today: dt.date) -> None:
        self._register = register
        self._seed = seed
        self._today = today
        self._turn = 0

    def entry(
        self, row: StationRow, deputies: Sequence[Deputy], photos: Sequence[Inline]
    ) -> dict[str, Value]:
        """What the station's own file says of it, key by key; a station that is gone says only where to go."""
        rng = Random(f"{self._seed}/station/{row.id}")
        entry: dict[str, Value] = {"address": self._address(row, rng)}
        if row.status in (StationStatus.MERGED, StationStatus.CLOSED):
            entry["intro"] = self._gone(row) + "\n"
            entry["last_verified"] = self._today - dt.timedelta(rng.randint(4, 150))
            return entry
        rural = is_rural(row)
        words = read_words()
        entry["location"] = self._location(row, rng)
        entry["phone"] = office_phone(rng)
        entry["hours"] = rng.choice(words.intros.hours)
        entry["head"] = Inline(name=make_name(rng), post=rng.choice(words.people.staff_posts))
        entry["liaison_officer"] = Inline(name=make_name(rng), post="联络员")
        entry["intro"] = self._intro(row, deputies, rng) + "\n"
        if photos:
            entry["photos"] = list(photos)
        self._add_extras(entry, row, rng)
        rules = [] if row.status is StationStatus.SUSPENDED else make_rules(self._turn, rural, rng)
        self._turn += 1
        if rules:
            entry["reception"] = list(rules)
        if rota := make_rota(rules, deputies, rural, self._today, rng):
            entry["rota"] = list(rota)
        if deputies:
            entry["deputies"] = [deputy_entry(d) for d in deputies]
        entry["last_verified"] = self._today - dt.timedelta(rng.randint(4, 150))
        return entry

    def _gone(self, row: StationRow) -> str:
        into = next((r for r in self._register.stations if r.id in row.into), row)
        return read_words().intros.gone[row.status].format(into=naming.short_name(self._register, into))

    def _suspended(self, row: StationRow) -> str:
        near = [
            r
            for r in self._register.stations
            if r.district == row.district and r.status is StationStatus.OPEN
        ]
        near.sort(key=lambda r: (r.township != row.township, r.kind is StationKind.COMMUNITY, r.id))
        instead = naming.short_name(self._register, near[0]) if near else "附近的站"
        name = naming.short_name(self._register, row)
        return read_words().intros.suspended.format(name=name, instead=instead)

    def _address(self, row: StationRow, rng: Random) -> str:
        place = "".join(filter(None, (row.district, row.township, row.community)))
        return f"长沙市{place}示范路{rng.randint(1, 399)}号"

    def _location(self, row: StationRow, rng: Random) -> Inline:
        places = read_words().places
        centre = places.centres.get(row.district or "", places.city_centre)
        return Inline(
            lon=round(centre.lon + rng.uniform(-centre.spread, centre.spread), 5),
            lat=round(centre.lat + rng.uniform(-centre.spread, centre.spread), 5),
            crs="gcj02",
        )

    def _intro(self, row: StationRow, deputies: Sequence[Deputy], rng: Random) -> str:
        rural = is_rural(row)
        serving = [d for d in deputies if d.serves_on(self._today)]
        levels = {m.level for d in serving for m in d.mandates_on(self._today)}
        words = [lv.label.removesuffix("人大代表") for lv in Level if lv in levels]
        if row.status is StationStatus.SUSPENDED:
            return self._suspended(row)
        intros = read_words().intros
        seconds = intros.second + (intros.rural_second * 2 if rural else ())
        if not serving:
            seconds = intros.second[1:]
        topics = rng.sample(intros.rural_topics if rural else intros.topics, 2)
        paragraphs = [
            rng.choice(intros.first[row.kind]),
            *rng.sample(seconds, 1 if rng.random() < 0.5 else 2),
        ]
        if len(set(paragraphs)) < 3:
            paragraphs.append(rng.choice(intros.third))
        return "\n\n".join(dict.fromkeys(paragraphs)).format(
            name=naming.short_name(self._register, row),
            place=row.community or row.township or row.district or self._register.city.name,
            district=row.district or "",
            township=row.township or "",
            field=row.field or "",
            n=len(serving),
            levels="、".join(words)
            + ("两级人大" if len(words) == 2 else f"{len(words)}级人大" if words[1:] else "人大"),
            topic_a=topics[0],
            topic_b=topics[1],
        )

    def _add_extras(self, entry: dict[str, Value], row: StationRow, rng: Random) -> None:
        """What only some stations have."""
        rural = is_rural(row)
        intros = read_words().intros
        if row.kind in (StationKind.TOWNSHIP, StationKind.COMMUNITY) and rng.random() < 0.45:
            entry["former_names"] = list(self._former_names(row, rng))
        if rng.random() < 0.3:
            entry["also"] = rng.sample(intros.also, rng.randint(1, 2))
        if row.kind is StationKind.FIELD or rng.random() < 0.5:
            entry["features"] = rng.sample(
                intros.rural_features if rural else intros.features, rng.randint(1, 2)
            )
        if row.district and rng.random() < 0.25:
            entry["rating"] = Inline(
                scheme="五星级代表联络站",
                stars=rng.choice((3, 4, 4, 5, 5)),
                year=self._today.year - 1,
                by=f"{row.district}人大常委会",
            )
        if row.kind in (StationKind.CITY, StationKind.DISTRICT) or rng.random() < 0.15:
            place = row.township or row.district or self._register.city.name
            entry["accounts"] = [
                Inline(kind="wechat", name=f"{place}人大演示号"),
                *([Inline(kind="douyin", name=f"{place}代表说事演示号")] if rng.random() < 0.4 else []),
                *(
                    [Inline(kind="website", name="网站", url="https://rd.example.gov.cn/")]
                    if not row.township
                    else []
                ),
            ]
        if row.kind in (StationKind.TOWNSHIP, StationKind.FIELD) and rng.random() < 0.5:
            entry["points"] = [
                Inline(name=name, address=f"{row.district}{row.township or ''}示范路{rng.randint(1, 399)}号")
                for name in rng.sample(intros.point_names, rng.randint(1, 3))
            ]

    def _former_names(self, row: StationRow, rng: Random) -> Sequence[Inline]:
        place = (row.township or "") + (row.community or "")
        words = rng.sample(
            ("联系群众工作站", "代表活动室", "代表联络工作站", "代表之家"), rng.choice((1, 1, 2))
        )
        year = self._today.year - 3
        return [
            Inline(
                name=f"{place}人大{word}".replace("人大联系", "人大代表联系"),
                until=f"{year - turn * 4}-{rng.randint(1, 12):02}",
            )
            for turn, word in enumerate(words)
        ]
