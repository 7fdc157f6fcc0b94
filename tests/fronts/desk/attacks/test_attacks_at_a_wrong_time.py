"""Forms that come twice, too late, or for what is gone: nothing is done twice, nothing of another's is lost, words say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fronts.desk.attacks.addresses import Address, addresses
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.conftest import begin_anew, look_again, snapshot
from tests.fronts.desk.attacks.sound_answers import wrong_with
from tests.fronts.desk.forms.sent_forms import filled_in

STATION = "content/stations/yuelu/0001.yaml"
EDIT = "/stations/0001/edit"


@pytest.fixture(autouse=True)
def _as_it_was(desk: AttackedDesk) -> Iterator[None]:
    begin_anew(desk)
    yield
    begin_anew(desk)


def content(desk: AttackedDesk) -> dict[str, bytes]:
    return {path: raw for path, raw in snapshot(desk.desk.root).items() if not path.startswith(".desk/")}


def text(desk: AttackedDesk, path: str) -> str:
    return (desk.desk.root / path).read_text("utf-8")


def test_a_form_that_is_sent_twice_is_saved_once(desk: AttackedDesk, clerk: Browser) -> None:
    sent = filled_in(clerk.get(EDIT).text, EDIT, phone="0731-00000099")
    assert clerk.post(EDIT, data=sent).status_code == 303
    once = content(desk)
    assert clerk.post(EDIT, data=sent).status_code == 303
    assert content(desk) == once and len(desk.desk.saves.entries(9)) == 1


def test_a_form_that_another_desk_has_overtaken_keeps_what_the_other_wrote(
    desk: AttackedDesk, clerk: Browser
) -> None:
    sent = filled_in(clerk.get(EDIT).text, EDIT, phone="0731-00000099")
    path = desk.desk.root / STATION
    path.write_text(text(desk, STATION).replace("0731-00000001", "0731-00000055"), "utf-8")
    answer = clerk.post(EDIT, data=sent)
    assert not wrong_with(answer) and "0731-00000055" in answer.text and "0731-00000099" in answer.text
    assert "0731-00000055" in text(desk, STATION) and "0731-00000099" not in text(desk, STATION)


@pytest.mark.parametrize("seen", ["", "0" * 64, "../../secret", "f" * 63 + "/"])
def test_a_form_of_which_nobody_knows_what_it_was_made_from_is_not_saved(
    desk: AttackedDesk, clerk: Browser, seen: str
) -> None:
    sent = filled_in(clerk.get(EDIT).text, EDIT, phone="0731-00000099") | {"~seen": [seen]}
    before = content(desk)
    answer = clerk.post(EDIT, data=sent)
    assert not wrong_with(answer) and "还没有保存" in answer.text and content(desk) == before


@pytest.mark.slow
def test_what_is_gone_is_refused_in_words_at_every_form(desk: AttackedDesk, clerk: Browser) -> None:
    """The desk looked while it was there; somebody has deleted the files since."""
    for folder in ("stations", "opinions", "news", "projects"):
        for path in (desk.desk.root / "content" / folder).rglob("*.*"):
            path.unlink()
    before, wrong = content(desk), []
    for one in addresses(desk):
        if one.pattern == "/close" or one.pattern.startswith(
            ("/register", "/check/waivers", "/keeping", "/assets")
        ):
            continue
        answer = clerk.request(
            one.verb, one.path(), **({"data": {"~seen": "x"}} if one.verb == "POST" else {})
        )
        wrong += [f"{one.verb} {one.pattern}: {bad}"] if (bad := wrong_with(answer)) else []
    assert not wrong and content(desk) == before


def test_what_was_undone_is_not_undone_again(desk: AttackedDesk, clerk: Browser) -> None:
    sent = filled_in(clerk.get(EDIT).text, EDIT, phone="0731-00000099")
    clerk.post(EDIT, data=sent)
    save = desk.desk.saves.entries(1)[0].id
    before = text(desk, STATION)
    assert clerk.post(f"/history/{save}/undo", data={}).status_code == 303
    undone = content(desk)
    assert text(desk, STATION) != before and "0731-00000001" in text(desk, STATION)
    for mark in ("", "x", "0" * 64):
        answer = clerk.post(f"/history/{save}/undo", data={"mark": mark})
        assert not wrong_with(answer) and content(desk) == undone


def test_a_yes_to_what_nobody_proposed_writes_nothing(desk: AttackedDesk, clerk: Browser) -> None:
    before = content(desk)
    for path in (
        "/check/fix/accept",
        "/register/rename/plan/accept",
        "/unfinished",
        "/signs/print",
        "/signs/unprint",
    ):
        for sent in ({}, {"mark": "x", "how": "finish"}, {"mark": "", "how": "undo", "keep": "yes"}):
            answer = clerk.post(path, data=sent)
            assert answer.status_code == 303 and not wrong_with(answer), path
            assert not wrong_with(clerk.get(answer.headers["Location"]))
    assert content(desk) == before


@pytest.mark.slow
def test_deeds_without_the_mark_of_what_was_seen_are_said_not_to_be_done(
    desk: AttackedDesk, clerk: Browser
) -> None:
    """Every deed that is no form of a record, sent with nothing in it, twice."""
    wrong: list[str] = []
    for one in _deeds(desk):
        for _ in range(2):
            answer = clerk.post(one.path(), data={})
            wrong += [f"{one.pattern}: {bad}"] if (bad := wrong_with(answer)) else []
    look_again(desk)
    assert not wrong


def _deeds(desk: AttackedDesk) -> list[Address]:
    return [one for one in addresses(desk) if one.verb == "POST" and not one.form and one.pattern != "/close"]
