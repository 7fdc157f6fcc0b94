"""接待日公告: when deputies receive next, who and where; goes up anew before every reception."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhanpai.domain import receptions
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.station import ReceptionRule, Station
from zhanpai.kit.dates import format_date, format_long_date, format_month_day
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.fitting import HAN
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.lines import LEADING, NoticeTerm, Table, listed, pieces, table
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.printing_rules import TOO_SMALL
from zhanpai.press.signs.sign import Sign, Word
from zhanpai.press.signs.spec import FILE, NoticeSpec

NUMBER = "S7"
USUAL = (297, 420)
"""The measures below are of A3; another sheet is drawn in proportion."""
EDGE, MARGIN, HEAD, HERO, CAUTION, FOOT = 9, 24, 54, 74, 18, 13
"""EDGE stays white: office printers do not reach it.  HEAD is what the red has beside the name."""
BODY, STEPS, LABEL = 9.4, (1.15, 1.07, 1, 0.93, 0.86, 0.8, 0.75), 4.8
"""The size of running words, the steps in which it gives way to many of them, and the column of terms in sizes."""

_STAR = "*"

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Hero:
    """What is read from the door: the day, or that one must ring."""

    label: str
    large: str
    small: str = ""
    times: tuple[str, ...] = ()
    note: str = ""
    caution: str = ""


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One notice for each station that receives, on days or by appointment; none where nothing is known."""
    for station in maker.order.stations:
        appointment = next((r for r in station.detail.reception if receptions.is_by_appointment(r)), None)
        if station.status is StationStatus.OPEN and (station.receptions or appointment):
            yield _notice(maker, station, appointment)


def _notice(maker: SignMaker, station: Station, appointment: ReceptionRule | None) -> Sign:
    spec, site = maker.spec, maker.order.site
    assert isinstance(spec, NoticeSpec)
    u = min(spec.width / USUAL[0], spec.height / USUAL[1])
    word = maker.order.word_of[station.id]
    address = sign_texts.station_address(site, station)
    code = maker.code(address)
    texts = sign_texts.texts(
        spec, id=station.id, phone=station.detail.phone or "", date=format_date(site.today)
    )
    days = station.receptions[: spec.days]
    if days:
        hero = _hero(days[0], texts)
        terms = [_terms_of_day(maker, station, days[0], texts, titles=titles) for titles in (True, False)]
    else:
        assert appointment is not None
        hero = _by_appointment(station, appointment, texts)
        terms = [_terms_of_rule(maker, station, appointment, texts, titles=t) for t in (True, False)]
    name_room = max(30 * u, 3.7 * spec.least / HAN)
    name = maker.name(word, maker.full(station), spec.width - 2 * MARGIN * u, name_room, last=1.15)
    head = HEAD * u + name.height
    hero_height = (HERO + (CAUTION if hero.caution else 0)) * u
    foot = spec.code + FOOT * u
    room = spec.width - 2 * MARGIN * u, spec.height - (EDGE + 7 + 3) * u - head - hero_height - foot
    later = [_later(day, days[0].on.year) for day in days[1:]]
    # Running words need half of what a name does, as on every sign.
    sizes = list(dict.fromkeys(round(max(BODY * u * step, spec.least / 2 / HAN), 3) for step in STEPS))
    rows = _fit(terms, later, _advice(station, texts, has_days=bool(days)), texts, room, sizes)
    if rows.size * HAN < spec.least / 2 - 0.05:
        maker.findings.append(_too_much(spec, word, rows.size * HAN))
    data = {
        **{"unit": u, "edge": EDGE * u, "margin": MARGIN * u, "head": head, "hero_height": hero_height},
        **{"foot": foot, "label": LABEL * rows.size, "size": rows.size, "leading": LEADING},
        "name": name.data,
        "hero": {key: getattr(hero, key) for key in Hero.__slots__},
        "rows": rows.spread(room[1]),
        "code": code,
        "code_side": spec.code,
        "code_inset": code.inset(spec.code),
        "texts": {
            **{key: texts.get(key, "") for key in ("title", "number", "call", "hint", "date")},
            "address": sign_texts.shown(address),
        },
    }
    return Sign(
        kind=maker.kind,
        subject=station.id,
        folder=sign_texts.folder(site, station),
        label=station.name,
        width=spec.width,
        height=spec.height,
        data=data,
        codes=(code,),
        words=(word, *_typed(station)),
    )


def _hero(day: Reception, texts: Texts) -> Hero:
    """The next day; where a holiday notice may still move it, that is said beside it, in a sentence."""
    is_sure = receptions.UNCONFIRMED not in day.note
    date, weekday = format_long_date(day.on).split()
    year, _, month_day = date.partition("年")
    return Hero(
        label=texts.get("next", ""),
        large=month_day,
        small=f"{year}年　{weekday}",
        times=tuple(filter(None, day.time.split(", "))),
        note=_plain(day.note),
        caution="" if is_sure else texts.get("unconfirmed", ""),
    )


