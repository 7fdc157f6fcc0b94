"""改名 at the desk: planned, seen line by line, and written in one save, or not at all."""

from __future__ import annotations

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.forms.sent_forms import filled_in
from tests.fronts.desk.register.register_file import SHIPPED, typed
from zhanpai.fronts.desk.register.rename_deed import wish_of
from zhanpai.kit.problem import Problem


def test_a_community_is_renamed_after_every_line_was_seen_in_one_save(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    wish = {
        "kind": "community",
        "old": "湖东社区",
        "new": "望湖社区",
        "why": "renamed",
        "since": "2026-03-01",
    }
    shown = clerk.post("/register/rename", data=wish)
    assert shown.url.path == "/register/rename/plan" and "现在还没有写" in shown.text
    assert "<ins>望湖</ins>" in shown.text or "望湖" in shown.text
    assert typed(desk) == SHIPPED
    before = len(desk.desk.saves.entries(50))
    accept = "/register/rename/plan/accept"
    done = clerk.post(accept, data=filled_in(shown.text, accept))
    assert "改好了" in done.text and "community: 望湖社区" in typed(desk)
    assert "湖东社区" in typed(desk, "content/stations/yuelu/0002.yaml")
    assert len(desk.desk.saves.entries(50)) == before + 1
    # A second yes finds nothing to accept.
    assert "没有写" in clerk.post(accept, data=filled_in(shown.text, accept)).text


def test_who_says_no_to_a_renaming_has_written_nothing(desk: OpenDesk, clerk: httpx.Client) -> None:
    wish = {"kind": "township", "old": "莲花镇", "new": "新莲花镇", "why": "correction"}
    assert clerk.post("/register/rename", data=wish).url.path == "/register/rename/plan"
    assert "什么都没有写" in clerk.post("/register/rename/plan/refuse").text
    assert clerk.get("/register/rename/plan").url.path == "/register/rename" and typed(desk) == SHIPPED


def test_a_renaming_that_cannot_be_says_why_and_keeps_what_was_typed(clerk: httpx.Client) -> None:
    wish = {"kind": "community", "old": "湖冬社区", "new": "望湖社区", "why": "correction"}
    answer = clerk.post("/register/rename", data=wish)
    assert (
        "不能改名" in answer.text
        and "名册里没有“湖冬社区”" in answer.text
        and 'value="湖冬社区"' in answer.text
    )
    assert "correction" not in answer.text.split("</header>")[1].split("<form")[0]


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"kind": "district", "new": "甲"},
        {"kind": "district", "old": "甲", "new": "乙"},
        {"kind": "district", "old": "甲", "new": "乙", "since": "明天"},
        {"kind": "district", "old": "甲", "why": "correction"},
        {"kind": "station", "old": "2", "new": "乙", "why": "correction"},
    ],
)
def test_a_wish_that_lacks_something_says_what(wish: dict[str, str]) -> None:
    with pytest.raises(Problem):
        wish_of(wish)


def test_a_station_is_wished_elsewhere_by_its_number() -> None:
    typed_in = {
        "kind": "station",
        "old": "2 湖东",
        "field": "community",
        "new": "湖西社区",
        "why": "correction",
    }
    wish = wish_of(typed_in)
    assert (wish.old, wish.fields, wish.since) == ("0002", {"community": "湖西社区"}, None)
