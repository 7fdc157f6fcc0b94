"""Colours that cannot be told apart: which line of the city's is to blame, and what would do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

from zhanpai.kit.brand import READABLE, VISIBLE, needed, parse_tokens, unreadable_inks, unreadable_pairs
from zhanpai.kit.diagnostics import Finding, Keys
from zhanpai.kit.merge import Data
from zhanpai.site.own.colours import FILE, laid_over, tokens_of
from zhanpai.site.own.theme_rules import FAINT

Pair: TypeAlias = tuple[str, str, str, float]
"""Scheme, text, ground and ratio."""


def faint_findings(shipped: Data, own: Data) -> list[Finding]:
    """One finding for each line of the city's tokens that makes words faint, naming the worst pair that it makes.

    On screens; and on paper, where a line names an ink.  What is faint on paper because of a line for screens is faint
    there too, and told once.
    """
    merged = laid_over(shipped, own)
    blamed: dict[Keys, list[Pair]] = {}
    for pair in unreadable_pairs(parse_tokens(merged)):
        blamed.setdefault(_culprit(own, merged, pair), []).append(pair)
    found = [_finding(shipped, own, merged, keys, pairs) for keys, pairs in blamed.items()]
    return [*found, *_faint_inks(shipped, own)]


def _finding(shipped: Data, own: Data, merged: dict[str, Any], keys: Keys, pairs: list[Pair]) -> Finding:
    scheme, text, ground, ratio = min(pairs, key=lambda pair: pair[3] / needed(*pair[:3]))
    enough = needed(scheme, text, ground)
    inks = (_ink(merged, scheme, job) for job in (text, ground))
    shown, below = (merged["palette"][ink] for ink in inks)
    where = {"light": "", "dark": "深色时，", "light_large": "大字时，", "dark_large": "深色大字时，"}[scheme]
    more = f"；同样的还有 {len(pairs) - 1} 对" if len(pairs) > 1 else ""
    # Cut, not rounded: 4.496 is not said to be 4.50.
    said = int(ratio * 100) / 100
    message = (
        f"{where}{text}（{shown}）{'写' if enough > VISIBLE else '画'}在 {ground}（{below}）上，"
        f"反差只有 {said:.2f}:1，不到 {enough:g}:1，{'字' if enough > VISIBLE else '边'}看不清{more}。"
    )
    return FAINT.at(FILE, keys, message, _fix(shipped, own, merged, keys))


def _faint_inks(shipped: Data, own: Data) -> Iterator[Finding]:
    """One finding for each ink of the city's that cannot be told from what it is printed on."""
    named, told = own.get("print") or {}, set()
    tokens = tokens_of(shipped, own)
    for ink, ground, ratio, enough in unreadable_inks(tokens):
        blamed = ground if ground in named else ink
        if blamed not in named or blamed in told:
            continue
        told.add(blamed)
        shown, below = (" ".join(map(str, tokens.print[name])) for name in (ink, ground))
        yield FAINT.at(
            FILE,
            ("print", blamed),
            f"印出来，{ink}（四色 {shown}）写在 {ground}（四色 {below}）上，"
            f"反差只有 {int(ratio * 100) / 100:.2f}:1，不到 {enough:g}:1，{'字' if enough >= READABLE else '标题'}看不清。",
            "删掉这一行，就按屏幕上的颜色折算；或者向印刷厂要深一些的油墨比例。",
        )


def _ink(data: Data, scheme: str, job: str) -> str:
    colours = data["color"]
    return str(colours[scheme].get(job) or colours[scheme.removesuffix("_large")][job])


def _culprit(own: Data, merged: dict[str, Any], pair: Pair) -> Keys:
    """The line of the city's that makes this pair what it is."""
    scheme, text, ground, _ = pair
    for job in (ground, text):
        if (ink := _ink(merged, scheme, job)) in (own.get("palette") or {}):
            return "palette", ink
    for name in dict.fromkeys((scheme, scheme.removesuffix("_large"))):
        for job in (text, ground):
            if job in ((own.get("color") or {}).get(name) or {}):
                return "color", name, job
    return "pairs", [list(p) for p in own["pairs"]].index([text, ground])


def _fix(shipped: Data, own: Data, merged: dict[str, Any], keys: Keys) -> str:
    match keys:
        case ("palette", str(ink)):
            if colour := next(filter(lambda c: _serves(merged, ink, c), _shades(merged["palette"][ink])), ""):
                return f'写成“{ink}: "{colour}"”，或者更分明的颜色。'
            if ink in shipped["palette"]:
                return f'改回“{ink}: "{shipped["palette"][ink]}"”，再在 color 里给不同的用处写不同的颜色。'
            return "在 color 里不要把同一个颜色既用来写字，又用来作底。"
        case ("color", str(scheme), str(job)):
            before = shipped["color"][scheme].get(job)
            return f"改回“{job}: {before}”。" if before else "删掉这一行，就用平常的颜色。"
    return "删掉这一对，或者换成看得清的颜色。"


def _shades(colour: str) -> Iterator[str]:
    """The colour ever darker, then ever lighter."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    steps = range(1, 26)
    darker = ([round(c * (1 - n / 25)) for c in channels] for n in steps)
    lighter = ([round(c + (255 - c) * n / 25) for c in channels] for n in steps)
    return ("#{:02X}{:02X}{:02X}".format(*shade) for shade in chain(darker, lighter))


def _serves(merged: dict[str, Any], ink: str, colour: str) -> bool:
    """Whether every pair that `ink` is part of can be read when it is of this colour."""
    tokens = parse_tokens({**merged, "palette": {**merged["palette"], ink: colour}})
    faint = unreadable_pairs(tokens)
    return not any(ink in (_ink(merged, scheme, job) for job in jobs) for scheme, *jobs, _ in faint)