def _plain(note: str) -> str:
    """A day's note without the words that mark it as unconfirmed."""
    return note.replace(receptions.UNCONFIRMED, "").strip("，")


def _terms_of_day(
    maker: SignMaker, station: Station, day: Reception, texts: Texts, *, titles: bool
) -> list[NoticeTerm]:
    people = _named(
        [d for d in receptions.on_duty(maker.order.site, day) if d.serves_on(day.on)], day.on, titles
    )
    place = "　".join(dict.fromkeys(filter(None, [receptions.address(station, day), day.place])))
    return [
        _term("time", "" if day.time else texts.get("time_unknown", ""), texts),
        _term("place", place, texts),
        _term("topic", day.topic, texts),
        NoticeTerm(texts.get("deputies", ""), [people or pieces(texts.get("deputies_unknown", ""))]),
    ]


def _named(people: Sequence[Deputy], on: dt.date, titles: bool) -> list[str]:
    return listed(f"{d.name}（{d.title_on(on)}）" if titles else d.name for d in people)


def _term(term: str, words: str, texts: Texts) -> NoticeTerm:
    return NoticeTerm(texts.get(term, ""), [pieces(words)])


def _by_appointment(station: Station, rule: ReceptionRule, texts: Texts) -> Hero:
    """A station that names no day: the number to ring is what one comes for."""
    phone = station.detail.phone
    ask = texts.get("ring_first" if phone else "ask_first", "")
    return Hero(texts.get("by_appointment", ""), phone or ask, ask if phone else "", note=rule.note)


def _terms_of_rule(
    maker: SignMaker, station: Station, rule: ReceptionRule, texts: Texts, *, titles: bool
) -> list[NoticeTerm]:
    today = maker.order.site.today
    place = "　".join(filter(None, [station.detail.address, rule.place]))
    people = _named(station.serving, today, titles)
    return [
        _term("time", receptions.format_times(rule.time), texts),
        _term("place", place, texts),
        NoticeTerm(texts.get("members", ""), [people]),
    ]


def _advice(station: Station, texts: Texts, *, has_days: bool) -> list[NoticeTerm]:
    """How to come, what may be said, and what belongs elsewhere."""
    how = texts.get("walk_in", "") + texts.get("ring" if station.detail.phone else "ask", "")
    said = (
        ("how", how if has_days else ""),
        *((k, texts.get(f"{k}_words", "")) for k in ("accepted", "declined")),
    )
    return [_term(term, words, texts) for term, words in said]


def _later(day: Reception, year: int) -> list[str]:
    """A day after the next; of another year, it says so.  A star marks what may still be moved."""
    date = format_month_day(day.on) if day.on.year == year else format_long_date(day.on)
    star = _STAR if receptions.UNCONFIRMED in day.note else ""
    note = f"（{_plain(day.note)}）" if _plain(day.note) else ""
    return [part for part in (f"{date}{star}　", day.time, note) if part]


def _fit(
    terms: list[list[NoticeTerm]],
    later: list[list[str]],
    advice: list[NoticeTerm],
    texts: Texts,
    room: tuple[float, float],
    sizes: Sequence[float],
) -> Table:
    """All of it, as large as there is room for.

    `terms` are given at length and in brief: the brief ones, and then fewer of the days far ahead, give way
    before letters fall below the last of `sizes`.
    """
    for count in range(len(later), -1, -1):
        shown = later[:count]
        if any(_STAR in parts[0] for parts in shown):
            shown = [*shown, pieces(texts.get("later_note", ""))]
        for told in terms:
            whole = [*told, NoticeTerm(texts.get("later", ""), shown), *advice]
            for size in sizes:
                made = table(whole, room[0] - LABEL * size, size)
                if made.height <= room[1]:
                    return made
    size = made.size * room[1] / made.height
    return table(whole, room[0] - LABEL * size, size)


def _too_much(spec: NoticeSpec, word: Word, height: float) -> Finding:
    message = (
        f"{spec.title}排不下“{word.text}”要写的内容：正文字高只有 {height:.1f} 毫米，"
        f"{spec.distance:g} 米外要看清，至少要 {spec.least / 2:g} 毫米。"
    )
    fix = f"在 {FILE} 里把{spec.title}（reception_notice）的 paper 改成 A3，或者把 width、height 放大。"
    return TOO_SMALL.at(word.path, word.keys, message, fix)


def _typed(station: Station) -> Iterator[Word]:
    """What else somebody typed that stands on a notice."""
    detail, path = station.detail, station.path
    yield Word(detail.address, "地址", path, ("address",))
    for i, deputy in enumerate(detail.deputies):
        yield Word(deputy.name, "代表姓名", path, ("deputies", i, "name"))
    for i, duty in enumerate(detail.rota):
        yield Word(duty.topic, "主题", path, ("rota", i, "topic"))
        yield Word(duty.place, "接待地点", path, ("rota", i, "place"))
    for i, rule in enumerate(detail.reception):
        yield Word(rule.place, "接待地点", path, ("reception", i, "place"))
        yield Word(rule.note, "备注", path, ("reception", i, "note"))
