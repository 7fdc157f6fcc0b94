"""代表桌牌: stands before a deputy who receives residents; its code leads to the deputy's own page."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.station import Station
from zhanpai.kit.fitting import HAN, fit_parts
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign, Word

NUMBER = "S10"
MARGIN = 9


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One card for each deputy who serves today, in the station's order."""
    today = maker.order.site.today
    for station in maker.order.stations:
        for index, deputy in enumerate(station.deputies):
            if deputy.serves_on(today):
                yield _card(maker, station, deputy, index)


def _card(maker: SignMaker, station: Station, deputy: Deputy, index: int) -> Sign:
    spec, order = maker.spec, maker.order
    word = Word(deputy.name, "代表姓名", station.path, ("deputies", index, "name"))
    room = spec.width - 2 * MARGIN
    name = maker.name(word, (deputy.name,), room, spec.largest / HAN)
    head = fit_parts(maker.short(station), room - 19, 17, 6.4)
    roles = deputy.titles_on(order.site.today)
    address = sign_texts.deputy_address(order.site, deputy)
    code = maker.code(address)
    data = {
        "margin": MARGIN,
        "head": head.data,
        "name": name.data,
        "roles": "　".join(roles),
        "code": code,
        "code_side": spec.code,
        "code_inset": code.inset(spec.code),
        "texts": {**sign_texts.texts(spec, name=deputy.name), "address": sign_texts.shown(address)},
    }
    return Sign(
        kind=maker.kind,
        subject=station.id,
        folder=sign_texts.folder(order.site, station),
        label=f"{deputy.name}（{station.short_name}）",
        width=spec.width,
        height=spec.height,
        data=data,
        codes=(code,),
        deputy=deputy.id,
        words=(word, order.word_of[station.id]),
    )
