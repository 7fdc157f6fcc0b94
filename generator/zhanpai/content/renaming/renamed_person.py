"""A deputy under another name, in every station's file that lists the person and in texts; the number stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.old_words import PersonWord
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDoubt, RenameDraft
from zhanpai.content.renaming.rename_texts import follow_in_texts
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem


def rename_deputy(
    loaded: Loaded, site: Site, read: Callable[[str], bytes], who: str, new: str, day: RenameDay
) -> RenameDraft:
    """What gives the deputy `who`, a number or a name, the name `new` everywhere; Problem if it cannot be.

    The number stays, and so do the address and the code of the desk card: both are made of it.
    """
    deputy = _find(site, who.strip())
    name = _settled(deputy, new)
    draft = RenameDraft(read, f"代表 {deputy.id} {deputy.name}改名{name}")
    homes = _in_entries(loaded, draft, deputy, name)
    alike = [d for d, _ in site.deputies if d.name == deputy.name and d.id != deputy.id]
    others = frozenset(d.name for d, _ in site.deputies if d.id != deputy.id)
    _doubt_staff(loaded, site, draft, deputy.name)
    word = PersonWord(deputy.name, name, bool(alike), others)
    follow_in_texts(loaded, draft, word, day, _home(loaded, deputy.id, homes))
    draft.told.append(f"代表编号 {deputy.id}、网址和二维码照旧。")
    if same := [d.id for d, _ in site.deputies if d.name == name and d.id != deputy.id]:
        draft.told.append(f"还有代表也叫{name}（编号 {'、'.join(same)}），文章里要写清是哪里的。")
    return draft


def _find(site: Site, who: str) -> Deputy:
    if found := site.deputy_by_id.get(who):
        return found[0]
    alike = [(d, s) for d, s in site.deputies if d.name == "".join(who.split())]
    if len(alike) == 1:
        return alike[0][0]
    if alike:
        some = "、".join(f"{d.id}（{s.short_name}）" for d, s in alike)
        raise Problem(f"叫{who}的代表有 {len(alike)} 位，不知道改哪一位。", f"写编号：{some}。")
    near = nearest(who, [*site.deputy_by_id, *(d.name for d, _ in site.deputies)])
    raise Problem(
        f"没有代表“{who}”。", f"是不是想写 {near}？" if near else "写代表编号，例如 100023，或者姓名。"
    )


def _settled(deputy: Deputy, new: str) -> str:
    try:
        name = Deputy.model_validate({"id": deputy.id, "name": new}).name
    except ValidationError:
        raise Problem(
            f"“{' '.join(new.split())}”不是姓名。", "只写姓名，例如 张示例；少数民族姓名中间用“·”。"
        ) from None
    if name == deputy.name:
        raise Problem(f"新名和原名一样，都是{name}。", "写新的姓名。")
    return name


def _in_entries(loaded: Loaded, draft: RenameDraft, deputy: Deputy, new: str) -> dict[str, set[int]]:
    """Set the name in every entry of the person; the entries by their files."""
    homes: dict[str, set[int]] = {}
    for path, document in loaded.documents.items():
        entries = document.data.get("deputies") if isinstance(document.data, dict) else None
        if not path.startswith("content/stations/") or not isinstance(entries, list):
            continue
        for i, entry in enumerate(entries):
            if _is_of(entry, deputy):
                draft.set(path, ("deputies", i, "name"), new)
                homes.setdefault(path, set()).add(i)
    return homes


def _is_of(entry: Any, deputy: Deputy) -> bool:
    """Whether an entry is the person's: of one number and two names are two people, which a check tells."""
    if not isinstance(entry, dict) or entry.get("id") != deputy.id:
        return False
    try:
        return Deputy.model_validate({"id": entry["id"], "name": entry.get("name")}).name == deputy.name
    except ValidationError:
        return False


def _doubt_staff(loaded: Loaded, site: Site, draft: RenameDraft, name: str) -> None:
    """Name the stations whose head or liaison officer bears the name: that may be the deputy or not."""
    for station in site.stations:
        for key in ("head", "liaison_officer"):
            staff = getattr(station.detail, key)
            if staff and staff.name == name and (document := loaded.documents.get(station.path)):
                line = document.locate((key, "name")).line
                draft.doubts.append(RenameDoubt(station.path, line, name))


def _home(loaded: Loaded, id: str, homes: dict[str, set[int]]) -> Callable[[str, Keys], bool]:
    """Whether a text is about the person: in their own entry, a photo of their station, or news that lists their number."""

    def at_home(path: str, keys: Keys) -> bool:
        if path.startswith("content/stations/"):
            own = homes.get(path)
            return own is not None and (keys[0] != "deputies" or keys[1] in own)
        data = loaded.documents[path].data
        if isinstance(data, list) and keys:
            data = data[int(keys[0])]
        listed = data.get("deputies") if isinstance(data, dict) else None
        return isinstance(listed, list) and id in listed

    return at_home
