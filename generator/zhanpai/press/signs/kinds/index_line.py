"""楼层索引条: the station's line in the building's own index of floors."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.kit.fitting import ems
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign

NUMBER = "S5"


def signs(maker: SignMaker) -> Iterator[Sign]:
    """One line for each station; the floor stands on it if the city's file says which."""
    spec = maker.spec
    edge = spec.height * 0.4
    for station in maker.order.stations:
        word = maker.order.word_of[station.id]
        floor = maker.order.of_house(station).floor
        mark = spec.height * 0.95
        floor_size = spec.height * 0.5
        room = spec.width - mark - 2 * edge - (ems(floor) * floor_size + edge if floor else 0)
        name = maker.name(word, maker.short(station), room, spec.height * 0.94, last=1.0, most_lines=2)
        data = {"edge": edge, "mark": mark, "floor": floor, "floor_size": floor_size, "name": name.data}
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
