"""The errands of the room 标牌: make signs to look at, and write down that they go to the print shop, or that they do not after all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from zhanpai.content.ledger import latest
from zhanpai.content.ledger.appending import append_printings, void_printings
from zhanpai.domain import urls
from zhanpai.domain.model.printed import Printed
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.placeholders import host
from zhanpai.fronts.desk.archive import write_zip
from zhanpai.fronts.print_runs import mark_of, printings
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.press_run import Pressed, press_signs
from zhanpai.press.signs.order import SignOrder
from zhanpai.press.signs.print_plan import NUMBERS, SignPlan, kind_spec, plan
from zhanpai.press.signs.settings import read_settings, read_spec
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import SignageSpec

READING = "读取与检查"
PRINT, PROOFS = "print.zip", "proofs.zip"


def press(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Make the signs of ``asked["kinds"]`` for the stations of ``asked["whose"]`` in ``asked["out"]``; nothing is written down.

    Raises what `prepare` and `press_signs` raise, and Problem where there is no such station any more.
    """
    say(phase=READING)
    prepared = prepare(root, read_today())
    stations = _stations(prepared, asked["whose"])
    made: list[SignPlan] = []
    pressed = press_signs(
        prepared,
        Path(asked["out"]),
        asked["kinds"],
        stations,
        whole_districts="ids" not in asked["whose"],
        processes=os.cpu_count() or 1,
        before_release=made.append,
        on_progress=lambda phase, done, total: say(phase=phase, done=done, total=total),
    )
    shown = [*_shown(prepared, pressed)]
    proofs = [proof for one in shown for proof in one["proofs"]]
    files = [*(one["path"] for one in shown), *proofs, "jobs.html", "jobs.csv", PRINT]
    say(phase="打包样张")
    files.append(write_zip(pressed.out, ["proof.html", *proofs], PROOFS))
    base = prepared.site.register.site.permalink_base
    return {
        "key": asked["key"],
        "asked": {"whose": asked["whose"], "kinds": asked["kinds"]},
        "mark": mark_of(made[0]),
        "files": files,
        "shown": shown,
        "signs": pressed.signs,
        "codes": pressed.codes,
        "sheets": pressed.sheets,
        "seconds": round(pressed.seconds),
        "megabytes": f"{(pressed.out / PRINT).stat().st_size / 2**20:.1f}",
        "stations": len(stations),
        "nobodys": host(base),
        "day": f"{read_today()}",
    }


def hand_over(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write in the ledger that the signs go to print, if they are still what would be made; with ``asked["undo"]`` take that back.

    Raises what `prepare` raises, and Problem with the ledger as it was.
    """
    if undo := asked.get("undo"):
        say(phase="撤销登记")
        _take_back(root, undo)
        return {"printed": None}
    say(phase=READING)
    prepared = prepare(root, read_today())
    say(phase="核对是不是还和做的时候一样")
    planned = _plan(prepared, asked)
    if mark_of(planned) != asked["mark"]:
        raise Problem(
            "做好以后资料改过，这批标牌和现在的资料不一样了。什么都没有登记。", "再做一遍，看过再送去印。"
        )
    say(phase="登记")
    wanted = [*printings(prepared.site, planned)]
    try:
        fresh = append_printings(root, wanted)
    except KeyboardInterrupt:
        # What is half written would be known to nobody: it is finished first.
        fresh = append_printings(root, wanted)
    keys = [[one.kind.value, one.id, one.what] for one in fresh]
    day = f"{prepared.site.today}"
    return {"printed": {"number": len(wanted), "fresh": len(fresh), "day": day, "keys": keys}}


def _take_back(root: Path, undo: Mapping[str, Any]) -> None:
    keys = {tuple(key) for key in undo["keys"]}

    def choose(printed: tuple[Printed, ...]) -> Sequence[Printed]:
        last = latest(printed).values()
        found = [p for p in last if (p.kind.value, p.id, p.what) in keys and f"{p.on}" == undo["day"]]
        if len(found) != len(keys):
            raise Problem(
                "登记以后又有人登记或者撤销过这些牌子。什么都没有动。",
                "到标牌登记册里看清楚，再请管网站的同志处理。",
            )
        return found

    void_printings(root, choose, read_today())


def _plan(prepared: Prepared, asked: Mapping[str, Any]) -> SignPlan:
    settings = read_settings(prepared.root, prepared.theme)
    whose = asked["asked"]["whose"]
    order = SignOrder(prepared.site, settings.spec, tuple(_stations(prepared, whose)))
    return plan(order, asked["asked"]["kinds"], whole_districts="ids" not in whose)


def _stations(prepared: Prepared, whose: Mapping[str, Any]) -> list[Station]:
    """The stations that exist and are meant: by `ids`, by `district`, or all."""
    site, ids, district = prepared.site, whose.get("ids"), whose.get("district")
    found = [
        one
        for one in site.stations
        if one.exists
        and (ids is None or one.id in ids)
        and (district is None or one.row.district == district)
    ]
    if not found:
        raise Problem("没有可以做标牌的站：选的站都并掉或者撤掉了。", "回到“标牌”，另选几个站。")
    return found


def _shown(prepared: Prepared, pressed: Pressed) -> list[dict[str, Any]]:
    """Every file that was made, for the page that shows it."""
    spec: SignageSpec = read_spec(prepared.root, prepared.theme)[0]
    districts = {d.slug: d.name for d in prepared.site.register.districts}
    numbers = {kind: number.upper() for number, kind in NUMBERS.items()}
    found = []
    for one in pressed.released:
        kind = kind_spec(spec, one.file.kind)
        signs = one.file.signs
        found.append(
            {
                "path": one.file.path,
                "kind": kind.title,
                "number": numbers[one.file.kind],
                "district": districts.get(one.file.path.partition("/")[0], "市级"),
                "labels": [*dict.fromkeys(sign.label for sign in signs)][:40],
                "sizes": [*dict.fromkeys(f"宽 {s.width:g} × 高 {s.height:g}" for s in signs)],
                "bleed": 0 if kind.office else spec.bleed,
                "is_own": kind.office,
                "material": kind.material,
                "copies": len(signs) * kind.quantity,
                "sheets": len(one.file.sheets),
                "joined": len(one.file.parts),
                "codes": [*dict(_codes(prepared.site, signs)).items()][:40],
                "proofs": [*one.proofs],
            }
        )
    return found


def _codes(site: Site, signs: Sequence[Sign]) -> Iterator[tuple[str, str]]:
    """What is read from the codes on signs, and in words where that leads."""
    for sign in signs:
        station, (deputy, _) = (
            site.station_by_id.get(sign.subject),
            site.deputy_by_id.get(sign.deputy, (None, None)),
        )
        known = (
            {site.register.site.permalink(urls.deputy(deputy)): f"代表{deputy.name}的网页"} if deputy else {}
        )
        if station:
            known[urls.permalink(site.register.site, station)] = f"{station.short_name}的网页"
        said = {address.lower().rstrip("/"): words for address, words in known.items()}
        for code in sign.codes:
            yield code.text, said.get(code.text.lower().rstrip("/"), "联络站网站")
