"""Script in every value that the reader allows, shown in every room: no page makes more of it than text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fronts.desk.attacks.addresses import addresses
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.conftest import begin_anew, look_again
from tests.fronts.desk.attacks.sound_answers import MARK, elements_of_data, wrong_with
from tests.fronts.desk.forms.sent_forms import fields_of
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.state import Upshot

EVIL = f"\"'><script {MARK}=1>{{{{7*7}}}}</textarea></title><img {MARK} onerror={MARK}>&lt;{MARK}&gt; javascript:{MARK} <!--{MARK}"
"""A piece that leaves an attribute, a field, a title and a script, is a template, and is a link that does something."""

TEXT = re.compile(
    r"^(?P<key>\s*(?:- )?(?:topic|title|goal|note|reply|result|redirect|post|bio|intro|address|handling_body|satisfaction"
    r"|responsible_body|reason|who|hours|place|constituency|category|owner|text|by|alt|name): )(?P<value>[^{\n|>\[]+)$",
    re.M,
)
"""Values of one line whose characters no rule counts; not those by which records name each other."""


def poisoned(root: Path) -> int:
    """Write hostile words behind the values of every record; returns how many.

    The register is left as it is: names of places come from a list.
    """
    count = 0
    for path in sorted((root / "content").rglob("*")):
        if path.suffix not in (".yaml", ".md"):
            continue
        text = path.read_text("utf-8")
        text, number = TEXT.subn(
            lambda m: f"{m['key']}{json.dumps(m['value'].strip(' ') + EVIL, ensure_ascii=False)}", text
        )
        count += number
        if path.suffix == ".md":
            text += f"\n\n{EVIL} [{MARK}](javascript:{MARK}) [{MARK}](data:text/html,{MARK})\n"
        path.write_text(text, "utf-8")
    return count


@pytest.fixture(scope="module")
def hostile(desk: AttackedDesk) -> Iterator[AttackedDesk]:
    """The desk of a project in which every word is hostile, with saves, drafts and a notice that are so too."""
    begin_anew(desk)
    root = desk.desk.root
    before = {path: path.read_bytes() for path in (root / "content").rglob("*.yaml")}
    assert poisoned(root) > 40
    look_again(desk)
    glance = desk.desk.glance
    assert glance
    evil = Noted(f"content/{EVIL}.yaml", 1, 1, "D102", EVIL, EVIL, True, EVIL, EVIL, EVIL)
    looked = replace(
        glance.looked,
        found=(*glance.looked.found, evil),
        names=dict.fromkeys(glance.looked.names, EVIL),
        city=EVIL,
        categories=(EVIL,),
        bodies=(EVIL,),
        stations=tuple(
            replace(one, name=one.name + EVIL, short_name=one.short_name + EVIL)
            for one in glance.looked.stations
        ),
        news=tuple(replace(one, title=EVIL) for one in glance.looked.news),
    )
    desk.desk.glance = replace(glance, looked=looked)
    desk.desk.own.write_name(EVIL)
    files = tuple((path.relative_to(root).as_posix(), raw, path.read_bytes()) for path, raw in before.items())
    for path, raw in before.items():
        path.write_bytes(raw)
    desk.desk.save(Change(EVIL, EVIL, (EVIL, EVIL), files))
    desk.desk.told = None
    yield desk
    desk.desk.glance = glance
    begin_anew(desk)
    look_again(desk)


def rooms(desk: AttackedDesk) -> list[str]:
    """Everything to be read, with what is asked of rooms that show one thing out of many."""
    save = desk.desk.saves.entries(1)[0].id
    pictures = desk.desk.glance.looked.pictures.pictures if desk.desk.glance else ()
    more = [
        f"/history/{save}",
        f"/history/{save}/undo",
        "/opinions/meeting?station=0001",
        "/opinions?station=0001",
    ]
    more += [f"/pictures/one?path={one.path}" for one in pictures]
    more += [
        f"{path}?words=a&only=D102"
        for path in ("/find/stations", "/find/deputies", "/stations", "/deputies", "/check")
    ]
    return [one.path() for one in addresses(desk) if one.verb == "GET"] + more


def test_no_value_of_any_record_is_more_than_text_in_any_room(hostile: AttackedDesk, clerk: Browser) -> None:
    wrong, shown = [], 0
    for path in rooms(hostile):
        hostile.desk.told = Upshot(EVIL, EVIL, "warn")
        answer = clerk.get(path)
        shown += MARK in answer.text
        if bad := wrong_with(answer):
            wrong.append(f"{path}: {bad}")
        assert "{{7*7}}" in answer.text or MARK not in answer.text, path
    assert not wrong
    assert shown > 40


@pytest.mark.slow
def test_what_was_typed_and_not_saved_is_no_more_than_text(hostile: AttackedDesk, clerk: Browser) -> None:
    """Drafts, forms that come back with what is wrong, two versions, and looks ahead."""
    wrong = []
    for one in addresses(hostile):
        if one.verb != "POST" or not one.form or one.pattern.endswith("/forget"):
            continue
        form = one.path().rpartition("/")[0] + "/edit"
        sent = [
            (name, value if name.startswith("~") or name.endswith(".~") else EVIL)
            for name, value in fields_of(clerk.get(form).text, form)
        ]
        answer = clerk.post(one.path(), data=_several(sent))
        wrong += [f"{one.pattern}: {bad}"] if (bad := wrong_with(answer)) else []
        again = clerk.get(form)
        wrong += [f"{form}: {bad}"] if (bad := wrong_with(again)) else []
    assert not wrong


def test_the_judge_of_pages_sees_what_gets_through() -> None:
    for page in (
        f"<p>{EVIL}",
        f'<p title="{EVIL}">',
        f'<a href="javascript:{MARK}">',
        f"<textarea>{EVIL}</textarea>",
    ):
        assert elements_of_data(page)
    assert not elements_of_data("<p>&lt;script zzboom&gt;</p><script src='/assets/desk.js'></script>")


def _several(sent: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in sent:
        found.setdefault(name, []).append(value)
    return found
