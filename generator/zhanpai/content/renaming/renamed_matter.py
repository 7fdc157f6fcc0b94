"""A matter under another name: the words by which opinions, focuses, features and duties are told, bodies, projects.

Such a word is no running text: it is the whole value of a field, and every value that is equal follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDraft
from zhanpai.content.renaming.rename_texts import strings
from zhanpai.domain.features import slug_of
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.domain.model.project import ProjectStatus
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import remove


@dataclass(frozen=True, slots=True)
class MatterField:
    """A field whose words tell matters apart: of the files in `folder`, with these keys, None for any number in a list."""

    title: str
    folder: str
    keys: tuple[str | None, ...]


FIELDS = (
    MatterField("意见类别", "opinions", (None, "category")),
    MatterField("承办单位", "opinions", (None, "handling_body")),
    MatterField("联络站+", "stations", ("features", None)),
    MatterField("代表关注领域", "stations", ("deputies", None, "focus", None)),
    MatterField("轮值主题", "stations", ("rota", None, "topic")),
    MatterField("民生实事项目", "projects", (None, "title")),
    MatterField("责任单位", "projects", (None, "responsible_body")),
)
"""Every field of the model that holds the name of a matter, or of a body that handles it."""

_BODIES = ("handling_body", "responsible_body")
_OVER = {s.value for s in OpinionStatus if s.is_answered} | {
    ProjectStatus.DONE.value,
    ProjectStatus.STOPPED.value,
    ProjectStatus.NOT_SELECTED.value,
}


def rename_matter(
    loaded: Loaded, read: Callable[[str], bytes], old: str, new: str, day: RenameDay, *, merge: bool = False
) -> RenameDraft:
    """What calls the matter `old` by the name `new` in every field of FIELDS; Problem if there is none, or `new` is another.

    `merge`: `new` is there already, and both shall be one.  A body that has done its work keeps the name it did it under,
    and so do duties of days gone by.
    """
    old, name = old.strip(), " ".join(new.split())
    if not name:
        raise Problem("没有写新的名称。", "写在原名后面，例如 zhanpai rename matter 养老 养老服务。")
    if name == old:
        raise Problem(f"新名和原名一样，都是{name}。", "写新的名称。")
    found = list(_values(loaded))
    kinds = {field for field, _, _, value in found if value == old}
    if not kinds:
        near = nearest(old, sorted({value for _, _, _, value in found}))
        titles = "、".join(field.title for field in FIELDS)
        raise Problem(
            f"没有叫“{old}”的事项。",
            f"是不是想写 {near}？" if near else f"能改的是：{titles}，照写的原样写全。",
        )
    taken = sorted({field.title for field, _, _, value in found if value == name and field in kinds})
    if taken and not merge:
        raise Problem(
            f"“{name}”已经有了（{'、'.join(taken)}）。", "要把两个并成一个，加上 --merge；不然换一个名称。"
        )
    draft = RenameDraft(read, f"事项“{old}”改名“{name}”")
    for _, path, keys, value in found:
        if value != old:
            continue
        if _stays(loaded, path, keys, day):
            draft.records += 1
        elif name in _beside(loaded, path, keys):
            draft.then(path, _without(path, keys))
        else:
            draft.set(path, keys, name)
    _tell(draft, kinds, old, name)
    return draft


def _values(loaded: Loaded) -> Iterator[tuple[MatterField, str, Keys, str]]:
    """Every value of FIELDS: the field, its file and keys, the words."""
    for path, document in sorted(loaded.documents.items()):
        fields = [field for field in FIELDS if path.startswith(f"content/{field.folder}/")]
        if not fields:
            continue
        for keys, value in strings(document.data):
            for field in fields:
                if len(keys) == len(field.keys) and all(
                    isinstance(key, int) if wanted is None else key == wanted
                    for key, wanted in zip(keys, field.keys, strict=True)
                ):
                    yield field, path, keys, value.strip()


def _stays(loaded: Loaded, path: str, keys: Keys, day: RenameDay) -> bool:
    """Whether the old name is the record of its day."""
    data = loaded.documents[path].data
    if day.is_correction or data is None:
        return False
    if keys[0] == "rota" and isinstance(data, dict):
        return day.is_past(data["rota"][keys[1]].get("on"))
    if keys[-1] in _BODIES and isinstance(data, list):
        return data[int(keys[0])].get("status") in _OVER
    return False


def _beside(loaded: Loaded, path: str, keys: Keys) -> list[Any]:
    """What stands in the same list as the value at `keys`, if it is in one."""
    data: Any = loaded.documents[path].data
    for key in keys[:-1]:
        data = data[key]
    return data if isinstance(data, list) else []


def _without(path: str, keys: Keys) -> Callable[[bytes], bytes]:
    return lambda raw: remove(raw, path, keys)


def _tell(draft: RenameDraft, kinds: set[MatterField], old: str, new: str) -> None:
    draft.told.append(f"改的是：{'、'.join(field.title for field in FIELDS if field in kinds)}。")
    if any(field.keys[0] == "features" for field in kinds) and slug_of(old) != slug_of(new):
        draft.told.append(
            f"联络站+{old}的网页由 /features/{slug_of(old)}/ 换成 /features/{slug_of(new)}/，别处写过旧网址的要改。"
        )
