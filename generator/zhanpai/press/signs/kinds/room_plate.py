"""室牌: the small plate of a room that the station shares with others."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign

NUMBER = "S3"
MARGIN = 15


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One plate for each station, with the short name."""
    spec, site = maker.spec, maker.order.site
    panel = spec.code + 12
    red = spec.width - panel
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        name = maker.name(word, maker.short(station), red - 2 * MARGIN, spec.height - 2 * MARGIN, last=1.25)
        address = sign_texts.station_address(site, station)
        code = maker.code(address)
        data = {
            "margin": MARGIN,
            "panel": panel,
            "name_top": round((spec.height - name.height) * 0.48, 2),
            "name": name.data,
            "code": code,
            "code_side": spec.code,
            "code_inset": code.inset(spec.code),
            "texts": {**sign_texts.texts(spec, id=station.id), "address": sign_texts.shown(address)},
        }
        yield Sign(
            kind=maker.kind,
            subject=station.id,
            folder=sign_texts.folder(site, station),
            label=station.short_name,
            width=spec.width,
            height=spec.height,
            data=data,
            codes=(code,),
            words=(word,),
        )
