"""What the A2 panels on a station's wall share: a red head with title and name, words, and a foot with the code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.fitting import HAN, ems
from zhanpai.press.signs import sign_texts
from zhanpai.press.signs.order import SignMaker
from zhanpai.press.signs.printing_rules import TOO_SMALL
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import FILE, KindSpec

USUAL = 420
"""The measures below are of a sheet of this width; others are drawn in proportion."""
MARGIN, HEAD, NAME, FOOT, AIR = 26, 114, 30, 16, 15
LOGO = 50
"""HEAD holds the title, which stands LOGO from the margin, and the name's box; FOOT is what stands beside the code;
AIR is above and below the words."""
LARGEST, STEP = 10.4, 0.1
"""The size of running words where there is room for it, and how finely it gives way to many of them."""


def unit(spec: KindSpec) -> float:
    """How much larger than usual the sheet is."""
    return spec.width / USUAL


def least(spec: KindSpec) -> float:
    """The least size of running words: who reads them steps up to half the distance of the name."""
    return spec.least / 2 / HAN


def room(spec: KindSpec) -> tuple[float, float]:
    """What running words have between head and foot."""
    u = unit(spec)
    return spec.width - 2 * MARGIN * u, spec.height - (HEAD + FOOT + 2 * AIR) * u - spec.code


def size_for(spec: KindSpec, height: Callable[[float], float], within: float) -> float:
    """The largest size at which the words are not higher than `within`; the least one if none is."""
    size, end = LARGEST * unit(spec), least(spec)
    while size > end and height(size) > within:
        size -= STEP * unit(spec)
    return round(max(size, end), 3)


def too_much(maker: SignMaker, keys: Sequence[str], title: str, over: float) -> Finding:
    """The one finding when the words are too many; `title` is the longest of their parts."""
    spec = maker.spec
    message = (
        f"{spec.title}排不下：字高不小于 {spec.least / 2:g} 毫米时，还差 {over:.0f} 毫米高。"
        f"“{title}”占得最多。"
    )
    fix = f"把“{title}”写短，或者在 {FILE} 里把{spec.title}（{maker.kind}）的 width 和 height 放大。"
    return TOO_SMALL.at(FILE, ("kinds", maker.kind, *keys), message, fix)


def too_long(maker: SignMaker, keys: Sequence[str], text: str) -> Finding:
    """The finding when one line has too many words."""
    message = f"{maker.spec.title}的一行排不下“{text}”，字会小到看不清。"
    fix = f"写短一点，或者在 {FILE} 里把{maker.spec.title}（{maker.kind}）的 width 放大。"
    return TOO_SMALL.at(FILE, ("kinds", maker.kind, *keys), message, fix)


LINES = {"title": (36, 1), "call": (17, 1), "phone": (12, 0.5), "number": (7.4, 0.5), "address": (7.4, 0.5)}
"""The lines of head and foot: their sizes, and the least of them as a part of the name's."""


def _sizes(maker: SignMaker, texts: Mapping[str, str]) -> dict[str, float]:
    """How large the lines of head and foot are, with a finding for one that says too much, once for the kind."""
    spec, u = maker.spec, unit(maker.spec)
    width = spec.width - 2 * MARGIN * u
    sizes = {}
    for key, (size, part) in LINES.items():
        beside = LOGO * u if key == "title" else spec.code
        text = texts.get(key, "")
        sizes[key] = round(min(size * u, (width - beside) / max(1.0, ems(text))), 3)
        if sizes[key] * HAN < spec.least * part - 0.05:
            finding = too_long(maker, ("texts", key), text)
            if finding not in maker.findings:
                maker.findings.append(finding)
    return sizes


def panel(maker: SignMaker, station: Station, body: Mapping[str, object]) -> Sign:
    """The panel of one station: `body` is what the kind says between head and foot."""
    spec, site, u = maker.spec, maker.order.site, unit(maker.spec)
    word = maker.order.word_of[station.id]
    width = spec.width - 2 * MARGIN * u
    name = maker.name(word, maker.full(station), width, NAME * u, last=1.2)
    address = sign_texts.station_address(site, station)
    code = maker.code(address)
    phone = station.detail.phone or ""
    texts = sign_texts.texts(spec, id=station.id, phone=phone)
    # Who has no smartphone is told a number, where there is one.
    contact = texts.pop("no_phone", "")
    texts["phone"] = texts.get("phone", "") if phone else contact
    texts["address"] = sign_texts.shown(address)
    data = {
        "unit": u,
        "margin": MARGIN * u,
        "head": HEAD * u,
        "foot": FOOT * u + spec.code,
        "air": AIR * u,
        "name": name.data,
        "code": code,
        "code_side": spec.code,
        "code_inset": code.inset(spec.code),
        "texts": texts,
        "sizes": _sizes(maker, texts),
        **body,
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
        words=(word,),
    )
