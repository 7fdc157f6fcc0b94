"""二维码贴: sheets of small codes for notice boards and lifts, cut along their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhanpai.domain.model.station import Station
from zhanpai.kit.fitting import ems
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.sign_code import Code
from zhanpai.press.signs.spec import StickerSpec

NUMBER = "S12"
FOOT = 3.4
"""The size of the line under the name, where the address is not too long for it."""


def signs(maker: SignMaker) -> Iterator[Sign]:
    """For each station a sheet of its own stickers; for each district one of each of its stations."""
    spec = maker.spec
    assert isinstance(spec, StickerSpec)
    count = spec.columns * spec.rows
    folders: defaultdict[str, list[Station]] = defaultdict(list)
    for station in maker.order.stations:
        folder = sign_texts.folder(maker.order.site, station)
        folders[folder].append(station)
        yield _sheet(maker, spec, station.id, folder, station.short_name, [station] * count)
    for folder, stations in folders.items():
        for start in range(0, len(stations), count):
            some = stations[start : start + count]
            yield _sheet(maker, spec, folder, folder, f"{some[0].short_name} 等 {len(some)} 站", some)


def _sheet(
    maker: SignMaker, spec: StickerSpec, subject: str, folder: str, label: str, stations: Sequence[Station]
) -> Sign:
    made = {station.id: _sticker(maker, spec, station) for station in dict.fromkeys(stations)}
    data = {
        "columns": spec.columns,
        "rows": spec.rows,
        "code_side": spec.code,
        "code_inset": made[stations[0].id][1].inset(spec.code),
        "stickers": [made[station.id][0] for station in stations],
    }
    return Sign(
        kind=maker.kind,
        subject=subject,
        folder=folder,
        label=label,
        width=spec.width,
        height=spec.height,
        data=data,
        codes=tuple(made[station.id][1] for station in stations),
        words=tuple(maker.order.word_of[id] for id in made),
    )


def _sticker(maker: SignMaker, spec: StickerSpec, station: Station) -> tuple[dict[str, object], Code]:
    address = sign_texts.station_address(maker.order.site, station)
    code = maker.code(address)
    cell_width, cell_height = spec.width / spec.columns, spec.height / spec.rows
    word = maker.order.word_of[station.id]
    name = maker.name(word, maker.short(station), cell_width - 8, cell_height - spec.code - 7.5, last=1.0)
    texts = {**sign_texts.texts(spec, id=station.id), "address": sign_texts.shown(address)}
    # Number and address share a line: another would push the code's quiet zone over the cut.
    foot = min(FOOT, (cell_width - 8) / (ems(texts.get("number", "")) + 1 + ems(texts["address"])))
    return {"name": name.data, "code": code, "texts": texts, "foot": round(foot, 3)}, code
