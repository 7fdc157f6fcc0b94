"""门牌: the plate at the station's door; its code and its page bear the same permanent 站号."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign

NUMBER = "S1"
MARGIN = 38
AIR = 50
"""Above and below the name."""


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One doorplate for each station, its name as large as the plate allows."""
    spec, site = maker.spec, maker.order.site
    foot = spec.code + 26
    red = spec.height - foot
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        name = maker.name(word, maker.full(station), spec.width - 2 * MARGIN, red - 2 * AIR)
        address = sign_texts.station_address(site, station)
        code = maker.code(address)
        texts = sign_texts.texts(spec, id=station.id, address=sign_texts.shown(address))
        data = {
            "margin": MARGIN,
            "foot": foot,
            # A little above the middle: what stands exactly in it seems to sink.
            "name_top": round((red - name.height) * 0.48, 2),
            "name": name.data,
            "code": code,
            "code_side": spec.code,
            "code_inset": code.inset(spec.code),
            "texts": {**texts, "address": sign_texts.shown(address)},
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
