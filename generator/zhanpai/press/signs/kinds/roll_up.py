"""易拉宝: goes where the mobile station goes: to markets, squares and villages."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign

NUMBER = "S11"
MARGIN = 70


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One roll-up banner for each station, with its code."""
    spec, site = maker.spec, maker.order.site
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        name = maker.name(word, maker.full(station), spec.width - 2 * MARGIN, spec.height * 0.15, last=1.3)
        address = sign_texts.station_address(site, station)
        code = maker.code(address)
        phone = station.detail.phone or ""
        texts = sign_texts.texts(spec, id=station.id, phone=phone)
        # Who has no smartphone is told a number, where there is one.
        texts = {
            **texts,
            "phone": texts.get("phone", "") if phone else "",
            "address": sign_texts.shown(address),
        }
        data = {
            "margin": MARGIN,
            "name": name.data,
            "code": code,
            "code_side": spec.code,
            "code_inset": code.inset(spec.code),
            "texts": texts,
        }
        yield Sign(
            kind=maker.kind,
            subject=station.id,
            folder=sign_texts.folder(site, station),
            label=station.name,
            width=spec.width,
            height=spec.height,
            data=data,
            codes=(code,),
            words=(word,),
        )
