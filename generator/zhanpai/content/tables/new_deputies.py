"""Rows of people whom no station has yet: who they are, the number they get, and who of one name may be somebody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count

from zhanpai.content.scaffold.ids import next_deputy_id
from zhanpai.content.tables.cell_changes import within
from zhanpai.content.tables.cell_values import CellError, parts, typed_value
from zhanpai.content.tables.difference import Outcome, Pending, TableEdit
from zhanpai.content.tables.kinds import DEPUTIES
from zhanpai.content.tables.known_rows import KnownContent
from zhanpai.content.tables.matching import Matched, RowMaker
from zhanpai.content.tables.told_seats import GROUP, new_seats, seats_in
from zhanpai.domain.model.deputy import Deputy

NEW = "new"
"""What the identity of somebody new begins with; then come the name and the station, or the number that is given."""


class NewDeputies:
    """The rows of one table that are of nobody known; suggests a free number to each who may be told apart by one."""

    def __init__(self, known: KnownContent) -> None:
        self.known, self.site = known, known.site

    @cached_property
    def first_free(self) -> int:
        """The next number that nobody has ever had."""
        texts = [d.text for p, d in self.known.loaded.documents.items() if p.startswith("content/stations/")]
        return int(next_deputy_id(self.site, texts))

    @cached_property
    def _suggested(self) -> count[int]:
        return count(self.first_free)

    def match(self, maker: RowMaker, name: str, number: str, people: Sequence[Deputy]) -> Matched | None:
        """A row of somebody who is not at its station: new, or in doubt; None if it is surely the one of `people`.

        `number` is one that nobody has; `people` are those of the same name at other stations.
        """
        station = maker.row.cells["station"]
        if number:
            if int(number) < self.first_free:
                return maker.doubtful(
                    f"没有编号是 {number} 的代表，这个号也不能再发（新号从 {self.first_free:06} 起）：核对编号；"
                    f"新来的空着，自动编。"
                )
            return self._new(
                maker.about(self._subject(name, station), NEW, number, station=station), name, number
            )
        if people:
            if len(people) == 1 and self._agrees(maker, people[0]):
                return None
            return maker.doubtful(self._which(people))
        return self._new(
            maker.about(self._subject(name, station), NEW, name, station, station=station), name, ""
        )

    def settled(self, matched: list[Matched]) -> list[Matched]:
        """The rows, of which those of one new name at several stations are one person, several, or in doubt."""
        groups: dict[str, list[int]] = {}
        for place, one in enumerate(matched):
            if (
                one.difference.outcome is Outcome.ADDED
                and one.identity[:1] == (NEW,)
                and len(one.identity) == 3
            ):
                groups.setdefault(one.identity[1], []).append(place)
        settled = list(matched)
        for name, places in groups.items():
            if len({matched[place].station for place in places}) > 1:
                for place, one in zip(
                    places, self._told_apart(name, [matched[p] for p in places]), strict=True
                ):
                    settled[place] = one
        return settled

    def _told_apart(self, name: str, rows: list[Matched]) -> list[Matched]:
        posts = [row.cells.get("post", "").strip() for row in rows]
        told: list[Matched] = []
        for place, row in enumerate(rows):
            alike = [
                p for p, post in enumerate(posts) if post == posts[place] and rows[p].station != row.station
            ]
            if not all(posts):
                lines = "、".join(str(one.difference.line) for one in rows)
                reason = (
                    f"第 {lines} 行都是新来的{name}，看不出是不是同一个人：职务都写上，同一个人的写成一样。"
                )
                told.append(_doubted(row, reason))
            elif alike and alike[0] < place:
                told.append(self._also_here(row, rows[alike[0]], name))
            else:
                told.append(row)
        return told

    def _also_here(self, row: Matched, first: Matched, name: str) -> Matched:
        token = "|".join(first.identity[1:])
        entry = {"id": Pending("deputy", token), "name": name}
        edit = TableEdit(self.known.station_path(row.station), "add", ("deputies",), entry)
        reason = f"和第 {first.difference.line} 行是同一位代表，也在这个站接待：这里只加编号和姓名。"
        return replace(row, difference=replace(row.difference, edits=(edit,), reason=reason, cells=()))

    def _new(self, maker: RowMaker, name: str, number: str) -> Matched:
        cells = maker.row.cells
        id = number or Pending("deputy", "|".join(maker.identity[1:]))
        value: dict[str, object] = {"id": id, "name": name}
        try:
            seats = new_seats(seats_in(cells), self.site, maker.station)
            value[GROUP] = seats
            for column in DEPUTIES.columns:
                text = cells.get(column.key, "").strip()
                if text and not (column.is_told or column.group or column.key in ("station", "id", "name")):
                    _put(value, [str(key) for key in within(column)], typed_value(column, text))
        except CellError as error:
            return maker.doubtful(str(error))
        edit = TableEdit(self.known.station_path(maker.station), "add", ("deputies",), value)
        said = maker.said("id")
        told = parts(cells.get("mandates.term", ""))
        supplied = (
            "" if all(told) and told else f"届次照同级代表写：{'、'.join(str(s['term']) for s in seats)}。"
        )
        return maker.added(
            said, [edit], f"新来的代表，编号{f' {number}' if number else '自动编'}。{supplied}"
        )

    def _agrees(self, maker: RowMaker, person: Deputy) -> bool:
        cells = maker.row.cells
        levels = set(filter(None, parts(cells.get("mandates.level", ""))))
        post = cells.get("post", "").strip()
        return (
            bool(levels and post)
            and post == person.post
            and levels <= {m.level.label for m in person.mandates}
        )

    def _which(self, people: Sequence[Deputy]) -> str:
        said = "；".join(
            f"{p.name}（{p.id}，{p.post or '没有写职务'}，{self.site.deputy_by_id[p.id][1].short_name}）"
            for p in people[:3]
        )
        more = f"等 {len(people)} 位" if len(people) > 3 else ""
        free = f"{next(self._suggested):06}"
        return f"别的站有同名的代表：{said}{more}。是同一个人，在“代表编号”填 {people[0].id}；不是，填新号 {free}。"

    def _subject(self, name: str, station: str) -> str:
        return f"{name}，{self.site.station_by_id[station].short_name}"


def _put(value: dict[str, object], way: list[str], part: object) -> None:
    for key in way[:-1]:
        inner = value.setdefault(key, {})
        assert isinstance(inner, dict)
        value = inner
    value[way[-1]] = part


def _doubted(row: Matched, reason: str) -> Matched:
    changed = replace(row.difference, outcome=Outcome.DOUBTFUL, reason=reason, cells=(), edits=())
    return replace(row, difference=changed, identity=())
