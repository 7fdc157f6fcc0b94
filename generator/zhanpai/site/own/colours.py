"""A city's tokens.yaml over the shipped one: the tokens that both make, and what is wrong with its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from zhanpai.kit.brand import Tokens, cmyk, parse_tokens
from zhanpai.kit.diagnostics import Finding, Keys, clip
from zhanpai.kit.logo import JOBS
from zhanpai.kit.merge import Data, merge
from zhanpai.kit.nearest import nearest
from zhanpai.kit.yaml import parse
from zhanpai.site.own.theme_rules import BAD_TOKEN

FILE = "theme/tokens.yaml"

_HEX = re.compile("#[0-9A-Fa-f]{6}")
_INKS = re.compile(r"(?:\d\d?|100)(?: (?:\d\d?|100)){3}")
_MEASURE = re.compile(r"[^;{}<>@\\]+")
"""A value that cannot end its declaration and begin another."""

_OPEN = ("palette", "light_large", "dark_large")
"""Where a city may add names of its own: inks, and jobs that large text makes stronger."""


def tokens_of(shipped: Data, own: Data) -> Tokens:
    """What the shipped file says with what the city's says instead; ValueError names what neither may say.

    A city that names another red, and no ink for it, has it printed as plain arithmetic makes it.
    """
    before, now = parse_tokens(shipped), parse_tokens(laid_over(shipped, own))
    named = own.get("print") or {}
    mixed = {
        ink: cmyk(now.light[job])
        for job, ink in JOBS.items()
        if ink != "paper" and ink not in named and now.light[job] != before.light[job]
    }
    return replace(now, print={**now.print, **mixed})


def laid_over(shipped: Data, own: Data) -> dict[str, Any]:
    """One file's data of two.  Pairs of colours are added to the shipped ones: none of those can be taken away."""
    merged = merge(shipped, own)
    more = [pair for pair in own.get("pairs") or () if pair not in shipped["pairs"]]
    return {**merged, "pairs": [*shipped["pairs"], *more]}


def read_data(raw: bytes) -> Data:
    """The data of a tokens.yaml that has been found fit; ValueError if it was not."""
    document = parse(raw, FILE)
    if not isinstance(document.data, Mapping):
        raise ValueError(f"{FILE}: {document.problems}")
    return document.data


def token_findings(shipped: Data, own: Data) -> list[Finding]:
    """What of the city's lines the shipped ones have no place for, or what is written there otherwise than they are."""
    return list(_group(laid_over_names(shipped, own), shipped, own, ()))


def laid_over_names(shipped: Data, own: Data) -> tuple[list[str], list[str]]:
    """The names of all inks, and of all jobs, that a line may give."""
    palette = own.get("palette")
    inks = [*shipped["palette"], *(palette if isinstance(palette, Mapping) else ())]
    return list(dict.fromkeys(inks)), list(shipped["color"]["light"])


def _group(names: tuple[list[str], list[str]], shipped: Data, own: Data, above: Keys) -> Iterator[Finding]:
    """What is wrong below the keys `above`."""
    for key, value in own.items():
        keys = (*above, key)
        if unknown := _unknown(names, shipped, keys):
            yield unknown
        elif isinstance(shipped.get(key), Mapping):
            if isinstance(value, Mapping):
                yield from _group(names, shipped[key], value, keys)
            elif value is not None:
                fix = f"“{key}”下面另起一行，缩进两格，写“名称: 内容”。"
                yield BAD_TOKEN.at(FILE, keys, f"“{key}”下面应当是几行“名称: 内容”。", fix)
        elif key == "pairs":
            yield from _pairs(names[1], value)
        elif bad := _value(names[0], keys, value):
            yield BAD_TOKEN.at(FILE, keys, *bad)


def _unknown(names: tuple[list[str], list[str]], shipped: Data, keys: Keys) -> Finding | None:
    key = str(keys[-1])
    known = names[1] if len(keys) > 1 and keys[-2] in _OPEN[1:] else list(shipped)
    if key in known or (len(keys) > 1 and keys[-2] == _OPEN[0]):
        return None
    guess = nearest(key, known)
    fix = f"写成“{guess}”。" if guess else f"删掉这一项；这里可以写：{'、'.join(known)}。"
    return BAD_TOKEN.at(FILE, keys, f"配色文件里没有“{clip(key)}”这一项。", fix, on_key=True)


def _pairs(jobs: list[str], value: object) -> Iterator[Finding]:
    fix = "写成“- [ink, paper]”这样：先写字的颜色，再写底的颜色，名称和 color 里的一样。"
    if value is not None and not isinstance(value, list):
        yield BAD_TOKEN.at(FILE, ("pairs",), "“pairs”应当是一个列表，每项两个颜色。", fix)
        return
    for number, pair in enumerate(value or ()):
        if not (isinstance(pair, list) and len(pair) == 2 and all(job in jobs for job in pair)):
            yield BAD_TOKEN.at(FILE, ("pairs", number), "这一项不是两个颜色的名称。", fix)


def _value(inks: list[str], keys: Keys, value: object) -> tuple[str, str] | None:
    """Sentence and fix for a value that cannot be used."""
    key, group, typed = keys[-1], keys[0], value if isinstance(value, str) else ""
    if not typed:
        return (
            f"“{key}”后面没有内容。" if value is None else f"“{key}”应当只写一个值。",
            "补上内容，或者删掉这一行。",
        )
    shown = f"“{key}”写成“{clip(typed)}”"
    if group == "palette" and not _HEX.fullmatch(typed):
        return (
            f"{shown}，不是颜色。",
            f'写成“{key}: "#B3141D"”这样：井号加六位数字或字母 A 到 F，外面加英文双引号。',
        )
    if group == "color" and typed not in inks:
        guess = nearest(typed, inks)
        fix = (
            f"写成“{guess}”。"
            if guess
            else f'在 palette 下面加一行“{clip(typed)}: "#B3141D"”，写上它的颜色。'
        )
        return f"{shown}，palette 里没有这个颜色。", fix
    if group == "print" and not _INKS.fullmatch(typed):
        return (
            f"{shown}，不是四色油墨。",
            f"写成“{key}: 0 100 95 28”这样：青、品红、黄、黑各占百分之几，中间空一格。",
        )
    if group not in ("palette", "color", "print") and (not _MEASURE.fullmatch(typed) or "url(" in typed):
        return f"{shown}，里面有不能用的符号。", "照随程序来的 tokens.yaml 里同一行的样子写。"
    return None
