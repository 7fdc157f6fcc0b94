"""No word in an address, behind its question mark or in a form reads or writes what it does not name, or is our fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

import pytest

from tests.fronts.desk.attacks.addresses import FIELDS, Address, addresses, asked_for
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.conftest import begin_anew, look_again, snapshot
from tests.fronts.desk.attacks.hostile_words import PATHS, ROWS, SHORT
from tests.fronts.desk.attacks.sound_answers import wrong_with
from tests.fronts.desk.forms.sent_forms import fields_of

OURS = re.compile(
    r"project/(content/(stations|opinions|news|projects|deputies)/([a-z0-9-]+/)?[0-9A-Za-z-]+\.(yaml|md|jpg|png)"
    r"|content/waivers\.yaml|stations\.yaml|\.desk/.*)"
    r"|settings/(drafts/([0-9a-f]{24}\.json|bases/[0-9a-f]{64})|(stations|name|register|handin/leave)\.json)"
)
"""The only files that a form may change or bring about, whatever is typed."""

TYPE = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(autouse=True)
def _nothing_else_is_touched(desk: AttackedDesk) -> Iterator[None]:
    begin_anew(desk)
    folder = desk.desk.root.parent
    before = snapshot(folder)
    yield
    after = snapshot(folder)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert not {path for path in changed if not OURS.fullmatch(path)}


def queries_of(clerk: Browser, one: Address) -> list[str]:
    """What this address asks behind its question mark."""
    with asked_for() as (queries, _):
        clerk.get(one.path())
        clerk.get(one.path() + "?" + "&".join(f"{name}=1" for name in sorted(queries)))
    return sorted(queries)


def fields_asked(clerk: Browser, one: Address) -> list[str]:
    """What this address asks a form for: what stands in the form of its record, or what it is seen to ask."""
    with asked_for() as (_, forms):
        clerk.post(one.path(), content=b"x=", headers=TYPE)
    names = [*forms, *FIELDS.get(one.pattern, ())]
    if one.form:
        form = Address(one.form, "GET").path()
        names += [name for name, _ in fields_of(clerk.get(form).text, form)]
        names += ["~seen", "~more", "~theirs", "~pick.0"]
    return sorted(set(names))


def form_body(names: Sequence[str], value: str) -> bytes:
    """Every one of these fields with the same value, each twice; the rows there are stay what they are."""
    pairs = [f"{quote(name)}={value}" for name in names]
    rows = [f"{quote(name)}=0%20n0" for name in names if name.endswith(".~")]
    return "&".join([*pairs, *pairs, *rows]).encode("ascii")


def tried(clerk: Browser, verb: str, path: str, body: bytes = b"") -> str:
    """What is wrong with the answer, with what was asked."""
    answer = clerk.post(path, content=body, headers=TYPE) if verb == "POST" else clerk.get(path)
    wrong = wrong_with(answer)
    return f"{verb} {path[:120]} {body[:80]!r}: {wrong}" if wrong else ""


def attack_paths(desk: AttackedDesk, clerk: Browser, words: Sequence[str]) -> list[str]:
    found = []
    for one in addresses(desk):
        for name in one.parameters:
            found += [tried(clerk, one.verb, one.path(**{name: word}), b"x=1") for word in words]
    return [one for one in found if one]


def attack_queries(desk: AttackedDesk, clerk: Browser, words: Sequence[str]) -> list[str]:
    found = []
    for one in addresses(desk):
        if one.verb != "GET" or not (names := queries_of(clerk, one)):
            continue
        for word in words:
            asked = "&".join(f"{name}={word}&{name}={word}" for name in names)
            found.append(tried(clerk, "GET", f"{one.path()}?{asked}"))
    return [one for one in found if one]


def attack_forms(desk: AttackedDesk, clerk: Browser, words: Sequence[str], *, deeds: str = "") -> list[str]:
    """`deeds`: of the forms of records, those addresses alone that end so."""
    found = []
    for one in addresses(desk):
        if one.verb == "POST" and one.pattern != "/close" and (not one.form or one.pattern.endswith(deeds)):
            names = fields_asked(clerk, one)
            found += [tried(clerk, "POST", one.path(), form_body(names, word)) for word in words]
    return [one for one in found if one]


@pytest.mark.slow
def test_no_word_in_an_address_leads_out_of_it(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_paths(desk, clerk, SHORT[:1])


@pytest.mark.slow
def test_no_word_behind_a_question_mark_is_our_fault(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_queries(desk, clerk, SHORT[-1:])


@pytest.mark.slow
def test_no_word_in_a_form_is_our_fault(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_forms(desk, clerk, SHORT[3:4], deeds="/edit")


def test_a_record_without_a_page_of_its_own_says_so_to_who_asks_for_one(clerk: Browser) -> None:
    answer = clerk.post("/opinions/0001/new/look", content=b"topic=1", headers=TYPE)
    assert answer.status_code == 200 and "没有自己的网页" in answer.text


@pytest.mark.slow
def test_every_word_in_every_address(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_paths(desk, clerk, PATHS)


@pytest.mark.slow
def test_every_word_behind_every_question_mark(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_queries(desk, clerk, PATHS)


@pytest.mark.slow
def test_every_word_in_every_form(desk: AttackedDesk, clerk: Browser) -> None:
    assert not attack_forms(desk, clerk, PATHS)


@pytest.mark.slow
def test_every_word_in_each_field_of_its_own(desk: AttackedDesk, clerk: Browser) -> None:
    """All else in the form is as it was: what the other fields would have had refused comes as far as it gets."""
    found = []
    for one in addresses(desk):
        if one.verb != "POST" or not one.form or not one.pattern.endswith("/edit"):
            continue
        path = one.path()
        for number, name in enumerate(fields_asked(clerk, one)):
            begin_anew(desk)
            sent = fields_of(clerk.get(path).text, path)
            for word in (*PATHS[number % len(PATHS) :: 13], ROWS):
                pairs = [f"{quote(key)}={quote(value)}" for key, value in sent if key != name]
                found.append(
                    tried(clerk, "POST", path, "&".join([*pairs, f"{quote(name)}={word}"]).encode("ascii"))
                )
    assert not [one for one in found if one]


@pytest.mark.slow
def test_what_the_desk_saves_under_attack_it_can_read_again(desk: AttackedDesk, clerk: Browser) -> None:
    """Words that may be saved are text in the file, and every room still opens."""
    attack_forms(desk, clerk, SHORT[-1:])
    look_again(desk)
    found = [tried(clerk, "GET", one.path()) for one in addresses(desk) if one.verb == "GET"]
    begin_anew(desk)
    look_again(desk)
    assert not [one for one in found if one]
