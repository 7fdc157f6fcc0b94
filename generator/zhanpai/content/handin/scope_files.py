"""Which files a scope holds: those of its stations, and news of theirs alone; everything else is the city's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.handin.handed import Scope
from zhanpai.content.handin.values_read import read_values
from zhanpai.content.load.assemble import folder_of
from zhanpai.domain.model.register import Register
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem

_OFFICE = {
    Kind.PROJECTS: "民生实事项目",
    Kind.PROSE: "网页",
    Kind.PERMALINKS: "永久网址登记册",
    Kind.SEAL: "永久网址登记册的封条",
    Kind.WAIVERS: "核对过可以公开的内容",
}


@dataclass(frozen=True, slots=True)
class ScopeFiles:
    """A scope with what the register says of it: `homes` are the folders of its stations, by their numbers."""

    scope: Scope
    homes: Mapping[str, str]

    @property
    def folders(self) -> frozenset[str]:
        """The folders in which its stations' files lie."""
        return frozenset(self.homes.values())

    def why_outside(self, path: str, versions: Iterable[bytes | None]) -> str:
        """Why the text file at `path` is none of this scope, in a sentence, or "" if it is.

        `versions` are the bytes that it had and has; news belongs here only if all of its stations do, in every version.
        """
        if path == filing.REGISTER:
            return "名册归市里管。"
        filed = filing.classify(path) if path.startswith(f"{filing.CONTENT}/") else None
        if not isinstance(filed, Filed) or filed.kind is Kind.PICTURE:
            return "这不是站点、台账或者动态的文件。"
        if filed.kind in _OFFICE:
            return f"{_OFFICE[filed.kind]}归市里管。"
        if filed.kind is Kind.NEWS:
            return next(filter(None, (self._why_news_outside(path, raw) for raw in versions)), "")
        if filed.stem not in self.homes:
            return f"站 {filed.stem} 不在“{self.scope.words}”这个范围里。"
        home = self.homes[filed.stem]
        return "" if home == filed.folder else f"站 {filed.stem} 的文件应该在文件夹 {home} 里。"

    def is_of_stations(self, path: str) -> bool:
        """Whether the file lies at the place of one of its stations' files, whatever stands in it."""
        filed = filing.classify(path) if path.startswith(f"{filing.CONTENT}/") else None
        return (
            isinstance(filed, Filed)
            and filed.kind in (Kind.STATION, Kind.OPINIONS)
            and self.homes.get(filed.stem) == filed.folder
        )

    def _why_news_outside(self, path: str, raw: bytes | None) -> str:
        values = None if raw is None else read_values(path, raw)
        if values is None:
            return ""  # No such version, or one of which only its own reader can say what is wrong.
        named = values.data.get("stations") if isinstance(values.data, dict) else None
        stations = [named] if isinstance(named, str) else named
        if not isinstance(stations, list) or not stations:
            return "这一篇没有写相关站点，归市里管。"
        others = [str(id) for id in stations if id not in self.homes]
        return f"这一篇还写到“{self.scope.words}”以外的站：{'、'.join(others)}。" if others else ""


def picture_folder(path: str) -> tuple[Kind, str] | None:
    """Beside which kind of file the picture at `path` lies, and in which folder; None if no picture may lie there."""
    parts = path.split("/")
    if len(parts) != 4 or parts[0] != filing.CONTENT or not isinstance(filing.classify(path), Filed):
        return None
    kind = next((one for one in (Kind.STATION, Kind.NEWS) if one.value == parts[1]), None)
    return (kind, parts[2]) if kind else None


def scope_files(register: Register, scope: Scope) -> ScopeFiles:
    """The files of `scope` as this register has its stations; stations that it does not know are left out."""
    rows = (
        row
        for row in register.stations
        if (row.district == scope.district if scope.district else row.id in scope.stations)
    )
    return ScopeFiles(scope, {row.id: folder for row in rows if (folder := folder_of(register, row))})


def typed_scope(register: Register, district: str, stations: Sequence[str]) -> Scope:
    """The scope that somebody typed: 岳麓 is 岳麓区 too, and numbers may stand in one text with commas.

    Problem, with what would do, if there is no such district or station, or if none or both are given.
    """
    ids = sorted({one.strip() for text in stations for one in text.replace("，", ",").split(",")} - {""})
    if bool(district.strip()) == bool(ids):
        raise Problem("要么写一个区县，要么写几个站。", "例如 --district 岳麓区，或者 --stations 0001,0002。")
    if ids:
        known = {row.id for row in register.stations}
        if unknown := [id for id in ids if id not in known]:
            raise Problem(f"名册里没有站号 {'、'.join(unknown)}。", "站号是四位数字，照名册里的写。")
        return Scope(stations=tuple(ids))
    typed = district.strip()
    names = [one.name for one in register.districts]
    begin = [name for name in names if name == typed] or [name for name in names if name[:-1] == typed]
    if len(begin) != 1:
        guess = nearest(typed, names)
        fix = f"是不是想写 {guess}？" if guess else f"可以写：{'、'.join(names)}。"
        raise Problem(f"名册里没有区县“{typed}”。", fix)
    return Scope(district=begin[0])
