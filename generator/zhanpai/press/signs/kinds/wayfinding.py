"""导向牌: which way, how far, which floor."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.station import Station
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import ArrowSpec, Way

NUMBER = "S4"
MARGIN = 20


def signs(maker: SignMaker) -> Iterator[Sign]:
    """The ways that `stations` in signage.yaml lists, or one sign for each usual direction."""
    spec = maker.spec
    arrow_width = round(spec.height * 0.8)
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        room = spec.width - arrow_width - 2 * MARGIN, spec.height - 2 * MARGIN
        name = maker.name(word, maker.short(station), *room, last=1.2)
        for way in _ways(maker, station):
            distance = (
                sign_texts.texts(spec, distance=str(way.distance)).get("distance", "") if way.distance else ""
            )
            data = {
                "margin": MARGIN,
                "arrow": way.arrow,
                "arrow_width": arrow_width,
                "note": [note for note in (way.floor, distance) if note],
                "name_top": round((spec.height - name.height) * 0.48, 2),
                "name": name.data,
            }
            yield Sign(
                kind=maker.kind,
                subject=station.id,
                folder=sign_texts.folder(maker.order.site, station),
                label=station.short_name,
                width=spec.width,
                height=spec.height,
                data=data,
                words=(word,),
            )


def _ways(maker: SignMaker, station: Station) -> tuple[Way, ...]:
    assert isinstance(maker.spec, ArrowSpec)
    return maker.order.of_house(station).ways or tuple(Way(arrow=arrow) for arrow in maker.spec.arrows)
