"""Which place is meant by what was typed, and whether another may be called so; each refusal with what would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.place_names import registered
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem

PlaceChain: TypeAlias = tuple[str, ...]
"""A place with what lies above it, from large to small: 岳麓区, 望月湖街道, 湖东社区."""

LEVELS = ("district", "township", "community")
"""The places of the register that have names of their own, from large to small."""

TITLES = {"district": "区县", "township": "街道（乡镇）", "community": "社区（村）"}
MANY = 5


def places(register: Register, level: str) -> list[PlaceChain]:
    """Every place of `level`, each once, in the order of the register."""
    found: dict[PlaceChain, None] = {}
    if level == "district":
        found = dict.fromkeys((d.name,) for d in register.districts)
    elif level == "township":
        found = dict.fromkeys((d.name, t.name) for d in register.districts for t in d.townships)
    else:
        for row in register.stations:
            if row.community:
                found[tuple(filter(None, (row.district, row.township, row.community)))] = None
    return list(found)


def find_place(register: Register, level: str, typed: str) -> PlaceChain:
    """The place that `typed` means: 岳麓区/望月湖街道, 岳麓区望月湖街道, or 望月湖街道 if there is but one.

    Problem if there is none, with one that is like it, or if there are several.
    """
    known = places(register, level)
    words = folded("".join(typed.split())).replace("／", "/").strip("/")
    meant = [chain for chain in known if words in set(_ways(register.city.name, chain))]
    if len(meant) == 1:
        return meant[0]
    if meant:
        some = "、".join("/".join(chain) for chain in meant[:MANY])
        raise Problem(f"“{typed}”有 {len(meant)} 个，不知道改哪一个。", f"写全，例如 {some}。")
    raise Problem(f"名册里没有“{typed}”这个{TITLES[level]}。", _guess(register, known, words))


def settle_new(register: Register, level: str, old: PlaceChain, typed: str) -> str:
    """`typed` as the new name of the place `old`; Problem if it is no name of a place, the old one, or another's."""
    new = folded("".join(typed.split()))
    above = (register.city.name, *old[:-1])
    if not new:
        raise Problem(
            "没有写新的名称。", "写在原名后面，例如 zhanpai rename township 示例区/示范街道 新名街道。"
        )
    if (right := registered(new, above)) != new or "/" in new:
        right = registered(new.rpartition("/")[2], above)
        raise Problem(f"“{typed}”不是地名本身，前面不写上级，后面不写居委会、办事处。", f"写成 {right}。")
    if new == old[-1]:
        raise Problem(f"新名和原名一样，都是{new}。", "写新的名称。")
    if (*old[:-1], new) in places(register, level):
        where = "".join(old[:-1])
        raise Problem(
            f"{where}已经有{new}，两个{TITLES[level]}不能同名。",
            "两处并成一处的，把站并过去（status: merged）。",
        )
    return new


def refuse_taken(site: Site, names: dict[str, str]) -> None:
    """Problem if a station that is not renamed has one of the new full names: id → new name."""
    by_name = {s.name: s for s in site.stations if s.exists and s.id not in names}
    for id, name in names.items():
        if (other := by_name.get(name)) and site.station_by_id[id].exists:
            raise Problem(f"{name}已经是站号 {other.id} 的名字，站号 {id} 不能再叫。", "换一个名称。")


def _ways(city: str, chain: PlaceChain) -> Iterator[str]:
    whole = (city, *chain)
    for start in range(len(whole)):
        if len(whole) - start >= 1:
            yield "/".join(whole[start:])
            yield "".join(whole[start:])


def _guess(register: Register, known: Sequence[PlaceChain], words: str) -> str:
    for chain in known:
        if registered(words.rpartition("/")[2], (register.city.name, *chain[:-1])) == chain[-1]:
            return f"是不是想写 {'/'.join(chain)}？"
    last = {"/".join(chain): chain for chain in known}
    if near := nearest(words, list(last)) or nearest(words, [chain[-1] for chain in known]):
        found = next((c for c in known if near in ("/".join(c), c[-1])), None)
        return f"是不是想写 {'/'.join(found)}？" if found else f"是不是想写 {near}？"
    return "名称照 stations.yaml 里的写，例如 " + "/".join(known[0]) + "。" if known else "名册里还没有。"
