"""A waiver as a form: begun from a finding, which says what it is about, and changed or let go later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.edits import read_file
from zhanpai.content.filing import WAIVERS
from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain.model.waiver import Waiver
from zhanpai.fronts.desk.forms.known import looked, picks_for
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.register.register_rows import text_of
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

ROOM, BASE = "/check", "/check/waivers"
_CODE = re.compile(rf"{re.escape(WAIVERS)} 里用代号 ([0-9a-f]{{8}}) 登记")


@dataclass(frozen=True)
class ListedWaiver:
    """An entry as it is typed: its code, why, who answers for it, and the last day on which it holds."""

    code: str
    reason: str
    who: str
    until: str


def code_in(fix: str) -> str:
    """The code under which what a finding is about can be waived, as its advice names it; "" if it cannot be."""
    found = _CODE.search(fix)
    return found[1] if found else ""


def listed_waivers(root: Path) -> tuple[ListedWaiver, ...]:
    """All that stand in the file; none if it cannot be read or is not there."""
    try:
        data = parse(read_file(root, WAIVERS), WAIVERS, root=list).data
    except Problem:
        return ()
    rows = [one for one in data or () if isinstance(one, Mapping)]
    keys = ("hash", "reason", "who", "until")
    return tuple(ListedWaiver(*(text_of(one, key) for key in keys)) for one in rows)


def place_of(data: object, code: str) -> Keys | None:
    """Where in the file's data the entry with this code stands."""
    rows = data if isinstance(data, list) else []
    places = (n for n, one in enumerate(rows) if isinstance(one, Mapping) and text_of(one, "hash") == code)
    place = next(places, None)
    return None if place is None else (place,)


def finding_of(desk: Desk, code: str) -> Noted | None:
    """The finding whose advice names this code; None if the last look has none."""
    seen = looked(desk)
    return next((one for one in seen.found if code_in(one.fix) == code), None) if seen else None


def waiver_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The entry with this code, or a new one for a finding that names it; None where neither is known."""
    code = words["code"]
    is_there = any(one.code == code for one in listed_waivers(desk.root))
    finding = finding_of(desk, code)
    if not is_there and finding is None:
        return None
    about = finding.message if finding else f"代号 {code}。"
    return Subject(
        url=f"{BASE}/{code}/edit",
        room=ROOM,
        back=BASE,
        title="核对过，可以公开",
        about=f"{about}写清楚为什么可以公开、谁同意的、到哪一天；文件里只有代号，不写内容本身。",
        path=WAIVERS,
        model=Waiver,
        find=lambda data: place_of(data, code),
        leave_out=frozenset({"hash"}),
        joins=(),
        fixed={"hash": code},
        starts=editor_line("waivers", WAIVERS).encode(),
        root=list,
    )


def waiver_picks(desk: Desk, subject: Subject) -> Picks:
    """What every form offers: a waiver asks for no station and for nobody's number, so nothing of its own comes first."""
    return picks_for(desk, subject, ())
