"""`zhanpai signs --reprint`: three lists of what hangs on walls and stands on desks: 重印, 拆除, 收回."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.ledger import collections, place_of_sign, reprints, takedowns
from zhanpai.content.load import ContentReader
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain.model.printed import Printed
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.kit import csv_table
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, has_errors
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.staging import staging
from zhanpai.press.signs.print_plan import NUMBERS, kind_spec
from zhanpai.press.signs.settings import read_spec
from zhanpai.publish.project_places import places_of
from zhanpai.site.theme import make_theme

REPRINT, TAKE_DOWN, COLLECT = "重印", "拆除", "收回"
TITLES = ("清单", "编号", "标牌", "种类", "印制日期", "印的字", "应当是", "原因", "地点", "网址")
FILES = ("reprint.csv", "reprint.html")
_ENDS = {
    REPRINT: ("要重印的牌子：{} 块。", "没有要重印的牌子。"),
    TAKE_DOWN: ("要拆除的牌子：{} 块。", "没有要拆除的牌子。"),
    COLLECT: ("要收回的桌牌：{} 张。", "没有要收回的桌牌。"),
}


@dataclass(frozen=True, slots=True)
class SignToDo:
    """One sign and what is to be done with it; `now` is what it should say, "" where it is to go, `title` its kind in Chinese."""

    what: str
    printed: Printed
    title: str
    now: str
    why: str
    place: str
    url: str

    @property
    def row(self) -> tuple[object, ...]:
        """The cells of TITLES."""
        p = self.printed
        return (
            self.what,
            p.id,
            self.title,
            p.what.upper(),
            p.on,
            p.text,
            self.now,
            self.why,
            self.place,
            self.url,
        )

    def __str__(self) -> str:
        p, place = self.printed, f"；在{self.place}" if self.place else ""
        whose = f"{p.kind.label} {p.id} {p.what.upper()} {self.title}"
        if self.what == REPRINT:
            moved = f"，{self.why}" if self.why else ""
            return f"{whose}：{p.on} 印的是“{p.text}”，应当是“{self.now}”{moved}{place}。"
        return f"{whose}：{p.on} 印的“{p.text}”，{self.why}{place}。"


def list_signs(root: Path, *, json: bool, out: Path | None) -> None:
    """Say what is to be printed again, taken down and collected; as `json`, or into `out` as a table and a page to print.

    The content may be faulty: who is missing there is on the lists.  Raises ContentError if the register or the ledger
    cannot be read, Problem if `out` may not be written to.
    """
    loaded = ContentReader(root).load(read_today())
    site = loaded.checked
    if site is None or filing.PERMALINKS in site.unread:
        told = {filing.REGISTER, filing.PERMALINKS}
        raise ContentError(p for p in loaded.problems if p.path in told)
    found = list(_found(root, site))
    if json:
        screen.say(jsonlib.dumps([_record(one) for one in found], ensure_ascii=False, indent=1))
        return
    if out:
        _write(found, out_folder.settle(out, places_of(root)), site)
    for what, (some, none) in _ENDS.items():
        chosen = [one for one in found if one.what == what]
        for one in chosen:
            screen.say(str(one))
        screen.say(some.format(len(chosen)) if chosen else none, "" if chosen else "green")
    if has_errors(loaded.problems):
        screen.say("有的文件还有错，清单可能不全：先看 zhanpai check。")


def _found(root: Path, site: Site) -> Iterator[SignToDo]:
    spec, _ = read_spec(root, make_theme(shipped_theme(), {}))

    def title(printed: Printed) -> str:
        kind = NUMBERS.get(printed.what)
        return kind_spec(spec, kind).title if kind else printed.what.upper()

    for again in reprints(site):
        p, moved = again.printed, "网址也变了" if again.has_moved else ""
        yield SignToDo(REPRINT, p, title(p), again.now, moved, place_of_sign(site, p), again.url)
    for what, removals in ((TAKE_DOWN, takedowns(site)), (COLLECT, collections(site))):
        for one in removals:
            p = one.printed
            yield SignToDo(what, p, title(p), "", one.why, place_of_sign(site, p), one.url)


def _record(one: SignToDo) -> dict[str, object]:
    p = one.printed
    return {
        "list": one.what,
        "kind": p.kind.value,
        "id": p.id,
        "sign": p.what,
        "title": one.title,
        "printed_on": f"{p.on}",
        "text": p.text,
        "now": one.now or None,
        "why": one.why or None,
        "place": one.place or None,
        "url": one.url,
    }


def _write(found: Sequence[SignToDo], out: Path, site: Site) -> None:
    content = (csv_table.format_csv(TITLES, (one.row for one in found)), _page(found, site))
    with staging(out) as stage:
        for name, data in zip(FILES, content, strict=True):
            write_bytes(stage.done / name, data)
        stage.release(FILES)
    screen.say(f"清单存好了，打印用：{out / FILES[1]}，表格：{out / FILES[0]}", "green")


def _page(found: Sequence[SignToDo], site: Site) -> bytes:
    """The lists as a page to print, to tick off and to sign."""
    titles = TITLES[1:]
    head = "".join(f"<th>{escape(title)}</th>" for title in ("✓", *titles))
    parts: list[str] = []
    for what, (some, none) in _ENDS.items():
        rows = [one.row[1:] for one in found if one.what == what]
        parts.append(f"<h2>{what}</h2><p>{escape(some.format(len(rows)) if rows else none)}</p>")
        if rows:
            body = "".join(
                "<tr><td>□</td>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>\n"
                for row in rows
            )
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>")
    title = escape(f"{site.register.city.name}标牌清单（{site.today}）")
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4 landscape; margin: 12mm; }} body {{ font: 13px/1.5 sans-serif; margin: 1.5em; }}
table {{ border-collapse: collapse; width: 100%; }} thead {{ display: table-header-group; }} tr {{ break-inside: avoid; }}
th, td {{ border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }}
</style></head><body><h1>{title}</h1>
{"".join(parts)}
<p>经办人签字：________________　　日期：____________</p>
</body></html>
""".encode()
